// SPDX-License-Identifier: GPL-2.0-or-later
// The German and the Arabic wiki in the browser: local names, and nothing left to right where it
// should not be.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, picture, startBrowser } from '../support/browser.mjs';
import { Client, stack } from '../support/wiki.mjs';

const { de, ar } = stack.wikis;
const title = ( name ) => '/index.php?title=' + encodeURIComponent( name.replaceAll( ' ', '_' ) );
const phone = { width: 360, height: 720, js: false };
let browser, status;

before( async () => {
	browser = await startBrowser();
	const client = await Client.loggedIn( ar.accounts[ 0 ], ar.url );
	await client.api( { action: 'options', change: 'wikisocial-userpage=1', token: await client.token() } );
	await client.post( 'أضفت صورة lighthouse-1903.jpg إلى [[منارة الميناء]] اليوم (3 صور).' );
	status = ( await client.post( 'Notes in English stand among the Arabic ones.\nوهذا السطر عربي.' ) ).json;
} );
after( () => browser.close() );

/** How far the page may be scrolled sideways, and which of our elements are not right to left. */
function faults( page ) {
	return page.evaluate( () => ( {
		sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
		outside: [ ...document.querySelectorAll( '[class*=mw-wikisocial]' ) ].filter( ( one ) => {
			const box = one.getBoundingClientRect();
			return box.left < -1 || box.right > document.documentElement.clientWidth + 1;
		} ).map( ( one ) => one.className ),
		leftToRight: [ ...document.querySelectorAll( '[class*=mw-wikisocial]:not(.mw-wikisocial-text)' ) ]
			.filter( ( one ) => getComputedStyle( one ).direction !== 'rtl' ).map( ( one ) => one.className ),
		// The name stands before the time, at the right edge; buttons begin there too.
		notAtTheRight: [ ...document.querySelectorAll( '.mw-wikisocial-status, #mw-wikisocial-composer' ) ].filter( ( one ) => {
			const first = one.querySelector( '.mw-userlink, [type=submit]' );
			return one.getBoundingClientRect().right - first.getBoundingClientRect().right > 24;
		} ).map( ( one ) => one.className )
	} ) );
}

const nothing = { sideways: 0, outside: [], leftToRight: [], notAtTheRight: [] };
for ( const skin of [ 'vector-2022', 'minerva' ] ) {
	for ( const [ what, name, who ] of [
		[ 'social', () => 'خاص:اجتماعي', ar.accounts[ 0 ] ],
		[ 'status', () => 'خاص:اجتماعي/status/' + status.id, null ],
		[ 'delete', () => 'خاص:اجتماعي/delete/' + status.id, ar.accounts[ 0 ] ],
		[ 'user-page', () => 'مستخدمة:' + ar.accounts[ 0 ].name, ar.accounts[ 0 ] ],
		[ 'logged-out', () => 'خاص:اجتماعي', null ]
	] ) {
		test( `on a phone the Arabic ${ what } in ${ skin } runs from right to left and fits`, async () => {
			const page = await openPage( browser, who, { ...phone, url: ar.url } );
			await page.goto( title( name() ) + '&useskin=' + skin );
			assert.ok( await page.locator( 'article.mw-wikisocial-status' ).count() > 0 );
			await picture( page, `arabic-${ what }-${ skin }` );
			assert.deepEqual( await faults( page ), nothing );
			await page.context().close();
		} );
	}
}

test( 'an English line in an Arabic feed begins at the left, an Arabic one at the right', async () => {
	const page = await openPage( browser, null, { ...phone, url: ar.url } );
	await page.goto( title( 'خاص:اجتماعي/status/' + status.id ) );
	const ends = await page.$$eval( '.mw-wikisocial-text p, .mw-wikisocial-text', ( all ) => all.flatMap( ( one ) => {
		const range = document.createRange();
		return [ ...one.childNodes ].filter( ( node ) => node.nodeType === 3 && node.data.trim() ).map( ( node ) => {
			range.selectNodeContents( node );
			const line = range.getBoundingClientRect(), box = one.getBoundingClientRect();
			return [ Math.round( line.left - box.left ), Math.round( box.right - line.right ) ];
		} );
	} ) );
	assert.equal( ends.length, 2 );
	assert.ok( ends[ 0 ][ 0 ] < 2 && ends[ 1 ][ 1 ] < 2, JSON.stringify( ends ) );
	await page.context().close();
} );

test( 'on the German wiki one walks from the feed to the user page by local names', async () => {
	const page = await openPage( browser, de.accounts[ 2 ], { js: false, url: de.url } );
	await page.goto( title( 'Special:Social' ) );
	assert.equal( new URL( page.url() ).searchParams.get( 'title' ), 'Spezial:Social' );
	assert.equal( ( await page.innerText( '#firstHeading' ) ).trim(), 'Soziales' );
	await picture( page, 'german-social' );
	for ( const [ account, namespace ] of [ [ de.accounts[ 0 ], 'Benutzerin' ], [ de.accounts[ 1 ], 'Benutzer' ] ] ) {
		await page.goto( title( 'Spezial:Social' ) );
		await page.locator( 'article .mw-userlink', { hasText: account.name } ).first().click();
		assert.equal( ( await page.innerText( '#firstHeading' ) ).trim(), `${ namespace }:${ account.name }` );
	}
	await page.locator( '#t-wikisocial a' ).click();
	assert.equal( ( await page.innerText( '#firstHeading' ) ).trim(), 'Statusmeldungen von ' + de.accounts[ 1 ].name );
	await page.context().close();
} );
