// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

// The badge is a link to the page of notifications. Here it opens a small panel with the newest instead, of which
// nothing is loaded before the first click.
const { LINK } = require( './badge.js' );
const PANEL = 'ext.wikisocial.flyout';

let isLoading = false;

function toggle( link ) {
	// The second click of somebody impatient.
	if ( isLoading ) {
		return;
	}
	isLoading = true;
	mw.loader.using( PANEL ).then( ( need ) => {
		isLoading = false;
		need( PANEL ).toggle( link );
	}, () => {
		isLoading = false;
		location.href = link.href;
	} );
}

function attach() {
	if ( mw.config.get( 'wgCanonicalSpecialPageName' ) === 'SocialNotifications' ) {
		return;
	}
	// A link that acts is a button.
	document.querySelectorAll( LINK ).forEach( ( link ) => {
		link.setAttribute( 'role', 'button' );
		link.setAttribute( 'aria-haspopup', 'dialog' );
		link.setAttribute( 'aria-expanded', 'false' );
	} );
	document.addEventListener( 'click', ( event ) => {
		const link = event.target.closest && event.target.closest( LINK );
		// With a key held the link is opened elsewhere, as any link is.
		if ( link && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && event.button === 0 ) {
			event.preventDefault();
			toggle( link );
		}
	} );
	document.addEventListener( 'keydown', ( event ) => {
		const link = event.key === ' ' && event.target.closest && event.target.closest( LINK );
		if ( link ) {
			event.preventDefault();
			toggle( link );
		}
	} );
}

module.exports = { attach };
