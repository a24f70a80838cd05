// SPDX-License-Identifier: GPL-2.0-or-later
// What Echo's inbox and badge say of ours, by the worker that the stack runs: one entry, read on either side.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { edit } from '../support/events.mjs';
import { Client, environment, newPerson, people } from '../support/wiki.mjs';

const { MW, SOCIAL_DSN_WORKER, STATE } = environment();
const checkout = fileURLToPath( new URL( '../../', import.meta.url ) );
const settings = STATE + '/wiki/conf.d/68-echo.php';
/** Echo keeps its number in the wiki's cache, which the worker reaches, or does not. */
const using = ( isOn, cache = 'CACHE_DB', more = '' ) =>
	writeFileSync( settings, `<?php $wgWikiSocialEchoMirror = ${ isOn }; $wgMainCacheType = ${ cache };${ more }` );
/** Within which what is read on one side is so on the other. */
const READ = 5000;
/** Within which what is told here is shown there, by the worker: in about a second, where nothing else runs. */
const SOON = 20000;
const fans = [];

const sql = ( database, text ) => execFileSync( STATE + '/bin/psql', [ database, '-qAtc', text ], { encoding: 'utf8' } ).trim();

/** What the daemon and its child do, on a site without them; with a place of its own in the log. */
const runBatch = () => execFileSync( STATE + '/bin/php', [ '-d', `wikisocial.dsn="${ SOCIAL_DSN_WORKER }"`, MW + '/maintenance/run.php',
	checkout + 'php-bindings/Maintenance/RunBatch.php', '--consumer', 'echotest' ] );
const runOnce = () => execFileSync( STATE + '/bin/wikisociald', [ '--once', '--consumer', 'echotest' ], { stdio: 'pipe' } );

/** The pid of the daemon's child. */
const child = () => readFileSync( STATE + '/log/wikisociald.log', 'utf8' ).split( '\n' ).filter( ( line ) => line.includes( '"child-ready"' ) )
	.map( ( line ) => JSON.parse( line ).child ).at( -1 );

async function withoutChild( task ) {
	await served();
	const frozen = child();
	process.kill( frozen, 'SIGSTOP' );
	try {
		await task();
	} finally {
		process.kill( frozen, 'SIGCONT' );
	}
}

before( async () => {
	using( true );
	for ( let at = 0; at < 6; at++ ) {
		fans.push( await Client.loggedIn( people.ordinary( at ) ) );
	}
	runBatch();
	assert.equal( sql( 'social', 'SELECT count(*) FROM social.mirror_wiki' ), '1' );
} );

after( () => {
	rmSync( settings, { force: true } );
	runBatch();
	assert.equal( sql( 'social', 'SELECT count(*) FROM social.mirror_wiki' ), '0', 'ended with the setting' );
} );

async function person() {
	const account = newPerson();
	const client = await Client.loggedIn( account );
	const { query } = await client.api( { action: 'query', meta: 'userinfo' } );
	// The wiki's own welcome is not ours.
	await client.api( { action: 'echomarkread', all: '1', token: await client.token() } );
	return { client, id: query.userinfo.id, name: account.name };
}

/** Also those that went for a newer one. */
const allEntries = ( { id } ) => sql( 'wiki', `SELECT count(*) FROM mediawiki.echo_notification JOIN mediawiki.echo_event ON event_id = notification_event
	WHERE event_type = 'wikisocial' AND notification_user = ${ id }` );

const entries = ( { id } ) => sql( 'wiki', `SELECT count(*) FROM mediawiki.echo_notification JOIN mediawiki.echo_event ON event_id = notification_event
	WHERE event_type = 'wikisocial' AND event_deleted = 0 AND notification_user = ${ id }` );

/** Unread in Echo, as its badge counts it. */
async function badge( { client } ) {
	const answer = await client.api( { action: 'query', meta: 'notifications', notprop: 'count' } );
	return Number( answer.query.notifications.rawcount );
}

const unread = async ( { client } ) => ( await client.rest( 'GET', '/notifications/count' ) ).json.unread;

async function soon( what, isRight, name = undefined, within = SOON ) {
	const begin = Date.now();
	let last;
	do {
		last = await what();
		if ( last === isRight ) {
			return Date.now() - begin;
		}
		await new Promise( ( done ) => {
			setTimeout( done, 100 );
		} );
	} while ( Date.now() - begin < within );
	return assert.equal( last, isRight, name );
}

