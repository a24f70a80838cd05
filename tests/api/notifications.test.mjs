// SPDX-License-Identifier: GPL-2.0-or-later
// Notifications from what causes one to the list, by the worker that the stack runs: bundles, undoing, muting, marking.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { edit } from '../support/events.mjs';
import { Client, environment, newPerson, people } from '../support/wiki.mjs';

const settings = environment().STATE + '/wiki/conf.d/66-notifications.php';
const fans = [];
let reader, name;

before( async () => {
	const account = newPerson();
	name = account.name;
	reader = await Client.loggedIn( account );
	for ( let at = 0; at < 6; at++ ) {
		fans.push( await Client.loggedIn( people.ordinary( at ) ) );
	}
} );

after( () => rmSync( settings, { force: true } ) );

async function list( client = reader, query = '' ) {
	const answer = await client.rest( 'GET', '/notifications' + query );
	assert.equal( answer.status, 200, answer.text );
	return answer.json;
}

/** The list once the worker has done its work. */
async function settled( isRight, client = reader ) {
	for ( let at = 0; at < 100; at++ ) {
		const page = await list( client );
		if ( isRight( page ) ) {
			return page;
		}
		await new Promise( ( done ) => {
			setTimeout( done, 100 );
		} );
	}
	return assert.fail( 'not as expected: ' + JSON.stringify( await list( client ) ) );
}

const of = ( page, kind, id ) => page.items.find( ( one ) => one.kind === kind && one.target?.id === id );

async function post( text, client = reader ) {
	const made = await client.post( text );
	assert.equal( made.status, 201, made.text );
	return made.json.id;
}

const like = async ( client, id, method = 'PUT' ) =>
	assert.equal( ( await client.rest( method, '/likes/status/' + id, {} ) ).status, 200 );

async function comment( client, id, text ) {
	const made = await client.rest( 'POST', '/comments/status/' + id, { text } );
	assert.equal( made.status, 201, made.text );
	return made.json.id;
}

/** Until everything before is served: what does not come cannot be waited for. */
async function served() {
	const id = await post( 'Served ' + randomUUID() );
	await like( fans[ 5 ], id );
	await settled( ( page ) => of( page, 'like', id ) );
}

test( 'six likes are one notification, and what is undone goes again', async () => {
	const id = await post( 'Liked by six' );
	for ( const fan of fans ) {
		await like( fan, id );
	}
	const page = await settled( ( one ) => of( one, 'like', id )?.actorCount === 6 );
	const one = of( page, 'like', id );
	assert.equal( page.items.filter( ( item ) => item.target.id === id ).length, 1 );
	assert.equal( one.unread, true );
	assert.equal( one.actors.length, 3 );
	assert.deepEqual( one.actors.map( ( actor ) => actor.name ), [ 5, 4, 3 ].map( ( at ) => people.ordinary( at ).name ) );
	assert.equal( one.text, `${ people.ordinary( 5 ).name }, ${ people.ordinary( 4 ).name } and 4 others liked your status` );
	assert.ok( one.url.endsWith( '/status/' + id ) || one.url.endsWith( 'Special:Social/status/' + id ), one.url );
	for ( const fan of fans ) {
		await like( fan, id, 'DELETE' );
	}
	assert.equal( of( await list(), 'like', id ), undefined, 'nothing is left of it' );
} );

test( 'what one has seen is read, what grew meanwhile is not', async () => {
	const id = await post( 'Seen' );
	await like( fans[ 0 ], id );
	const { items: [ { id: bundle, seq } ] } = await settled( ( page ) => of( page, 'like', id ) );
	await like( fans[ 1 ], id );
	await settled( ( page ) => of( page, 'like', id )?.actorCount === 2 );
	const mark = async ( body ) => reader.rest( 'POST', '/notifications/read', body );
	assert.equal( ( await mark( { ids: [ bundle ], upTo: seq } ) ).status, 200 );
	const grown = of( await list(), 'like', id );
	assert.equal( grown.unread, true, 'grown since' );
	const marked = await mark( { ids: [ bundle ], upTo: grown.seq } );
	assert.equal( marked.json.changed, 1, marked.text );
	assert.equal( of( await list(), 'like', id ).unread, false );
	assert.equal( of( await list( reader, '?unread=1' ), 'like', id ), undefined );
	assert.equal( ( await mark( { all: true, upTo: grown.seq } ) ).json.unread, 0 );
	for ( const body of [ {}, { all: true }, { ids: [ bundle ], all: true, upTo: seq }, { ids: [ 'x' ], upTo: seq }, { ids: [ bundle ], upTo: '-1' }, { ids: 7, upTo: seq } ] ) {
		assert.equal( ( await mark( body ) ).status, 400, JSON.stringify( body ) );
	}
	assert.equal( ( await mark( { ids: Array( 101 ).fill( bundle ), upTo: seq } ) ).status, 400 );
	assert.equal( ( await reader.rest( 'POST', '/notifications/read', { all: true, upTo: seq, token: undefined } ) ).status, 403, 'without the token' );
} );

