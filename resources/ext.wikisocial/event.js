// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

// The forms in the boxes of events work by themselves; here they do so without leaving the page. What comes back
// is the reader's part of the box, as the page itself would have it.
// Text of the wiki may have any class, but no attribute that begins with "data-mw": MediaWiki leaves those to software.
const PLACE = '[data-mw-wikisocial-event]';
const FORM = PLACE + ' .mw-wikisocial-signup-form';
let region = null;

function speak( text ) {
	if ( !region ) {
		region = document.createElement( 'div' );
		region.className = 'mw-wikisocial-spoken';
		region.setAttribute( 'aria-live', 'polite' );
		document.body.append( region );
	}
	region.textContent = text;
}

function fail( place ) {
	let box = place.querySelector( '.mw-wikisocial-signup-error' );
	if ( !box ) {
		box = document.createElement( 'p' );
		box.className = 'mw-wikisocial-signup-error';
		box.setAttribute( 'role', 'alert' );
		place.prepend( box );
	}
	box.textContent = mw.msg( 'wikisocial-signup-failed' );
}

/** The same event may have several boxes on a page: each is brought up to date. */
function replace( id, html, hadFocus ) {
	const part = new DOMParser().parseFromString( html, 'text/html' );
	const said = [ ...part.querySelectorAll( '[role=status], [role=alert], .mw-wikisocial-signup-state' ) ]
		.map( ( one ) => one.textContent.trim() ).join( ' ' );
	document.querySelectorAll( PLACE ).forEach( ( place ) => {
		if ( place.dataset.mwWikisocialEvent === id ) {
			const copy = document.importNode( part.body, true );
			// How many come stands elsewhere in the box.
			const numbers = copy.querySelector( '.mw-wikisocial-event-numbers' );
			const around = place.closest( '.mw-wikisocial-event' );
			const old = around && around.querySelector( '.mw-wikisocial-event-numbers' );
			if ( numbers ) {
				numbers.remove();
			}
			if ( old && numbers ) {
				old.replaceWith( numbers );
			}
			const fresh = copy.querySelector( PLACE ) || place;
			place.replaceWith( ...copy.childNodes );
			if ( hadFocus === place ) {
				const button = fresh.querySelector( 'button, a' );
				if ( button ) {
					button.focus();
				}
			}
		}
	} );
	return said;
}

function isBox( response ) {
	return /^text\/html/.test( response.headers.get( 'Content-Type' ) || '' ) && !response.redirected;
}

function send( form, button ) {
	const place = form.closest( PLACE );
	const data = new FormData( form );
	data.append( 'wpBox', '1' );
	if ( button && button.name ) {
		data.append( button.name, button.value );
	}
	form.setAttribute( 'aria-busy', 'true' );
	fetch( form.action, { method: 'POST', body: new URLSearchParams( data ), credentials: 'same-origin' } )
		.then( ( response ) => response.text().then( ( html ) => {
			// A page of the whole wiki, such as that of an error before ours, is no box.
			if ( !isBox( response ) || /<html/i.test( html ) ) {
				throw new Error( 'no box' );
			}
			const old = document.querySelectorAll( '.mw-wikisocial-event [role=status]' );
			old.forEach( ( one ) => one.remove() );
			speak( replace( place.dataset.mwWikisocialEvent, html, place ) );
		} ) )
		.catch( () => fail( place ) )
		.then( () => form.removeAttribute( 'aria-busy' ) );
}

document.addEventListener( 'submit', ( event ) => {
	const form = event.target;
	if ( form.matches && form.matches( FORM ) ) {
		event.preventDefault();
		if ( form.getAttribute( 'aria-busy' ) !== 'true' ) {
			send( form, event.submitter );
		}
	}
} );

/** A page that was put together for everybody, as after an answer in a talk, gets the reader's own parts. */
function personalise( root ) {
	if ( !mw.config.get( 'wgUserName' ) ) {
		return;
	}
	root.querySelectorAll( PLACE + '[data-mw-wikisocial-everybody]' ).forEach( ( place ) => {
		const id = place.dataset.mwWikisocialEvent;
		place.removeAttribute( 'data-mw-wikisocial-everybody' );
		fetch( mw.util.getUrl( 'Special:SocialEvents/' + id, { wpBox: 1, wpReturn: mw.config.get( 'wgPageName' ) } ), { credentials: 'same-origin' } )
			.then( ( response ) => response.text().then( ( html ) => {
				if ( response.ok && isBox( response ) && !/<html/i.test( html ) ) {
					replace( id, html, null );
				}
			} ) )
			.catch( () => {
				// The form of everybody stays; it asks for a new try.
			} );
	} );
}

mw.hook( 'wikipage.content' ).add( ( $content ) => $content.each( ( i, root ) => personalise( root ) ) );
