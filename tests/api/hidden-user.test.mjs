// SPDX-License-Identifier: GPL-2.0-or-later
// Hiding somebody takes all they wrote from everybody's eyes, kept copies of their page too, and
// what the store missed while it was away is mended by the script.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout, Client, environment, people } from '../support/wiki.mjs';

const { STATE } = environment();
const settings = STATE + '/wiki/conf.d/61-file-cache.php';
const owner = people.ordinary( 5 );
const title = 'User:' + owner.name.replaceAll( ' ', '_' );

let suppressor;

before( async () => {
	// Core keeps pages for readers who are not logged in, as a CDN would.
	writeFileSync( settings, `<?php
$wgUseFileCache = true;
$wgFileCacheDirectory = '${ STATE }/wiki/cache/pages';
$wgGroupPermissions['suppress']['block'] = true;
$wgGroupPermissions['suppress']['wikisocial-moderate'] = true;
$wgGroupPermissions['sysop']['renameuser'] = true;
` );
	suppressor = await Client.loggedIn( people.suppressor );
} );
after( () => {
	rmSync( settings );
	execFileSync( 'rm', [ '-rf', STATE + '/wiki/cache/pages' ] );
} );

/** Whoever a test left hidden is shown again. */
const hidden = new Set();
async function block( name, more = { hidename: 1 } ) {
	hidden.add( name );
	const answer = await suppressor.api( {
		action: 'block', user: name, expiry: 'infinite', reblock: 1, ...more, token: await suppressor.token()
	} );
	assert.ok( answer.block, JSON.stringify( answer ) );
	return answer.block;
}
async function unblock( name ) {
	await suppressor.api( { action: 'unblock', user: name, token: await suppressor.token() } );
	hidden.delete( name );
}
afterEach( async () => {
	for ( const name of hidden ) {
		await unblock( name );
	}
} );

/** Where somebody finds a status: the public feed, the person's, the permalink. */
async function found( client, { id } ) {
	const has = ( { json } ) => !!json.items?.some( ( item ) => item.id === id );
	return [
		has( await client.rest( 'GET', '/feeds/public?limit=50' ) ),
		has( await client.rest( 'GET', '/feeds/user/' + encodeURIComponent( owner.name ) ) ),
		( await client.rest( 'GET', '/statuses/' + id ) ).status === 200
	].join();
}
/** The wiki runs its own hook on a block when the answer is out: a moment may pass. */
async function eventually( ask, wanted, message ) {
	const until = Date.now() + 5000;
	while ( await ask() !== wanted && Date.now() < until ) {
		await sleep( 50 );
	}
	assert.equal( await ask(), wanted, message );
}

const everywhere = 'true,true,true';
const nowhere = 'false,false,false';

/** Exit code and words of the script. */
function reconcile( ...options ) {
	const run = spawnSync( STATE + '/bin/mw', [ checkout + 'php-bindings/Maintenance/ReconcileUsers.php', ...options ],
		{ encoding: 'utf8' } );
	return { code: run.status, said: run.stdout + run.stderr };
}
const store = ( verb ) => execFileSync( checkout + 'tools/stack', [ 'social-' + verb, 'test' ], { stdio: 'ignore' } );

const seen = async () => ( await new Client().fetch( '/index.php?title=' + encodeURIComponent( title ) ) ).text();

test( 'a kept copy of the page of somebody who is hidden is gone', async () => {
	const client = await Client.loggedIn( owner );
	const text = 'Box ' + randomUUID();
	const token = await client.token();
	await client.api( { action: 'options', change: 'wikisocial-userpage=1', token } );
	await client.api( { action: 'edit', title, text: 'About me ' + randomUUID(), token } );
	assert.equal( ( await client.post( text ) ).status, 201 );
	assert.ok( ( await seen() ).includes( text ) );
	assert.match( await seen(), /<!-- Cached/, 'the next reader gets the kept copy' );

	assert.ok( ( await block( owner.name ) ).hidename );
	await eventually( async () => ( await seen() ).includes( text ), false );
	await unblock( owner.name );
	assert.ok( ( await seen() ).includes( text ), 'shown again' );
} );

test( 'what somebody hidden wrote is there for those who suppress, and for nobody else', async () => {
	const stranger = await Client.loggedIn( people.ordinary( 1 ) );
	const status = ( await ( await Client.loggedIn( owner ) ).post( 'Hidden ' + randomUUID() ) ).json;
	assert.equal( await found( stranger, status ), everywhere );
	await block( owner.name );
	await eventually( () => found( stranger, status ), nowhere );
	assert.equal( await found( new Client(), status ), nowhere );
	assert.equal( await found( await Client.loggedIn( people.moderator ), status ), nowhere );
	const [ , , direct ] = ( await found( suppressor, status ) ).split( ',' );
	assert.equal( direct, 'true' );
	const feed = await suppressor.rest( 'GET', '/feeds/public?limit=50' );
	assert.ok( feed.json.items.some( ( item ) => item.id === status.id ), 'in the suppressor\'s feed' );
	await block( owner.name, {} );
	await eventually( () => found( stranger, status ), everywhere, 'blocked still, but no longer hidden' );
	await block( owner.name );
	await eventually( () => found( stranger, status ), nowhere );
	await unblock( owner.name );
	assert.equal( await found( stranger, status ), everywhere );
} );