test( 'the count answers 304 while it is the same', async () => {
	const first = await reader.rest( 'GET', '/notifications/count' );
	assert.deepEqual( Object.keys( first.json ), [ 'unread' ] );
	assert.match( first.headers.get( 'cache-control' ), /private/ );
	const headers = { 'if-none-match': first.headers.get( 'etag' ) };
	assert.equal( ( await reader.rest( 'GET', '/notifications/count', undefined, headers ) ).status, 304 );
	const id = await post( 'Counted' );
	await like( fans[ 0 ], id );
	await settled( ( page ) => of( page, 'like', id ) );
	const second = await reader.rest( 'GET', '/notifications/count', undefined, headers );
	assert.equal( second.json.unread, first.json.unread + 1 );
} );

test( 'comments, mentions and edits have their words and their kinds', async () => {
	const id = await post( 'Commented' );
	const said = await comment( fans[ 0 ], id, 'Well said' );
	await fans[ 1 ].post( `Hello @${ name.replaceAll( ' ', '_' ) }` );
	const title = 'Notified ' + randomUUID().slice( 0, 8 );
	const revision = String( await edit( reader, title, 'Text' ) );
	assert.equal( ( await fans[ 2 ].rest( 'PUT', '/likes/revision/' + revision, {} ) ).status, 200 );
	const page = await settled( ( one ) => of( one, 'comment', id ) && of( one, 'like', revision ) && one.items.some( ( item ) => item.kind === 'mention' ) );
	const commented = of( page, 'comment', id );
	assert.equal( commented.excerpt, 'Well said' );
	assert.equal( commented.text, `${ people.ordinary( 0 ).name } commented on your status` );
	assert.ok( decodeURIComponent( commented.url ).endsWith( 'comments/comment/' + said ) );
	assert.equal( of( page, 'like', revision ).text, `${ people.ordinary( 2 ).name } liked your edit to ${ title }` );
	assert.equal( of( page, 'like', revision ).target.title, title );
	const mentions = await list( reader, '?kinds=mention' );
	assert.deepEqual( mentions.items.map( ( one ) => one.kind ), [ 'mention' ] );
	assert.match( mentions.items[ 0 ].excerpt, /^Hello/ );
	assert.equal( ( await reader.rest( 'GET', '/notifications?kinds=nonsense' ) ).json.errorKey, 'wikisocial-error-notification-kind-unknown' );
	const german = await reader.fetch( '/rest.php/wikisocial/v0/notifications?kinds=comment', { headers: { 'accept-language': 'de' } } );
	assert.equal( german.status, 200 );
} );

test( 'pages follow each other without gaps or doubles', async () => {
	const all = ( await list( reader, '?limit=100' ) ).items.map( ( one ) => one.id );
	const seen = [];
	let cursor = '';
	do {
		const page = await list( reader, `?limit=2${ cursor && '&cursor=' + encodeURIComponent( cursor ) }` );
		seen.push( ...page.items.map( ( one ) => one.id ) );
		cursor = page.next;
	} while ( cursor );
	assert.ok( all.length > 3 );
	assert.deepEqual( seen, all );
	assert.equal( ( await reader.rest( 'GET', '/notifications?cursor=forged' ) ).status, 400 );
} );

test( 'whom one mutes one is told nothing of, nor what one does oneself', async () => {
	const options = async ( change ) => {
		const answer = await reader.api( { action: 'options', ...change, token: await reader.token() } );
		assert.equal( answer.options, 'success', JSON.stringify( answer ) );
	};
	const { query } = await reader.api( { action: 'query', list: 'users', ususers: people.ordinary( 1 ).name } );
	await options( { optionname: 'wikisocial-muted', optionvalue: String( query.users[ 0 ].userid ) } );
	const id = await post( 'Muted' );
	await like( fans[ 1 ], id );
	await comment( fans[ 1 ], id, 'Unheard' );
	await comment( reader, id, 'By oneself' );
	await served();
	assert.equal( of( await list(), 'like', id ), undefined );
	assert.equal( of( await list(), 'comment', id ), undefined );
	await like( fans[ 2 ], id );
	const heard = of( await settled( ( page ) => of( page, 'like', id ) ), 'like', id );
	assert.equal( heard.actorCount, 1 );
	await options( { optionname: 'wikisocial-muted' } );
	// A kind that one does not want, on no way.
	await options( { optionname: 'wikisocial-notify-web-comment', optionvalue: '0' } );
	const other = await post( 'Not commented' );
	await comment( fans[ 3 ], other, 'Unwanted' );
	await served();
	assert.equal( of( await list(), 'comment', other ), undefined );
	await options( { optionname: 'wikisocial-notify-web-comment' } );
} );

