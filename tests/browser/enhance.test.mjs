// SPDX-License-Identifier: GPL-2.0-or-later
// What JavaScript adds to the composer and the feed; that both work without is shown elsewhere.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { complaints, openPage, picture, startBrowser, visit } from '../support/browser.mjs';
import { Client, people, stack } from '../support/wiki.mjs';

const author = people.ordinary( 4 );
const social = '/index.php?title=Special:Social';
const field = '#mw-wikisocial-composer textarea';
const answer = '.mw-wikisocial-composer-answer';
const names = '.mw-wikisocial-names [role=option]';
let browser, client;

before( async () => {
	browser = await startBrowser();
	client = await Client.loggedIn( author );
	await client.api( { action: 'options', change: 'wikisocial-userpage=1', token: await client.token() } );
} );
after( async () => {
	await client.api( { action: 'options', change: 'wikisocial-userpage=0', token: await client.token() } );
	await browser.close();
} );

/** Walks a page that must not be left, and whose scripts must not complain. */
async function on( path, steps, { account = author, stays = true, ...options } = {} ) {
	const page = await openPage( browser, account, options );
	const said = complaints( page );
	try {
		await visit( page, path );
		await page.evaluate( 'window.stayed = true' );
		await steps( page );
		assert.equal( await page.evaluate( 'window.stayed === true' ), stays, 'whether the page was left' );
		assert.deepEqual( said, [] );
	} finally {
		await page.context().close();
	}
}

const send = ( page ) => page.click( '#mw-wikisocial-composer [type=submit]:not([name])' );
const focused = ( page ) => page.evaluate( 'document.activeElement.id || document.activeElement.className' );
const first = ( page ) => page.locator( '.mw-wikisocial-feed article' ).first();

async function said( page, kind, pattern ) {
	await page.waitForSelector( `${ answer } .cdx-message--${ kind }` );
	assert.match( await page.innerText( answer ), pattern );
	assert.equal( await page.getAttribute( answer, 'aria-live' ), 'polite' );
}

for ( const skin of [ 'vector-2022', 'minerva' ] ) {
	for ( const [ where, path ] of [ [ 'the feed', social ], [ 'the user page', '/index.php?title=User:' + encodeURIComponent( author.name ) ] ] ) {
		test( `a status is posted on ${ where } without leaving it, ${ skin }`, () => on( `${ path }&useskin=${ skin }`, async ( page ) => {
			for ( const text of [ 'Without reload ' + randomUUID(), 'And another ' + randomUUID() ] ) {
				await page.fill( field, text );
				await send( page );
				await page.locator( '.mw-wikisocial-feed article', { hasText: text } ).waitFor();
				assert.ok( ( await first( page ).innerText() ).includes( text ) );
				assert.equal( await first( page ).locator( '.mw-wikisocial-edit' ).count(), 1, 'with its tools' );
				await said( page, 'success', /Your status was posted/ );
				assert.equal( await page.inputValue( field ), '' );
				assert.equal( await focused( page ), 'mw-wikisocial-composer-text' );
				assert.equal( await page.getAttribute( field, 'aria-invalid' ), 'false' );
			}
			await picture( page, `enhance-posted-${ where.replaceAll( ' ', '-' ) }-${ skin }` );
		} ) );
	}
}

/** The wiki at another address, whose pages stop in the middle until they are let go. */
async function haltingWiki() {
	let release;
	const released = new Promise( ( resolve ) => {
		release = resolve;
	} );
	const server = createServer( async ( request, response ) => {
		const answer = await fetch( stack.url + request.url, { headers: { cookie: request.headers.cookie || '' } } );
		const type = answer.headers.get( 'content-type' ) || '';
		const body = Buffer.from( await answer.arrayBuffer() );
		const half = type.startsWith( 'text/html' ) ? body.indexOf( 'id="mw-content-text"' ) : -1;
		response.writeHead( answer.status, { 'content-type': type } );
		if ( half > 0 ) {
			response.write( body.subarray( 0, half ) );
			await released;
		}
		response.end( body.subarray( Math.max( half, 0 ) ) );
	} );
	await new Promise( ( done ) => server.listen( 0, '127.0.0.1', done ) );
	return { url: `http://127.0.0.1:${ server.address().port }`, release, close: () => server.close() };
}

test( 'a page that arrives after its scripts is made more comfortable all the same', async () => {
	const halting = await haltingWiki();
	const page = await openPage( browser, author );
	try {
		await page.goto( halting.url + social, { waitUntil: 'commit' } );
		await page.waitForFunction( () => window.mw && mw.loader && mw.loader.getState && mw.loader.getState( 'ext.wikisocial' ) === 'ready' );
		assert.equal( await page.locator( '#mw-wikisocial-composer' ).count(), 0, 'the form is still to come' );
		halting.release();
		await page.locator( '#mw-wikisocial-files-search' ).waitFor( { state: 'attached', timeout: 5000 } );
	} finally {
		halting.release();
		await page.context().close();
		halting.close();
	}
} );

