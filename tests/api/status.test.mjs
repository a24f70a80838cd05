// SPDX-License-Identifier: GPL-2.0-or-later
// Posting, reading and deleting a status through REST.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { Client, people } from '../support/wiki.mjs';

const author = people.ordinary( 0 );
let client, reader;

before( async () => {
	client = await Client.loggedIn( author );
	reader = new Client();
} );

/** Without the key that posts bring by themselves. */
const postWithout = ( body, headers ) => client.rest( 'POST', '/statuses', body, headers );

test( 'a post answers 201 with the status and its address', async () => {
	const text = `First line ${ randomUUID() }\n\nthird line`;
	const made = await client.post( text );
	assert.equal( made.status, 201, made.text );
	assert.match( made.json.id, /^[1-9][0-9]*$/ );
	assert.equal( made.headers.get( 'location' ), `${ client.url }/rest.php/wikisocial/v0/statuses/${ made.json.id }` );
	assert.equal( made.json.type, 'status' );
	assert.equal( made.json.text, text );
	assert.equal( made.json.author.name, author.name );
	assert.equal( made.json.visibility, 'public' );
	assert.equal( made.json.version, 1 );
	assert.equal( made.json.edited, null );
	assert.equal( made.json.dir, 'auto' );
	assert.ok( Math.abs( Date.parse( made.json.created ) - Date.now() ) < 60000 );
	for ( const key of [ 'html', 'lang', 'url' ] ) {
		assert.ok( key in made.json, key );
	}
	const read = await reader.rest( 'GET', '/statuses/' + made.json.id );
	assert.deepEqual( read.json, made.json );
} );

test( 'the language of a text gives its direction', async () => {
	for ( const [ lang, dir ] of [ [ 'ar', 'rtl' ], [ 'en', 'ltr' ], [ 'he', 'rtl' ] ] ) {
		const made = await postWithout( { text: 'x ' + randomUUID(), lang } );
		assert.equal( made.status, 201, made.text );
		assert.equal( made.json.lang, lang );
		assert.equal( made.json.dir, dir );
	}
	const bad = await postWithout( { text: 'x', lang: 'not a language' } );
	assert.equal( bad.status, 400 );
	assert.equal( bad.json.errorKey, 'wikisocial-error-lang-invalid' );
} );

for ( const where of [ 'body', 'header' ] ) {
	test( `the same idempotency key in the ${ where } makes one status; with another text it is refused`, async () => {
		const key = randomUUID();
		const send = ( text ) => where === 'body' ? client.post( text, key ) :
			postWithout( { text }, { 'Idempotency-Key': key } );
		const text = 'Once ' + randomUUID();
		const [ first, second ] = [ await send( text ), await send( text ) ];
		assert.equal( first.status, 201, first.text );
		assert.equal( second.status, 201, second.text );
		assert.deepEqual( second.json, first.json );
		const other = await send( 'Another text' );
		assert.equal( other.status, 422 );
		assert.equal( other.json.errorKey, 'wikisocial-error-key-reused' );
	} );
}

test( 'the same key sent at the same moment makes one status', async () => {
	const [ key, text ] = [ randomUUID(), 'At once ' + randomUUID() ];
	const answers = await Promise.all( [ 1, 2, 3, 4 ].map( () => client.post( text, key ) ) );
	assert.deepEqual( answers.map( ( a ) => a.status ), [ 201, 201, 201, 201 ] );
	assert.equal( new Set( answers.map( ( a ) => a.json.id ) ).size, 1 );
} );

test( 'a key belongs to its person', async () => {
	const key = randomUUID();
	const other = await Client.loggedIn( people.ordinary( 1 ) );
	const [ mine, theirs ] = [ await client.post( 'mine', key ), await other.post( 'theirs', key ) ];
	assert.equal( theirs.status, 201, theirs.text );
	assert.notEqual( theirs.json.id, mine.json.id );
} );

test( 'what is no text is refused by name', async () => {
	for ( const [ text, reason ] of [
		[ '', 'text-empty' ], [ ' \n\t ', 'text-empty' ], [ 'x'.repeat( 2001 ), 'text-too-long' ],
		[ 'a\u0000b', 'text-control' ], [ 'a\u0007b', 'text-control' ]
	] ) {
		const answer = await client.post( text );
		assert.equal( answer.status, 400, JSON.stringify( text.slice( 0, 20 ) ) + answer.text );
		assert.equal( answer.json.errorKey, 'wikisocial-error-' + reason );
	}
	assert.equal( ( await client.post( '\u{1F426}'.repeat( 2000 ) ) ).status, 201, 'code points are counted, not bytes' );
} );

test( 'a text of another type is refused, not converted', async () => {
	for ( const text of [ 17, null, [ 'a' ], { a: 1 }, true ] ) {
		const answer = await postWithout( { text } );
		assert.equal( answer.status, 400, answer.text );
	}
	assert.equal( ( await postWithout( {} ) ).status, 400 );
} );

