// SPDX-License-Identifier: GPL-2.0-or-later
// Hiding, suppressing, one version alone, reports, and the logs of it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, environment, people } from '../support/wiki.mjs';

let author, reader, moderator, suppressor, administrator;
const who = people.ordinary( 2 );

before( async () => {
	author = await Client.loggedIn( who );
	moderator = await Client.loggedIn( people.moderator );
	suppressor = await Client.loggedIn( people.suppressor );
	administrator = await Client.loggedIn( people.administrator );
	reader = new Client();
} );

async function posted( text = 'To be judged ' + randomUUID() ) {
	const made = await author.post( text );
	assert.equal( made.status, 201, made.text );
	return made.json;
}
const set = ( client, id, level, more = {} ) =>
	client.rest( 'PUT', '/moderation/status/' + id, { level, reason: 'because ' + id, ...more } );
const see = async ( client, id ) => ( await client.rest( 'GET', '/statuses/' + id ) ).status;
async function logged( client, letype, id ) {
	const answer = await client.api( { action: 'query', list: 'logevents', letype, lelimit: 50, leprop: 'type|user|comment|details|title' } );
	return ( answer.query?.logevents ?? [] ).filter( ( one ) => JSON.stringify( one.params ).includes( id ) );
}

test( 'what is hidden is there for moderators only, and back when shown again', async () => {
	const { id, text } = await posted();
	const hidden = await set( moderator, id, 'hidden' );
	assert.equal( hidden.status, 200, hidden.text );
	assert.equal( hidden.json.hidden, 'hidden' );
	assert.deepEqual( await Promise.all( [ reader, author, moderator, suppressor, administrator ].map( ( c ) => see( c, id ) ) ),
		[ 404, 404, 200, 200, 200 ] );
	const feed = await reader.rest( 'GET', '/feeds/public?limit=100' );
	assert.ok( !feed.text.includes( text ) );
	const rows = await logged( reader, 'social', id );
	assert.equal( rows.length, 1 );
	assert.equal( rows[ 0 ].comment, 'because ' + id );
	assert.ok( !JSON.stringify( rows ).includes( text ), 'the log has no text' );
	assert.equal( ( await author.rest( 'PUT', '/statuses/' + id, { text: 'I change it' } ) ).status, 404 );
	assert.equal( ( await author.rest( 'POST', `/statuses/${ id }/undelete`, {} ) ).status, 404 );
	assert.equal( ( await set( moderator, id, 'none' ) ).status, 200 );
	assert.equal( await see( reader, id ), 200 );
	assert.equal( ( await logged( reader, 'social', id ) ).length, 2 );
} );

test( 'the same level again changes and logs nothing', async () => {
	const { id } = await posted();
	await set( moderator, id, 'hidden' );
	assert.equal( ( await set( moderator, id, 'hidden' ) ).status, 200 );
	assert.equal( ( await logged( reader, 'social', id ) ).length, 1 );
} );

test( 'suppression is for suppressors, and its log too', async () => {
	const { id } = await posted();
	assert.equal( ( await set( moderator, id, 'suppressed' ) ).status, 403 );
	assert.equal( ( await set( suppressor, id, 'suppressed' ) ).status, 200 );
	assert.deepEqual( await Promise.all( [ reader, author, moderator, suppressor ].map( ( c ) => see( c, id ) ) ), [ 404, 404, 404, 200 ] );
	assert.equal( ( await set( moderator, id, 'none' ) ).status, 404, 'moderators do not even know of it' );
	assert.equal( ( await logged( moderator, 'social', id ) ).length, 0 );
	assert.equal( ( await logged( moderator, 'suppress', id ) ).length, 0 );
	assert.equal( ( await logged( suppressor, 'suppress', id ) ).length, 1 );
	assert.equal( ( await set( suppressor, id, 'none' ) ).status, 200 );
	assert.equal( await see( reader, id ), 200 );
} );

test( 'one version is hidden, the rest stays', async () => {
	const { id, text } = await posted();
	assert.equal( ( await author.rest( 'PUT', '/statuses/' + id, { text: 'Better ' + id } ) ).status, 200 );
	const current = await set( moderator, id, 'hidden', { version: 2 } );
	assert.equal( current.status, 409, 'the present one not alone' );
	assert.equal( current.json.errorKey, 'wikisocial-error-version-current' );
	assert.equal( ( await set( moderator, id, 'hidden', { version: 1 } ) ).status, 200 );
	const seen = await reader.rest( 'GET', `/statuses/${ id }/history` );
	assert.deepEqual( seen.json.items.map( ( v ) => [ v.version, v.text, v.hidden ] ), [ [ 2, 'Better ' + id, null ], [ 1, null, 'hidden' ] ] );
	assert.ok( !seen.text.includes( text ) );
	const judged = await moderator.rest( 'GET', `/statuses/${ id }/history` );
	assert.equal( judged.json.items[ 1 ].text, text );
	assert.equal( ( await set( moderator, id, 'hidden', { version: 9 } ) ).status, 404 );
} );

