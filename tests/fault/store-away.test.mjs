// SPDX-License-Identifier: GPL-2.0-or-later
// The social PostgreSQL stopped, frozen, full: the wiki stays up, and all is well again afterwards without a restart.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout, Client, environment, people } from '../support/wiki.mjs';

const author = people.ordinary( 2 );
const page = '/index.php?title=' + encodeURIComponent( 'User:' + author.name.replaceAll( ' ', '_' ) );
const env = environment();
const withFeed = 'Page_with_a_feed';
const settings = env.STATE + '/wiki/conf.d/66-cdn.php';
let client, fpm;

const phpFpm = () => readFileSync( env.FPM_PIDFILE, 'utf8' ).trim() + ' ' +
	execFileSync( 'pgrep', [ '-P', readFileSync( env.FPM_PIDFILE, 'utf8' ).trim() ], { encoding: 'utf8' } )
		.trim().split( '\n' ).sort().join( ' ' );
const postmaster = () => Number( readFileSync( env.SOCIAL_PGDATA + '/postmaster.pid', 'utf8' ).split( '\n' )[ 0 ] );
const sql = ( text ) => execFileSync( env.STATE + '/bin/psql', [ 'social', '-XAtqc', text ], { encoding: 'utf8' } );

/** The cluster's processes: the postmaster and its children. */
const cluster = () => [ postmaster(), ...execFileSync( 'pgrep', [ '-P', String( postmaster() ) ], { encoding: 'utf8' } )
	.trim().split( '\n' ).map( Number ) ];

async function timed( promise ) {
	const start = performance.now();
	const response = await promise;
	return { response, ms: performance.now() - start };
}

before( async () => {
	client = await Client.loggedIn( author );
	await client.api( { action: 'options', change: 'wikisocial-userpage=1', token: await client.token() } );
	await client.api( { action: 'edit', title: 'User:' + author.name, text: 'About me.', token: await client.token() } );
	await client.api( { action: 'edit', title: withFeed, text: '<social-feed/>', token: await client.token() } );
	assert.equal( ( await client.post( 'Before the fault' ) ).status, 201 );
	const shown = await ( await client.fetch( page ) ).text();
	assert.match( shown, /mw-wikisocial-userbox/, 'the box is there when all is well' );
	assert.match( shown, /Before the fault/ );
	fpm = phpFpm();
} );
after( async () => {
	await client.api( { action: 'edit', title: withFeed, text: 'nothing any more', token: await client.token() } );
	assert.equal( phpFpm(), fpm, 'php-fpm was not restarted' );
} );

/** A page with a feed is shown without it, and no CDN keeps it for long; Atom is to be asked again. */
async function feedsSaySo() {
	writeFileSync( settings, '<?php $wgUseCdn = true;\n' );
	try {
		const shown = await new Client().fetch( '/index.php?title=' + withFeed );
		assert.equal( shown.status, 200 );
		assert.match( await shown.text(), /<div class="mw-wikisocial-embed"><p[^>]*>The social features do not answer/ );
		assert.match( shown.headers.get( 'cache-control' ), /s-maxage=(30|[12]?[0-9]),/ );
		for ( const off of [ '', 'Like', 'Comment' ] ) {
			writeFileSync( settings, '<?php $wgUseCdn = true;\n' + ( off && `$wgWikiSocial${ off }Surfaces['history'] = false;\n` ) );
			const list = await new Client().fetch( `/index.php?title=${ withFeed }&action=history` );
			assert.equal( list.status, 200 );
			assert.doesNotMatch( await list.text(), /mw-wikisocial-(like|comment)/ );
			assert.match( list.headers.get( 'cache-control' ), /s-maxage=(30|[12]?[0-9]),/, `without ${ off }` );
		}
	} finally {
		rmSync( settings );
	}
	const atom = await new Client().fetch( '/index.php?title=Special:Social&feed=atom' );
	assert.equal( atom.status, 503 );
	assert.ok( Number( atom.headers.get( 'retry-after' ) ) > 0 );
	const listed = await new Client().fetch( '/api.php?action=query&list=socialfeed&format=json' );
	assert.equal( listed.status, 503 );
	assert.equal( ( await listed.json() ).error.code, 'wikisocial-error-store-unavailable' );
}

