// SPDX-License-Identifier: GPL-2.0-or-later
// Every cell of the permission matrix against the running wiki, and no route without a row.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { announce, answer } from '../support/events.mjs';
import { checkout, Client, environment, people } from '../support/wiki.mjs';
import { callers, matrix } from './permission-matrix.mjs';

const BASE = '/wikisocial/v0';
const ABSENT = '1';
const author = people.ordinary( 1 );
const clients = {};
let authorClient, event;

before( async () => {
	authorClient = await Client.loggedIn( author );
	for ( const [ name, account ] of Object.entries( callers ) ) {
		clients[ name ] = account ? await Client.loggedIn( account ) : new Client();
	}
} );

async function postAs( client ) {
	const made = await client.post( 'Matrix ' + randomUUID() );
	assert.equal( made.status, 201, made.text );
	return made.json.id;
}

/** Whoever is blocked liked it before. */
async function like( id, caller ) {
	const put = () => clients[ caller ].rest( 'PUT', '/likes/status/' + id, {} );
	if ( caller === 'blocked' ) {
		await administer( { action: 'unblock', user: people.blocked.name } );
		const liked = await put();
		await administer( { action: 'block', user: people.blocked.name, expiry: 'infinite', nocreate: 1 } );
		assert.equal( liked.status, 200, liked.text );
	} else {
		assert.equal( ( await put() ).status, 200 );
	}
}

async function administer( parameters ) {
	const answer = await clients.administrator.api( { ...parameters, token: await clients.administrator.token() } );
	assert.equal( answer.error, undefined, JSON.stringify( answer ) );
}

/** The status, or the event, that a cell is about. */
async function subject( row, caller ) {
	if ( row.absent ) {
		return ABSENT;
	}
	if ( row.event ) {
		event ??= announce( authorClient ).then( async ( { id } ) => {
			assert.equal( ( await answer( authorClient, id ) ).status, 200 );
			return id;
		} );
		return event;
	}
	const canPost = caller !== 'anon' && caller !== 'blocked';
	const owner = row.own && canPost ? clients[ caller ] : authorClient;
	const id = await postAs( owner );
	if ( row.liked && caller !== 'anon' ) {
		await like( id, caller );
	}
	if ( row.closed ) {
		assert.equal( ( await owner.rest( 'PUT', `/comments/status/${ id }/closed`, {} ) ).status, 200 );
	}
	if ( row.hidden ) {
		assert.equal( ( await clients.moderator.rest( 'PUT', '/moderation/status/' + id, { level: 'hidden', reason: 'matrix' } ) ).status, 200 );
	}
	if ( row.deleted ) {
		assert.equal( ( await owner.rest( 'DELETE', '/statuses/' + id, {} ) ).status, 204 );
	}
	return id;
}

async function call( row, caller ) {
	const client = clients[ caller ];
	if ( row.route === '/statuses/preview' ) {
		return client.rest( 'POST', row.route, { text: 'Matrix', token: undefined } );
	}
	if ( row.route === '/statuses' ) {
		return client.post( 'Matrix ' + randomUUID() );
	}
	if ( row.stream && caller !== 'anon' ) {
		const stream = await client.stream();
		stream.end();
		return stream;
	}
	const needsId = row.route.includes( '{id}' ) || row.route === '/reports';
	const id = needsId ? await subject( row, caller ) : '';
	const name = encodeURIComponent( row.absent ? 'Nobody of this name' : author.name );
	const path = ( row.route + ( row.query ?? '' ) ).replace( '{id}', id ).replace( '{name}', name ).replace( '{type}', row.event ? 'event' : 'status' )
		.replace( '{other}', encodeURIComponent( people.ordinary( 3 ).name ) )
		.replace( '{scope}', 'mine' ).replace( '{kind}', 'user' ).replace( '{token}', 'A'.repeat( 43 ) )
		.replace( '{title}', row.absent ? 'No_such_page' : 'Main_Page' );
	if ( row.form ) {
		const answer = await client.fetch( '/rest.php/wikisocial/v0' + path, { method: row.method, body: new URLSearchParams( row.form ) } );
		return { status: answer.status, json: await answer.json() };
	}
	const body = row.route === '/reports' ? { ...row.body, id } : row.body ?? {};
	return client.rest( row.method, path, row.method === 'GET' ? undefined : body );
}

