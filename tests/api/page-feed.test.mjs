// SPDX-License-Identifier: GPL-2.0-or-later
// GET /feeds/page/{title}: what is said in public about a page, whatever it is called by then.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { Client, people } from '../support/wiki.mjs';

const mark = randomUUID().slice( 0, 8 );
const page = `About ${ mark }/with a slash`;
const nobody = new Client();
let author, administrator, revision;

async function act( client, action, parameters ) {
	const answer = await client.api( { action, ...parameters, token: await client.token() } );
	assert.equal( answer.error, undefined, JSON.stringify( answer ) );
	return answer[ action ];
}
const feed = ( title, query = '', client = nobody ) => client.rest( 'GET', `/feeds/page/${ encodeURIComponent( title ) }${ query }` );
const view = ( title ) => '/index.php?title=' + encodeURIComponent( title.replaceAll( ' ', '_' ) );
const texts = async ( title ) => ( await feed( title ) ).json.items.map( ( s ) => s.text );

before( async () => {
	author = await Client.loggedIn( people.ordinary( 2 ) );
	administrator = await Client.loggedIn( people.administrator );
	revision = ( await act( administrator, 'edit', { title: page, text: mark } ) ).newrevid;
} );

test( 'a page that nobody speaks of has an empty feed, one that does not exist has none', async () => {
	const empty = await feed( page );
	assert.deepEqual( [ empty.status, empty.json ], [ 200, { items: [], next: null } ] );
	for ( const title of [ 'Nothing ' + mark, 'Special:Social', '<b>', '#x', 'commons:Main Page' ] ) {
		const answer = await feed( title );
		assert.equal( answer.status, 404, title );
		assert.equal( answer.json.errorKey, 'wikisocial-error-page-not-found' );
	}
} );

test( 'links to it, to its revisions and its diffs are about it, and mentions of others are not', async () => {
	const said = [ `[[${ page }#Section|this]]`, `[[Special:Diff/${ revision }]]`, `[[Special:PermanentLink/${ revision }]]` ];
	for ( const text of said ) {
		const posted = await author.post( text );
		assert.equal( posted.status, 201, posted.text );
	}
	await author.post( `[[Other ${ mark }]] and ${ page }` );
	assert.deepEqual( await texts( page ), said.toReversed() );
	const first = await feed( page, '?limit=2' );
	const rest = await feed( page, '?limit=2&cursor=' + encodeURIComponent( first.json.next ) );
	assert.deepEqual( [ ...first.json.items, ...rest.json.items ].map( ( s ) => s.text ), said.toReversed() );
	assert.equal( rest.json.next, null );
} );

test( 'it moves with the page, and goes and comes with the page', async () => {
	const before = await texts( page );
	const moved = `Moved ${ mark }`;
	await act( administrator, 'move', { from: page, to: moved, noredirect: 1 } );
	assert.deepEqual( await texts( moved ), before );
	assert.equal( ( await feed( page ) ).status, 404 );
	await act( administrator, 'delete', { title: moved } );
	assert.equal( ( await feed( moved ) ).status, 404 );
	await act( administrator, 'undelete', { title: moved } );
	assert.deepEqual( await texts( moved ), before );
} );

test( 'an edit decides anew, and a deletion takes it out', async () => {
	const title = `Edited ${ mark }`;
	await act( administrator, 'edit', { title, text: mark } );
	const { id } = ( await author.post( `[[${ title }]]` ) ).json;
	assert.equal( ( await texts( title ) ).length, 1 );
	await author.rest( 'PUT', '/statuses/' + id, { text: 'about nothing' } );
	assert.deepEqual( await texts( title ), [] );
	await author.rest( 'PUT', '/statuses/' + id, { text: `[[${ title }]] again` } );
	assert.equal( ( await texts( title ) ).length, 1 );
	await author.rest( 'DELETE', '/statuses/' + id, {} );
	assert.deepEqual( await texts( title ), [] );
} );

test( 'the page shows it, and names the way to it among its tools', async () => {
	const title = `Shown ${ mark }`;
	await act( administrator, 'edit', { title, text: mark } );
	await author.post( `See [[${ title }]]` );
	const tools = await nobody.fetch( view( title ) );
	assert.match( await tools.text(), /id="t-wikisocial-page"/ );
	const shown = await nobody.fetch( view( 'Special:Social/page/' + title ) );
	assert.equal( shown.status, 200 );
	assert.match( await shown.text(), new RegExp( `See <a [^>]*>[^<]*${ mark }` ) );
	assert.equal( ( await nobody.fetch( view( 'Special:Social/page/Nothing ' + mark ) ) ).status, 404 );
} );
