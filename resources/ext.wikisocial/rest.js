// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const BASE = mw.util.wikiScript( 'rest' ) + '/wikisocial/v0';

/** The sentence of an error, in the reader's language as far as the wiki has it. */
function sentence( json ) {
	const texts = json && json.messageTranslations || {};
	return texts[ mw.config.get( 'wgUserLanguage' ) ] || texts[ Object.keys( texts )[ 0 ] ] ||
		mw.msg( 'wikisocial-error-store-unavailable' );
}

function read( response ) {
	return response.text().then( ( text ) => {
		let json = null;
		try {
			json = text === '' ? null : JSON.parse( text );
		} catch ( e ) {
			// Not ours to read: a proxy's page, say. The sentence is then the general one.
		}
		return { status: response.status, ok: response.ok, json, etag: response.headers.get( 'ETag' ), error: sentence( json ) };
	} );
}

/** Answers {status, ok, json, error}; rejected only when there is no answer at all. */
function send( method, path, body ) {
	return fetch( BASE + path, {
		method,
		credentials: 'same-origin',
		headers: { 'Content-Type': 'application/json', 'Accept-Language': mw.config.get( 'wgUserLanguage' ) },
		body: JSON.stringify( body )
	} ).then( read );
}

function post( path, body ) {
	return send( 'POST', path, body );
}

function get( path, etag ) {
	return fetch( BASE + path, {
		credentials: 'same-origin',
		headers: etag ? { 'If-None-Match': etag } : {}
	} ).then( read );
}

module.exports = { send, post, get };
