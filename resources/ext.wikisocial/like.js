// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

// The links beside a contribution like it or take the like back by themselves; here they do so without
// leaving the page. What cannot be done here is left to the page the link leads to.
const write = require( './write.js' );
// Text of the wiki may have any class, but no attribute that begins with "data-mw": MediaWiki leaves those to
// software. Without it a click on somebody's text would write whatever that text says.
const PLACE = '[data-mw-wikisocial-like]';
const BUTTON = PLACE + ' .mw-wikisocial-like-button';
const viewer = mw.config.get( 'wgUserName' ) || '';
let region = null;

function speak( text ) {
	if ( !region ) {
		region = document.createElement( 'div' );
		region.className = 'mw-wikisocial-like-spoken';
		region.setAttribute( 'aria-live', 'polite' );
		document.body.append( region );
	}
	region.textContent = text;
}

function isMine( button ) {
	return button.classList.contains( 'mw-wikisocial-like-mine' );
}

/** A link that acts is a button. Its words say whether it is pressed: an attribute would say so twice. */
function enhance( root ) {
	root.querySelectorAll( BUTTON ).forEach( ( button ) => {
		button.setAttribute( 'role', 'button' );
	} );
}

function countText( count ) {
	return mw.msg( 'wikisocial-like-count', mw.language.convertNumber( count ), count );
}

/** The same thing may stand in several rows, as an edit does in a list grouped by page. */
function update( path, likes ) {
	document.querySelectorAll( PLACE ).forEach( ( place ) => {
		if ( place.dataset.mwWikisocialLike !== path ) {
			return;
		}
		const button = place.querySelector( '.mw-wikisocial-like-button' );
		const count = place.querySelector( '.mw-wikisocial-like-count' );
		button.classList.toggle( 'mw-wikisocial-like-mine', likes.mine );
		button.textContent = mw.msg( likes.mine ? 'wikisocial-like-mine' : 'wikisocial-like', viewer );
		button.title = mw.msg( likes.mine ? 'wikisocial-like-undo-tooltip' : 'wikisocial-like-tooltip', viewer );
		count.textContent = countText( likes.count );
		count.hidden = !likes.count;
	} );
}

function showError( place, text ) {
	let box = place.querySelector( '.mw-wikisocial-like-error' );
	if ( !box ) {
		box = document.createElement( 'span' );
		box.className = 'mw-wikisocial-like-error';
		box.setAttribute( 'role', 'alert' );
		place.append( box );
	}
	box.textContent = text;
}

/** Answers {count, mine}, or nothing after an error that is then to be read at the place. */
function toggle( path, mine, fail ) {
	return write( mine ? 'DELETE' : 'PUT', '/likes/' + path ).then( ( answer ) => {
		if ( !answer.ok || !answer.json ) {
			fail( answer.error );
			return null;
		}
		update( path, answer.json );
		speak( mw.msg( answer.json.mine ? 'wikisocial-like-done' : 'wikisocial-unlike-done', viewer ) + ' ' +
			countText( answer.json.count ) );
		return answer.json;
	}, () => {
		fail( mw.msg( 'wikisocial-error-store-unavailable' ) );
		return null;
	} );
}

function press( button ) {
	const place = button.closest( PLACE );
	if ( button.getAttribute( 'aria-busy' ) === 'true' ) {
		return;
	}
	const old = place.querySelector( '.mw-wikisocial-like-error' );
	if ( old ) {
		old.remove();
	}
	button.setAttribute( 'aria-busy', 'true' );
	toggle( place.dataset.mwWikisocialLike, isMine( button ), ( why ) => showError( place, why ) )
		.then( () => button.removeAttribute( 'aria-busy' ) );
}

document.addEventListener( 'click', ( event ) => {
	const button = event.target.closest && event.target.closest( BUTTON );
	// With a key held the link is opened elsewhere, as any link is.
	if ( button && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0 ) {
		event.preventDefault();
		press( button );
	}
} );
document.addEventListener( 'keydown', ( event ) => {
	const button = event.target.closest && event.target.closest( BUTTON );
	if ( button && event.key === ' ' ) {
		event.preventDefault();
		press( button );
	}
} );
enhance( document );
// Recent changes load their rows anew.
mw.hook( 'wikipage.content' ).add( ( $content ) => $content.each( ( i, root ) => enhance( root ) ) );

module.exports = { toggle };
