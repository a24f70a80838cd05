// SPDX-License-Identifier: GPL-2.0-or-later
// The stream of one's unread number: whose it is, what it says, and that nobody gets at another one's.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Client, environment, newPerson, people } from '../support/wiki.mjs';

const { STATE } = environment();
const settings = STATE + '/wiki/conf.d/67-live.php';
let reader, fan;

before( async () => {
	reader = await Client.loggedIn( newPerson() );
	fan = await Client.loggedIn( people.ordinary( 2 ) );
} );
after( () => rmSync( settings, { force: true } ) );

const post = async () => ( await reader.post( 'Live ' + randomUUID() ) ).json.id;
const like = async ( id ) => assert.equal( ( await fan.rest( 'PUT', '/likes/status/' + id, {} ) ).status, 200 );

// The same number comes again when something new stands at home: one's own post, too.
async function changed( stream, number ) {
	for ( ;; ) {
		const next = await stream.next();
		if ( next !== number ) {
			return next;
		}
	}
}

test( 'a stream begins with the number and goes on with each change', async ( t ) => {
	const stream = await reader.stream();
	t.after( stream.end );
	assert.equal( stream.status, 200 );
	assert.match( stream.headers.get( 'content-type' ), /^text\/event-stream/ );
	assert.equal( await stream.next(), 0 );
	const id = await post();
	assert.equal( await stream.next(), 0, 'one\'s own post, for the other devices' );
	await like( id );
	assert.equal( await stream.next(), 1 );
	await like( await post() );
	assert.equal( await changed( stream, 1 ), 2 );
	const { items } = ( await reader.rest( 'GET', '/notifications' ) ).json;
	await reader.rest( 'POST', '/notifications/read', { ids: [ items[ 0 ].id ], upTo: items[ 0 ].seq } );
	assert.equal( await stream.next(), 1, 'what one reads on another device' );
} );

test( 'nobody learns the name of a channel, and it is of no use', async () => {
	const stream = await reader.stream();
	assert.ok( ![ ...stream.headers ].flat().some( ( word ) => /accel|social-\d/i.test( word ) ), [ ...stream.headers ].join( '; ' ) );
	assert.equal( await stream.next(), 1 );
	stream.end();
	const id = execFileSync( STATE + '/bin/psql', [ 'social', '-qAtc', 'SELECT max(actor_id) FROM social.presence' ], { encoding: 'utf8' } ).trim();
	assert.match( id, /^\d+$/ );
	for ( const path of [ `/wikisocial-live/social-${ id }`, `//wikisocial-live/social-${ id }`, `/index.php/../wikisocial-live/social-${ id }`,
		`/pub?id=social-${ id }` ] ) {
		for ( const method of [ 'GET', 'POST' ] ) {
			const answer = await fan.fetch( path, { method, headers: { accept: 'text/event-stream' } } );
			assert.equal( answer.status, 404, method + ' ' + path );
		}
	}
} );

test( 'who is not logged in has none', async () => {
	const answer = await new Client( reader.url ).rest( 'GET', '/live' );
	assert.equal( answer.status, 403 );
	assert.equal( answer.json.errorKey, 'wikisocial-error-login-needed' );
} );

test( 'a person has at most twenty', async () => {
	const streams = [];
	for ( let at = 0; at < 21; at++ ) {
		streams.push( await reader.stream() );
	}
	streams.forEach( ( one ) => one.end() );
	assert.deepEqual( [ ...new Set( streams.slice( 0, 20 ).map( ( one ) => one.status ) ) ], [ 200 ] );
	assert.equal( streams[ 20 ].status, 503 );
} );

test( 'a wiki without streams says so', async () => {
	writeFileSync( settings, '<?php $wgWikiSocialLive = false;' );
	for ( let at = 0, status = 0; status !== 404; at++ ) {
		assert.ok( at < 50, 'the setting holds' );
		( { status } = await reader.rest( 'GET', '/live' ) );
	}
	assert.equal( ( await reader.rest( 'GET', '/live' ) ).json.errorKey, 'wikisocial-error-live-off' );
	assert.equal( ( await reader.rest( 'GET', '/notifications/count' ) ).status, 200 );
} );
