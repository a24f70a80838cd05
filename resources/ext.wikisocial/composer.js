// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const rest = require( './rest.js' );
const counter = require( './counter.js' );
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

/** Where the composer answers: errors at once, what was done when the reader pauses. */
function messageBox( form ) {
	const box = element( 'div', 'mw-wikisocial-composer-answer' );
	box.setAttribute( 'aria-live', 'polite' );
	form.prepend( box );
	return ( kind, text ) => {
		box.textContent = '';
		if ( text ) {
			const message = element( 'div', 'cdx-message cdx-message--block cdx-message--' + kind );
			message.append( element( 'span', 'cdx-message__icon' ), element( 'div', 'cdx-message__content', text ) );
			box.append( message );
		}
	};
}

function draftOf( form ) {
	const value = ( name ) => form.elements[ name ] ? form.elements[ name ].value : undefined;
	return {
		text: value( 'wpText' ), lang: value( 'wpLang' ), visibility: value( 'wpVisibility' ),
		idempotencyKey: value( 'wpKey' ), token: value( 'wpEditToken' )
	};
}

/**
 * Posts without leaving the page, counts, previews, completes names. What cannot be done here (a
 * captcha, no answer) is left to the form itself, which has the text.
 */
function enhance( form, feed ) {
	const area = form.elements.wpText;
	const say = messageBox( form );
	const count = counter.attach( area );
	mention.attach( area );

	const preview = element( 'div', 'mw-wikisocial-preview mw-wikisocial-text' );
	preview.dir = 'auto';
	preview.hidden = true;
	form.append( preview );

	function showPreview() {
		const draft = draftOf( form );
		return rest.post( '/statuses/preview', { text: draft.text, token: draft.token } ).then( ( answer ) => {
			preview.hidden = !answer.ok;
			if ( answer.ok ) {
				preview.innerHTML = answer.json.html;
				say();
			} else {
				say( 'error', answer.error );
			}
		}, () => say( 'error', mw.msg( 'wikisocial-error-store-unavailable' ) ) );
	}

	function done() {
		area.value = '';
		form.elements.wpKey.value = newKey();
		preview.hidden = true;
		count();
		say( 'success', mw.msg( 'wikisocial-composer-done' ) );
		return feed ? feed.refresh() : null;
	}

	function post() {
		const button = form.querySelector( '[type=submit]:not([name])' ) || form.querySelector( '[type=submit]' );
		button.disabled = true;
		rest.post( '/statuses', draftOf( form ) ).then( ( answer ) => {
			button.disabled = false;
			if ( answer.ok ) {
				return done();
			}
			if ( answer.json && answer.json.errorKey === 'wikisocial-error-captcha' ) {
				form.submit();
				return null;
			}
			say( 'error', answer.error );
			area.setAttribute( 'aria-invalid', 'true' );
			area.focus();
			return null;
		}, () => {
			button.disabled = false;
			say( 'error', mw.msg( 'wikisocial-error-store-unavailable' ) );
		} );
	}

	form.addEventListener( 'submit', ( event ) => {
		// A captcha on the page is answered by the form as it is.
		if ( form.querySelector( '[name^=wpCaptcha]' ) ) {
			return;
		}
		event.preventDefault();
		if ( event.submitter && event.submitter.name === 'wpPreview' ) {
			showPreview();
		} else {
			post();
		}
	} );
}

module.exports = { enhance };
