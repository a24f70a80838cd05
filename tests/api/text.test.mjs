// SPDX-License-Identifier: GPL-2.0-or-later
// What a text names, as REST answers it; previews; limits and levels.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { Client, people, stack } from '../support/wiki.mjs';

const author = people.ordinary( 0 );
const other = people.ordinary( 3 );
let client;

before( async () => {
	client = await Client.loggedIn( author );
} );

const post = ( body ) => client.rest( 'POST', '/statuses', body );
const preview = ( text, who = client ) => who.rest( 'POST', '/statuses/preview', { text, token: undefined } );

test( 'mentions, links and addresses of this wiki come out as links', async () => {
	const text = `Hi @${ other.name }, see [[Harbour lighthouse|the <i>tower</i>]], [[No such page]] and ` +
		`${ stack.url }/index.php?title=Old_town and ${ stack.commonsUrl }/index.php?title=File:X.png, https://x.example/ ${ randomUUID() }`;
	const made = await post( { text } );
	assert.equal( made.status, 201, made.text );
	assert.equal( made.json.text, text );
	assert.deepEqual( made.json.mentions.map( ( m ) => m.name ), [ other.name ] );
	assert.match( made.json.html, /<a [^>]*mw-userlink[^>]*>@<bdi>/ );
	assert.match( made.json.html, />the &lt;i&gt;tower&lt;\/i&gt;<\/a>/ );
	assert.match( made.json.html, /<a [^>]*class="new"[^>]*>No such page<\/a>/ );
	assert.match( made.json.html, />Old town<\/a>/ );
	assert.match( made.json.html, />File:X.png<\/a>/ );
	assert.doesNotMatch( made.json.html, /href="https:\/\/x\.example/ );
	assert.deepEqual( ( await new Client().rest( 'GET', '/statuses/' + made.json.id ) ).json, made.json );
} );

test( 'a preview needs an account but no token, and writes nothing', async () => {
	const text = `[[Old town]] é @${ other.name } ${ randomUUID() }\n\n`;
	const answer = await preview( text );
	assert.equal( answer.status, 200, answer.text );
	assert.deepEqual( Object.keys( answer.json ).sort(), [ 'html', 'length', 'mediaHtml', 'mentions' ] );
	assert.equal( answer.json.length, [ ...text.trimEnd() ].length );
	assert.deepEqual( answer.json.mentions.map( ( m ) => m.name ), [ other.name ] );
	assert.match( answer.json.html, />Old town<\/a>/ );
	assert.ok( !( await client.rest( 'GET', '/feeds/public' ) ).text.includes( text.trim() ) );
	const anonymous = await preview( text, new Client() );
	assert.equal( anonymous.status, 403 );
	assert.equal( anonymous.json.errorKey, 'wikisocial-error-login-needed' );
} );

test( 'what cannot be posted cannot be previewed', async () => {
	for ( const [ text, reason ] of [
		[ '', 'text-empty' ], [ 'x'.repeat( 2001 ), 'text-too-long' ],
		[ '[[Old town]]'.repeat( 21 ), 'too-many-links' ], [ `@${ author.name.replaceAll( ' ', '_' ) } `.repeat( 11 ), 'too-many-mentions' ]
	] ) {
		for ( const answer of [ await preview( text ), await post( { text } ) ] ) {
			assert.equal( answer.status, 400, answer.text );
			assert.equal( answer.json.errorKey, 'wikisocial-error-' + reason );
		}
	}
	for ( const text of [ 1, null, [ 'x' ] ] ) {
		assert.equal( ( await preview( text ) ).status, 400 );
	}
} );

test( 'a level that this wiki has not is refused', async () => {
	for ( const visibility of [ 'followers', 'group', 'x', '' ] ) {
		const answer = await post( { text: `@${ other.name }`, visibility } );
		assert.equal( answer.status, 400, answer.text );
		assert.equal( answer.json.errorKey, 'wikisocial-error-visibility-invalid' );
	}
	assert.equal( ( await post( { text: 'x', visibility: [ 'public' ] } ) ).status, 400 );
	assert.equal( ( await post( { text: 'Public ' + randomUUID(), visibility: 'public' } ) ).status, 201 );
} );

test( 'what is for those mentioned is read by them and its author only', async () => {
	const made = await post( { text: `For @${ other.name } ${ randomUUID() }`, visibility: 'mentioned' } );
	assert.equal( made.status, 201, made.text );
	assert.equal( made.json.visibility, 'mentioned' );
	const path = '/statuses/' + made.json.id;
	assert.equal( ( await ( await Client.loggedIn( other ) ).rest( 'GET', path ) ).status, 200 );
	assert.equal( ( await client.rest( 'GET', path ) ).status, 200 );
	for ( const who of [ new Client(), await Client.loggedIn( people.ordinary( 4 ) ), await Client.loggedIn( people.moderator ) ] ) {
		assert.equal( ( await who.rest( 'GET', path ) ).status, 404 );
	}
	assert.ok( !( await client.rest( 'GET', '/feeds/public' ) ).text.includes( made.json.id ) );
	const nobody = await post( { text: 'For nobody', visibility: 'mentioned' } );
	assert.equal( nobody.status, 400 );
	assert.equal( nobody.json.errorKey, 'wikisocial-error-mention-missing' );
} );