for ( const row of matrix ) {
	for ( const caller of Object.keys( callers ) ) {
		test( `${ caller }: ${ row.name } answers ${ row.expect[ caller ] }`, async () => {
			const answer = await call( row, caller );
			if ( row.hides && answer.status === 200 ) {
				assert.equal( ( await clients[ caller ].rest( 'PUT', '/moderation/event/' + await event, { level: 'none' } ) ).status, 200 );
			}
			assert.equal( answer.status, row.expect[ caller ], answer.text );
			if ( answer.status >= 400 ) {
				assert.ok( answer.json.errorKey, 'an error has a key' );
			}
		} );
	}
}

/** Somebody logged in by a bot password with these grants alone. */
async function byBotPassword( account, grants ) {
	const id = 'test-' + randomUUID().slice( 0, 8 );
	const made = execFileSync( environment().STATE + '/bin/mw',
		[ 'createBotPassword', '--appid', id, '--grants', grants, account.name ], { encoding: 'utf8' } );
	const client = new Client();
	const answer = await client.api( {
		action: 'login', lgname: `${ account.name }@${ id }`,
		lgpassword: made.match( /password:'([^']+)'/ )[ 1 ], lgtoken: await client.token( 'login' )
	} );
	assert.equal( answer.login.result, 'Success' );
	return client;
}

test( 'a bot password writes only what it was granted', async () => {
	const id = await postAs( authorClient );
	const reading = await byBotPassword( author, 'basic' );
	assert.equal( ( await reading.rest( 'GET', '/statuses/' + id ) ).status, 200 );
	assert.equal( ( await reading.post( 'Not granted' ) ).status, 403 );
	const refused = await reading.rest( 'DELETE', '/statuses/' + id, {} );
	assert.equal( refused.status, 403, refused.text );
	const writing = await byBotPassword( author, 'basic,wikisocial-post' );
	await postAs( writing );
	assert.equal( ( await writing.rest( 'DELETE', '/statuses/' + id, {} ) ).status, 204 );
} );

test( 'a bot password reads notifications by a grant of their own only', async () => {
	const writing = await byBotPassword( author, 'basic,wikisocial-post,wikisocial-like,wikisocial-comment,wikisocial-event' );
	for ( const path of [ '/notifications', '/notifications/count' ] ) {
		assert.equal( ( await writing.rest( 'GET', path ) ).status, 403, path );
	}
	assert.equal( ( await writing.rest( 'POST', '/notifications/read', { all: true, upTo: '1' } ) ).status, 403 );
	const list = { action: 'query', list: 'socialnotifications' };
	assert.equal( ( await writing.api( list ) ).error.code, 'permissiondenied' );
	const reading = await byBotPassword( author, 'basic,wikisocial-read-notifications' );
	assert.equal( ( await reading.rest( 'GET', '/notifications' ) ).status, 200 );
	assert.equal( ( await reading.rest( 'POST', '/notifications/read', { all: true, upTo: '1' } ) ).status, 200 );
	assert.equal( ( await reading.api( list ) ).error, undefined );
	assert.equal( ( await reading.post( 'Not granted' ) ).status, 403 );
} );

test( 'every route and method of extension.json has a row in the matrix', () => {
	const routes = JSON.parse( readFileSync( checkout + 'extension.json', 'utf8' ) ).RestRoutes;
	const listed = routes.flatMap( ( r ) => [ r.method ?? 'GET' ].flat().map( ( m ) => `${ m } ${ r.path }` ) ).sort();
	const covered = [ ...new Set( matrix.map( ( row ) => `${ row.method } ${ BASE }${ row.route.replace( '{other}', '{name}' ) }` ) ) ].sort();
	assert.deepEqual( covered, listed );
} );
