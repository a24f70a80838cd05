// SPDX-License-Identifier: GPL-2.0-or-later
// Following, requests, personal blocks and the home feed over REST: by whom, of whom, told to whom.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, newPerson } from '../support/wiki.mjs';

const nobody = new Client();
let alice, bob, carol, names;

const to = ( client, method, route ) => client.rest( method, route, method === 'GET' ? undefined : {} );
const follow = ( client, name, kind = 'user' ) => to( client, 'PUT', `/follows/${ kind }/${ encodeURIComponent( name ) }` );
const unfollow = ( client, name, kind = 'user' ) => to( client, 'DELETE', `/follows/${ kind }/${ encodeURIComponent( name ) }` );
const list = async ( client, route ) => ( await to( client, 'GET', route ) ).json.items.map( ( one ) => `${ one.kind }:${ one.name }:${ one.state }` );
const home = async ( client ) => ( await to( client, 'GET', '/feeds/home?limit=10' ) ).json.items;
const choose = async ( client, choice ) => assert.equal( ( await client.api( {
	action: 'options', optionname: 'wikisocial-follow', optionvalue: choice, token: await client.token()
} ) ).options, 'success' );
// The bundle of a kind, once the worker told of it.
async function told( client, kind ) {
	for ( let at = 0; at < 100; at++ ) {
		const found = ( await client.rest( 'GET', '/notifications' ) ).json.items.find( ( one ) => one.kind === kind );
		if ( found ) {
			return found;
		}
		await sleep( 100 );
	}
	assert.fail( `nobody was told of ${ kind }` );
}
async function say( client, text ) {
	const said = await client.rest( 'POST', '/statuses', { text } );
	assert.equal( said.status, 201, JSON.stringify( said.json ) );
	return said.json.id;
}
async function edit( client, title ) {
	const answer = await client.api( { action: 'edit', title, text: randomUUID(), token: await client.token() } );
	assert.equal( answer.edit?.result, 'Success', JSON.stringify( answer ) );
}

before( async () => {
	const accounts = [ await newPerson(), await newPerson(), await newPerson() ];
	[ alice, bob, carol ] = await Promise.all( accounts.map( ( one ) => Client.loggedIn( one ) ) );
	names = accounts.map( ( one ) => one.name );
} );

test( 'a person is asked, lets somebody follow, and what they say is at home', async () => {
	const asked = await follow( alice, names[ 1 ] );
	assert.deepEqual( [ asked.status, asked.json ], [ 200, { state: 'requested', changed: true } ] );
	await say( bob, 'before ' + randomUUID() );
	assert.deepEqual( await home( alice ), [] );
	assert.deepEqual( await list( bob, '/follow-requests' ), [ `user:${ names[ 0 ] }:requested` ] );
	const asking = await told( bob, 'follow-request' );
	assert.deepEqual( [ asking.text, asking.target, asking.unread ], [ `${ names[ 0 ] } asks to follow you`, null, true ] );
	assert.match( asking.url, /SocialFollows\/requests$/ );
	assert.deepEqual( await list( bob, '/followers' ), [] );
	assert.equal( ( await to( bob, 'PUT', `/follow-requests/${ names[ 0 ] }` ) ).status, 200 );
	assert.deepEqual( await list( bob, '/followers' ), [ `user:${ names[ 0 ] }:following` ] );
	assert.equal( ( await told( alice, 'follow-accepted' ) ).text, `${ names[ 1 ] } lets you follow` );
	assert.deepEqual( ( await bob.rest( 'GET', '/notifications' ) ).json.items, [], 'what was answered is no longer asked' );
	const id = await say( bob, 'after ' + randomUUID() );
	const own = await say( alice, 'own ' + randomUUID() );
	const items = await home( alice );
	assert.deepEqual( items.slice( 0, 2 ).map( ( one ) => [ one.id, one.reason ] ), [ [ own, 'own' ], [ id, 'person' ] ] );
	assert.equal( items.length, 3 );
	assert.deepEqual( ( await home( bob ) ).map( ( one ) => one.reason ), [ 'own', 'own' ] );
	assert.deepEqual( await list( alice, '/follows' ), [ `user:${ names[ 1 ] }:following` ] );
	assert.deepEqual( ( await unfollow( alice, names[ 1 ] ) ).json, { state: 'none', changed: true } );
	assert.deepEqual( ( await unfollow( alice, names[ 1 ] ) ).json, { state: 'none', changed: false } );
	assert.deepEqual( ( await home( alice ) ).map( ( one ) => one.id ), [ own ] );
} );

test( 'everybody chooses who may follow', async () => {
	await choose( bob, 'open' );
	assert.deepEqual( ( await follow( alice, names[ 1 ] ) ).json, { state: 'following', changed: true } );
	await choose( bob, 'closed' );
	assert.deepEqual( ( await follow( alice, names[ 1 ] ) ).json, { state: 'following', changed: false } );
	const refused = await follow( carol, names[ 1 ] );
	assert.deepEqual( [ refused.status, refused.json.errorKey ], [ 403, 'wikisocial-error-follow-closed' ] );
	assert.equal( ( await to( bob, 'DELETE', `/followers/${ names[ 0 ] }` ) ).json.changed, true );
	assert.deepEqual( await list( alice, '/follows' ), [] );
	const gone = await to( bob, 'PUT', `/follow-requests/${ names[ 0 ] }` );
	assert.deepEqual( [ gone.status, gone.json.errorKey ], [ 404, 'wikisocial-error-request-not-found' ] );
} );

