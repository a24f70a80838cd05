// SPDX-License-Identifier: GPL-2.0-or-later
// What administrators hide, delete and bring back, by API and by form, is so in the store at once; what
// the store missed while it was away is mended by the script. Comments on talk pages are found where
// they are now.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout, Client, environment, people } from '../support/wiki.mjs';

const { STATE } = environment();
const settings = STATE + '/wiki/conf.d/62-revision-delete.php';
let author, archivist, administrator, suppressor;

before( async () => {
	// Rights that core gives suppressors only.
	writeFileSync( settings, `<?php
$wgGroupPermissions['sysop']['deleterevision'] = true;
$wgGroupPermissions['sysop']['deletelogentry'] = true;
` );
	author = await Client.loggedIn( people.ordinary( 0 ) );
	archivist = await Client.loggedIn( people.ordinary( 1 ) );
	administrator = await Client.loggedIn( people.administrator );
	suppressor = await Client.loggedIn( people.suppressor );
} );
after( () => rmSync( settings ) );

/** What a line of PHP in the wiki answers. */
const inside = ( expression ) => JSON.parse( execFileSync( STATE + '/bin/mw', [ 'eval' ], {
	input: `echo json_encode( ${ expression } );\n`, encoding: 'utf8'
} ) );
const services = 'MediaWiki\\Extension\\WikiSocial\\Services::get()';
const wiki = 'MediaWiki\\WikiMap\\WikiMap::getCurrentWikiId()';
/** As the finder answers an ordinary reader: the object with its address, or the key of the refusal. */
const find = ( type, id ) => inside( `( static function () { $s = ${ services }->getTargetFinder()->find( '${ type }', '${ id }', ` +
	`User::newFromName( '${ people.ordinary( 2 ).name }' ) ); ` +
	'return $s->isOK() ? $s->getValue()->toArray() + [ \'url\' => $s->getValue()->url ] : $s->getMessages()[0]->getKey(); } )()' );
/** Somebody likes it; from then on the store knows it. */
const like = ( { type, id, authorId, pageId } ) => inside( `WikiSocial\\Likes::put( new WikiSocial\\Viewer( ${ wiki }, ` +
	`User::newFromName( '${ people.ordinary( 2 ).name }' )->getId() ), ` +
	`[ 'type' => '${ type }', 'id' => '${ id }', 'authorId' => ${ authorId }, 'pageId' => ${ pageId } ] )` );
/** How the store has it: hide level, whether it is deleted, likes that everybody sees. */
const stored = ( type, id ) => inside( `( static function () { $o = [ [ 'type' => '${ type }', 'id' => '${ id }' ] ]; ` +
	`$t = WikiSocial\\Targets::find( ${ wiki }, $o )[0]; ` +
	`return [ $t['hidden'], $t['deleted'], WikiSocial\\Likes::many( new WikiSocial\\Viewer( ${ wiki }, 0 ), $o )[0]['count'] ]; } )()` );
const shown = [ '', false, 1 ];

async function act( client, action, parameters ) {
	const answer = await client.api( { action, ...parameters, token: await client.token() } );
	assert.ok( answer[ action ], JSON.stringify( answer ) );
	return answer[ action ];
}
const edit = async ( client, title, text ) => ( await act( client, 'edit', { title, text } ) ).newrevid;
const titled = ( prefix = '' ) => prefix + 'Mirror ' + randomUUID();

async function likedRevision() {
	const title = titled();
	const id = await edit( author, title, 'One' );
	// In another second: among deleted ones a revision is named by its time.
	await new Promise( ( done ) => {
		setTimeout( done, 1050 );
	} );
	await edit( author, title, 'Two' );
	const target = find( 'revision', id );
	assert.equal( target.id, String( id ) );
	like( target );
	assert.deepEqual( stored( 'revision', id ), shown );
	return { title, id };
}

async function likedLogEntry() {
	const from = titled();
	await edit( author, from, 'One' );
	const mover = await Client.loggedIn( people.administrator );
	await act( mover, 'move', { from, to: titled() } );
	const { query } = await mover.api( { action: 'query', list: 'logevents', letype: 'move', letitle: from } );
	const id = query.logevents[ 0 ].logid;
	like( find( 'log', id ) );
	assert.deepEqual( stored( 'log', id ), shown );
	return { id };
}

