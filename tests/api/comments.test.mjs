// SPDX-License-Identifier: GPL-2.0-or-later
// Comments over REST: on what, by whom, in threads and pages; refused and closed; while things are hidden
// and come back.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, environment, people } from '../support/wiki.mjs';

const settings = environment().STATE + '/wiki/conf.d/67-comments.php';
const nobody = new Client();
const clients = {};
const page = 'Commented ' + randomUUID().slice( 0, 8 );
let author, reader, other, moderator, administrator;

async function act( client, action, parameters ) {
	const answer = await client.api( { action, ...parameters, token: await client.token() } );
	assert.equal( answer.error, undefined, JSON.stringify( answer ) );
	return answer[ action ];
}
const edit = async ( title = page, client = author ) => ( await act( client, 'edit', { title, text: randomUUID() } ) ).newrevid;
const say = ( client, type, id, more = {}, headers = {} ) =>
	client.rest( 'POST', `/comments/${ type }/${ encodeURIComponent( id ) }`, { text: 'Said ' + randomUUID(), ...more }, headers );
const get = ( client, type, id, query = '' ) => client.rest( 'GET', `/comments/${ type }/${ encodeURIComponent( id ) }${ query }` );
const status = async ( client = author ) => ( await client.post( 'To be commented ' + randomUUID() ) ).json.id;
async function made( answer ) {
	const { status: code, json, text } = await answer;
	assert.equal( code, 201, text );
	return json;
}
async function refused( answer, code, key ) {
	const got = await answer;
	assert.deepEqual( [ got.status, got.json?.errorKey ], [ code, key ], got.text );
}
async function withSettings( php, run ) {
	writeFileSync( settings, '<?php\n' + php );
	try {
		await run();
	} finally {
		rmSync( settings );
	}
}

before( async () => {
	for ( const [ name, account ] of Object.entries( { author: people.ordinary( 4 ), reader: people.ordinary( 1 ), other: people.ordinary( 3 ), ...people } ) ) {
		if ( typeof account === 'object' ) {
			clients[ name ] = await Client.loggedIn( account );
		}
	}
	( { author, reader, other, moderator, administrator } = clients );
} );

test( 'a comment and an answer are a thread, each with its place', async () => {
	const id = await edit();
	const posted = await say( reader, 'revision', id, { text: `With [[${ page }]]`, lang: 'en' } );
	assert.equal( posted.status, 201, posted.text );
	const first = posted.json;
	assert.match( posted.headers.get( 'location' ), new RegExp( `/statuses/${ first.id }$` ) );
	assert.deepEqual( [ first.type, first.root, first.thread, first.parent, first.lang ],
		[ 'comment', { type: 'revision', id: String( id ) }, first.id, null, 'en' ] );
	const reply = await made( say( other, 'comment', first.id ) );
	assert.deepEqual( [ reply.root, reply.thread, reply.parent ], [ first.root, first.id, first.id ] );
	const deep = await made( say( author, 'comment', reply.id ) );
	assert.deepEqual( [ deep.thread, deep.parent ], [ first.id, reply.id ] );
	const list = await get( nobody, 'revision', id );
	const { items, next, count, closed } = list.json;
	assert.deepEqual( [ items.length, next, count, closed ], [ 1, null, 3, null ] );
	assert.deepEqual( items[ 0 ].replies.items.map( ( one ) => one.id ), [ reply.id, deep.id ] );
	assert.deepEqual( items[ 0 ].likes, { count: 0, mine: false } );
	assert.match( items[ 0 ].html, /<a / );
	const etag = list.headers.get( 'etag' );
	assert.equal( ( await nobody.rest( 'GET', '/comments/revision/' + id, undefined, { 'if-none-match': etag } ) ).status, 304 );
	const alone = ( await nobody.rest( 'GET', '/statuses/' + deep.id ) ).json;
	assert.deepEqual( [ alone.type, alone.root, alone.thread, alone.parent ], [ 'comment', first.root, first.id, reply.id ] );
} );

test( 'likes of comments are told with the list', async () => {
	const id = await status();
	const first = await made( say( reader, 'status', id ) );
	const reply = await made( say( other, 'comment', first.id ) );
	assert.equal( ( await author.rest( 'PUT', '/likes/comment/' + reply.id, {} ) ).status, 200 );
	const [ thread ] = ( await get( author, 'status', id ) ).json.items;
	assert.deepEqual( [ thread.likes, thread.replies.items[ 0 ].likes ], [ { count: 0, mine: false }, { count: 1, mine: true } ] );
	assert.deepEqual( ( await author.rest( 'GET', '/statuses/' + reply.id ) ).json.likes.count, 1 );
} );