async function liked( { client }, fan = fans[ 0 ], id = null ) {
	id ??= ( await client.post( 'Liked ' + randomUUID() ) ).json.id;
	assert.equal( ( await fan.rest( 'PUT', '/likes/status/' + id, {} ) ).status, 200 );
	return id;
}

/** Until everything before is served and brought over. */
async function served() {
	const other = await person();
	await liked( other );
	await soon( () => badge( other ), 1 );
}

test( 'an edit that six like is one entry, which says how much is new', async () => {
	const alice = await person();
	const title = 'Echoed ' + randomUUID().slice( 0, 8 );
	const revision = String( await edit( alice.client, title, 'Text' ) );
	const like = async ( fan ) => assert.equal( ( await fan.rest( 'PUT', '/likes/revision/' + revision, {} ) ).status, 200 );
	// Echo's own thanks for a first edit.
	await soon( () => badge( alice ), 1 );
	const before = 1;
	await like( fans[ 0 ] );
	await soon( () => badge( alice ), before + 1 );
	assert.equal( entries( alice ), '1' );
	for ( const fan of fans.slice( 1 ) ) {
		await like( fan );
	}
	await liked( alice );
	await soon( () => unread( alice ), 2 );
	await served();
	assert.equal( entries( alice ), '1' );
	assert.equal( await badge( alice ), before + 1 );
	const { query } = await alice.client.api( { action: 'query', meta: 'notifications', notformat: 'model', notfilter: '!read' } );
	const [ ours ] = query.notifications.list.filter( ( one ) => one.type === 'wikisocial' );
	assert.equal( ours[ '*' ].header, 'You have 2 new social notifications' );
	assert.match( ours[ '*' ].links.primary.url, /Special:SocialNotifications/ );
} );

test( 'what is read in Echo is read with us', async () => {
	const readers = {
		api: ( one ) => one.client.token().then( ( token ) => one.client.api( { action: 'echomarkread', all: '1', token } ) ),
		address: ( one, event ) => one.client.fetch( `/index.php?title=Special:SocialNotifications&markasread=${ event }` ),
		page: async ( one, event ) => one.client.fetch( '/index.php?title=Special:NotificationsMarkRead', {
			method: 'POST', body: new URLSearchParams( { wpEditToken: await one.client.token(), wpid: event } )
		} )
	};
	for ( const [ name, read ] of Object.entries( readers ) ) {
		const alice = await person();
		await liked( alice );
		await soon( () => badge( alice ), 1 );
		const event = sql( 'wiki', `SELECT max(notification_event) FROM mediawiki.echo_notification WHERE notification_user = ${ alice.id }` );
		await read( alice, event );
		await soon( () => unread( alice ), 0, name, READ );
		assert.equal( await badge( alice ), 0, name );
		// What comes then is one entry again, and the old one is no second.
		await liked( alice );
		await soon( () => badge( alice ), 1 );
		assert.equal( entries( alice ), '1', name );
	}
} );

test( 'what is read with us is read in Echo, and something else read there is not read with us', async () => {
	const alice = await person();
	await liked( alice );
	await soon( () => badge( alice ), 1 );
	await alice.client.api( { action: 'echomarkread', list: '1', token: await alice.client.token() } );
	await served();
	assert.equal( await unread( alice ), 1, 'not ours' );
	const { items } = ( await alice.client.rest( 'GET', '/notifications' ) ).json;
	const marked = await alice.client.rest( 'POST', '/notifications/read', { all: true, upTo: items[ 0 ].seq } );
	assert.equal( marked.json.unread, 0, marked.text );
	await soon( () => badge( alice ), 0, 'ours', READ );
	// One marked as unread again is there again.
	const again = await alice.client.api( { action: 'socialmarkread', unread: items[ 0 ].id, token: await alice.client.token() } );
	assert.equal( again.error, undefined, JSON.stringify( again ) );
	await soon( () => badge( alice ), 1 );
} );

test( 'who is muted in Echo, and what is off, is not told there either', async () => {
	const alice = await person();
	const choose = async ( optionname, optionvalue ) => {
		const answer = await alice.client.api( { action: 'options', optionname, optionvalue, token: await alice.client.token() } );
		assert.equal( answer.options, 'success', JSON.stringify( answer ) );
	};
	const { query } = await alice.client.api( { action: 'query', list: 'users', ususers: people.ordinary( 1 ).name, usprop: 'centralids' } );
	await choose( 'echo-notifications-blacklist', String( query.users[ 0 ].centralids.local ?? query.users[ 0 ].userid ) );
	await liked( alice, fans[ 1 ] );
	await choose( 'wikisocial-notify-web-comment', '0' );
	const id = ( await alice.client.post( 'Not commented' ) ).json.id;
	assert.equal( ( await fans[ 2 ].rest( 'POST', '/comments/status/' + id, { text: 'Unwanted' } ) ).status, 201 );
	await served();
	assert.deepEqual( [ await unread( alice ), await badge( alice ), entries( alice ) ], [ 0, 0, '0' ] );
	await liked( alice, fans[ 3 ], id );
	await soon( () => badge( alice ), 1 );
} );