test( 'line ends come in one spelling and letters in one composition', async () => {
	const id = randomUUID();
	const made = await client.post( `${ id }\r\ntwo\rthree e\u0301` );
	assert.equal( made.status, 201, made.text );
	assert.equal( made.json.text, `${ id }\ntwo\nthree \u00e9` );
} );

test( 'hostile texts come out as text', async () => {
	const corpus = [
		'<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\'"><svg/onload=alert(1)>',
		'<a href="javascript:alert(1)">x</a>', '&lt;script&gt;alert(1)&lt;/script&gt;', '{{{{1}}}} [[User:X]] <nowiki>',
		'</article></div><iframe src=//x>', '<!-- --><b>', '\u2028<b>\u2029end', '<p\nonclick=alert(1)>', '`${alert(1)}`', '<math><mi//xlink:href="data:x,<script>">'
	];
	for ( const text of corpus ) {
		const made = await client.post( text );
		assert.equal( made.status, 201, made.text );
		assert.equal( made.json.text, text );
		// Only the tags of our own making are left, and the link to a user page that is not there.
		assert.doesNotMatch( made.json.html.replace( /<\/?p>|<br *\/?>|<a href="[^"<>]*" class="new" title="[^"<>]*">|<\/a>/g, '' ), /<|>/, made.json.html );
		assert.doesNotMatch( made.json.html, /"(?![^<]*>)/, 'quotes are escaped too' );
		assert.match( made.headers.get( 'content-type' ), /^application\/json/ );
	}
} );

test( 'one deletes one\'s own, and it is gone for others', async () => {
	const id = ( await client.post( 'To go ' + randomUUID() ) ).json.id;
	assert.equal( ( await client.rest( 'DELETE', '/statuses/' + id, {} ) ).status, 204 );
	const gone = await reader.rest( 'GET', '/statuses/' + id );
	const absent = await reader.rest( 'GET', '/statuses/1' );
	assert.equal( gone.status, 404 );
	assert.deepEqual( gone.json, absent.json, 'deleted and absent answer alike' );
	assert.equal( ( await client.rest( 'DELETE', '/statuses/' + id, {} ) ).status, 204, 'a second time changes nothing' );
} );

test( 'a number that is none is simply not found', async () => {
	for ( const id of [ 'x', '-1', '0', '1e9', '99999999999999999999999', '1%00', '%2e%2e%2f1', ' 1' ] ) {
		const answer = await reader.rest( 'GET', '/statuses/' + id );
		assert.ok( [ 400, 404 ].includes( answer.status ), `${ id }: ${ answer.text }` );
	}
} );

test( 'a write needs the CSRF token', async () => {
	const id = ( await client.post( 'Token ' + randomUUID() ) ).json.id;
	for ( const token of [ '', 'nonsense+\\', '+\\' ] ) {
		assert.equal( ( await client.rest( 'POST', '/statuses', { text: 'x', token } ) ).status, 403, token );
		assert.equal( ( await client.rest( 'DELETE', '/statuses/' + id, { token } ) ).status, 403, token );
	}
	const bare = await client.fetch( `/rest.php/wikisocial/v0/statuses/${ id }`, { method: 'DELETE' } );
	assert.equal( bare.status, 403 );
	const form = await client.fetch( '/rest.php/wikisocial/v0/statuses', {
		method: 'POST', body: new URLSearchParams( { text: 'x' } )
	} );
	assert.ok( form.status >= 400 && form.status < 500, 'a form from elsewhere' );
	assert.equal( ( await reader.rest( 'GET', '/statuses/' + id ) ).status, 200 );
} );

test( 'nobody writes under an address', async () => {
	const answer = await reader.rest( 'POST', '/statuses', { text: 'x', token: '+\\' } );
	assert.equal( answer.status, 403 );
	assert.equal( answer.json.errorKey, 'wikisocial-error-login-needed' );
} );

test( 'an author named by the caller is not believed', async () => {
	const made = await postWithout( { text: 'Spoof ' + randomUUID(), author: people.administrator.name, user: 1 } );
	assert.ok( made.status === 400 || made.json.author.name === author.name, made.text );
} );

test( 'the own user page with its composer cannot be framed, as others see it it can', async () => {
	const title = 'User:' + author.name.replaceAll( ' ', '_' );
	const token = await client.token();
	await client.api( { action: 'options', change: 'wikisocial-userpage=1', token } );
	await client.api( { action: 'edit', title, text: 'About me', token } );
	const page = async ( who ) => {
		const response = await who.fetch( '/index.php?title=' + title );
		return { text: await response.text(), frame: response.headers.get( 'x-frame-options' ) };
	};
	const own = await page( client );
	assert.match( own.text, /id="mw-wikisocial-composer"/ );
	assert.equal( own.frame, 'DENY' );
	const seen = await page( reader );
	assert.match( seen.text, /mw-wikisocial-userbox/ );
	assert.doesNotMatch( seen.text, /id="mw-wikisocial-composer"/ );
	assert.equal( seen.frame, null );
} );