test( 'threads page from the newest, answers from the oldest, and neither tears the other', async () => {
	const id = await status();
	const threads = [];
	for ( let i = 0; i < 3; i++ ) {
		threads.unshift( ( await made( say( reader, 'status', id ) ) ).id );
	}
	const replies = [];
	for ( let i = 0; i < 12; i++ ) {
		replies.push( ( await made( say( other, 'comment', threads[ 0 ] ) ) ).id );
	}
	const seen = [];
	let cursor = '';
	do {
		const { json } = await get( reader, 'status', id, '?limit=2' + cursor );
		seen.push( ...json.items );
		cursor = json.next && '&cursor=' + encodeURIComponent( json.next );
	} while ( cursor );
	assert.deepEqual( seen.map( ( one ) => one.id ), threads );
	assert.equal( seen[ 0 ].replies.items.length, 10 );
	const more = ( await get( reader, 'comment', threads[ 0 ], '?cursor=' + encodeURIComponent( seen[ 0 ].replies.next ) ) ).json;
	assert.deepEqual( [ ...seen[ 0 ].replies.items, ...more.items ].map( ( one ) => one.id ), replies );
	assert.equal( more.count, 12 );
	await refused( get( reader, 'status', id, '?cursor=forged' ), 400, 'wikisocial-error-cursor-invalid' );
} );

test( 'the same key makes one comment, another body or place is refused', async () => {
	const id = await status();
	const key = randomUUID();
	const body = { text: 'Once', idempotencyKey: key };
	const first = await made( say( reader, 'status', id, body ) );
	assert.equal( ( await made( say( reader, 'status', id, body ) ) ).id, first.id );
	assert.equal( ( await made( say( reader, 'status', id, { text: 'Once' }, { 'Idempotency-Key': key } ) ) ).id, first.id );
	await refused( say( reader, 'status', id, { ...body, text: 'Twice' } ), 422, 'wikisocial-error-key-reused' );
	await refused( say( reader, 'comment', first.id, body ), 422, 'wikisocial-error-key-reused' );
	assert.equal( ( await get( nobody, 'status', id ) ).json.count, 1 );
} );

test( 'a comment is edited, deleted and restored as a status is', async () => {
	const id = await status();
	const first = await made( say( reader, 'status', id, { text: 'One' } ) );
	const reply = await made( say( other, 'comment', first.id ) );
	const edited = await reader.rest( 'PUT', '/statuses/' + first.id, { text: 'Two' } );
	assert.deepEqual( [ edited.status, edited.json.type, edited.json.text, edited.json.version ], [ 200, 'comment', 'Two', 2 ] );
	assert.equal( ( await nobody.rest( 'GET', `/statuses/${ first.id }/history` ) ).json.items.length, 2 );
	await refused( other.rest( 'PUT', '/statuses/' + first.id, { text: 'No' } ), 403, 'wikisocial-error-status-not-own' );
	assert.equal( ( await reader.rest( 'DELETE', '/statuses/' + first.id, {} ) ).status, 204 );
	const { items, count } = ( await get( nobody, 'status', id ) ).json;
	assert.deepEqual( [ count, items.length ], [ 1, 1 ] );
	assert.deepEqual( { ...items[ 0 ], replies: items[ 0 ].replies.items.map( ( one ) => one.id ) },
		{ id: first.id, type: 'comment', gone: true, replies: [ reply.id ] } );
	assert.equal( ( await get( reader, 'status', id ) ).json.items[ 0 ].deleted, true, 'its author reads it' );
	await refused( say( other, 'comment', first.id ), 404, 'wikisocial-error-target-not-found' );
	assert.equal( ( await reader.rest( 'POST', `/statuses/${ first.id }/undelete`, {} ) ).status, 200 );
	assert.equal( ( await get( nobody, 'status', id ) ).json.items[ 0 ].text, 'Two' );
} );

