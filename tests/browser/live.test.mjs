// SPDX-License-Identifier: GPL-2.0-or-later
// The number of unread notifications while a page stands: by the stream, in one tab of many, and without it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { complaints, openPage, startBrowser } from '../support/browser.mjs';
import { Client, environment, newPerson, people } from '../support/wiki.mjs';

const PAGE = '/index.php?title=Main_Page&useskin=vector-2022';
const BADGE = 'a#pt-notifications-social, #pt-notifications-social a';
const account = newPerson();
let browser, reader, fan, id;

before( async () => {
	browser = await startBrowser();
	reader = await Client.loggedIn( account );
	fan = await Client.loggedIn( people.ordinary( 1 ) );
	id = await post();
} );
beforeEach( readAll );
after( () => browser.close() );

async function post() {
	return ( await reader.post( 'Live ' + randomUUID() ) ).json.id;
}

async function like( status ) {
	assert.equal( ( await fan.rest( 'PUT', '/likes/status/' + status, {} ) ).status, 200 );
}

async function readAll() {
	const { items } = ( await reader.rest( 'GET', '/notifications' ) ).json;
	await reader.rest( 'POST', '/notifications/read', { all: true, upTo: items[ 0 ]?.seq ?? '1' } );
}

/** Tells which streams of a context are open. */
function streamsOf( context ) {
	const open = new Set();
	const isStream = ( request ) => request.url().endsWith( '/wikisocial/v0/live' );
	context.on( 'request', ( request ) => isStream( request ) && open.add( request ) );
	context.on( 'requestfailed', ( request ) => open.delete( request ) );
	context.on( 'requestfinished', ( request ) => open.delete( request ) );
	// Of a page that was closed nothing more is heard.
	return () => [ ...open ].filter( ( one ) => !one.frame().page().isClosed() );
}

async function until( isTrue, ms = 8000 ) {
	for ( const end = Date.now() + ms; Date.now() < end; ) {
		if ( await isTrue() ) {
			return true;
		}
		await new Promise( ( done ) => {
			setTimeout( done, 20 );
		} );
	}
	return false;
}

const numberOf = ( page ) => page.locator( BADGE ).first().evaluate( ( one ) => one.dataset.counterNum ?? one.parentNode.dataset.counterNum );
const shows = ( page, number, ms ) => until( async () => await numberOf( page ) === String( number ), ms );

/** As if the person looked at another tab, or back at this one. */
const setHidden = ( page, hidden ) => page.evaluate( ( is ) => {
	Object.defineProperty( document, 'hidden', { configurable: true, get: () => is } );
	document.dispatchEvent( new Event( 'visibilitychange' ) );
}, hidden );

test( 'what somebody does shows in the badge of a page that stands', async () => {
	const page = await openPage( browser, account );
	const found = complaints( page );
	const streams = streamsOf( page.context() );
	await page.goto( PAGE );
	assert.ok( await until( () => streams().length === 1 ), 'a stream' );
	assert.equal( await numberOf( page ), '0' );
	await like( id );
	const since = Date.now();
	assert.ok( await shows( page, 1, 2000 ), 'by the stream' );
	console.log( `# ${ Date.now() - since } ms after the answer to the like` );
	assert.match( await page.locator( BADGE ).first().innerText(), /\(1 unread\)/ );
	assert.equal( await page.locator( BADGE ).first().evaluate( ( one ) => getComputedStyle( one, '::after' ).content ), '"1"' );
	await readAll();
	assert.ok( await shows( page, 0, 2000 ), 'what is read elsewhere' );
	assert.doesNotMatch( await page.locator( BADGE ).first().innerText(), /\d/ );
	assert.equal( await page.locator( BADGE ).first().evaluate( ( one ) => one.closest( '[aria-live]' ) ), null, 'nothing is said aloud' );
	assert.deepEqual( found, [] );
	await page.context().close();
} );

