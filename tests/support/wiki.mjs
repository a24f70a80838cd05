// SPDX-License-Identifier: GPL-2.0-or-later
// The running test stack as its clients see it: addresses, accounts, a cookie-keeping HTTP client.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';

const root = new URL( '../../', import.meta.url ).pathname;
const profile = process.env.SOCIAL_PROFILE ?? 'test';

/**
 * What `tools/stack up test` wrote: {url, commonsUrl, accounts: [{name, password, rights}], dsn,
 * wikis: {de: {url, accounts: [… gender]}, ar}}. The first three accounts of those are ordinary
 * people: female, male, unknown; then a moderator and an administrator. The first wiki's
 * administrator is Commons' too; files there get their credits from their description pages, as
 * tools/stack.d/commons/Credits.php says.
 */
export const stack = JSON.parse( readFileSync( root + `var/${ profile }.json`, 'utf8' ) );
/** The checkout, with a slash at its end. */
export const checkout = root;

/** Account by position among the ordinary people (0–5) or by what it is for. */
export const people = {
	ordinary: ( n ) => stack.accounts[ n ],
	newcomer: stack.accounts[ 6 ],
	blocked: stack.accounts[ 7 ],
	moderator: stack.accounts[ 8 ],
	suppressor: stack.accounts[ 9 ],
	administrator: stack.accounts[ 10 ],
	bot: stack.accounts[ 11 ]
};

/** The Set-Cookie lines; the fetch of Debian 12's Node joins them into one. */
function setCookies( headers ) {
	return headers.getSetCookie?.() ?? headers.get( 'set-cookie' )?.split( /,\s*(?=[^;,\s]+=)/ ) ?? [];
}

/** One person's HTTP session with the wiki; no account: a reader who is not logged in. */
export class Client {
	constructor( url = stack.url ) {
		this.url = url;
		this.jar = new Map();
		this.csrf = null;
	}

	static async loggedIn( account, url = stack.url ) {
		const client = new Client( url );
		await client.logIn( account );
		return client;
	}

	cookies() {
		return [ ...this.jar ].map( ( [ k, v ] ) => `${ k }=${ v }` ).join( '; ' );
	}

	/** A request without following redirects; path begins with "/". */
	async fetch( path, options = {} ) {
		const headers = { ...( options.headers || {} ) };
		if ( this.jar.size ) {
			headers.cookie = this.cookies();
		}
		const response = await fetch( this.url + path, {
			redirect: 'manual', signal: AbortSignal.timeout( 30000 ), ...options, headers
		} );
		for ( const line of setCookies( response.headers ) ) {
			const [ pair ] = line.split( ';' );
			const at = pair.indexOf( '=' );
			const [ name, value ] = [ pair.slice( 0, at ), pair.slice( at + 1 ) ];
			// Of another session the token is another one.
			if ( this.jar.get( name ) !== value ) {
				this.csrf = null;
			}
			if ( value === 'deleted' || value === '' ) {
				this.jar.delete( name );
			} else {
				this.jar.set( name, value );
			}
		}
		return response;
	}

	async api( parameters ) {
		const body = new URLSearchParams( { format: 'json', formatversion: '2', ...parameters } );
		return ( await this.fetch( '/api.php', { method: 'POST', body } ) ).json();
	}

	/** Asked for each time; rest() asks once for each session. */
	async token( type = 'csrf' ) {
		const answer = await this.api( { action: 'query', meta: 'tokens', type } );
		return answer.query.tokens[ `${ type }token` ];
	}

	async logIn( { name, password } ) {
		const answer = await this.api( {
			action: 'clientlogin', username: name, password,
			logintoken: await this.token( 'login' ), loginreturnurl: this.url
		} );
		if ( answer.clientlogin?.status !== 'PASS' ) {
			throw new Error( `login of ${ name } failed: ${ JSON.stringify( answer ) }` );
		}
	}

	/** A REST call of ours; a body is sent as JSON with the CSRF token unless it brings its own. */
	async rest( method, path, body, headers = {} ) {
		const options = { method, headers };
		if ( body !== undefined ) {
			const token = 'token' in body ? body.token : this.csrf ??= await this.token();
			options.headers = { 'content-type': 'application/json', ...headers };
			options.body = JSON.stringify( { ...body, token } );
		}
		const response = await this.fetch( '/rest.php/wikisocial/v0' + path, options );
		const text = await response.text();
		let json = null;
		try {
			json = text === '' ? null : JSON.parse( text );
		} catch {
			// not JSON: the test sees the text
		}
		return { status: response.status, headers: response.headers, text, json };
	}

	/** A stream of numbers: its status, and a function that waits for the next number. */
	async stream( path = '/rest.php/wikisocial/v0/live' ) {
		const ending = new AbortController();
		const response = await this.fetch( path, { headers: { accept: 'text/event-stream' }, signal: ending.signal } );
		const parts = response.body[ Symbol.asyncIterator ]();
		let text = '';
		async function next() {
			for ( ;; ) {
				const found = /^data: (.*)\n/m.exec( text );
				if ( found ) {
					text = text.slice( found.index + found[ 0 ].length );
					return Number( found[ 1 ] );
				}
				// What does not come fails the test instead of holding it up for ever.
				const late = setTimeout( () => ending.abort(), 30000 );
				const { done, value } = await parts.next().finally( () => clearTimeout( late ) );
				if ( done ) {
					return null;
				}
				text += new TextDecoder().decode( value );
			}
		}
		return { status: response.status, headers: response.headers, next, end: () => ending.abort() };
	}

	async post( text, key = randomUUID() ) {
		return this.rest( 'POST', '/statuses', { text, idempotencyKey: key } );
	}
}

/** The stack's own variables (var/PROFILE/env). */
export function environment() {
	const lines = readFileSync( root + `var/${ profile }/env`, 'utf8' ).split( '\n' );
	return Object.fromEntries( lines.filter( ( line ) => /^\w+=/.test( line ) ).map( ( line ) => {
		const at = line.indexOf( '=' );
		return [ line.slice( 0, at ), line.slice( at + 1 ).replace( /^(['"])(.*)\1$/, '$2' ) ];
	} ) );
}

/** An account of its own, for what must not meet another test's: a signature's name is author and minute. */
export function newPerson() {
	const account = { name: 'Person ' + randomUUID().slice( 0, 8 ), password: randomUUID() };
	execFileSync( environment().STATE + '/bin/mw', [ 'createAndPromote', account.name, account.password ] );
	return account;
}