test( 'comments are counted wherever a status is told', async () => {
	const { id, comments } = ( await author.post( 'Counted ' + randomUUID() ) ).json;
	assert.deepEqual( comments, { count: 0 } );
	const first = await made( say( reader, 'status', id ) );
	await made( say( other, 'comment', first.id ) );
	for ( const client of [ author, nobody ] ) {
		assert.deepEqual( ( await client.rest( 'GET', '/statuses/' + id ) ).json.comments, { count: 2 } );
		assert.deepEqual( ( await client.rest( 'GET', '/statuses/' + first.id ) ).json.comments, { count: 1 } );
		const feed = ( await client.rest( 'GET', '/feeds/public?limit=100' ) ).json.items;
		assert.deepEqual( feed.find( ( one ) => one.id === id ).comments, { count: 2 } );
		assert.ok( feed.every( ( one ) => one.type !== 'comment' ), 'comments are in no feed' );
	}
	const html = await ( await nobody.fetch( '/index.php?title=Special:Social' ) ).text();
	assert.match( html, new RegExp( `comments/status/${ id }"[^>]*>2 comments<` ) );
	const atom = await ( await reader.fetch( '/index.php?title=Special:Social&feed=atom' ) ).text();
	assert.ok( !atom.includes( 'mw-wikisocial-comment' ), 'what is kept for everybody has none' );
} );

test( 'what is absent, no kind of thing, empty or forged is refused', async () => {
	for ( const [ type, id, code, key ] of [
		[ 'revision', '99999999', 404, 'target-not-found' ], [ 'revision', 'abc', 404, 'target-not-found' ],
		[ 'status', '1', 404, 'target-not-found' ], [ 'comment', '1', 404, 'target-not-found' ], [ 'comment', '01', 404, 'target-not-found' ],
		[ 'talk-comment', 'c-Nobody-20200101000000', 404, 'target-not-found' ], [ 'nonsense', '1', 400, 'type-invalid' ]
	] ) {
		for ( const answer of [ await say( reader, type, id ), await get( nobody, type, id ) ] ) {
			assert.deepEqual( [ answer.status, answer.json.errorKey ], [ code, 'wikisocial-error-' + key ], `${ type } ${ id }` );
		}
	}
	const id = await status();
	const first = await made( say( reader, 'status', id ) );
	await refused( say( reader, 'status', first.id ), 404, 'wikisocial-error-target-not-found' );
	await refused( say( reader, 'comment', id ), 404, 'wikisocial-error-target-not-found' );
	await refused( say( reader, 'status', id, { text: ' ' } ), 400, 'wikisocial-error-text-empty' );
	await refused( say( reader, 'status', id, { token: 'forged' } ), 403, 'rest-badtoken' );
	await refused( say( nobody, 'status', id ), 403, 'wikisocial-error-login-needed' );
	await refused( say( clients.blocked, 'status', id ), 403, 'blockedtext' );
} );

test( 'who is blocked from commenting alone, or on this kind of thing, is refused', async () => {
	const id = await status();
	const user = people.newcomer.name;
	await act( administrator, 'block', { user, expiry: '1 hour', partial: 1, allowusertalk: 1, actionrestrictions: 'wikisocial-comment' } );
	try {
		assert.equal( ( await say( clients.newcomer, 'status', id ) ).status, 403 );
		assert.equal( ( await clients.newcomer.post( 'Still a status' ) ).status, 201 );
	} finally {
		await act( administrator, 'unblock', { user } );
	}
	await made( say( clients.newcomer, 'status', id ) );
	await withSettings( '$wgWikiSocialComments["status"] = false;', async () => {
		await refused( say( reader, 'status', id ), 403, 'wikisocial-error-comments-off' );
		assert.equal( ( await get( nobody, 'status', id ) ).json.count, 1, 'what there is stays' );
	} );
} );

