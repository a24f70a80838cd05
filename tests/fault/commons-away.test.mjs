// SPDX-License-Identifier: GPL-2.0-or-later
// Commons gone or frozen: who reads what shows its files does not notice, who posts is told, and all is
// well as soon as it is back.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Commons, inPlaceOfCommons } from '../support/commons.mjs';
import { Client, environment, people, stack } from '../support/wiki.mjs';

const env = environment();
const known = 'Half a fig in a red bowl.jpg';
const social = '/index.php?title=Special:Social';
let client, commons, own, paths;

const children = ( pid ) => execFileSync( 'pgrep', [ '-P', pid ], { encoding: 'utf8' } ).trim().split( '\n' ).sort();
const fpm = () => readFileSync( env.FPM_PIDFILE, 'utf8' ).trim();
/** The processes that answer for Commons. */
const pool = () => children( fpm() ).filter( ( pid ) => readFileSync( `/proc/${ pid }/cmdline`, 'utf8' ).includes( 'pool commons' ) ).map( Number );
let processes;

before( async () => {
	processes = children( fpm() );
	client = await Client.loggedIn( people.ordinary( 3 ) );
	commons = await Commons.open();
	own = ( await post( [ known, 'Bell.oga', 'Lines.svg' ] ) ).json;
	paths = [ social, social + '/status/' + own.id, '/rest.php/wikisocial/v0/feeds/public', social + '&feed=atom' ];
} );
after( async () => {
	await commons.close();
	assert.deepEqual( children( fpm() ), processes, 'php-fpm was not restarted' );
} );

const post = ( files ) => client.rest( 'POST', '/statuses', {
	text: 'With Commons away ' + randomUUID(), media: files.map( ( file ) => ( { file, alt: 'Alt' } ) )
} );

async function timed( call ) {
	const start = performance.now();
	return { answer: await call(), ms: performance.now() - start };
}

/** Medians in milliseconds of ten views of each page, each of which shows the file. */
async function medians() {
	const found = [];
	for ( const path of paths ) {
		const all = [];
		for ( let i = 0; i < 10; i++ ) {
			const { answer, ms } = await timed( async () => ( await client.fetch( path ) ).text() );
			assert.ok( answer.includes( 'Half_a_fig' ), path );
			all.push( ms );
		}
		found.push( all.sort( ( a, b ) => a - b )[ 5 ] );
	}
	return found;
}

