// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

// Every page works without this: here working forms and lists are made more comfortable.
const comments = require( './comments.js' );
const composer = require( './composer.js' );
const feed = require( './feed.js' );
const files = require( './files.js' );

function start() {
	const form = document.getElementById( 'mw-wikisocial-composer' );
	const live = feed.watch();

	if ( !comments.attach() && form && form.querySelector( 'textarea' ) ) {
		composer.enhance( form, live );
	}

	// Of the form that edits; the composer has attached its own.
	document.querySelectorAll( '.mw-wikisocial-confirmation' ).forEach( files.attach );
}

// What the browser has kept of an earlier page runs while this one still arrives.
if ( document.readyState === 'loading' ) {
	document.addEventListener( 'DOMContentLoaded', start );
} else {
	start();
}