test( 'who may not edit the talk page comments on nothing of the page, and on statuses all the same', async () => {
	const title = 'Protected ' + randomUUID().slice( 0, 8 );
	const id = await edit( title );
	const first = await made( say( reader, 'revision', id ) );
	const talk = 'Talk:' + title;
	const each = async ( client, key ) => {
		for ( const answer of [ say( client, 'revision', id ), say( client, 'comment', first.id ) ] ) {
			const got = await answer;
			assert.deepEqual( [ got.status, got.json.errorKey ?? null ], [ key ? 403 : 201, key ], got.text );
		}
	};
	const refusal = 'wikisocial-error-comment-talk';
	// Before it is there only its creation can be protected.
	await act( administrator, 'protect', { title: talk, protections: 'create=sysop', expiry: 'infinite' } );
	await each( reader, refusal );
	await each( administrator, null );
	await act( administrator, 'protect', { title: talk, protections: 'create=all', expiry: 'infinite' } );
	await each( reader, null );
	await edit( talk );
	await act( administrator, 'protect', { title: talk, protections: 'edit=sysop', expiry: 'infinite' } );
	await each( reader, refusal );
	await refused( reader.rest( 'PUT', '/statuses/' + first.id, { text: 'Changed' } ), 403, refusal );
	await each( administrator, null );
	await act( administrator, 'protect', { title: talk, protections: 'edit=all', expiry: 'infinite' } );
	const user = people.newcomer.name;
	await act( administrator, 'block', { user, expiry: '1 hour', partial: 1, allowusertalk: 1, pagerestrictions: talk } );
	try {
		await each( clients.newcomer, refusal );
		await made( say( clients.newcomer, 'revision', await edit() ) );
		await made( say( clients.newcomer, 'status', await status() ) );
	} finally {
		await act( administrator, 'unblock', { user } );
	}
	await each( clients.newcomer, null );
} );

test( 'authors close their statuses, moderators anything, and what these closed no author opens', async () => {
	const id = await status();
	const first = await made( say( reader, 'status', id ) );
	const closed = ( client, method, type, which ) => client.rest( method, `/comments/${ type }/${ which }/closed`, {} );
	await refused( closed( reader, 'PUT', 'status', id ), 403, 'wikisocial-error-closing-not-allowed' );
	assert.deepEqual( ( await closed( author, 'PUT', 'status', id ) ).json, { closed: true } );
	for ( const answer of [ say( reader, 'status', id ), say( reader, 'comment', first.id ), say( moderator, 'status', id ) ] ) {
		await refused( answer, 403, 'wikisocial-error-comments-closed' );
	}
	assert.deepEqual( ( ( { closed: how, count } ) => [ how, count ] )( ( await get( nobody, 'status', id ) ).json ), [ 'author', 1 ] );
	assert.equal( ( await reader.rest( 'PUT', '/statuses/' + first.id, { text: 'Edited meanwhile' } ) ).status, 200 );
	assert.deepEqual( ( await closed( author, 'DELETE', 'status', id ) ).json, { closed: false } );
	await closed( moderator, 'PUT', 'status', id );
	assert.equal( ( await get( nobody, 'status', id ) ).json.closed, 'moderator' );
	await refused( closed( author, 'DELETE', 'status', id ), 403, 'wikisocial-error-closing-not-allowed' );
	assert.equal( ( await closed( moderator, 'DELETE', 'status', id ) ).status, 200 );
	await made( say( reader, 'status', id ) );
	const revision = await edit();
	await refused( closed( author, 'PUT', 'revision', revision ), 403, 'wikisocial-error-closing-not-allowed' );
	assert.equal( ( await closed( moderator, 'PUT', 'revision', revision ) ).status, 200, 'also where nobody has commented' );
	await refused( say( reader, 'revision', revision ), 403, 'wikisocial-error-comments-closed' );
} );

test( 'what is said of a hidden revision is gone for others, and back with it', async () => withSettings( '$wgGroupPermissions["sysop"]["deleterevision"] = true;', async () => {
	const id = await edit();
	await edit();
	const first = await made( say( reader, 'revision', id ) );
	const reply = await made( say( other, 'comment', first.id ) );
	const show = ( more ) => act( administrator, 'revisiondelete', { type: 'revision', ids: id, target: page, ...more } );
	await show( { hide: 'content' } );
	for ( const client of [ reader, other, nobody, author ] ) {
		for ( const path of [ `/comments/revision/${ id }`, `/comments/comment/${ first.id }`, `/statuses/${ reply.id }` ] ) {
			assert.equal( ( await client.rest( 'GET', path ) ).status, 404, path );
		}
	}
	for ( const client of [ reader, administrator ] ) {
		await refused( say( client, 'revision', id ), 404, 'wikisocial-error-target-not-found' );
		await refused( say( client, 'comment', first.id ), 404, 'wikisocial-error-target-not-found' );
	}
	assert.equal( ( await administrator.rest( 'GET', '/statuses/' + reply.id ) ).status, 200, 'for moderators it is there' );
	await show( { show: 'content' } );
	assert.equal( ( await get( nobody, 'revision', id ) ).json.count, 2 );
	await made( say( other, 'comment', first.id ) );
} ) );