test( 'a revision that an administrator hides is hidden, one that is suppressed is suppressed', async () => {
	const { title, id } = await likedRevision();
	const set = ( client, change ) => act( client, 'revisiondelete', { type: 'revision', target: title, ids: id, ...change } );
	await set( administrator, { hide: 'content' } );
	assert.deepEqual( stored( 'revision', id ), [ 'hidden', false, 0 ] );
	assert.equal( find( 'revision', id ), 'wikisocial-error-target-not-found' );
	await set( suppressor, { hide: 'content', suppress: 'yes' } );
	assert.deepEqual( stored( 'revision', id ), [ 'suppressed', false, 0 ] );
	await set( suppressor, { show: 'content', suppress: 'no' } );
	assert.deepEqual( stored( 'revision', id ), shown );
} );

test( 'a page takes its revisions along and brings them back', async () => {
	const { title, id } = await likedRevision();
	await act( administrator, 'delete', { title } );
	assert.deepEqual( stored( 'revision', id ), [ '', true, 0 ] );
	await act( administrator, 'undelete', { title } );
	assert.deepEqual( stored( 'revision', id ), shown );
} );

test( 'a revision of a deleted page is hidden there by form and by API, and comes back so', async () => {
	const { title, id } = await likedRevision();
	const { query } = await author.api( { action: 'query', revids: id, prop: 'revisions', rvprop: 'timestamp' } );
	const time = query.pages[ 0 ].revisions[ 0 ].timestamp.replace( /\D/g, '' );
	await act( administrator, 'delete', { title } );
	assert.deepEqual( stored( 'revision', id ), [ '', true, 0 ] );
	const answer = await suppressor.fetch( '/index.php?title=Special:RevisionDelete', {
		method: 'POST', body: new URLSearchParams( {
			type: 'archive', [ `ids[${ time }]` ]: 1, target: title, wpSubmit: '1', action: 'submit',
			wpHidePrimary: 1, wpHideComment: 0, wpHideUser: 0, wpHideRestricted: 1,
			wpReason: 'test', wpRevDeleteReasonList: 'other', wpEditToken: await suppressor.token()
		} )
	} );
	assert.equal( answer.status, 200 );
	assert.deepEqual( stored( 'revision', id ), [ 'suppressed', true, 0 ] );
	await act( suppressor, 'revisiondelete', { type: 'archive', target: title, ids: time, show: 'content', suppress: 'no' } );
	assert.deepEqual( stored( 'revision', id ), [ '', true, 0 ] );
	await act( suppressor, 'revisiondelete', { type: 'archive', target: title, ids: time, hide: 'content' } );
	await act( administrator, 'undelete', { title } );
	assert.deepEqual( stored( 'revision', id ), [ 'hidden', false, 0 ] );
} );

test( 'a log entry is hidden and suppressed by API', async () => {
	const { id } = await likedLogEntry();
	const set = ( client, change ) => act( client, 'revisiondelete', { type: 'logging', ids: id, ...change } );
	await set( administrator, { hide: 'content' } );
	assert.deepEqual( stored( 'log', id ), [ 'hidden', false, 0 ] );
	await set( suppressor, { hide: 'content', suppress: 'yes' } );
	assert.deepEqual( stored( 'log', id ), [ 'suppressed', false, 0 ] );
	await set( suppressor, { show: 'content', suppress: 'no' } );
	assert.deepEqual( stored( 'log', id ), shown );
} );

test( 'a log entry is suppressed by form', async () => {
	const { id } = await likedLogEntry();
	for ( const [ hide, wanted ] of [ [ 1, [ 'suppressed', false, 0 ] ], [ 0, shown ] ] ) {
		const answer = await suppressor.fetch( '/index.php?title=Special:RevisionDelete', {
			method: 'POST', body: new URLSearchParams( {
				type: 'logging', ids: id, target: 'Special:Log/move', wpSubmit: '1', action: 'submit',
				wpHidePrimary: hide, wpHideComment: 0, wpHideUser: 0, wpHideRestricted: hide,
				wpReason: 'test', wpRevDeleteReasonList: 'other', wpEditToken: await suppressor.token()
			} )
		} );
		assert.equal( answer.status, 200 );
		assert.deepEqual( stored( 'log', id ), wanted );
	}
} );

