// SPDX-License-Identifier: GPL-2.0-or-later
// Atom of everybody and of one person: what it holds, its pages, its copies, where it is linked.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Client, environment, people } from '../support/wiki.mjs';

const settings = environment().STATE + '/wiki/conf.d/62-licence.php';
const author = people.ordinary( 1 );
const page = ( name ) => '/index.php?title=' + encodeURIComponent( name.replaceAll( ' ', '_' ) );
const everybody = page( 'Special:Social' );
const person = page( 'Special:Social/user/' + author.name );
const atom = '&feed=atom';
const reader = new Client();
let client, posted;

before( async () => {
	writeFileSync( settings, '<?php $wgWikiSocialLicence = [ "name" => "CC BY-SA 4.0", "url" => "https://licence.example/by-sa" ];\n' );
	client = await Client.loggedIn( author );
	posted = ( await client.post( `Fish & <chips> ${ randomUUID() }` ) ).json;
} );
after( () => rmSync( settings ) );

async function get( path, who = reader, headers = {} ) {
	const response = await who.fetch( path, { headers } );
	return { status: response.status, headers: response.headers, text: await response.text() };
}
const entries = ( xml ) => [ ...xml.matchAll( /<entry\b.*?<\/entry>/gs ) ].map( ( found ) => found[ 0 ] );

test( 'a status is in both feeds, with its address as id, its author and its licence', async () => {
	for ( const path of [ everybody, person ] ) {
		const answer = await get( path + atom );
		assert.equal( answer.status, 200 );
		assert.equal( answer.headers.get( 'content-type' ), 'application/atom+xml; charset=utf-8' );
		const entry = entries( answer.text ).find( ( one ) => one.includes( posted.url ) );
		assert.ok( entry, path );
		assert.ok( entry.includes( `<id>${ posted.url }</id>` ) );
		assert.ok( entry.includes( `<name>${ author.name }</name>` ) );
		assert.ok( entry.includes( '&amp;lt;chips&amp;gt;' ), 'HTML within XML' );
		assert.ok( entry.includes( '<link rel="license" href="https://licence.example/by-sa"/>' ) );
		assert.ok( entry.includes( '<rights>CC BY-SA 4.0</rights>' ) );
	}
} );

test( 'the licence is in REST and in the Action API too', async () => {
	const read = ( await reader.rest( 'GET', '/statuses/' + posted.id ) ).json;
	assert.deepEqual( [ read.licence, read.licenceUrl ], [ 'CC BY-SA 4.0', 'https://licence.example/by-sa' ] );
	const listed = await reader.api( { action: 'query', list: 'socialfeed', sflimit: 1 } );
	assert.equal( listed.query.socialfeed[ 0 ].licenceUrl, 'https://licence.example/by-sa' );
} );

test( 'a page links its feed in its head', async () => {
	for ( const path of [ everybody, person ] ) {
		const link = /<link[^>]*rel="alternate"[^>]*type="application\/atom\+xml"[^>]*href="([^"]*Social[^"]*)"/.exec( ( await get( path ) ).text );
		assert.ok( link, path );
		assert.equal( ( await get( link[ 1 ].replaceAll( '&amp;', '&' ) ) ).headers.get( 'content-type' ), 'application/atom+xml; charset=utf-8' );
	}
} );

test( 'the next pages have all the rest, each once', async () => {
	for ( let i = 0; i < 31; i++ ) {
		await client.post( `Page ${ i } ${ randomUUID() }` );
	}
	const seen = [];
	let path = person + atom;
	for ( let pages = 0; path; pages++ ) {
		assert.ok( pages < 30 );
		const { text } = await get( path );
		seen.push( ...entries( text ).map( ( one ) => /<id>([^<]*)/.exec( one )[ 1 ] ) );
		const next = /<link rel="next"[^>]*href="([^"]*)"/.exec( text );
		path = next && next[ 1 ].replaceAll( '&amp;', '&' ).slice( client.url.length );
	}
	assert.equal( new Set( seen ).size, seen.length );
	assert.ok( seen.includes( posted.url ) && seen.length > 31 );
} );

test( 'what has not changed is not sent again', async () => {
	const first = await get( person + atom );
	const tag = first.headers.get( 'etag' );
	for ( const known of [ tag, 'W/' + tag, `"x", ${ tag }` ] ) {
		const again = await get( person + atom, reader, { 'if-none-match': known } );
		assert.equal( again.status, 304, known );
		assert.equal( again.text, '' );
	}
	await client.post( 'News ' + randomUUID() );
	assert.equal( ( await get( person + atom, reader, { 'if-none-match': tag } ) ).status, 200 );
} );

test( 'everybody gets the same, also its author and a moderator, and nothing that was deleted', async () => {
	const gone = ( await client.post( 'Regretted ' + randomUUID() ) ).json;
	assert.ok( ( await get( person + atom ) ).text.includes( gone.url ) );
	await client.rest( 'DELETE', '/statuses/' + gone.id, {} );
	const anonymous = ( await get( person + atom ) ).text;
	assert.ok( !anonymous.includes( gone.url ) );
	for ( const account of [ author, people.moderator, people.suppressor ] ) {
		const who = await Client.loggedIn( account );
		const answer = await get( person + atom + '&uselang=de', who );
		assert.equal( answer.text, anonymous );
		assert.match( answer.headers.get( 'cache-control' ), /^private/ );
	}
} );

test( 'without a CDN nothing but the reader may keep it', async () => {
	assert.match( ( await get( everybody + atom ) ).headers.get( 'cache-control' ), /^private, max-age=0/ );
} );

test( 'nobody\'s feed is not found, and a forged cursor is refused', async () => {
	assert.equal( ( await get( page( 'Special:Social/user/Nobody of this name' ) + atom ) ).status, 404 );
	assert.equal( ( await get( everybody + atom + '&cursor=forged' ) ).status, 400 );
} );

test( 'other formats and other pages stay HTML', async () => {
	for ( const path of [ everybody + '&feed=rss', page( 'Special:Social/status/' + posted.id ) + atom ] ) {
		assert.match( ( await get( path ) ).headers.get( 'content-type' ), /^text\/html/ );
	}
} );
