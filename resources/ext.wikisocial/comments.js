// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

// Comments are posted and answered by forms of the page; here without leaving it. The one form there is
// moves below what is answered, with what was written in it.
const composer = require( './composer.js' );
const SECTION = '.mw-wikisocial-comments';
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

/** The page as it is without what was asked for once. */
function address() {
	const url = new URL( location.href );
	[ 'reply', 'done', 'id' ].forEach( ( name ) => url.searchParams.delete( name ) );
	url.hash = '';
	return url.href;
}

/** The section as the server makes it, with what was just posted. */
function refresh( id ) {
	return fetch( address(), { credentials: 'same-origin' } ).then( ( response ) => response.text() ).then( ( html ) => {
		const made = new DOMParser().parseFromString( html, 'text/html' ).querySelector( SECTION );
		const section = document.importNode( made, true );
		document.querySelector( SECTION ).replaceWith( section );
		mw.hook( 'wikipage.content' ).fire( $( section ) );
		attach();
		speak( mw.msg( 'wikisocial-comment-done' ) );
		const fresh = document.getElementById( 'comment-' + id );
		if ( fresh ) {
			fresh.tabIndex = -1;
			fresh.focus();
		}
	} );
}

function posted( comment ) {
	refresh( comment.id ).catch( () => {
		location.href = address();
	} );
}

/** Answers a function that moves the form below a comment, and one that moves it back. */
function mover( form ) {
	const home = document.createComment( 'form' );
	const label = form.querySelector( 'label[for=mw-wikisocial-composer-text] .cdx-label__label__text' );
	const was = {
		action: form.getAttribute( 'action' ), route: form.dataset.wikisocialRoute, label: label.textContent
	};
	const cancel = document.createElement( 'button' );
	cancel.type = 'button';
	cancel.className = 'cdx-button cdx-button--weight-quiet';
	cancel.textContent = mw.msg( 'cancel' );
	form.before( home );

	function set( action, route, name ) {
		form.setAttribute( 'action', action );
		form.dataset.wikisocialRoute = route;
		form.setAttribute( 'aria-label', name );
		label.textContent = name;
	}

	function moveBack( link ) {
		home.after( form );
		cancel.remove();
		set( was.action, was.route, was.label );
		link.focus();
	}

	return ( link ) => {
		const comment = link.closest( '.mw-wikisocial-comment' );
		const author = comment.querySelector( '.mw-userlink' );
		const id = comment.id.replace( 'comment-', '' );
		comment.after( form );
		set( link.getAttribute( 'href' ), '/comments/comment/' + id, mw.msg( 'wikisocial-comment-form-answer', author.textContent ) );
		form.querySelector( '.mw-wikisocial-composer-buttons' ).append( cancel );
		cancel.onclick = () => moveBack( link );
		form.elements.wpText.focus();
	};
}

/** False where the page has no form for a comment. */
function attach() {
	const section = document.querySelector( SECTION );
	const form = section && section.querySelector( '#mw-wikisocial-composer' );
	if ( !form || !form.querySelector( 'textarea' ) ) {
		return false;
	}
	composer.enhance( form, { posted } );
	// A form that came as an answer has its place.
	const move = new URLSearchParams( location.search ).has( 'reply' ) && form.closest( 'li' ) ? null : mover( form );
	section.addEventListener( 'click', ( event ) => {
		const link = event.target.closest && event.target.closest( '.mw-wikisocial-answer' );
		if ( move && link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0 ) {
			event.preventDefault();
			move( link );
		}
	} );
	return true;
}

module.exports = { attach };