test( 'a comment on a talk page is found, and found again in the archive', async () => {
	const talk = titled( 'Talk:' );
	await act( author, 'edit', { title: talk, text: '== Heading ==\nText ~~~~\n' } );
	const { discussiontoolspageinfo: info } = await author.api( { action: 'discussiontoolspageinfo', page: talk, prop: 'threaditemshtml' } );
	const [ comment ] = info.threaditemshtml[ 0 ].replies;
	// Clients have the id, which holds the heading; the store has the name, which stays.
	const target = find( 'talk-comment', comment.id );
	const name = target.id;
	assert.match( name, /^c-.+-\d{14}$/ );
	assert.ok( comment.id.startsWith( name + '-' ), comment.id );
	assert.equal( decodeURIComponent( target.url.split( '#' )[ 1 ] ), comment.id );
	like( target );

	const { query } = await archivist.api( { action: 'query', titles: talk, prop: 'revisions', rvprop: 'content', rvslots: 'main' } );
	const archive = talk + '/Archive';
	await edit( archivist, archive, query.pages[ 0 ].revisions[ 0 ].slots.main.content );
	await edit( archivist, talk, 'See the archive.' );
	const found = find( 'talk-comment', name );
	assert.notEqual( found.pageId, target.pageId );
	assert.match( found.url, /Archive/ );
	assert.deepEqual( { ...found, url: '', pageId: 0 }, { ...target, url: '', pageId: 0 } );

	await act( administrator, 'delete', { title: talk } );
	assert.deepEqual( stored( 'talk-comment', name ), shown, 'it is elsewhere' );
	await act( administrator, 'delete', { title: archive } );
	assert.deepEqual( stored( 'talk-comment', name ), [ '', true, 0 ] );
	await act( administrator, 'undelete', { title: archive } );
	assert.deepEqual( stored( 'talk-comment', name ), shown );
} );

/** Exit code and words of the script. */
function reconcile( ...options ) {
	const run = spawnSync( STATE + '/bin/mw', [ checkout + 'php-bindings/Maintenance/ReconcileTargets.php', ...options ],
		{ encoding: 'utf8' } );
	return { code: run.status, said: run.stdout + run.stderr };
}
const store = ( verb ) => execFileSync( checkout + 'tools/stack', [ 'social-' + verb, 'test' ], { stdio: 'ignore' } );

test( 'what is hidden while the store is away: the wiki goes on, the script mends the store', async () => {
	const { title, id } = await likedRevision();
	const gone = await likedRevision();
	assert.equal( reconcile().code, 0 );
	store( 'stop' );
	try {
		const { items } = await act( administrator, 'revisiondelete', { type: 'revision', target: title, ids: id, hide: 'content' } );
		assert.equal( items[ 0 ].status, 'Success' );
		await act( administrator, 'delete', { title: gone.title } );
		const away = reconcile( '--dry-run', '--start', '7' );
		assert.equal( away.code, 2, away.said );
		assert.match( away.said, /--start 7/ );
	} finally {
		store( 'start' );
	}
	// For a second a worker that has found the store away does not try again (wikisocial.backoff_ms).
	await sleep( 1200 );
	const dry = reconcile( '--dry-run', '--batch-size', '3' );
	assert.equal( dry.code, 1, dry.said );
	assert.match( dry.said, new RegExp( `^revision ${ id } \\(target \\d+\\): hidden$`, 'm' ) );
	assert.match( dry.said, new RegExp( `^revision ${ gone.id } \\(target \\d+\\): deleted$`, 'm' ) );
	assert.match( dry.said, /^3 objects compared up to \d+, 0 differ, 0 mended$/m );
	assert.deepEqual( stored( 'revision', id ), shown, 'a dry run changes nothing' );
	const mended = reconcile();
	assert.equal( mended.code, 0, mended.said );
	assert.match( mended.said, /2 differ, 2 mended/ );
	assert.deepEqual( stored( 'revision', id ), [ 'hidden', false, 0 ] );
	assert.deepEqual( stored( 'revision', gone.id ), [ '', true, 0 ] );
	assert.equal( reconcile( '--dry-run' ).code, 0 );
} );
