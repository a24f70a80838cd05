// SPDX-License-Identifier: GPL-2.0-or-later
// A status as people meet it in the browser.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openPage, picture, startBrowser, visit } from '../support/browser.mjs';
import { Client, people } from '../support/wiki.mjs';

const author = people.ordinary( 0 );
const reader = people.ordinary( 1 );
const userPage = ( name ) => '/index.php?title=' + encodeURIComponent( 'User:' + name );
let browser;

before( async () => {
	browser = await startBrowser();
	// The box on the user page is for those who want it.
	const client = await Client.loggedIn( author );
	await client.api( { action: 'options', change: 'wikisocial-userpage=1', token: await client.token() } );
	await client.api( {
		action: 'edit', title: 'User:' + author.name, text: 'About me.', token: await client.token()
	} );
} );
after( () => browser.close() );

/** Posts by the form as its reader would; answers the text. */
async function postByForm( page, text ) {
	await visit( page, '/index.php?title=Special:Social' );
	await page.fill( '#mw-wikisocial-composer textarea', text );
	await page.click( '#mw-wikisocial-composer [type=submit]' );
	return text;
}

for ( const js of [ true, false ] ) {
	test( `a status posted by form is read on the user page by others, JavaScript ${ js ? 'on' : 'off' }`, async () => {
		const page = await openPage( browser, author, { js } );
		const text = await postByForm( page, `Hello from the form ${ randomUUID() }\nsecond line <b>&amp;` );
		await page.waitForSelector( 'article.mw-wikisocial-status' );
		for ( const viewer of [ reader, null ] ) {
			const other = await openPage( browser, viewer, { js } );
			await visit( other, userPage( author.name ) );
			const box = other.locator( '.mw-wikisocial-userbox' );
			const shown = await box.locator( 'article.mw-wikisocial-status' ).first().innerText();
			assert.ok( shown.includes( text.split( '\n' )[ 0 ] ), 'first line is shown' );
			assert.ok( shown.includes( 'second line <b>&amp;' ), 'markup is text' );
			await other.context().close();
		}
		await picture( page, `special-social-js-${ js }` );
		await page.context().close();
	} );
}

test( 'the login form leads to a composer, and the post to its permalink', async () => {
	const page = await openPage( browser, null );
	await page.goto( '/index.php?title=Special:UserLogin&returnto=Special:Social' );
	await page.fill( '#wpName1', reader.name );
	await page.fill( '#wpPassword1', reader.password );
	await page.click( '#wpLoginAttempt' );
	await page.waitForSelector( '#mw-wikisocial-composer' );
	const text = await postByForm( page, 'From the login form ' + randomUUID() );
	const status = page.locator( 'article.mw-wikisocial-status', { hasText: text } );
	await status.locator( 'a.mw-wikisocial-permalink' ).click();
	await page.waitForLoadState();
	assert.ok( page.url().includes( 'status/' ) );
	assert.ok( ( await page.innerText( 'article.mw-wikisocial-status' ) ).includes( text ) );
	assert.equal( await page.locator( '#t-contributions' ).count(), 1, 'the author\'s contributions are among the tools' );
	await picture( page, 'permalink' );
	await page.context().close();
} );

test( 'what is too long stays in the form with the reason', async () => {
	const page = await openPage( browser, author, { js: false } );
	await postByForm( page, 'x'.repeat( 2001 ) );
	await page.waitForSelector( '.cdx-message--error' );
	assert.equal( ( await page.inputValue( '#mw-wikisocial-composer textarea' ) ).length, 2001 );
	const describedBy = await page.getAttribute( '#mw-wikisocial-composer textarea', 'aria-describedby' );
	const said = await Promise.all( describedBy.split( ' ' ).map( ( id ) => page.innerText( '#' + id ) ) );
	assert.match( said.join( ' ' ), /too long/, 'the field itself names the reason' );
	await picture( page, 'too-long' );
	await page.context().close();
} );

test( 'sending the same form twice makes one status', async () => {
	const page = await openPage( browser, author, { js: false } );
	await visit( page, '/index.php?title=Special:Social' );
	const text = 'Twice ' + randomUUID();
	await page.fill( '#mw-wikisocial-composer textarea', text );
	const form = await page.$eval( '#mw-wikisocial-composer', ( f ) =>
		[ f.getAttribute( 'action' ), new URLSearchParams( new FormData( f ) ).toString() ] );
	const client = await Client.loggedIn( author );
	client.jar = new Map( ( await page.context().cookies() ).map( ( c ) => [ c.name, c.value ] ) );
	const send = () => client.fetch( form[ 0 ], {
		method: 'POST', body: form[ 1 ], headers: { 'content-type': 'application/x-www-form-urlencoded' }
	} );
	assert.equal( ( await send() ).status, 303 );
	assert.equal( ( await send() ).status, 303 );
	await visit( page, '/index.php?title=Special:Social' );
	assert.equal( await page.locator( 'article.mw-wikisocial-status', { hasText: text } ).count(), 1 );
	await page.context().close();
} );