test( 'a deleted page takes the comments along and brings them back', async () => {
	const title = 'Deleted ' + randomUUID().slice( 0, 8 );
	const id = await edit( title );
	const first = await made( say( reader, 'revision', id ) );
	await act( administrator, 'delete', { title } );
	assert.equal( ( await get( reader, 'revision', id ) ).status, 404 );
	assert.equal( ( await nobody.rest( 'GET', '/statuses/' + first.id ) ).status, 404 );
	await refused( say( other, 'comment', first.id ), 404, 'wikisocial-error-target-not-found' );
	await act( administrator, 'undelete', { title } );
	assert.equal( ( await get( nobody, 'revision', id ) ).json.count, 1 );
	assert.equal( ( await nobody.rest( 'GET', '/statuses/' + first.id ) ).status, 200 );
} );

test( 'moderators hide comments, their log says so, and they are reported', async () => {
	const id = await status();
	const first = await made( say( reader, 'status', id ) );
	const report = ( type ) => other.rest( 'POST', '/reports', { type, id: first.id, reason: 'Rude' } );
	assert.equal( ( await report( 'comment' ) ).status, 201 );
	const hidden = await moderator.rest( 'PUT', '/moderation/comment/' + first.id, { level: 'hidden', reason: 'rude ' + first.id } );
	assert.deepEqual( [ hidden.status, hidden.json.type, hidden.json.hidden ], [ 200, 'comment', 'hidden' ] );
	assert.equal( ( await get( nobody, 'status', id ) ).json.count, 0 );
	assert.equal( ( await get( moderator, 'status', id ) ).json.items[ 0 ].hidden, 'hidden' );
	const log = await ( await nobody.fetch( '/index.php?title=Special:Log/social&limit=5' ) ).text();
	assert.match( log, new RegExp( `hid <a [^>]*status/${ first.id }"[^>]*>a comment</a> of ` ) );
} );

test( 'a comment is among the recent changes while everybody may read it', async () => {
	const id = await status();
	const first = await made( say( reader, 'status', id ) );
	const isListed = async ( wanted ) => {
		for ( let i = 0; i < 20; i++ ) {
			const html = await ( await nobody.fetch( '/index.php?title=Special:RecentChanges&limit=100&enhanced=0&hidebots=0' ) ).text();
			if ( new RegExp( `status/${ first.id }"[^>]*>comment<` ).test( html ) === wanted ) {
				return;
			}
			await sleep( 200 );
		}
		assert.fail( `${ wanted ? 'not ' : 'still ' }listed` );
	};
	await isListed( true );
	assert.equal( ( await reader.rest( 'DELETE', '/statuses/' + first.id, {} ) ).status, 204 );
	await isListed( false );
	assert.equal( ( await reader.rest( 'POST', `/statuses/${ first.id }/undelete`, {} ) ).status, 200 );
	await isListed( true );
} );

test( 'log entries and talk comments are commented too', async () => {
	const title = 'Moved ' + randomUUID().slice( 0, 8 );
	await edit( title );
	await act( author, 'move', { from: title, to: title + ' away' } );
	const { logevents } = ( await reader.api( { action: 'query', list: 'logevents', letype: 'move', lelimit: 1 } ) ).query;
	await made( say( reader, 'log', logevents[ 0 ].logid ) );
	const talk = 'Talk:' + page;
	await act( author, 'edit', { title: talk, text: '== Heading ==\nText ~~~~\n' } );
	let name = '';
	// DiscussionTools stores them after the answer.
	for ( let i = 0; i < 100 && name === ''; i++ ) {
		await sleep( 100 );
		const list = await ( await reader.fetch( '/index.php?title=Special:Social/talk/' + encodeURIComponent( talk.replace( ' ', '_' ) ) ) ).text();
		name = decodeURIComponent( list.match( /data-mw-wikisocial-like="talk-comment\/([^"]+)"/ )?.[ 1 ] ?? '' );
	}
	const first = await made( say( reader, 'talk-comment', name ) );
	assert.deepEqual( first.root, { type: 'talk-comment', id: name } );
	assert.equal( ( await get( nobody, 'talk-comment', name ) ).json.count, 1 );
} );

