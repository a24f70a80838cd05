// SPDX-License-Identifier: GPL-2.0-or-later
// Hiding somebody takes their box from kept copies of their page too.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Client, environment, people } from '../support/wiki.mjs';

const { STATE } = environment();
const settings = STATE + '/wiki/conf.d/61-file-cache.php';
const owner = people.ordinary( 5 );
const title = 'User:' + owner.name.replaceAll( ' ', '_' );

before( () => {
	// Core keeps pages for readers who are not logged in, as a CDN would.
	writeFileSync( settings, `<?php
$wgUseFileCache = true;
$wgFileCacheDirectory = '${ STATE }/wiki/cache/pages';
$wgGroupPermissions['suppress']['block'] = true;
` );
} );
after( () => {
	rmSync( settings );
	execFileSync( 'rm', [ '-rf', STATE + '/wiki/cache/pages' ] );
} );

const seen = async () => ( await new Client().fetch( '/index.php?title=' + encodeURIComponent( title ) ) ).text();

test( 'a kept copy of the page of somebody who is hidden is gone', async () => {
	const client = await Client.loggedIn( owner );
	const suppressor = await Client.loggedIn( people.suppressor );
	const text = 'Box ' + randomUUID();
	const token = await client.token();
	await client.api( { action: 'options', change: 'wikisocial-userpage=1', token } );
	await client.api( { action: 'edit', title, text: 'About me ' + randomUUID(), token } );
	assert.equal( ( await client.post( text ) ).status, 201 );
	assert.ok( ( await seen() ).includes( text ) );
	assert.match( await seen(), /<!-- Cached/, 'the next reader gets the kept copy' );

	const blocked = await suppressor.api( {
		action: 'block', user: owner.name, hidename: 1, expiry: 'infinite', token: await suppressor.token()
	} );
	try {
		assert.ok( blocked.block?.hidename, JSON.stringify( blocked ) );
		assert.ok( !( await seen() ).includes( text ), 'hidden' );
	} finally {
		await suppressor.api( { action: 'unblock', user: owner.name, token: await suppressor.token() } );
	}
	assert.ok( ( await seen() ).includes( text ), 'shown again' );
} );
