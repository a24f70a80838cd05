// SPDX-License-Identifier: GPL-2.0-or-later
// Where the wiki has temporary accounts, the first status of somebody without an account makes one.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { checkout, Client, environment } from '../support/wiki.mjs';

const switched = environment().STATE + '/wiki/conf.d/60-temp-accounts.php';
const post = ( client, text ) => client.rest( 'POST', '/statuses', { text, token: '+\\' } );

before( () => copyFileSync( checkout + 'tools/stack.d/etc/switches/temp-accounts.php', switched ) );
after( () => rmSync( switched ) );

test( 'the first status makes a temporary account, the second is of the same', async () => {
	const client = new Client();
	const first = await post( client, 'First ' + randomUUID() );
	assert.equal( first.status, 201, first.text );
	assert.match( first.json.author.name, /^~/ );
	const second = await client.rest( 'POST', '/statuses', { text: 'Second ' + randomUUID() } );
	assert.equal( second.status, 201, second.text );
	assert.equal( second.json.author.name, first.json.author.name );
	assert.deepEqual( ( await client.rest( 'GET', '/notifications' ) ).json, { items: [], next: null, unread: 0 } );
	const page = await ( await client.fetch( '/index.php?title=Special:SocialNotifications' ) ).text();
	assert.match( page, /mw-wikisocial-notifications-head/ );
	assert.doesNotMatch( page, /mw-prefsection-wikisocial/, 'who has no preferences is not sent there' );
	assert.equal( ( await client.rest( 'DELETE', '/statuses/' + first.json.id, {} ) ).status, 204 );
} );

test( 'a text that is refused makes no account', async () => {
	const client = new Client();
	for ( const text of [ '', 'x'.repeat( 2001 ) ] ) {
		assert.equal( ( await post( client, text ) ).status, 400 );
	}
	const who = await client.api( { action: 'query', meta: 'userinfo' } );
	assert.ok( who.query.userinfo.anon, JSON.stringify( who ) );
} );

test( 'a like that is refused makes no account, one that is taken makes one', async () => {
	const client = new Client();
	const like = ( path ) => client.rest( 'PUT', '/likes/' + path, { token: '+\\' } );
	for ( const path of [ 'revision/999999999', 'log/999999999', 'status/12', 'talk-comment/c-Nobody-20200101000000' ] ) {
		assert.equal( ( await like( path ) ).status, 404, path );
	}
	assert.equal( ( await like( 'page/1' ) ).status, 400 );
	const isAnonymous = async () => ( await client.api( { action: 'query', meta: 'userinfo' } ) ).query.userinfo.anon === true;
	assert.ok( await isAnonymous() );
	assert.equal( ( await like( 'revision/1' ) ).status, 200 );
	assert.ok( !await isAnonymous() );
} );

test( 'somebody without an account is shown the composer, and a deletion makes no account', async () => {
	const client = new Client();
	const page = await ( await client.fetch( '/index.php?title=Special:Social' ) ).text();
	assert.match( page, /mw-wikisocial-composer/ );
	const gone = await client.rest( 'DELETE', '/statuses/1', { token: '+\\' } );
	assert.equal( gone.status, 403, gone.text );
	const who = await client.api( { action: 'query', meta: 'userinfo' } );
	assert.ok( who.query.userinfo.anon, JSON.stringify( who ) );
} );
