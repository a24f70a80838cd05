// SPDX-License-Identifier: GPL-2.0-or-later
// <social-feed/> on pages of the wiki: views, previews, action=parse, the parser cache, Parsoid.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { Client, environment, people } from '../support/wiki.mjs';

const settings = environment().STATE + '/wiki/conf.d/63-parser-cache.php';
const author = people.ordinary( 0 );
const title = 'Feeds_' + randomUUID().slice( 0, 8 );
const tag = `<social-feed user="${ author.name }" limit="2"/>`;
const view = '/index.php?title=' + title;
const reader = new Client();
let client;

before( async () => {
	client = await Client.loggedIn( author );
	const token = await client.token();
	await client.api( { action: 'edit', title, text: `Above\n\n${ tag }\n\nBelow`, token } );
} );

after( async () => client.api( { action: 'edit', title, text: 'nothing any more', token: await client.token() } ) );

const html = async ( path, who = reader ) => ( await who.fetch( path ) ).text();
const articles = ( text ) => text.match( /<article[^>]*mw-wikisocial-status/g )?.length ?? 0;

test( 'a page shows what was posted since it was parsed, as many as it asked for, with our styles', async () => {
	await html( view );
	for ( const text of [ 'Older ', 'Newer ' ] ) {
		await client.post( text + randomUUID() );
	}
	const fresh = 'Newest ' + randomUUID();
	await client.post( fresh );
	const shown = await html( view );
	assert.ok( shown.includes( fresh ) );
	assert.equal( articles( shown ), 2 );
	assert.match( shown, /modules=[^"]*ext\.wikisocial\.styles/ );
	assert.match( shown, /Above[^]*mw-wikisocial-embed[^]*Below/ );
} );

test( 'nothing of the store is in the parser cache', async () => {
	const text = 'Not cached ' + randomUUID();
	await client.post( text );
	writeFileSync( settings, '<?php $wgParserCacheType = CACHE_DB;\n' );
	try {
		assert.ok( ( await html( view ) ).includes( text ) );
		// A column of text that holds bytes as "\x95…", compressed.
		const rows = execFileSync( environment().STATE + '/bin/psql', [ 'wiki', '-XAtc',
			'SELECT value FROM mediawiki.objectcache WHERE keyname LIKE \'%:pcache:%\'' ], { encoding: 'utf8' } );
		const kept = rows.trim().split( '\n' ).map( ( row ) => inflateRawSync( Buffer.from( row.slice( 2 ), 'hex' ) ).toString() );
		assert.ok( kept.some( ( one ) => one.includes( 'mw-wikisocial-embed' ) ), 'the page is there' );
		assert.ok( !kept.some( ( one ) => one.includes( text ) ) );
		assert.ok( ( await html( view ) ).includes( text ), 'and filled again' );
	} finally {
		rmSync( settings );
	}
} );

test( 'previews and action=parse show the feed too', async () => {
	const text = 'Parsed ' + randomUUID();
	await client.post( text );
	for ( const parameters of [ { text: tag, contentmodel: 'wikitext' }, { page: title } ] ) {
		const parsed = ( await reader.api( { action: 'parse', prop: 'text|modules', ...parameters } ) ).parse;
		assert.ok( parsed.text.includes( text ) );
		assert.ok( parsed.modulestyles.includes( 'ext.wikisocial.styles' ) );
	}
	const body = new URLSearchParams( { wpTextbox1: tag, wpPreview: '1', wpEditToken: await client.token(), wpUnicodeCheck: 'ℳ𝒲♥𝓊𝓃𝒾𝒸ℴ𝒹ℯ' } );
	const preview = await client.fetch( view + '&action=submit', { method: 'POST', body } );
	assert.ok( ( await preview.text() ).includes( text ) );
} );

test( 'readers and people who are logged in get the same feed', async () => {
	const feed = ( page ) => /<div class="mw-wikisocial-embed">[^]*?<\/section>/.exec( page )[ 0 ];
	const anonymous = feed( await html( view ) );
	for ( const account of [ author, people.moderator ] ) {
		assert.equal( feed( await html( view + '&uselang=de', await Client.loggedIn( account ) ) ), anonymous );
	}
} );

test( 'a browser\'s copy is never the newest', async () => {
	const first = await client.fetch( view );
	const modified = first.headers.get( 'last-modified' );
	assert.ok( modified );
	assert.equal( ( await client.fetch( view, { headers: { 'if-modified-since': modified } } ) ).status, 200 );
	const later = new Date( Date.now() + 5000 ).toUTCString();
	const other = '/index.php?title=User:' + encodeURIComponent( people.ordinary( 3 ).name.replaceAll( ' ', '_' ) );
	assert.equal( ( await client.fetch( other, { headers: { 'if-modified-since': later } } ) ).status, 304, 'other pages keep theirs' );
} );

test( 'a deleted status is gone from the page', async () => {
	const gone = ( await client.post( 'Gone ' + randomUUID() ) ).json;
	assert.ok( ( await html( view ) ).includes( gone.text ) );
	await client.rest( 'DELETE', '/statuses/' + gone.id, {} );
	assert.ok( !( await html( view ) ).includes( gone.text ) );
} );

test( 'for Parsoid it is a tag like others: what was edited comes back as it was', async () => {
	const response = await reader.fetch( '/rest.php/v1/page/' + title + '/html' );
	const parsoid = await response.text();
	assert.equal( response.status, 200 );
	assert.match( parsoid, /typeof="mw:Extension\/social-feed"/ );
	assert.doesNotMatch( parsoid, /<article/ );
	const back = await reader.fetch( '/rest.php/v1/transform/html/to/wikitext/' + title, {
		method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify( { html: parsoid } )
	} );
	assert.ok( ( await back.text() ).replace( '" />', '"/>' ).includes( tag ) );
} );