/** The form as its author would send it without JavaScript. */
async function byForm( text, file ) {
	const form = await ( await client.fetch( social ) ).text();
	const composer = /<form[^>]*mw-wikisocial-composer[^]*?<\/form>/.exec( form )[ 0 ];
	const fields = Object.fromEntries( [ ...composer.matchAll( /<input[^>]*type=["']hidden["'][^>]*>/g ) ].map( ( [ tag ] ) => [
		/name=["']([^"']*)/.exec( tag )?.[ 1 ], /value=["']([^"']*)/.exec( tag )?.[ 1 ] ?? ''
	] ) );
	return client.fetch( social, { method: 'POST', body: new URLSearchParams( {
		...fields, wpText: text, wpFile1: known, wpAlt1: 'Known', wpFile2: file, wpAlt2: 'Not known', wpEditToken: await client.token()
	} ) } );
}

async function wikiDoesWithout( usual, unknown ) {
	for ( const [ at, ms ] of ( await medians() ).entries() ) {
		assert.ok( ms <= Math.max( 3 * usual[ at ], 50 ) && ms < 2000, `${ paths[ at ] } took ${ Math.round( ms ) } ms, before ${ Math.round( usual[ at ] ) }` );
	}
	const again = await timed( () => post( [ known ] ) );
	assert.equal( again.answer.status, 201, again.answer.text );
	assert.ok( again.ms < 2000, 'what is known is posted at once' );

	const refused = await timed( () => post( [ known, unknown ] ) );
	assert.equal( refused.answer.status, 503, refused.answer.text );
	assert.equal( refused.answer.json.errorKey, 'wikisocial-repo-unavailable' );
	assert.ok( Number( refused.answer.headers.get( 'retry-after' ) ) > 0 );
	assert.ok( refused.ms < 4000, `it took ${ Math.round( refused.ms ) } ms` );
	assert.doesNotMatch( refused.answer.text, /api\.php|curl|127\.0\.0\.1/ );

	const text = 'Keep this draft ' + randomUUID();
	const form = await timed( () => byForm( text, unknown ) );
	assert.equal( form.answer.status, 503 );
	assert.ok( Number( form.answer.headers.get( 'retry-after' ) ) > 0 );
	const kept = await form.answer.text();
	assert.match( kept, /The file repository does not answer/ );
	for ( const value of [ known, 'Known', unknown, 'Not known' ] ) {
		assert.ok( kept.includes( `value="${ value }"` ), value );
	}
	assert.ok( /<textarea[^>]*>([^<]*)/.exec( kept )[ 1 ].includes( text ) );

	const edited = await client.rest( 'PUT', '/statuses/' + own.id, { text: 'Edited meanwhile ' + randomUUID() } );
	assert.equal( edited.json?.media.length, 3, 'an edit of the text needs no home of files: ' + edited.text );
	const search = await timed( () => client.rest( 'GET', '/files?query=fig' ) );
	assert.deepEqual( [ search.answer.status, search.answer.json.complete ], [ 200, false ] );
	assert.ok( search.ms < 4000 );
	const preview = await timed( () => client.rest( 'POST', '/statuses/preview', {
		text: 'x', media: [ { file: known }, { file: unknown } ], token: undefined
	} ) );
	assert.equal( preview.answer.status, 200, preview.answer.text );
	assert.ok( preview.answer.json.mediaHtml.includes( 'Half_a_fig' ) );
	assert.ok( preview.ms < 4000 );
}

/** The very first try works: nobody remembers that it did not answer. */
async function worksAgain( unknown ) {
	const until = Date.now() + 20000;
	let isBack = false;
	while ( !isBack && Date.now() < until ) {
		// It has to answer what was asked meanwhile, too.
		isBack = await fetch( stack.commonsUrl + '/api.php?action=query&format=json', { signal: AbortSignal.timeout( 3000 ) } )
			.then( ( answer ) => answer.ok, () => sleep( 200, false ) );
	}
	const made = await post( [ unknown ] );
	assert.equal( made.status, 201, made.text );
	assert.equal( made.json.media[ 0 ].author, 'Ada Example' );
	assert.equal( ( await client.rest( 'GET', '/files?query=fig' ) ).json.complete, true );
}

test( 'Commons is not there', { timeout: 60000 }, async () => {
	const unknown = await commons.upload( `Away ${ randomUUID() }.png` );
	const usual = await medians();
	// nginx answers 502 for it.
	const socket = env.STATE + '/run/commons.sock';
	renameSync( socket, socket + '.away' );
	try {
		await wikiDoesWithout( usual, unknown );
	} finally {
		renameSync( socket + '.away', socket );
	}
	await worksAgain( unknown );
} );

test( 'Commons is frozen', { timeout: 90000 }, async () => {
	const unknown = await commons.upload( `Frozen ${ randomUUID() }.png` );
	const usual = await medians();
	const frozen = pool();
	assert.ok( frozen.length > 0 );
	frozen.forEach( ( pid ) => process.kill( pid, 'SIGSTOP' ) );
	try {
		await wikiDoesWithout( usual, unknown );
	} finally {
		frozen.forEach( ( pid ) => process.kill( pid, 'SIGCONT' ) );
	}
	await worksAgain( unknown );
} );

test( 'four people read feeds with files at once; none waits for Commons, for nobody asks it', { timeout: 60000 }, async () => {
	const stub = await inPlaceOfCommons();
	try {
		const readers = await Promise.all( [ 0, 1, 2, 4 ].map( ( n ) => Client.loggedIn( people.ordinary( n ) ) ) );
		for ( let round = 0; round < 5; round++ ) {
			const all = await timed( () => Promise.all( readers.map( async ( reader, at ) => {
				const answer = await reader.fetch( paths[ ( at + round ) % paths.length ] );
				assert.equal( answer.status, 200 );
				assert.ok( ( await answer.text() ).includes( 'Half_a_fig' ) );
			} ) ) );
			assert.ok( all.ms < 5000, `all four took ${ Math.round( all.ms ) } ms` );
		}
		assert.deepEqual( stub.asked, [] );
		const search = await timed( () => client.rest( 'GET', '/files?query=fig' ) );
		assert.equal( search.answer.json.complete, false );
		assert.ok( stub.asked.length > 0, 'who searches asks it' );
	} finally {
		stub.close();
	}
} );