test( 'of a page that one may not read any more nothing is said', async () => {
	const title = 'Kept ' + randomUUID().slice( 0, 8 );
	const revision = String( await edit( reader, title, 'Text' ) );
	const made = await fans[ 0 ].rest( 'POST', '/comments/revision/' + revision, { text: 'Secret words' } );
	assert.equal( made.status, 201, made.text );
	await settled( ( page ) => of( page, 'comment', revision ) );
	writeFileSync( settings, `<?php $wgHooks['getUserPermissionsErrors'][] = static function ( $title, $user, $action, &$result ) {
		if ( $action === 'read' && str_starts_with( $title->getText(), 'Kept ' ) ) {
			$result = 'badaccess-group0';
			return false;
		}
	};` );
	const page = await settled( ( one ) => one.items[ 0 ].target === null );
	const { text, actors, excerpt, url } = page.items[ 0 ];
	assert.deepEqual( { text, actors, excerpt, url }, {
		text: 'Something happened on a page that you may not read any more.', actors: [], excerpt: null, url: null
	} );
	const html = await ( await reader.fetch( '/index.php?title=Special:SocialNotifications' ) ).text();
	for ( const answer of [ html, JSON.stringify( page ) ] ) {
		assert.doesNotMatch( answer, /Secret words/ );
		assert.ok( !answer.includes( title ) );
	}
	const thread = '/notifications/threads/' + made.json.id;
	const refused = await fans[ 1 ].rest( 'PUT', thread, {} );
	assert.deepEqual( [ refused.status, refused.json.errorKey ], [ 404, 'wikisocial-error-target-not-found' ] );
	assert.equal( ( await fans[ 1 ].rest( 'DELETE', thread, {} ) ).status, 200 );
	rmSync( settings );
	assert.equal( ( await fans[ 1 ].rest( 'PUT', thread, {} ) ).status, 200 );
	await settled( ( one ) => of( one, 'comment', revision )?.excerpt === 'Secret words' );
} );