test( 'what is refused stays in the field, which is told why; then it is posted', () => on( social, async ( page ) => {
	await page.fill( field, 'y'.repeat( 2001 ) );
	await send( page );
	await said( page, 'error', /too long/ );
	assert.equal( ( await page.inputValue( field ) ).length, 2001 );
	assert.equal( await focused( page ), 'mw-wikisocial-composer-text' );
	assert.equal( await page.getAttribute( field, 'aria-invalid' ), 'true' );
	const described = await page.getAttribute( field, 'aria-describedby' );
	assert.match( ( await Promise.all( described.split( ' ' ).map( ( id ) => page.innerText( '#' + id ) ) ) ).join( ' ' ), /too long.*At most/s );
	await picture( page, 'enhance-error' );
	await page.fill( field, 'Shorter ' + randomUUID() );
	await send( page );
	await said( page, 'success', /posted/ );
	assert.equal( await page.locator( '#mw-wikisocial-composer .cdx-message--error' ).count(), 0 );
	assert.doesNotMatch( await page.getAttribute( field, 'aria-describedby' ), /answer/ );
} ) );

test( 'when there is no answer the text stays and the same status is sent again', () => on( social, async ( page ) => {
	const text = 'Lost answer ' + randomUUID();
	const keys = [];
	await page.route( '**/wikisocial/v0/statuses', async ( route ) => {
		keys.push( route.request().postDataJSON().idempotencyKey );
		await route.fetch();
		await route.abort();
	}, { times: 1 } );
	page.on( 'request', ( one ) => /v0\/statuses$/.test( one.url() ) && keys.push( one.postDataJSON().idempotencyKey ) );
	await page.fill( field, text );
	await send( page );
	await said( page, 'error', /./ );
	assert.equal( await page.inputValue( field ), text );
	await send( page );
	await said( page, 'success', /posted/ );
	assert.equal( new Set( keys ).size, 1 );
	await page.locator( '.mw-wikisocial-feed article', { hasText: text } ).waitFor();
	await visit( page, social );
	assert.equal( await page.locator( 'article', { hasText: text } ).count(), 1 );
}, { stays: false } ) );

test( 'a text that was changed after a lost answer is refused once, then posted', () => on( social, async ( page ) => {
	await page.route( '**/wikisocial/v0/statuses', async ( route ) => {
		await route.fetch();
		await route.abort();
	}, { times: 1 } );
	await page.fill( field, 'One text ' + randomUUID() );
	await send( page );
	await said( page, 'error', /./ );
	const text = 'Changed text ' + randomUUID();
	await page.fill( field, text );
	await send( page );
	await page.locator( answer, { hasText: 'already posted another text' } ).waitFor();
	assert.equal( await page.inputValue( field ), text );
	await send( page );
	await said( page, 'success', /posted/ );
} ) );

test( 'two clicks in a row post one status', () => on( social, async ( page ) => {
	const text = 'Clicked twice ' + randomUUID();
	let requests = 0;
	page.on( 'request', ( one ) => /v0\/statuses$/.test( one.url() ) && requests++ );
	await page.fill( field, text );
	await page.evaluate( () => [ 1, 2 ].forEach( () => document.querySelector( '#mw-wikisocial-composer [type=submit]' ).click() ) );
	await page.locator( '.mw-wikisocial-feed article', { hasText: text } ).waitFor();
	assert.equal( requests, 1 );
} ) );

test( 'characters are counted as the engine counts them', () => on( social, async ( page ) => {
	const left = () => page.innerText( '.mw-wikisocial-counter' );
	const spoken = () => page.evaluate( 'document.querySelector( ".mw-wikisocial-counter + .mw-wikisocial-spoken" ).textContent' );
	assert.equal( await left(), '2,000' );
	for ( const [ text, wanted ] of [ [ '😀𝔸', '1,998' ], [ 'e\u0301', '1,998' ], [ 'one  \n\n', '1,997' ], [ '😀'.repeat( 1985 ), '15' ] ] ) {
		await page.fill( field, text );
		assert.equal( await left(), wanted, text.slice( 0, 9 ) );
	}
	await page.fill( field, '😀'.repeat( 1980 ) );
	assert.match( await spoken(), /20 more characters/ );
	await page.fill( field, '😀'.repeat( 2001 ) );
	assert.match( await left(), /^[−-]1$/ );
	assert.equal( await page.getAttribute( field, 'aria-invalid' ), 'true' );
	await page.fill( field, '😀'.repeat( 2000 ) );
	assert.equal( await page.getAttribute( field, 'aria-invalid' ), 'false' );
	await page.click( '#mw-wikisocial-composer [name=wpPreview]' );
	await page.locator( '.mw-wikisocial-preview', { hasText: '😀' } ).waitFor();
	assert.equal( await page.locator( '#mw-wikisocial-composer .cdx-message--error' ).count(), 0 );
} ) );

