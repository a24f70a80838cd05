// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

/** A tab that is hidden gives up after this: who only looks elsewhere for a moment keeps what is open. */
const HIDDEN = 5000;

/**
 * Of all tabs of this person's browser that are looked at, one leads: begin() is called in it, end() when another
 * one may. A browser has few connections to a host, so that one stream for each tab would hold up the wiki.
 * Without locks every tab that is looked at leads, and begin() is told so.
 */
function run( name, begin, end ) {
	let release = null;
	let asked = null;
	let timer = 0;

	function give() {
		if ( asked ) {
			asked.abort();
			asked = null;
		}
		if ( release ) {
			end();
			release();
			release = null;
		}
	}

	function ask() {
		if ( asked || release ) {
			return;
		}
		if ( !navigator.locks ) {
			release = () => {};
			begin( false );
			return;
		}
		asked = new AbortController();
		navigator.locks.request( name, { signal: asked.signal }, () => new Promise( ( done ) => {
			asked = null;
			release = done;
			begin( true );
		} ) ).catch( () => {
			// Given up before it was ours.
		} );
	}

	function look() {
		clearTimeout( timer );
		if ( document.hidden ) {
			timer = setTimeout( give, HIDDEN );
		} else {
			ask();
		}
	}

	document.addEventListener( 'visibilitychange', look );
	window.addEventListener( 'pagehide', give );
	window.addEventListener( 'pageshow', look );
	look();
}

module.exports = { run };