test( 'one deletes one\'s own status after a confirmation', async () => {
	const page = await openPage( browser, author, { js: false } );
	const text = await postByForm( page, 'To be deleted ' + randomUUID() );
	const status = page.locator( 'article.mw-wikisocial-status', { hasText: text } );
	await status.locator( 'a.mw-wikisocial-delete' ).click();
	await picture( page, 'delete-confirmation' );
	await page.click( '#mw-content-text [type=submit]' );
	await page.waitForSelector( '[role=status] .cdx-message--success' );
	await visit( page, '/index.php?title=Special:Social' );
	assert.equal( await page.locator( 'article.mw-wikisocial-status', { hasText: text } ).count(), 0 );
	await page.context().close();
} );

test( 'the feed turns pages, newest first, none twice', async () => {
	const client = await Client.loggedIn( reader );
	for ( let i = 0; i < 4; i++ ) {
		assert.equal( ( await client.post( `Page filler ${ i } ${ randomUUID() }` ) ).status, 201 );
	}
	const page = await openPage( browser, null, { js: false } );
	const seen = [];
	await visit( page, '/index.php?title=Special:Social&limit=3' );
	for ( let turn = 0; turn < 50; turn++ ) {
		seen.push( ...await page.$$eval( 'article.mw-wikisocial-status', ( a ) => a.map( ( x ) => x.dataset.id ) ) );
		const next = page.locator( '.mw-wikisocial-pager a[rel=next]' );
		if ( await next.count() === 0 ) {
			break;
		}
		await next.click();
	}
	assert.ok( seen.length >= 5 );
	assert.equal( new Set( seen ).size, seen.length );
	assert.deepEqual( [ ...seen ].sort( ( a, b ) => ( BigInt( a ) < BigInt( b ) ? 1 : -1 ) ), seen );
	await page.context().close();
} );

test( 'a blocked person and a reader without an account get no composer, but can read', async () => {
	for ( const viewer of [ people.blocked, null ] ) {
		const page = await openPage( browser, viewer, { js: false } );
		await visit( page, '/index.php?title=Special:Social' );
		assert.equal( await page.locator( '#mw-wikisocial-composer textarea' ).count(), 0 );
		assert.ok( await page.locator( 'article.mw-wikisocial-status' ).count() > 0 );
		await picture( page, viewer ? 'blocked' : 'logged-out' );
		await page.context().close();
	}
} );

test( 'on a phone and right to left nothing runs out of the page', async () => {
	for ( const skin of [ 'vector-2022', 'minerva' ] ) {
		for ( const lang of [ 'en', 'ar', 'he' ] ) {
			const page = await openPage( browser, author, { width: 360, height: 720 } );
			await visit( page, `/index.php?title=Special:Social&uselang=${ lang }&useskin=${ skin }` );
			const wide = await page.$$eval( '.mw-wikisocial-feed, .mw-wikisocial-feed *, #mw-wikisocial-composer *', ( all ) =>
				all.filter( ( e ) => e.offsetParent && ( e.getBoundingClientRect().right > 361 || e.getBoundingClientRect().left < -1 ) )
					.map( ( e ) => e.outerHTML.slice( 0, 120 ) ) );
			assert.deepEqual( wide, [], `${ skin } ${ lang }` );
			if ( lang !== 'en' ) {
				assert.equal( await page.getAttribute( 'html', 'dir' ), 'rtl' );
			}
			await picture( page, `phone-${ skin }-${ lang }` );
			await page.context().close();
		}
	}
} );

test( 'no interface text is missing and none is markup', async () => {
	const page = await openPage( browser, author, { js: false } );
	await visit( page, '/index.php?title=Special:Social' );
	assert.doesNotMatch( await page.innerText( '#content, .mw-body' ), /⧼|wikisocial-/ );
	await visit( page, userPage( author.name ) );
	assert.doesNotMatch( await page.innerText( '#content, .mw-body' ), /⧼|wikisocial-/ );
	await picture( page, 'user-page' );
	await page.context().close();
} );