test( 'what moderators close and open is in the log with its reason, what authors do with their own is not', async () => {
	const own = await status();
	const theirs = await status();
	const revision = await edit();
	const close = async ( client, object, method, reason ) => {
		const answer = await client.rest( method, `/comments/${ object }/closed`, { reason } );
		assert.equal( answer.status, 200, answer.text );
	};
	const entries = async () => ( await reader.api( { action: 'query', list: 'logevents', letype: 'social', lelimit: 20, leprop: 'title|type|user|comment|details' } ) )
		.query.logevents.filter( ( one ) => [ 'status/' + own, 'status/' + theirs, 'revision/' + revision ].includes( one.params.object ) )
		.map( ( one ) => [ one.action, one.params.object, one.user, one.title, one.comment ] );
	await close( author, 'status/' + own, 'PUT', 'Mine' );
	await close( author, 'status/' + own, 'DELETE', '' );
	assert.deepEqual( await entries(), [] );
	await close( moderator, 'status/' + theirs, 'PUT', 'Off the subject' );
	await close( moderator, 'status/' + theirs, 'PUT', 'Once more' );
	await close( moderator, 'revision/' + revision, 'PUT', '' );
	await close( moderator, 'status/' + theirs, 'DELETE', ' Calm again ' );
	const user = people.moderator.name;
	assert.deepEqual( ( await entries() ).sort(), [
		[ 'closecomments', 'revision/' + revision, user, page, '' ],
		[ 'closecomments', 'status/' + theirs, user, 'User:' + people.ordinary( 4 ).name, 'Off the subject' ],
		[ 'opencomments', 'status/' + theirs, user, 'User:' + people.ordinary( 4 ).name, 'Calm again' ],
	].sort() );
	const log = await ( await nobody.fetch( '/index.php?title=Special:Log&type=social&limit=50' ) ).text();
	assert.match( log, new RegExp( `closed the comments on .*${ page }.*Special:Social/comments/revision/${ revision }` ) );
	for ( const [ reason, key ] of [ [ 'x'.repeat( 501 ), 'reason-too-long' ], [ 'a\u0007b', 'reason-control' ] ] ) {
		await refused( moderator.rest( 'PUT', `/comments/status/${ own }/closed`, { reason } ), 400, 'wikisocial-error-' + key );
	}
} );

test( 'a comment is among the recent changes while what it hangs on is shown', async () => {
	const root = await status();
	const { id } = await made( say( reader, 'status', root ) );
	const listed = async () => ( await ( await nobody.fetch( '/index.php?title=Special:RecentChanges&hidebots=0&limit=50&enhanced=0' ) ).text() )
		.includes( 'Social/status/' + id );
	/** What follows the answer of a write is done a moment later. */
	const becomes = async ( wanted, what ) => {
		for ( const end = Date.now() + 20e3; await listed() !== wanted && Date.now() < end; ) {
			await sleep( 100 );
		}
		assert.equal( await listed(), wanted, what );
	};
	const moderate = ( client, level ) => client.rest( 'PUT', '/moderation/status/' + root, { level, reason: 'Why' } );
	await becomes( true, 'posted' );
	assert.equal( ( await author.rest( 'DELETE', '/statuses/' + root, {} ) ).status, 204 );
	await becomes( false, 'root deleted' );
	assert.equal( ( await author.rest( 'POST', `/statuses/${ root }/undelete`, {} ) ).status, 200 );
	await becomes( true, 'root undeleted' );
	for ( const [ client, level, wanted ] of [ [ moderator, 'hidden', false ], [ clients.suppressor, 'suppressed', false ], [ clients.suppressor, 'none', true ] ] ) {
		assert.equal( ( await moderate( client, level ) ).status, 200 );
		await becomes( wanted, level );
	}
} );