test( 'eight tabs have one stream, all have the number, and the wiki answers', async () => {
	const first = await openPage( browser, account );
	const context = first.context();
	const streams = streamsOf( context );
	const tabs = [ first ];
	while ( tabs.length < 8 ) {
		tabs.push( await context.newPage() );
	}
	for ( const tab of tabs ) {
		await tab.goto( PAGE );
	}
	assert.ok( await until( () => streams().length > 0 ), 'a stream' );
	await new Promise( ( done ) => {
		setTimeout( done, 1500 );
	} );
	assert.equal( streams().length, 1 );
	await like( await post() );
	for ( const tab of tabs ) {
		assert.ok( await shows( tab, 1, 3000 ), 'tab ' + tabs.indexOf( tab ) );
	}
	const ninth = await context.newPage();
	await ninth.goto( PAGE, { timeout: 10000 } );
	// Another one leads when the first goes.
	const leading = streams()[ 0 ].frame().page();
	await leading.close();
	assert.ok( await until( () => streams().length === 1 ), 'the stream of another tab' );
	await readAll();
	assert.ok( await shows( ninth, 0, 3000 ) );
	await context.close();
} );

test( 'a page that nobody looks at has no stream, and has one again', async () => {
	const page = await openPage( browser, account );
	const streams = streamsOf( page.context() );
	await page.goto( PAGE );
	assert.ok( await until( () => streams().length === 1 ), 'a stream' );
	await setHidden( page, true );
	assert.ok( await until( () => streams().length === 0, 7000 ), 'none while it is hidden' );
	await like( await post() );
	await setHidden( page, false );
	assert.ok( await shows( page, 1 ), 'the number of meanwhile' );
	assert.equal( streams().length, 1 );
	await page.context().close();
} );

/** nginx as it runs where nobody has nchan: without the module, its streams and its publisher. */
async function withoutNchan( run ) {
	const { STATE, NGINX_PIDFILE } = environment();
	const file = STATE + '/etc/nginx.conf';
	const settings = readFileSync( file, 'utf8' );
	const answers = async () => {
		const stream = await reader.stream();
		stream.end();
		return stream.status;
	};
	const reload = async ( text, status ) => {
		writeFileSync( file, text );
		process.kill( Number( readFileSync( NGINX_PIDFILE, 'utf8' ) ), 'SIGHUP' );
		assert.ok( await until( async () => await answers() === status ), `streams answer ${ status }` );
	};
	try {
		await reload( settings.replace( /^.*(load_module .*nchan|\bnchan_).*$/gm, '' ).replace( /location ~ \^\/wikisocial-live[^}]*}/, '' ), 404 );
		await run( () => reload( settings, 200 ) );
	} finally {
		await reload( settings, 200 );
	}
}

test( 'where there is no nchan the number is asked for once a minute, until there is one', async () => {
	const page = await openPage( browser, account );
	await page.clock.install();
	const counts = [];
	page.on( 'response', ( response ) => response.url().endsWith( '/notifications/count' ) && counts.push( response.status() ) );
	const refused = [];
	page.on( 'response', ( response ) => response.url().endsWith( '/wikisocial/v0/live' ) && refused.push( response.status() ) );
	await withoutNchan( async ( restore ) => {
		await page.goto( PAGE );
		await page.clock.fastForward( 5000 );
		assert.ok( await until( () => refused.length === 1 ), 'a stream was tried' );
		await like( await post() );
		assert.ok( await until( async () => ( await reader.rest( 'GET', '/notifications/count' ) ).json.unread === 1 ) );
		assert.equal( await numberOf( page ), '0' );
		await page.clock.fastForward( 61000 );
		assert.ok( await shows( page, 1 ), 'asked for' );
		await page.clock.fastForward( 61000 );
		assert.ok( await until( () => counts.length === 2 ), 'again' );
		assert.deepEqual( counts, [ 200, 304 ] );
		await restore();
		const tried = refused.length;
		assert.deepEqual( [ ...new Set( refused ) ], [ 404 ] );
		await page.clock.fastForward( 300000 );
		assert.ok( await until( () => refused.length > tried ), 'a stream was tried again' );
		assert.ok( await until( () => counts.length === 3 ), 'meanwhile once more' );
		await like( await post() );
		assert.ok( await shows( page, 2 ), 'by the stream' );
		assert.equal( counts.length, 3 );
	} );
	await page.context().close();
} );

test( 'who is not logged in has neither badge nor stream', async () => {
	const page = await openPage( browser, null );
	const streams = streamsOf( page.context() );
	await page.goto( PAGE );
	await page.waitForTimeout( 1500 );
	assert.equal( streams().length, 0 );
	assert.equal( await page.evaluate( () => window.mw.loader.getState( 'ext.wikisocial.live' ) ), 'registered' );
	await page.context().close();
} );