test( 'a status its author deleted can be hidden; restoring it then does not show it', async () => {
	const { id } = await posted();
	await author.rest( 'DELETE', '/statuses/' + id, {} );
	assert.equal( ( await set( moderator, id, 'hidden' ) ).status, 200 );
	assert.equal( ( await author.rest( 'POST', `/statuses/${ id }/undelete`, {} ) ).status, 404 );
	assert.equal( await see( reader, id ), 404 );
} );

test( 'bad orders are refused by name', async () => {
	const { id } = await posted();
	assert.equal( ( await set( moderator, id, 'gone' ) ).status, 400 );
	assert.equal( ( await set( moderator, '1', 'hidden' ) ).status, 404 );
	const long = await set( moderator, id, 'hidden', { reason: 'x'.repeat( 501 ) } );
	assert.equal( long.json.errorKey, 'wikisocial-error-reason-too-long' );
	assert.equal( ( await set( author, id, 'hidden' ) ).status, 403 );
	assert.equal( ( await set( new Client(), id, 'hidden' ) ).status, 403 );
	assert.equal( ( await set( moderator, id, 'hidden', { token: 'stale+\\' } ) ).status, 403 );
	assert.equal( await see( reader, id ), 200 );
} );

test( 'recent changes have a status while everybody may read it, without its text', async () => {
	// Of a wiki on which much was written no answer holds all.
	const rcend = new Date( Date.now() - 1000 ).toISOString();
	const { id, text } = await posted();
	const rows = async () => {
		const html = await ( await reader.fetch( '/index.php?title=Special:RecentChanges&limit=500&days=1&hidebots=0' ) ).text();
		assert.ok( !html.includes( text ) );
		return html.match( new RegExp( `href="[^"]*status/${ id }"`, 'g' ) )?.length ?? 0;
	};
	assert.equal( await rows(), 1 );
	await set( moderator, id, 'hidden' );
	assert.equal( await rows(), 1, 'the line of the moderators\' log is left, linking the status' );
	await set( moderator, id, 'none' );
	await author.rest( 'DELETE', '/statuses/' + id, {} );
	const gone = await reader.api( { action: 'query', list: 'recentchanges', rctype: 'external', rclimit: 500, rcend, rcprop: 'title|ids|user|loginfo' } );
	assert.ok( gone.query.recentchanges.every( ( one ) => one.type === 'external' ) );
	const before = gone.query.recentchanges.length;
	await author.rest( 'POST', `/statuses/${ id }/undelete`, {} );
	const back = await reader.api( { action: 'query', list: 'recentchanges', rctype: 'external', rclimit: 500, rcend, rcprop: 'title' } );
	assert.equal( back.query.recentchanges.length, before + 1 );
} );

test( 'a status shown again has not its moderator\'s address for its author\'s', async () => {
	const { id } = await posted();
	const address = () => execFileSync( environment().STATE + '/bin/psql', [ 'wiki', '-Atc',
		`SELECT rc_ip FROM mediawiki.recentchanges WHERE rc_source = 'wikisocial' AND rc_params LIKE '%"${ id }"%'` ], { encoding: 'utf8' } );
	const until = Date.now() + 5000;
	while ( !address() && Date.now() < until ) {
		await sleep( 50 );
	}
	assert.equal( address(), '127.0.0.1\n' );
	await set( moderator, id, 'hidden' );
	await set( moderator, id, 'none' );
	while ( !address() && Date.now() < until ) {
		await sleep( 50 );
	}
	assert.equal( address(), '\n' );
} );

test( 'a report is stored once while it is open, and not of one\'s own', async () => {
	const { id } = await posted();
	const report = ( client, more ) => client.rest( 'POST', '/reports', { type: 'status', id, reason: 'spam', ...more } );
	const other = await Client.loggedIn( people.ordinary( 3 ) );
	const first = await report( other );
	assert.equal( first.status, 201, first.text );
	const again = await report( other );
	assert.equal( again.status, 200 );
	assert.equal( again.json.id, first.json.id );
	assert.equal( ( await report( author ) ).json.errorKey, 'wikisocial-error-report-own' );
	assert.equal( ( await report( other, { reason: '' } ) ).json.errorKey, 'wikisocial-error-reason-empty' );
	assert.equal( ( await report( other, { id: '1' } ) ).status, 404 );
	assert.equal( ( await report( new Client() ) ).status, 403 );
} );
