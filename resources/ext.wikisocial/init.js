// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

// Every page works without this: here working forms and lists are made more comfortable.
const composer = require( './composer.js' );
const feed = require( './feed.js' );

const form = document.getElementById( 'mw-wikisocial-composer' );
const list = document.querySelector( '.mw-wikisocial-feed' );
const live = list ? feed.watch( list ) : null;

if ( form && form.querySelector( 'textarea' ) ) {
	composer.enhance( form, live );
}
