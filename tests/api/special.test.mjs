// SPDX-License-Identifier: GPL-2.0-or-later
// Special:Social and the user page over plain HTTP: what a form without JavaScript can do and cannot.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { Client, environment, people } from '../support/wiki.mjs';

const HOME = '/index.php?title=Special:Social';
const author = people.ordinary( 2 );
const other = people.ordinary( 4 );
const userPage = ( name ) => '/index.php?title=' + encodeURIComponent( 'User:' + name.replaceAll( ' ', '_' ) );
const reader = new Client();
let client;

before( async () => {
	client = await Client.loggedIn( author );
	const token = await client.token();
	await client.api( { action: 'options', change: 'wikisocial-userpage=1', token } );
	await client.api( { action: 'edit', title: 'User:' + author.name, text: 'About me.', token } );
} );

const send = ( who, path, fields ) => who.fetch( path, { method: 'POST', body: new URLSearchParams( fields ) } );
const exists = async ( id ) => ( await reader.rest( 'GET', '/statuses/' + id ) ).status === 200;

test( 'a form without the right token posts nothing and keeps the text', async () => {
	for ( const wpEditToken of [ '', '+\\', 'nonsense' ] ) {
		const text = 'Forged ' + randomUUID();
		const answer = await send( client, HOME, { wpText: text, wpKey: randomUUID(), wpEditToken } );
		assert.equal( answer.status, 403 );
		assert.match( /<textarea[^>]*>\s*([^<]*)/.exec( await answer.text() )[ 1 ], new RegExp( text ) );
		const feed = await reader.rest( 'GET', '/feeds/public?limit=20' );
		assert.ok( !feed.text.includes( text ) );
	}
} );

test( 'a GET posts nothing and deletes nothing', async () => {
	const text = 'By GET ' + randomUUID();
	const token = encodeURIComponent( await client.token() );
	await client.fetch( `${ HOME }&wpText=${ encodeURIComponent( text ) }&wpEditToken=${ token }` );
	assert.ok( !( await reader.rest( 'GET', '/feeds/public?limit=20' ) ).text.includes( text ) );
	const { id } = ( await client.post( 'Stays ' + randomUUID() ) ).json;
	assert.equal( ( await client.fetch( `${ HOME }/delete/${ id }&wpEditToken=${ token }` ) ).status, 200 );
	assert.ok( await exists( id ) );
} );

test( 'another\'s status is not deleted by form, and neither is one\'s own without the token', async () => {
	const { id } = ( await client.post( 'Mine ' + randomUUID() ) ).json;
	const stranger = await Client.loggedIn( other );
	assert.equal( ( await stranger.fetch( `${ HOME }/delete/${ id }` ) ).status, 403 );
	const forced = await send( stranger, `${ HOME }/delete/${ id }`, { wpEditToken: await stranger.token() } );
	assert.equal( forced.status, 403 );
	assert.equal( ( await send( client, `${ HOME }/delete/${ id }`, { wpEditToken: 'x' } ) ).status, 403 );
	assert.ok( await exists( id ) );
	assert.equal( ( await send( client, `${ HOME }/delete/${ id }`, { wpEditToken: await client.token() } ) ).status, 303 );
	assert.ok( !await exists( id ) );
} );

test( 'after posting one comes back to a page of this wiki only', async () => {
	for ( const returnto of [ '//evil.example', 'https://evil.example/', 'Special:UserLogout', '\\\\evil.example', 'javascript:x' ] ) {
		const answer = await send( client, HOME, {
			wpText: 'Return ' + randomUUID(), wpKey: randomUUID(), wpEditToken: await client.token(), returnto
		} );
		assert.equal( answer.status, 303 );
		assert.equal( new URL( answer.headers.get( 'location' ), client.url ).origin, client.url, returnto );
		assert.doesNotMatch( answer.headers.get( 'location' ), /UserLogout/ );
	}
} );

test( 'what is absent answers 404, deleted or never there', async () => {
	const { id } = ( await client.post( 'Gone ' + randomUUID() ) ).json;
	await client.rest( 'DELETE', '/statuses/' + id, {} );
	for ( const subpage of [ `status/${ id }`, 'status/1', 'status/x', 'status/', 'nonsense', 'user/Nobody_of_this_name' ] ) {
		assert.equal( ( await reader.fetch( `${ HOME }/${ encodeURIComponent( subpage ) }` ) ).status, 404, subpage );
	}
} );

test( 'hostile texts are text on every page', async () => {
	const mark = randomUUID().slice( 0, 8 );
	const hostile = `<script>alert('${ mark }')</script><img src=x onerror=alert('${ mark }')>"'onmouseover=x [[User:X]] {{!}}`;
	const { id } = ( await client.post( hostile ) ).json;
	const pages = [ HOME, `${ HOME }/status/${ id }`, `${ HOME }/delete/${ id }`, userPage( author.name ) ];
	for ( const page of pages ) {
		const html = await ( await client.fetch( page ) ).text();
		assert.ok( html.includes( mark ), `${ page } shows it` );
		assert.doesNotMatch( html, new RegExp( `<(script|img)[^&]*${ mark }` ), page );
	}
	const draft = await ( await send( client, HOME, { wpText: `</textarea>${ hostile }`, wpEditToken: 'x' } ) ).text();
	assert.doesNotMatch( draft, new RegExp( `<(script|img)[^&]*${ mark }` ), 'a kept draft' );
} );

test( 'hostile translations are text on every page', async () => {
	const settings = environment().STATE + '/wiki/conf.d/70-xss-language.php';
	writeFileSync( settings, '<?php\n$wgUseXssLanguage = true;\n' );
	try {
		const { id } = ( await client.post( 'Shown ' + randomUUID() ) ).json;
		for ( const page of [ HOME, `${ HOME }/status/${ id }`, `${ HOME }/delete/${ id }`, `${ HOME }/status/1`, userPage( author.name ) ] ) {
			const html = await ( await client.fetch( `${ page }&uselang=x-xss` ) ).text();
			assert.match( html, /alert\(/, `${ page }: the language is on` );
			const raw = [ ...html.matchAll( /<script>alert\('([^']*wikisocial[^']*)'\)/g ) ].map( ( m ) => m[ 1 ] );
			assert.deepEqual( raw, [], page );
		}
	} finally {
		rmSync( settings );
	}
} );

test( 'only those who chose it have a box on the user page', async () => {
	const stranger = await Client.loggedIn( other );
	await stranger.api( { action: 'options', change: 'wikisocial-userpage=0', token: await stranger.token() } );
	await stranger.post( 'Not on my page ' + randomUUID() );
	assert.doesNotMatch( await ( await reader.fetch( userPage( other.name ) ) ).text(), /mw-wikisocial/ );
	const chosen = await ( await reader.fetch( userPage( author.name ) ) ).text();
	assert.match( chosen, /mw-wikisocial-userbox/ );
	for ( const query of [ '&action=history', '&action=edit', '/subpage' ] ) {
		assert.doesNotMatch( await ( await reader.fetch( userPage( author.name ) + query ) ).text(), /mw-wikisocial-userbox/, query );
	}
} );