test( 'the page works by forms alone', async () => {
	const id = await post( 'On the page' );
	await like( fans[ 0 ], id );
	const { items: [ one ], unread } = await settled( ( page ) => of( page, 'like', id ) );
	const path = '/index.php?title=Special:SocialNotifications';
	const get = async ( query = '' ) => ( await reader.fetch( path + query ) ).text();
	assert.match( await get(), new RegExp( `id="notification-${ one.id }"[^>]*mw-wikisocial-notification-unread` ) );
	const submit = async ( fields ) => {
		const body = new URLSearchParams( { wpEditToken: await reader.token(), ...fields } );
		return reader.fetch( path + '&filter=unread', { method: 'POST', body } );
	};
	const hostile = await get( '&uselang=x-xss' );
	assert.match( hostile, /alert\(/, 'the language is on' );
	assert.deepEqual( hostile.match( /<script>alert\('[^']*wikisocial[^']*'\)/g ), null );
	assert.equal( ( await submit( { wpRead: `${ one.id }:${ one.seq }`, wpEditToken: 'x' } ) ).status, 403 );
	assert.equal( ( await submit( {} ) ).status, 400 );
	assert.equal( ( await submit( { wpRead: 'x:y' } ) ).status, 400 );
	const done = await submit( { wpRead: `${ one.id }:${ one.seq }` } );
	assert.equal( done.status, 303 );
	assert.match( done.headers.get( 'location' ), new RegExp( `filter=unread&done=read#notification-${ one.id }$` ) );
	// The badge knows at once.
	const badge = /pt-notifications-social"[^>]*><a[^>]*data-counter-num="(\d+)"/.exec( await ( await reader.fetch( '/index.php?title=Main_Page&useskin=vector' ) ).text() );
	assert.equal( Number( badge[ 1 ] ), unread - 1 );
	assert.doesNotMatch( await get( '&filter=unread' ), new RegExp( `id="notification-${ one.id }"` ) );
	assert.equal( ( await submit( { wpUnread: one.id } ) ).status, 303 );
	assert.equal( of( await list(), 'like', id ).unread, true );
	assert.equal( ( await submit( { wpAll: one.seq } ) ).status, 303 );
	assert.equal( ( await list() ).unread, 0 );
	const stranger = await new Client().fetch( path );
	assert.equal( stranger.status, 302 );
	assert.match( stranger.headers.get( 'location' ), /Special:UserLogin.*warning=wikisocial-notifications-login/ );
	assert.equal( ( await reader.fetch( path.replace( 'Notifications', 'Notifications/x' ) ) ).status, 404 );
} );

test( 'a thread is left and joined again, by form and by REST', async () => {
	const id = await post( 'Talked about' , fans[ 0 ] );
	const first = await comment( reader, id, 'First' );
	const answer = ( text ) => fans[ 1 ].rest( 'POST', '/comments/comment/' + first, { text } );
	const told = ( page ) => of( page, 'reply', first );
	assert.equal( ( await answer( 'One' ) ).status, 201 );
	await settled( ( page ) => told( page )?.excerpt === 'One' );
	const path = '/index.php?title=Special:SocialNotifications';
	const submit = async ( fields ) => reader.fetch( path, { method: 'POST', body: new URLSearchParams( { wpEditToken: await reader.token(), ...fields } ) } );
	assert.match( await ( await reader.fetch( path ) ).text(), new RegExp( `name="wpLeave" value="${ first }"|value="${ first }"[^>]*name="wpLeave"` ) );
	assert.equal( ( await submit( { wpLeave: '1' } ) ).status, 404 );
	const left = await submit( { wpLeave: first } );
	assert.equal( left.status, 303 );
	assert.match( await ( await reader.fetch( left.headers.get( 'location' ).replace( reader.url, '' ) ) ).text(), new RegExp( `value="${ first }"[^>]*name="wpJoin"|name="wpJoin" value="${ first }"` ) );
	const { seq } = told( await list() ) ?? ( await list( reader, '?kinds=reply' ) ).items[ 0 ];
	assert.equal( ( await answer( 'Two' ) ).status, 201 );
	await served();
	assert.equal( told( await list() ).seq, seq, 'nothing is told of the thread that was left' );
	const joined = await reader.rest( 'PUT', '/notifications/threads/' + first, {} );
	assert.deepEqual( joined.json, { watched: true, changed: true } );
	assert.deepEqual( ( await reader.rest( 'PUT', '/notifications/threads/' + first, {} ) ).json, { watched: true, changed: false } );
	assert.equal( ( await answer( 'Three' ) ).status, 201 );
	await settled( ( page ) => told( page ).excerpt === 'Three' && told( page ).seq !== seq );
	assert.deepEqual( ( await reader.rest( 'DELETE', '/notifications/threads/' + first, {} ) ).json, { watched: false, changed: true } );
	await reader.rest( 'POST', '/notifications/read', { all: true, upTo: ( await list() ).items[ 0 ].seq } );
} );

test( 'the Action API lists and marks', async () => {
	const id = await post( 'By the Action API' );
	await like( fans[ 0 ], id );
	const { items: [ one ] } = await settled( ( page ) => of( page, 'like', id ) );
	const listed = await reader.api( { action: 'query', list: 'socialnotifications', snlimit: 1, snunread: 1, snkinds: 'like|comment' } );
	assert.deepEqual( listed.query.socialnotifications, [ one ] );
	const next = await reader.api( { action: 'query', list: 'socialnotifications', snlimit: 1 } );
	assert.ok( next.continue.sncontinue );
	const bad = await reader.api( { action: 'query', list: 'socialnotifications', sncontinue: 'forged' } );
	assert.equal( bad.error.code, 'badcontinue' );
	const mark = async ( parameters ) => reader.api( { action: 'socialmarkread', token: await reader.token(), ...parameters } );
	assert.deepEqual( ( await mark( { ids: one.id, upto: one.seq } ) ).socialmarkread, { result: 'Success', changed: 1, unread: 0 } );
	assert.deepEqual( ( await mark( { unread: one.id } ) ).socialmarkread, { result: 'Success', changed: 1, unread: 1 } );
	assert.equal( ( await mark( { all: 1 } ) ).error.code, 'missingparam' );
	assert.equal( ( await mark( { all: 1, ids: one.id, upto: one.seq } ) ).error.code, 'invalidparammix' );
	assert.equal( ( await mark( { all: 1, upto: one.seq } ) ).socialmarkread.unread, 0 );
} );

