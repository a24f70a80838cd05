// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const rest = require( './rest.js' );
const PAUSE = 60000;
/** Between two looks, however much happens. */
const BREATH = 2000;

function ids( list ) {
	return Array.from( list.querySelectorAll( 'article[data-id]' ), ( one ) => one.dataset.id );
}

// A feed of our own pages, not one that stands in a page's text.
const FEED = '[data-wikisocial-feed] > .mw-wikisocial-feed, .mw-wikisocial-userbox > .mw-wikisocial-feed';

/** The newest articles as the server makes them, with the tools and the language of this reader. */
function fetchArticles() {
	return fetch( location.href, { credentials: 'same-origin' } )
		.then( ( response ) => response.text() )
		.then( ( html ) => {
			const page = new DOMParser().parseFromString( html, 'text/html' );
			return Array.from( page.querySelector( FEED ).querySelectorAll( 'article[data-id]' ) );
		} );
}

/**
 * Tells of statuses that came after the page, by a button: the page itself does not move, for the
 * styles keep the button's place. Null where there is no feed, or a later page of it, whose top does
 * not change. The feed of a user page is not watched, only added to.
 */
function watch() {
	const list = document.querySelector( FEED );
	if ( !list || new URLSearchParams( location.search ).has( 'cursor' ) ) {
		return null;
	}
	const section = list.closest( '[data-wikisocial-feed]' );
	const known = new Set( ids( list ) );
	const region = document.createElement( 'div' );
	region.className = 'mw-wikisocial-newer';
	region.setAttribute( 'aria-live', 'polite' );
	list.before( region );
	let etag = null;
	let waiting = 0;
	let looked = 0;
	let soon = 0;

	/** Puts what is new above the rest; answers the first of it. */
	function refresh() {
		return fetchArticles().then( ( articles ) => {
			const fresh = articles.filter( ( one ) => !known.has( one.dataset.id ) );
			const empty = list.querySelector( '.mw-wikisocial-empty' );
			if ( fresh.length && empty ) {
				empty.remove();
			}
			fresh.reverse().forEach( ( one ) => {
				known.add( one.dataset.id );
				list.prepend( document.importNode( one, true ) );
			} );
			waiting = 0;
			region.textContent = '';
			return list.querySelector( 'article[data-id]' );
		} ).catch( () => null );
	}

	function announce() {
		region.textContent = '';
		if ( !waiting ) {
			return;
		}
		const button = document.createElement( 'button' );
		button.type = 'button';
		button.className = 'cdx-button cdx-button--action-progressive';
		button.textContent = mw.msg( 'wikisocial-feed-newer', mw.language.convertNumber( waiting ), waiting );
		button.addEventListener( 'click', () => refresh().then( ( first ) => {
			if ( first ) {
				first.tabIndex = -1;
				first.focus();
			}
		} ) );
		region.append( button );
	}

	function look() {
		if ( document.hidden ) {
			return;
		}
		looked = Date.now();
		rest.get( '/feeds/' + section.dataset.wikisocialFeed, etag ).then( ( answer ) => {
			if ( answer.status !== 200 || !answer.json ) {
				return;
			}
			etag = answer.etag;
			const count = answer.json.items.filter( ( one ) => !known.has( one.id ) ).length;
			if ( count !== waiting ) {
				waiting = count;
				announce();
			}
		}, () => {} );
	}

	function lookSoon() {
		clearTimeout( soon );
		soon = setTimeout( look, Math.max( 0, looked + BREATH - Date.now() ) );
	}

	if ( section ) {
		setInterval( look, PAUSE );
		document.addEventListener( 'visibilitychange', look );
		// Somebody has just done something that concerns this reader.
		mw.hook( 'wikisocial.notified' ).add( lookSoon );
	}
	return { refresh, look };
}

module.exports = { watch };
