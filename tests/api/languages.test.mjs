// SPDX-License-Identifier: GPL-2.0-or-later
// The German and the Arabic wiki through REST and as HTML: names of namespaces and pages, gender, and
// that wikis sharing a store are strangers.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { Client, people, stack } from '../support/wiki.mjs';

const { de, ar } = stack.wikis;
const titleOf = ( url ) => decodeURIComponent( new URL( url ).searchParams.get( 'title' ) );
const page = ( name ) => '/index.php?title=' + encodeURIComponent( name.replaceAll( ' ', '_' ) );
const text = ( html ) => html.replaceAll( /<[^>]*>/g, '' );
const posted = {};

/** Status of HTTP, title as the page's heading has it, and all HTML. */
async function view( client, name ) {
	const response = await client.fetch( page( name ) );
	const html = await response.text();
	const heading = text( /<h1[^>]*id="firstHeading"[^>]*>(.*?)<\/h1>/s.exec( html )?.[ 1 ] ?? '' );
	return { status: response.status, heading, html };
}

before( async () => {
	for ( const [ lang, wiki ] of Object.entries( stack.wikis ) ) {
		posted[ lang ] = [];
		for ( const account of wiki.accounts.slice( 0, 3 ) ) {
			const client = await Client.loggedIn( account, wiki.url );
			posted[ lang ].push( ( await client.post( `${ lang } ${ randomUUID() }` ) ).json );
		}
	}
} );

test( 'a user link has the namespace of the author\'s gender', () => {
	assert.deepEqual( posted.de.map( ( s ) => titleOf( s.author.url ).split( ':' )[ 0 ] ), [ 'Benutzerin', 'Benutzer', 'Benutzer' ] );
	assert.deepEqual( posted.ar.map( ( s ) => titleOf( s.author.url ).split( ':' )[ 0 ] ), [ 'مستخدمة', 'مستخدم', 'مستخدم' ] );
} );

test( 'also in the HTML of the feed', async () => {
	const { html } = await view( new Client( de.url ), 'Spezial:Social' );
	for ( const [ account, namespace ] of [ [ de.accounts[ 0 ], 'Benutzerin' ], [ de.accounts[ 1 ], 'Benutzer' ] ] ) {
		const link = `title="${ namespace }:${ account.name }"`;
		assert.ok( html.includes( link ), link );
	}
} );

test( 'a permalink has the local names of namespace and page', () => {
	assert.match( titleOf( posted.de[ 0 ].url ), /^Spezial:Social\/status\/\d+$/ );
	assert.match( titleOf( posted.ar[ 0 ].url ), /^خاص:اجتماعي\/status\/\d+$/ );
} );

for ( const [ lang, name ] of [ [ 'de', 'Spezial:Soziales' ], [ 'de', 'Special:WikiSocial' ], [ 'ar', 'Special:Social' ] ] ) {
	test( `${ name } leads to the page on the wiki ${ lang }`, async () => {
		const response = await new Client( stack.wikis[ lang ].url ).fetch( page( name ) );
		assert.match( titleOf( response.headers.get( 'location' ) ), { de: /^Spezial:Social$/, ar: /^خاص:اجتماعي$/ }[ lang ] );
	} );
}

test( 'the interface speaks German and Arabic', async () => {
	assert.match( ( await view( new Client( de.url ), 'Spezial:Social' ) ).html, /Woran gerade gearbeitet wird/ );
	const arabic = await view( new Client( ar.url ), 'خاص:اجتماعي' );
	assert.match( arabic.html, /على ماذا يعمل الآخرون/ );
	assert.match( arabic.html, /<html[^>]* lang="ar" dir="rtl"/ );
} );

test( 'Arabic words about a person follow the gender', async () => {
	const client = new Client( ar.url );
	const headings = [];
	for ( const { name } of ar.accounts.slice( 0, 3 ) ) {
		headings.push( ( await view( client, 'خاص:اجتماعي/user/' + name ) ).heading.replace( name, '' ).trim() );
	}
	assert.deepEqual( headings, [ 'تحديثات المستخدمة', 'تحديثات المستخدم', 'تحديثات المستخدم' ] );
	const asked = [];
	for ( const account of ar.accounts.slice( 0, 2 ) ) {
		const { html } = await view( await Client.loggedIn( account, ar.url ), 'خاص:اجتماعي' );
		asked.push( /cdx-label__label__text">([^<]*)</.exec( html )[ 1 ] );
	}
	assert.deepEqual( asked, [ 'على ماذا تعملين الآن؟', 'على ماذا تعمل الآن؟' ] );
} );

test( 'a moderator reads in German by whom a status was deleted', async () => {
	const moderator = await Client.loggedIn( de.accounts[ 3 ], de.url );
	const said = [];
	for ( const account of de.accounts.slice( 0, 3 ) ) {
		const client = await Client.loggedIn( account, de.url );
		const { id } = ( await client.post( 'Bald weg ' + randomUUID() ) ).json;
		assert.equal( ( await client.rest( 'DELETE', '/statuses/' + id, {} ) ).status, 204 );
		const { html } = await view( moderator, 'Spezial:Social/status/' + id );
		said.push( /mw-wikisocial-state">([^<]*)</.exec( html )[ 1 ] );
	}
	assert.deepEqual( said, [
		'Von der Verfasserin gelöscht', 'Vom Verfasser gelöscht', 'Von der verfassenden Person gelöscht'
	] );
} );

test( 'Arabic counts in its own forms', async () => {
	const client = new Client( ar.url );
	const forms = [];
	for ( const n of [ 0, 1, 2, 3, 11, 100 ] ) {
		const answer = await client.api( { action: 'query', meta: 'allmessages', ammessages: 'wikisocial-error-text-too-long', amargs: n, amenableparser: 1, amlang: 'ar' } );
		forms.push( answer.query.allmessages[ 0 ].content.split( ': ' )[ 1 ] );
	}
	assert.deepEqual( forms, [ '0 حرف.', 'حرف واحد.', 'حرفان.', '3 أحرف.', '11 حرفا.', '100 حرف.' ] );
} );

test( 'wikis sharing a store are strangers', async () => {
	const german = posted.de[ 1 ];
	for ( const other of [ new Client(), await Client.loggedIn( people.moderator ), new Client( ar.url ), await Client.loggedIn( ar.accounts[ 1 ], ar.url ) ] ) {
		assert.equal( ( await other.rest( 'GET', '/statuses/' + german.id ) ).status, 404 );
		assert.ok( !( await other.rest( 'GET', '/feeds/public?limit=100' ) ).text.includes( german.text ) );
		if ( other.jar.size ) {
			assert.equal( ( await other.rest( 'DELETE', '/statuses/' + german.id, {} ) ).status, 404 );
		}
	}
	assert.equal( ( await new Client( de.url ).rest( 'GET', '/statuses/' + german.id ) ).status, 200 );
} );