test( 'what is said of a page is told nowhere to who may not read the page', async () => {
	const secret = 'Secret ' + randomUUID().slice( 0, 8 );
	const open = 'Open ' + randomUUID().slice( 0, 8 );
	await edit( open );
	const mark = randomUUID();
	const secretRevision = await edit( secret );
	const { id } = await made( say( reader, 'revision', secretRevision, { text: `${ mark } as on [[${ open }]]` } ) );
	const shown = await status();
	const fan = administrator;
	for ( const [ client, object ] of [ [ fan, 'comment/' + id ], [ fan, 'status/' + shown ], [ fan, 'revision/' + secretRevision ], [ moderator, 'comment/' + id ], [ moderator, 'revision/' + secretRevision ] ] ) {
		assert.equal( ( await client.rest( 'PUT', '/likes/' + object, {} ) ).status, 200, object );
	}
	const special = async ( client, view ) => {
		const response = await client.fetch( '/index.php?title=Special:Social/' + view );
		return [ response.status, ( await response.text() ).includes( mark ) ];
	};
	const feed = '/feeds/page/' + encodeURIComponent( open );
	await withSettings( `$wgHooks['getUserPermissionsErrors'][] = static function ( $title, $user, $action, &$result ) {
		$isKept = $action === 'read' && $title->getText() === '${ secret }';
		$result = $isKept && !in_array( $user->getId(), [ ${ ( await reader.api( { action: 'query', meta: 'userinfo' } ) ).query.userinfo.id } ], true ) ? [ 'badaccess-group0' ] : $result;
		return !$result;
	};`, async () => {
		for ( const path of [ `/statuses/${ id }`, `/statuses/${ id }/history`, `/likes/comment/${ id }`, `/comments/comment/${ id }` ] ) {
			for ( const [ client, code ] of [ [ nobody, 404 ], [ other, 404 ], [ reader, 200 ] ] ) {
				assert.equal( ( await client.rest( 'GET', path ) ).status, code, path );
			}
		}
		// As of what is not there, and with the same words.
		const missing = '9000000000000000000';
		for ( const [ method, path, body ] of [
			[ 'PUT', ( what ) => '/likes/comment/' + what, () => ( {} ) ],
			[ 'DELETE', ( what ) => '/likes/comment/' + what, () => ( {} ) ],
			[ 'GET', ( what ) => '/likes/comment/' + what ],
			[ 'GET', ( what ) => '/comments/comment/' + what ],
			[ 'POST', ( what ) => '/comments/comment/' + what, () => ( { text: 'An answer' } ) ],
			[ 'POST', () => '/reports', ( what ) => ( { type: 'comment', id: what, reason: 'Why' } ) ],
			[ 'PUT', ( what ) => '/moderation/comment/' + what, ( what ) => ( { level: 'hidden', reason: 'Why' } ) ]
		] ) {
			const client = path( '' ).startsWith( '/moderation' ) ? moderator : other;
			const ask = ( what ) => client.rest( method, path( what ), body?.( what ) );
			const kept = await ask( id );
			const none = await ask( missing );
			assert.deepEqual( [ kept.status, kept.json.errorKey ], [ 404, none.json.errorKey ], `${ method } ${ path( 'ID' ) }: ${ kept.text }` );
		}
		for ( const [ client, count ] of [ [ nobody, 0 ], [ other, 0 ], [ reader, 2 ] ] ) {
			const { items } = ( await client.rest( 'GET', `/likes?targets=comment:${ id }|comment:${ missing }|status:${ shown }` ) ).json;
			assert.deepEqual( items.map( ( one ) => one.count ), [ count, 0, 1 ] );
		}
		// Whoever has liked it takes that back all the same, and learns no more.
		const undone = await fan.rest( 'DELETE', '/likes/comment/' + id, {} );
		assert.deepEqual( [ undone.status, undone.json ], [ 200, { count: 0, mine: false } ] );
		assert.deepEqual( ( await fan.rest( 'DELETE', '/likes/revision/' + secretRevision, {} ) ).json, { count: 0, mine: false } );
		for ( const view of [ 'likes', 'like', 'comments' ] ) {
			const texts = await Promise.all( [ id, missing ].map( async ( what ) => {
				const html = await ( await other.fetch( `/index.php?title=Special:Social/${ view }/comment/${ what }` ) ).text();
				return /<div class="[^"]*message[^"]*error[^]*?<\/div>/.exec( html )[ 0 ];
			} ) );
			assert.equal( texts[ 0 ], texts[ 1 ], view );
		}
		for ( const view of [ `status/${ id }`, `history/${ id }`, `likes/comment/${ id }`, `like/comment/${ id }` ] ) {
			assert.deepEqual( await special( other, view ), [ 404, false ], view );
			assert.deepEqual( await special( reader, view ), [ 200, true ], view );
		}
		for ( const [ client, sees ] of [ [ nobody, false ], [ other, false ], [ reader, true ] ] ) {
			assert.equal( ( await client.rest( 'GET', feed ) ).text.includes( mark ), sees );
			assert.deepEqual( await special( client, 'page/' + encodeURIComponent( open.replaceAll( ' ', '_' ) ) ), [ 200, sees ] );
		}
	} );
} );