/** What must hold while the store is away. */
async function wikiStaysUp() {
	for ( let i = 0; i < 4; i++ ) {
		const { response, ms } = await timed( client.fetch( page ) );
		assert.equal( response.status, 200 );
		const html = await response.text();
		assert.match( html, /About me\./, 'the page itself is there' );
		assert.doesNotMatch( html, /<article[^>]*mw-wikisocial-status/ );
		assert.ok( ms < 2000, `the page took ${ Math.round( ms ) } ms` );
	}
	await feedsSaySo();
	const rest = await client.post( 'While it is away' );
	assert.equal( rest.status, 503 );
	assert.ok( Number( rest.headers.get( 'retry-after' ) ) > 0 );
	assert.match( rest.json.errorKey, /^wikisocial-/ );
	assert.doesNotMatch( rest.text, /dbname|social_web|host=|\.s\.PGSQL/ );

	const text = 'Keep this draft ' + randomUUID();
	const form = await ( await client.fetch( '/index.php?title=Special:Social' ) ).text();
	assert.match( form, /mw-wikisocial-unavailable/ );
	const composer = /<form[^>]*mw-wikisocial-composer[^]*?<\/form>/.exec( form )[ 0 ];
	const fields = Object.fromEntries( [ ...composer.matchAll( /<input[^>]*type=["']hidden["'][^>]*>/g ) ].map( ( [ tag ] ) => [
		/name=["']([^"']*)/.exec( tag )?.[ 1 ], ( /value=["']([^"']*)/.exec( tag )?.[ 1 ] ?? '' ).replaceAll( '&quot;', '"' )
	] ) );
	const answer = await client.fetch( '/index.php?title=Special:Social', {
		method: 'POST', body: new URLSearchParams( { ...fields, wpText: text, wpEditToken: await client.token() } )
	} );
	assert.equal( answer.status, 503 );
	const kept = await answer.text();
	assert.match( /<textarea[^>]*>([^<]*)/.exec( kept )[ 1 ], new RegExp( text ), 'the text is kept' );
	assert.ok( Number( answer.headers.get( 'retry-after' ) ) > 0 );
}

/** Within a few seconds of the store's return all works, by the same php-fpm processes. */
async function recovers() {
	const until = Date.now() + 10000;
	let answer;
	do {
		answer = await client.post( 'After it came back ' + randomUUID() );
	} while ( answer.status === 503 && Date.now() < until && await sleep( 200, true ) );
	assert.equal( answer.status, 201 );
	// Each php-fpm process learns of it by itself, after its own back-off.
	let html;
	do {
		html = await ( await client.fetch( page ) ).text();
	} while ( !html.includes( answer.json.id ) && Date.now() < until && await sleep( 200, true ) );
	assert.ok( html.includes( answer.json.id ), 'the new status is shown on the user page' );
	assert.equal( phpFpm(), fpm );
}

test( 'the social PostgreSQL is stopped', { timeout: 60000 }, async () => {
	execFileSync( checkout + 'tools/stack', [ 'social-stop', 'test' ] );
	try {
		await wikiStaysUp();
	} finally {
		execFileSync( checkout + 'tools/stack', [ 'social-start', 'test' ] );
	}
	await recovers();
} );

test( 'the social PostgreSQL is frozen', { timeout: 60000 }, async () => {
	const frozen = cluster();
	frozen.forEach( ( pid ) => process.kill( pid, 'SIGSTOP' ) );
	try {
		await wikiStaysUp();
	} finally {
		frozen.forEach( ( pid ) => process.kill( pid, 'SIGCONT' ) );
	}
	await recovers();
} );

test( 'the social PostgreSQL is full', { timeout: 60000 }, async () => {
	const slots = Number( sql( 'SHOW max_connections' ) );
	const holders = [];
	const fill = () => {
		for ( let i = 0; i < slots; i++ ) {
			holders.push( spawn( 'psql', [ '-XAtqc', 'SELECT pg_sleep(60)', env.SOCIAL_DSN_WEB ],
				{ stdio: 'ignore' } ) );
		}
	};
	try {
		fill();
		await sleep( 1500 );
		// The wiki's own kept connections go too; the holders take their places.
		sql( 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE \'wikisocial%\'' );
		fill();
		await sleep( 1500 );
		await wikiStaysUp();
	} finally {
		holders.forEach( ( holder ) => holder.kill() );
		sql( 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE \'SELECT pg_sleep%\' AND pid <> pg_backend_pid()' );
	}
	await recovers();
} );
