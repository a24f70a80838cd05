// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever is sent: a 4xx with a stable key, nothing stored, nothing in any log.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { before, test } from 'node:test';
import { Client, environment, people } from '../support/wiki.mjs';

const { STATE } = environment();
const MARK = 'leak' + randomUUID().slice( 0, 8 );
let client, blocked;

const sql = ( text ) => execFileSync( STATE + '/bin/psql', [ 'social', '-XAtqc', text ], { encoding: 'utf8' } ).trim();
const stored = () => sql( 'SELECT count(*) FROM social.status' );

before( async () => {
	client = await Client.loggedIn( people.ordinary( 4 ) );
	blocked = await Client.loggedIn( people.blocked );
} );

/** The body as bytes, so that it need not be JSON or UTF-8. */
async function send( method, path, body, who = client ) {
	const response = await who.fetch( '/rest.php/wikisocial/v0' + path, {
		method, body, headers: { 'content-type': 'application/json' }
	} );
	const text = await response.text();
	return { status: response.status, text, json: JSON.parse( text ) };
}
const json = async ( body, who = client ) => JSON.stringify( { token: await who.token(), ...body } );

const texts = {
	'too long': 'x'.repeat( 2001 ),
	'a megabyte of brackets': '[['.repeat( 500000 ),
	'a megabyte of signs': '@'.repeat( 1000000 ),
	'10,000 mentions': '@Zoë '.repeat( 10000 ),
	'NUL': `${ MARK }\u0000`,
	'a control character': `${ MARK }\u001b[31m`,
	'an open direction override': `${ MARK } \u202e gnp.exe`,
	'only blanks': ' \u200b\u2060 '
};

for ( const [ name, text ] of Object.entries( texts ) ) {
	test( `refused: ${ name }`, async () => {
		const before = stored();
		const answer = await send( 'POST', '/statuses', await json( { text } ) );
		assert.ok( answer.status >= 400 && answer.status < 500, `${ answer.status } ${ answer.text.slice( 0, 200 ) }` );
		assert.match( answer.json.errorKey, /^wikisocial-error-text-/ );
		assert.equal( stored(), before );
	} );
}

const bodies = {
	'invalid UTF-8': async () => Buffer.concat( [
		Buffer.from( `{"token":${ JSON.stringify( await client.token() ) },"text":"${ MARK } ` ), Buffer.from( [ 0xff, 0xfe ] ), Buffer.from( '"}' )
	] ),
	'no JSON': async () => '{"text":',
	'a list': async () => '[1,2]',
	'deep JSON': async () => `{"token":${ JSON.stringify( await client.token() ) },"text":${ '['.repeat( 20000 ) }${ ']'.repeat( 20000 ) }}`,
	'text of another type': async () => json( { text: { a: [ MARK ] } } ),
	'language of another type': async () => json( { text: MARK, lang: [ 'en' ] } ),
	'a language that is none': async () => json( { text: MARK, lang: '<b>' } ),
	'an unknown level': async () => json( { text: MARK, visibility: 'everyone' } ),
	'a level the wiki has not': async () => json( { text: MARK, visibility: 'followers' } ),
	'a key that is none': async () => json( { text: MARK, idempotencyKey: 'é' } ),
	'a stale token': async () => JSON.stringify( { text: MARK, token: '0123456789abcdef+\\' } ),
	'no token': async () => JSON.stringify( { text: MARK } )
};

for ( const [ name, body ] of Object.entries( bodies ) ) {
	test( `refused: ${ name }`, async () => {
		const before = stored();
		const answer = await send( 'POST', '/statuses', await body() );
		assert.ok( answer.status >= 400 && answer.status < 500, `${ answer.status } ${ answer.text.slice( 0, 300 ) }` );
		assert.ok( answer.json.errorKey, answer.text.slice( 0, 300 ) );
		assert.equal( stored(), before );
	} );
}

test( 'refused: a blocked author, and one blocked from posting alone', async () => {
	const before = stored();
	assert.equal( ( await send( 'POST', '/statuses', await json( { text: MARK }, blocked ), blocked ) ).status, 403 );
	const administrator = await Client.loggedIn( people.administrator );
	const name = people.ordinary( 4 ).name;
	const answer = await administrator.api( {
		action: 'block', user: name, partial: 1, actionrestrictions: 'wikisocial-post', expiry: '1 hour', reblock: 1, allowusertalk: 1,
		token: await administrator.token()
	} );
	assert.ok( answer.block, JSON.stringify( answer ) );
	try {
		assert.equal( ( await send( 'POST', '/statuses', await json( { text: MARK } ) ) ).status, 403 );
	} finally {
		await administrator.api( { action: 'unblock', user: name, token: await administrator.token() } );
	}
	assert.equal( stored(), before );
} );

test( 'ids that are none answer as absent ones do', async () => {
	for ( const id of [ '0', '-1', '01', '9223372036854775808', 'x', '1e3', '..%2F1', '%F0%9F%92%A9' ] ) {
		for ( const path of [ `/statuses/${ id }`, `/statuses/${ id }/history` ] ) {
			const answer = await send( 'GET', path );
			assert.equal( answer.status, 404, path + answer.text );
		}
	}
} );

test( 'nothing of it is in any log or table', () => {
	for ( const name of readdirSync( STATE + '/log' ) ) {
		assert.ok( !readFileSync( `${ STATE }/log/${ name }` ).includes( MARK ), name );
	}
	for ( const table of [ 'status', 'status_version', 'idempotency' ] ) {
		assert.equal( sql( `SELECT count(*) FROM social.${ table } AS t WHERE t::text LIKE '%${ MARK }%'` ), '0', table );
	}
} );