test( 'a preview shows the links, posts nothing and keeps the text', () => on( social, async ( page ) => {
	const text = `Preview ${ randomUUID() } [[Main Page]] <b>`;
	await page.fill( field, text );
	await page.click( '#mw-wikisocial-composer [name=wpPreview]' );
	await page.waitForSelector( '.mw-wikisocial-preview a[href*=Main_Page]' );
	assert.match( await page.innerText( '.mw-wikisocial-preview' ), /Main Page <b>/ );
	assert.equal( await page.inputValue( field ), text );
	assert.equal( await page.locator( 'article', { hasText: text.slice( 0, 40 ) } ).count(), 0 );
	await picture( page, 'enhance-preview' );
	await send( page );
	await said( page, 'success', /posted/ );
	assert.ok( !await page.isVisible( '.mw-wikisocial-preview' ) );
} ) );

test( 'names are completed by keyboard', () => on( social, async ( page ) => {
	const [ one ] = people.ordinary( 0 ).name.split( ' ' );
	await page.click( field );
	await page.keyboard.type( 'Thanks @' + one.slice( 0, 2 ).toLowerCase() );
	await page.waitForSelector( names );
	assert.equal( await page.locator( '[aria-selected=true]' ).count(), 0 );
	await picture( page, 'enhance-names' );
	for ( const [ key, index ] of [ [ 'ArrowDown', 0 ], [ 'ArrowUp', -1 ], [ 'ArrowDown', 0 ] ] ) {
		await page.keyboard.press( key );
		const option = page.locator( names ).nth( index );
		assert.equal( await option.getAttribute( 'aria-selected' ), 'true' );
		assert.equal( await page.getAttribute( field, 'aria-activedescendant' ), await option.getAttribute( 'id' ) );
	}
	const chosen = await page.innerText( '[aria-selected=true]' );
	await page.keyboard.press( 'Enter' );
	assert.equal( await page.inputValue( field ), `Thanks @${ chosen.replaceAll( ' ', '_' ) } ` );
	assert.equal( await focused( page ), 'mw-wikisocial-composer-text' );
	await page.keyboard.type( 'and @' + one.slice( 0, 2 ) );
	await page.waitForSelector( names );
	await page.keyboard.press( 'Escape' );
	assert.equal( await page.locator( names ).count(), 0 );
	assert.equal( await page.getAttribute( field, 'aria-activedescendant' ), null );
	await page.keyboard.press( 'Enter' );
	assert.match( await page.inputValue( field ), /and @..\n$/, 'Enter is a new line again' );
} ) );

test( 'a name in Hebrew is completed, and mentions the person', () => on( social + '&uselang=he', async ( page ) => {
	const hebrew = stack.accounts.find( ( one ) => /[\u0590-\u05ff]/.test( one.name ) );
	await page.click( field );
	await page.keyboard.type( 'שלום @' + hebrew.name.slice( 0, 2 ) );
	await page.waitForSelector( names );
	await picture( page, 'enhance-names-he' );
	await page.keyboard.press( 'ArrowDown' );
	await page.keyboard.press( 'Tab' );
	assert.equal( await page.inputValue( field ), `שלום @${ hebrew.name.replaceAll( ' ', '_' ) } ` );
	await send( page );
	await page.waitForSelector( `${ answer } .cdx-message--success` );
	await first( page ).locator( '.mw-wikisocial-text a', { hasText: hebrew.name } ).waitFor();
} ) );

test( 'of newer statuses a button tells, and the page does not move before it is pressed', () => on( social, async ( page ) => {
	const place = () => page.evaluate( () => [ window.scrollY, document.querySelector( '.mw-wikisocial-feed article' ).getBoundingClientRect().top ] );
	const look = () => page.evaluate( 'document.dispatchEvent( new Event( "visibilitychange" ) )' );
	const button = page.locator( '.mw-wikisocial-newer button' );
	const other = await Client.loggedIn( people.ordinary( 1 ) );
	const before = await place();
	const texts = [ 'Newer ' + randomUUID(), 'Newest ' + randomUUID() ];
	for ( const [ i, pattern ] of [ /one new status/, /Show 2 new/ ].entries() ) {
		await other.post( texts[ i ] );
		await look();
		await page.locator( '.mw-wikisocial-newer button', { hasText: pattern } ).waitFor();
		assert.deepEqual( await place(), before );
	}
	await picture( page, 'enhance-newer' );
	await button.press( 'Enter' );
	await page.locator( 'article', { hasText: texts[ 1 ] } ).waitFor();
	const shown = await page.$$eval( '.mw-wikisocial-feed article', ( all ) => all.slice( 0, 2 ).map( ( one ) => one.innerText ) );
	assert.ok( shown[ 0 ].includes( texts[ 1 ] ) && shown[ 1 ].includes( texts[ 0 ] ), shown.join( '|' ) );
	assert.equal( await button.count(), 0 );
	assert.ok( await first( page ).evaluate( ( one ) => one === document.activeElement ) );
} ) );
