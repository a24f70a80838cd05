// SPDX-License-Identifier: GPL-2.0-or-later
// Editing, history, deleting and taking that back, through REST.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { Client, people } from '../support/wiki.mjs';

let author, other, reader, moderator;

before( async () => {
	author = await Client.loggedIn( people.ordinary( 0 ) );
	other = await Client.loggedIn( people.ordinary( 1 ) );
	moderator = await Client.loggedIn( people.moderator );
	reader = new Client();
} );

async function posted( text = 'Draft ' + randomUUID() ) {
	const made = await author.post( text );
	assert.equal( made.status, 201, made.text );
	return made.json;
}
const edit = ( client, id, body ) => client.rest( 'PUT', '/statuses/' + id, body );
const history = async ( client, id ) => ( await client.rest( 'GET', `/statuses/${ id }/history` ) );
const listed = async ( client, id ) => ( await client.rest( 'GET', '/feeds/public?limit=100' ) )
	.json.items.some( ( one ) => one.id === id );

test( 'an edit makes a new version; the history has both, for everybody', async () => {
	const first = await posted();
	const edited = await edit( author, first.id, { text: 'Second ' + first.text, version: 1 } );
	assert.equal( edited.status, 200, edited.text );
	assert.equal( edited.json.version, 2 );
	assert.ok( edited.json.edited );
	assert.equal( edited.json.created, first.created );
	const found = await history( reader, first.id );
	assert.deepEqual( found.json.items.map( ( v ) => [ v.version, v.text, v.editor.name ] ),
		[ [ 2, 'Second ' + first.text, people.ordinary( 0 ).name ], [ 1, first.text, people.ordinary( 0 ).name ] ] );
} );

test( 'the same text again is no new version', async () => {
	const first = await posted();
	const again = await edit( author, first.id, { text: first.text } );
	assert.equal( again.status, 200, again.text );
	assert.equal( again.json.version, 1 );
	assert.equal( again.json.edited, null );
} );

test( 'who begins from an older version is told, and nothing is overwritten', async () => {
	const first = await posted();
	assert.equal( ( await edit( author, first.id, { text: 'two ' + first.text, version: 1 } ) ).status, 200 );
	const late = await edit( author, first.id, { text: 'three ' + first.text, version: 1 } );
	assert.equal( late.status, 409, late.text );
	assert.equal( late.json.errorKey, 'wikisocial-error-edit-conflict' );
	assert.equal( ( await reader.rest( 'GET', '/statuses/' + first.id ) ).json.text, 'two ' + first.text );
} );

test( 'two edits at once from one version: one is saved', async () => {
	const first = await posted();
	const answers = await Promise.all( [ 'a', 'b', 'c' ].map( ( x ) => edit( author, first.id, { text: x + first.text, version: 1 } ) ) );
	assert.deepEqual( answers.map( ( a ) => a.status ).sort(), [ 200, 409, 409 ] );
	assert.equal( ( await history( reader, first.id ) ).json.items.length, 2 );
} );

test( 'an edit is checked as a post is', async () => {
	const { id } = await posted();
	for ( const [ text, reason ] of [ [ '', 'text-empty' ], [ 'x'.repeat( 2001 ), 'text-too-long' ], [ 'a\u0000', 'text-control' ] ] ) {
		const refused = await edit( author, id, { text } );
		assert.equal( refused.status, 400, refused.text );
		assert.equal( refused.json.errorKey, 'wikisocial-error-' + reason );
	}
	assert.equal( ( await history( reader, id ) ).json.items.length, 1 );
} );

test( 'others do not edit, delete or restore', async () => {
	const { id } = await posted();
	assert.equal( ( await edit( other, id, { text: 'mine now' } ) ).status, 403 );
	assert.equal( ( await edit( moderator, id, { text: 'mine now' } ) ).status, 403 );
	assert.equal( ( await author.rest( 'DELETE', '/statuses/' + id, {} ) ).status, 204 );
	assert.equal( ( await other.rest( 'POST', `/statuses/${ id }/undelete`, {} ) ).status, 404 );
	assert.equal( ( await moderator.rest( 'POST', `/statuses/${ id }/undelete`, {} ) ).status, 403 );
} );

test( 'a deleted status is gone for all but its author and moderators, and comes back', async () => {
	const { id, text } = await posted();
	assert.ok( await listed( reader, id ) );
	assert.equal( ( await author.rest( 'DELETE', '/statuses/' + id, {} ) ).status, 204 );
	for ( const client of [ reader, other ] ) {
		assert.equal( ( await client.rest( 'GET', '/statuses/' + id ) ).status, 404 );
		assert.equal( ( await history( client, id ) ).status, 404 );
		assert.ok( !await listed( client, id ) );
	}
	for ( const client of [ author, moderator ] ) {
		const seen = await client.rest( 'GET', '/statuses/' + id );
		assert.equal( seen.status, 200 );
		assert.equal( seen.json.deleted, true );
		assert.ok( !await listed( client, id ), 'feeds never show it' );
	}
	assert.equal( ( await edit( author, id, { text: 'x' } ) ).status, 403, 'not edited while deleted' );
	const back = await author.rest( 'POST', `/statuses/${ id }/undelete`, {} );
	assert.equal( back.status, 200, back.text );
	assert.equal( ( await reader.rest( 'GET', '/statuses/' + id ) ).json.text, text );
	assert.ok( await listed( reader, id ) );
	assert.equal( ( await author.rest( 'POST', `/statuses/${ id }/undelete`, {} ) ).status, 200, 'twice does not matter' );
} );