const marks = ( { id } ) => sql( 'social', `SELECT count(*) FROM social.mirror WHERE actor_id = ( SELECT id FROM social.actor
	WHERE kind = 0 AND local_id = ${ id } AND wiki IN ( SELECT wiki FROM social.mirror_wiki ) )` );

test( 'without the daemon the same is done by RunBatch and by wikisociald --once, and once the wiki may be written to', async () => {
	await withoutChild( async () => {
		for ( const run of [ runBatch, runOnce ] ) {
			const alice = await person();
			await liked( alice );
			await soon( () => unread( alice ), 1 );
			assert.deepEqual( [ await badge( alice ), marks( alice ) ], [ 0, '1' ], 'the child would have' );
			using( true, 'CACHE_DB', ' $wgReadOnly = "For a test";' );
			try {
				run();
			} finally {
				using( true );
			}
			assert.deepEqual( [ entries( alice ), marks( alice ) ], [ '0', '1' ], 'nothing is lost' );
			run();
			assert.deepEqual( [ await badge( alice ), entries( alice ), marks( alice ) ], [ 1, '1', '0' ] );
			run();
			assert.equal( allEntries( alice ), '1' );
		}
	} );
} );

test( 'a child killed between Echo\'s write and the store\'s, twice, makes no second entry', async () => {
	const alice = await person();
	await served();
	sql( 'social', `CREATE FUNCTION public.linger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN old; END';
		CREATE TRIGGER linger BEFORE DELETE ON social.mirror FOR EACH ROW EXECUTE FUNCTION public.linger()` );
	const lingers = () => sql( 'social', "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'" );
	try {
		await liked( alice );
		for ( let kills = 0; kills < 2; kills++ ) {
			await soon( lingers, 't' );
			const killed = child();
			assert.deepEqual( [ entries( alice ), marks( alice ) ], [ '1', '1' ] );
			process.kill( killed, 'SIGKILL' );
			sql( 'social', "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'" );
			await soon( () => child() !== killed, true );
		}
	} finally {
		sql( 'social', 'DROP TRIGGER linger ON social.mirror; DROP FUNCTION public.linger()' );
	}
	await soon( () => marks( alice ), '0' );
	assert.deepEqual( [ await badge( alice ), allEntries( alice ) ], [ 1, '1' ] );
} );

test( 'where the wiki\'s cache is in the web server\'s memory, Echo\'s badge follows too', async () => {
	using( true, 'CACHE_ACCEL' );
	try {
		const alice = await person();
		const fan = await Client.loggedIn( people.ordinary( 0 ) );
		const shown = async () => {
			const html = await ( await alice.client.fetch( '/index.php?title=Special:Version' ) ).text();
			assert.doesNotMatch( html, /pt-notifications-social/ );
			return html.match( /id="pt-notifications-notice"[^]*?data-counter-num="(\d+)"/ )?.[ 1 ];
		};
		for ( const what of [ 'first', 'second' ] ) {
			await soon( shown, '0', what );
			await liked( alice, fan );
			await soon( shown, '1', what );
			await alice.client.rest( 'POST', '/notifications/read', { all: true, upTo: ( await alice.client.rest( 'GET', '/notifications' ) ).json.items[ 0 ].seq } );
		}
		await soon( shown, '0' );
	} finally {
		using( true );
	}
} );

test( 'there is one badge, whichever it is', async () => {
	const alice = await person();
	for ( const skin of [ 'vector-2022', 'vector', 'timeless', 'monobook' ] ) {
		const page = async () => ( await alice.client.fetch( `/index.php?title=Special:Version&useskin=${ skin }` ) ).text();
		const html = await page();
		assert.match( html, /pt-notifications-notice/, skin );
		assert.doesNotMatch( html, /pt-notifications-social/, skin );
	}
	using( false );
	try {
		assert.match( await ( await alice.client.fetch( '/index.php?title=Special:Version' ) ).text(), /pt-notifications-social/ );
	} finally {
		using( true );
	}
} );
