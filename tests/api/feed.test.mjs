// SPDX-License-Identifier: GPL-2.0-or-later
// The feeds through REST.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { Client, people } from '../support/wiki.mjs';

const author = people.ordinary( 3 );
const userFeed = '/feeds/user/' + encodeURIComponent( author.name );
const reader = new Client();
let client;
const posted = [];

before( async () => {
	client = await Client.loggedIn( author );
	for ( let i = 0; i < 7; i++ ) {
		posted.unshift( ( await client.post( `Feed ${ i } ${ randomUUID() }` ) ).json.id );
	}
} );

for ( const [ name, path ] of [ [ 'public', '/feeds/public' ], [ 'user', userFeed ] ] ) {
	test( `the ${ name } feed pages from newest to oldest, none twice and none missed`, async () => {
		const seen = [];
		let cursor = null;
		do {
			const page = await reader.rest( 'GET', `${ path }?limit=2${ cursor ? '&cursor=' + encodeURIComponent( cursor ) : '' }` );
			assert.equal( page.status, 200, page.text );
			assert.ok( page.json.items.length <= 2 );
			seen.push( ...page.json.items.map( ( s ) => s.id ) );
			cursor = page.json.next;
		} while ( cursor && seen.length < 40 );
		assert.equal( new Set( seen ).size, seen.length );
		assert.deepEqual( [ ...seen ].sort( ( a, b ) => ( BigInt( a ) < BigInt( b ) ? 1 : -1 ) ), seen );
		assert.deepEqual( seen.filter( ( id ) => posted.includes( id ) ), posted );
	} );
}

test( 'the user feed holds that person\'s only', async () => {
	const page = await reader.rest( 'GET', userFeed );
	assert.ok( page.json.items.length >= 7 );
	assert.deepEqual( [ ...new Set( page.json.items.map( ( s ) => s.author.name ) ) ], [ author.name ] );
} );

test( 'a name can be spelled as in a title', async () => {
	const zoe = people.ordinary( 0 );
	const page = await reader.rest( 'GET', '/feeds/user/' + encodeURIComponent( zoe.name.replaceAll( ' ', '_' ) ) );
	assert.equal( page.status, 200, page.text );
} );

test( 'who does not exist and what is no name are not found', async () => {
	for ( const name of [ 'Nobody of this name', '127.0.0.1', '~1999-99999', 'A/B', '<b>', '#', 'a'.repeat( 300 ) ] ) {
		const answer = await reader.rest( 'GET', '/feeds/user/' + encodeURIComponent( name ) );
		assert.equal( answer.status, 404, `${ name }: ${ answer.text }` );
		assert.equal( answer.json.errorKey, 'wikisocial-error-user-not-found' );
	}
} );

test( 'limits and cursors out of range are refused', async () => {
	for ( const query of [ 'limit=0', 'limit=101', 'limit=x', 'limit=-1' ] ) {
		assert.equal( ( await reader.rest( 'GET', '/feeds/public?' + query ) ).status, 400, query );
	}
	for ( const cursor of [ 'nonsense', '1', '../..', 'a'.repeat( 5000 ) ] ) {
		const answer = await reader.rest( 'GET', '/feeds/public?cursor=' + cursor );
		assert.equal( answer.status, 400, `${ cursor.slice( 0, 20 ) }: ${ answer.text }` );
		assert.equal( answer.json.errorKey, 'wikisocial-error-cursor-invalid' );
	}
} );

for ( const path of [ '/feeds/public', userFeed, () => '/statuses/' + posted[ 0 ] ] ) {
	test( `an unchanged read answers 304: ${ typeof path === 'string' ? path.split( '/' )[ 2 ] : 'a status' }`, async () => {
		const where = typeof path === 'string' ? path : path();
		const first = await reader.rest( 'GET', where );
		const etag = first.headers.get( 'etag' );
		assert.ok( etag );
		const second = await reader.rest( 'GET', where, undefined, { 'If-None-Match': etag } );
		assert.equal( second.status, 304 );
		assert.equal( second.text, '' );
		assert.equal( ( await reader.rest( 'GET', where, undefined, { 'If-None-Match': '"other"' } ) ).status, 200 );
	} );
}

test( 'a new post changes the feed\'s ETag', async () => {
	const before = ( await reader.rest( 'GET', userFeed ) ).headers.get( 'etag' );
	await client.post( 'New ' + randomUUID() );
	const after = await reader.rest( 'GET', userFeed, undefined, { 'If-None-Match': before } );
	assert.equal( after.status, 200 );
} );

test( 'a read is not to be stored by anything between', async () => {
	for ( const path of [ '/feeds/public', userFeed, '/statuses/' + posted[ 0 ] ] ) {
		assert.match( ( await client.rest( 'GET', path ) ).headers.get( 'cache-control' ), /private/ );
	}
} );

test( 'a deleted status leaves the feeds', async () => {
	const id = ( await client.post( 'Short life ' + randomUUID() ) ).json.id;
	await client.rest( 'DELETE', '/statuses/' + id, {} );
	for ( const who of [ reader, client, await Client.loggedIn( people.moderator ) ] ) {
		const page = await who.rest( 'GET', userFeed + '?limit=100' );
		assert.ok( !page.json.items.some( ( s ) => s.id === id ) );
	}
} );