test( 'a personal block ends it both ways and is told to nobody', async () => {
	await choose( bob, 'open' );
	await choose( alice, 'open' );
	await follow( alice, names[ 1 ] );
	await follow( bob, names[ 0 ] );
	const own = await say( alice, 'unmet ' + randomUUID() );
	assert.equal( ( await to( bob, 'PUT', `/personal-blocks/${ names[ 0 ] }` ) ).json.changed, true );
	for ( const client of [ alice, bob ] ) {
		assert.deepEqual( await list( client, '/follows' ), [] );
		assert.deepEqual( await list( client, '/followers' ), [] );
	}
	assert.deepEqual( await list( bob, '/personal-blocks' ), [ `user:${ names[ 0 ] }:following` ] );
	assert.deepEqual( await list( alice, '/personal-blocks' ), [] );
	assert.equal( ( await follow( alice, names[ 1 ] ) ).json.errorKey, 'wikisocial-error-follow-closed' );
	assert.equal( ( await follow( bob, names[ 0 ] ) ).json.errorKey, 'wikisocial-error-follow-blocking' );
	assert.equal( ( await to( bob, 'GET', `/statuses/${ own }` ) ).status, 200, 'a permalink stays' );
	assert.equal( ( await bob.rest( 'PUT', `/likes/status/${ own }`, {} ) ).json.errorKey, 'wikisocial-error-like-blocked' );
	assert.equal( ( await to( bob, 'DELETE', `/personal-blocks/${ names[ 0 ] }` ) ).json.changed, true );
	assert.equal( ( await follow( alice, names[ 1 ] ) ).json.state, 'following' );
} );

test( 'what is said of a page that one follows is at home', async () => {
	const title = 'Followed ' + randomUUID().slice( 0, 8 );
	await edit( carol, title );
	assert.deepEqual( ( await follow( alice, title, 'page' ) ).json, { state: 'following', changed: true } );
	const id = await say( carol, `Look at [[${ title }]]` );
	const found = ( await home( alice ) ).find( ( one ) => one.id === id );
	assert.equal( found?.reason, 'page' );
	assert.ok( ( await list( alice, '/follows' ) ).includes( `page:${ title }:following` ) );
	await unfollow( alice, title, 'page' );
	assert.equal( ( await home( alice ) ).find( ( one ) => one.id === id ), undefined );
} );

test( 'pages of a list and of the home feed follow one another', async () => {
	const many = [];
	for ( let i = 0; i < 5; i++ ) {
		many.unshift( await say( carol, `page ${ i } ${ randomUUID() }` ) );
	}
	const read = [];
	let cursor = '';
	do {
		const page = ( await to( carol, 'GET', `/feeds/home?limit=2${ cursor }` ) ).json;
		read.push( ...page.items.map( ( one ) => one.id ) );
		cursor = page.next && `&cursor=${ page.next }`;
	} while ( cursor );
	assert.deepEqual( read.slice( 0, 5 ), many );
	assert.equal( new Set( read ).size, read.length );
	const wrong = await to( carol, 'GET', '/feeds/home?cursor=x' );
	assert.deepEqual( [ wrong.status, wrong.json.errorKey ], [ 400, 'wikisocial-error-cursor-invalid' ] );
} );

test( 'nobody, oneself, strangers and nonsense', async () => {
	for ( const [ client, method, route, status, key ] of [
		[ nobody, 'GET', '/feeds/home', 403, 'wikisocial-error-viewer-anonymous' ],
		[ nobody, 'GET', '/follows', 403, 'wikisocial-error-viewer-anonymous' ],
		[ alice, 'PUT', `/follows/user/${ names[ 0 ] }`, 403, 'wikisocial-error-follow-self' ],
		[ alice, 'PUT', `/personal-blocks/${ names[ 0 ] }`, 403, 'wikisocial-error-block-self' ],
		[ alice, 'PUT', '/follows/user/Nobody%20at%20all', 404, 'wikisocial-error-user-not-found' ],
		[ alice, 'PUT', '/follows/user/%7C', 404, 'wikisocial-error-user-not-found' ],
		[ alice, 'PUT', '/follows/page/No%20such%20page', 404, 'wikisocial-error-page-not-found' ],
		[ alice, 'DELETE', '/personal-blocks/Nobody%20at%20all', 404, 'wikisocial-error-user-not-found' ]
	] ) {
		const answer = await to( client, method, route );
		assert.deepEqual( [ route, answer.status, answer.json.errorKey ], [ route, status, key ] );
	}
	assert.equal( ( await to( alice, 'PUT', '/follows/banana/x' ) ).status, 400 );
	assert.equal( ( await alice.rest( 'PUT', `/follows/user/${ names[ 1 ] }`, { token: 'wrong' } ) ).status, 403 );
} );
