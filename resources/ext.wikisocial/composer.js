// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const rest = require( './rest.js' );
const counter = require( './counter.js' );
const files = require( './files.js' );
const mention = require( './mention.js' );

function newKey() {
	return Array.from( crypto.getRandomValues( new Uint8Array( 16 ) ), ( byte ) => ( '0' + byte.toString( 16 ) ).slice( -2 ) ).join( '' );
}

function element( tag, className, text ) {
	const made = document.createElement( tag );
	made.className = className;
	made.textContent = text || '';
	return made;
}

/**
 * Where the composer answers: errors at once, what was done when the reader pauses. The field is
 * described by its error.
 */
function messageBox( form, area ) {
	const box = element( 'div', 'mw-wikisocial-composer-answer' );
	box.id = 'mw-wikisocial-composer-answer';
	box.setAttribute( 'aria-live', 'polite' );
	form.prepend( box );
	const described = ( area.getAttribute( 'aria-describedby' ) || '' ).split( ' ' );
	return ( kind, text ) => {
		const isError = kind === 'error';
		const old = document.getElementById( 'mw-wikisocial-composer-errors' );
		if ( old ) {
			old.remove();
		}
		box.textContent = '';
		if ( text ) {
			const message = element( 'div', 'cdx-message cdx-message--block cdx-message--' + kind );
			message.append( element( 'span', 'cdx-message__icon' ), element( 'div', 'cdx-message__content', text ) );
			box.append( message );
		}
		area.setAttribute( 'aria-describedby', ( isError ? [ box.id ] : [] ).concat( described )
			.filter( ( id ) => document.getElementById( id ) ).join( ' ' ) );
		area.setAttribute( 'aria-invalid', String( isError ) );
		area.parentNode.classList.toggle( 'cdx-text-area--status-error', isError );
	};
}

function draftOf( form ) {
	const value = ( name ) => form.elements[ name ] ? form.elements[ name ].value : undefined;
	return {
		text: value( 'wpText' ), lang: value( 'wpLang' ), visibility: value( 'wpVisibility' ), group: value( 'wpGroup' ),
		media: files.chosen( form ), idempotencyKey: value( 'wpKey' ), token: value( 'wpEditToken' )
	};
}

/** What the text will look like, below the form. Answers functions that show and hide it. */
function previewBox( form, area, say ) {
	const box = element( 'section', 'mw-wikisocial-preview' );
	const text = element( 'div', 'mw-wikisocial-text' );
	box.setAttribute( 'aria-label', mw.msg( 'wikisocial-composer-preview' ) );
	box.setAttribute( 'aria-live', 'polite' );
	const media = element( 'div', '' );
	text.dir = 'auto';
	box.hidden = true;
	form.append( box );

	function hide() {
		box.hidden = true;
		text.remove();
		media.remove();
	}

	function show() {
		return rest.post( '/statuses/preview', { text: area.value, media: files.chosen( form ) } ).then( ( answer ) => {
			if ( !answer.ok ) {
				hide();
				say( 'error', answer.error );
				return;
			}
			say();
			text.innerHTML = answer.json.html;
			media.innerHTML = answer.json.mediaHtml;
			box.hidden = false;
			box.append( text, media );
		}, () => say( 'error', mw.msg( 'wikisocial-error-store-unavailable' ) ) );
	}
	return { show, hide };
}

/**
 * Posts without leaving the page, counts, previews, completes names. What cannot be done here (a
 * captcha, no answer) is left to the form itself, which has the text. What was posted is shown by the
 * feed: with refresh() among others, with posted( status ) instead of the form.
 */
function enhance( form, feed ) {
	const area = form.elements.wpText;
	const say = messageBox( form, area );
	const count = counter.attach( area );
	const preview = previewBox( form, area, say );
	const emptyFiles = files.attach( form );
	let busy = false;
	mention.attach( area );

	function done( answer ) {
		if ( feed.posted ) {
			feed.posted( answer.json );
			return;
		}
		area.value = '';
		form.elements.wpKey.value = newKey();
		preview.hide();
		emptyFiles();
		count();
		say( 'success', mw.msg( 'wikisocial-composer-done' ) );
		area.focus();
		feed.refresh();
	}

	function refused( answer ) {
		if ( answer.json && answer.json.errorKey === 'wikisocial-error-captcha' ) {
			form.submit();
			return;
		}
		let why = answer.error;
		if ( answer.status === 422 && answer.json && answer.json.errorKey === 'wikisocial-error-key-reused' ) {
			// An answer got lost, and the text was changed since: that is a status of its own.
			form.elements.wpKey.value = newKey();
			why = mw.msg( 'wikisocial-composer-again' );
		}
		say( 'error', why );
		area.focus();
	}

	function post() {
		// Not disabled, which would take the focus from the button.
		if ( busy ) {
			return;
		}
		busy = true;
		rest.post( form.dataset.wikisocialRoute, draftOf( form ) ).then( ( answer ) => {
			busy = false;
			if ( answer.ok ) {
				done( answer );
			} else {
				refused( answer );
			}
		}, () => {
			busy = false;
			say( 'error', mw.msg( 'wikisocial-error-store-unavailable' ) );
		} );
	}

	form.addEventListener( 'submit', ( event ) => {
		const isPreview = event.submitter && event.submitter.name === 'wpPreview';
		// A captcha is answered by the form as it is; so is where there is no newest status to add to.
		if ( form.querySelector( '[name^=wpCaptcha]' ) || ( !isPreview && !feed ) ) {
			return;
		}
		event.preventDefault();
		if ( isPreview ) {
			preview.show();
		} else {
			post();
		}
	} );
}

module.exports = { enhance };