test( 'a kept copy of the page of somebody renamed is gone, under the old name too', async () => {
	const administrator = await Client.loggedIn( people.administrator );
	const named = async ( from, to ) => {
		const answer = await administrator.fetch( '/index.php?title=Special:RenameUser', {
			method: 'POST', body: new URLSearchParams( {
				oldusername: from, newusername: to, reason: '', confirmaction: '1', wpEditToken: await administrator.token()
			} )
		} );
		assert.equal( answer.status, 200 );
	};
	assert.match( await seen(), /mw-wikisocial-userbox/ );
	assert.match( await seen(), /<!-- Cached/ );
	await named( owner.name, owner.name + ' anew' );
	try {
		await eventually( async () => /mw-wikisocial-userbox/.test( await seen() ), false );
	} finally {
		await named( owner.name + ' anew', owner.name );
	}
	await eventually( async () => /mw-wikisocial-userbox/.test( await seen() ), true );
} );

test( 'somebody is hidden while the store is away: the block stands, the script mends the store', async () => {
	const reader = await Client.loggedIn( people.ordinary( 1 ) );
	const status = ( await ( await Client.loggedIn( owner ) ).post( 'Missed ' + randomUUID() ) ).json;
	const { query } = await reader.api( { action: 'query', list: 'users', ususers: owner.name } );
	const id = query.users[ 0 ].userid;
	assert.equal( reconcile().code, 0 );
	store( 'stop' );
	try {
		assert.ok( ( await block( owner.name ) ).hidename, 'the block does not fail' );
		assert.equal( reconcile( '--dry-run' ).code, 2 );
	} finally {
		store( 'start' );
	}
	// For a second a worker that has found the store away does not try again (wikisocial.backoff_ms).
	await sleep( 1200 );
	const dry = reconcile( '--dry-run' );
	assert.equal( dry.code, 1, dry.said );
	assert.match( dry.said, new RegExp( `^user ${ id }: hidden$`, 'm' ) );
	assert.ok( !dry.said.includes( owner.name ) );
	assert.equal( ( await found( reader, status ) ).split( ',' )[ 2 ], 'true', 'not mended yet' );
	const mended = reconcile();
	assert.equal( mended.code, 0, mended.said );
	assert.equal( await found( reader, status ), nowhere );
	assert.equal( reconcile( '--dry-run' ).code, 0 );
} );

test( 'somebody hidden is named nowhere: recent changes, logs, diffs, what a page shows', async () => {
	const reader = await Client.loggedIn( people.ordinary( 1 ) );
	const writer = await Client.loggedIn( people.ordinary( 2 ) );
	const own = ( await ( await Client.loggedIn( owner ) ).post( 'Of mine ' + randomUUID() ) ).json;
	const handle = '@' + owner.name.replaceAll( ' ', '_' );
	const about = ( await writer.post( `About ${ handle }` ) ).json;
	assert.equal( ( await writer.rest( 'PUT', '/statuses/' + about.id, { text: `Once more ${ handle }` } ) ).status, 200 );

	const changes = async () => ( await reader.api( {
		action: 'query', list: 'recentchanges', rctype: 'external', rclimit: 500, rcprop: 'title|user'
	} ) ).query.recentchanges.some( ( one ) => one.title === 'User:' + owner.name );
	const entries = async ( client, letype ) => JSON.stringify( ( await client.api( {
		action: 'query', list: 'logevents', letype, lelimit: 50, leprop: 'title|details'
	} ) ).query.logevents.filter( ( one ) => one.params?.status === own.id ) );
	const diff = async () => ( await reader.fetch(
		`/index.php?title=Special:Social/history/${ about.id }&version=2` ) ).text();
	const properties = async ( name ) => ( await reader.api( {
		action: 'parse', text: `<social-feed user="${ name }"/>`, prop: 'properties', contentmodel: 'wikitext'
	} ) ).parse.properties;

	assert.ok( await changes() );
	assert.ok( ( await diff() ).includes( handle ) );
	await block( owner.name );
	await eventually( changes, false );
	const compared = await diff();
	assert.match( compared, /diff-addedline/ );
	assert.ok( !compared.includes( handle ), 'the diff masks as the text does' );
	assert.deepEqual( await properties( owner.name ), await properties( 'Nobody of this name' ) );
	for ( const level of [ 'hidden', 'none' ] ) {
		const set = await suppressor.rest( 'PUT', '/moderation/status/' + own.id, { level, reason: '' } );
		assert.equal( set.status, 200, set.text );
	}
	assert.equal( await entries( reader, 'social' ), '[]' );
	assert.match( await entries( suppressor, 'suppress' ), /suppress|social|status/ );
	assert.equal( await changes(), false, 'showing the status again does not list it' );
} );
