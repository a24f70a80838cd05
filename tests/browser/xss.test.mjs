// SPDX-License-Identifier: GPL-2.0-or-later
// Hostile texts on real pages under a content security policy: no script of theirs runs, none is even tried.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openPage, picture, startBrowser, visit } from '../support/browser.mjs';
import { checkout, Client, people } from '../support/wiki.mjs';

const author = people.ordinary( 5 );
const BUNDLE = 12;
const social = '/index.php?title=Special:Social';
const userPage = '/index.php?title=' + encodeURIComponent( 'User:' + author.name );
let browser, posted;

const vectors = readFileSync( checkout + 'tests/phpunit/data/xss-vectors.txt', 'utf8' ).split( '\n' )
	.filter( ( line ) => line !== '' && !line.startsWith( '# ' ) )
	.map( ( line ) => line.replace( /\\u\{([0-9A-F]+)\}|\\([nt\\])/g, ( all, hex, letter ) =>
		hex ? String.fromCodePoint( parseInt( hex, 16 ) ) : { n: '\n', t: '\t', '\\': '\\' }[ letter ] ) );

/** Posts all vectors, some in each status; those that are no text are refused one by one. */
async function postAll( client ) {
	const made = { ids: [], comments: [], refused: 0, taken: 0 };
	const token = await client.token();
	const send = async ( some ) => {
		const answer = await client.rest( 'POST', '/statuses', { text: some.join( '\n' ), token } );
		if ( answer.status === 201 ) {
			made.ids.push( answer.json.id );
			made.taken += some.length;
		} else if ( some.length === 1 ) {
			assert.match( answer.json.errorKey, /^wikisocial-error-text-|^abusefilter|^wikisocial-error-spam/, answer.text );
			made.refused++;
		} else {
			const half = some.length >> 1;
			await send( some.slice( 0, half ) );
			await send( some.slice( half ) );
		}
	};
	for ( let i = 0; i < vectors.length; i += BUNDLE ) {
		await send( vectors.slice( i, i + BUNDLE ) );
	}
	for ( let i = 0; i < 5 * BUNDLE; i += BUNDLE ) {
		const answer = await client.rest( 'POST', '/comments/status/' + made.ids[ 0 ], { text: vectors.slice( i, i + BUNDLE ).join( '\n' ), token } );
		made.comments.push( ...answer.status === 201 ? [ answer.json.id ] : [] );
	}
	return made;
}

before( async () => {
	browser = await startBrowser();
	const client = await Client.loggedIn( author );
	await client.api( { action: 'options', change: 'wikisocial-userpage=1', token: await client.token() } );
	await client.api( { action: 'edit', title: 'User:' + author.name, text: 'About me.', token: await client.token() } );
	posted = await postAll( client );
} );
after( () => browser.close() );

/** A page that writes down what runs and what the policy stops. */
async function watchedPage() {
	const page = await openPage( browser, author );
	await page.addInitScript( () => {
		window.wikisocialSeen = { ran: [], stopped: [] };
		for ( const name of [ 'alert', 'prompt', 'confirm' ] ) {
			window[ name ] = ( text ) => window.wikisocialSeen.ran.push( String( text ) );
		}
		document.addEventListener( 'securitypolicyviolation', ( e ) =>
			window.wikisocialSeen.stopped.push( `${ e.effectiveDirective } ${ e.blockedURI }` ) );
	} );
	return page;
}

async function look( page, path ) {
	const answer = await page.goto( path );
	assert.ok( answer.status() < 500, path );
	await page.waitForLoadState( 'load' );
	// Handlers that wait for a focus or a pointer get one.
	await page.evaluate( () => document.querySelectorAll( '.mw-wikisocial-status *' ).forEach( ( e ) => {
		e.dispatchEvent( new MouseEvent( 'mouseover', { bubbles: true } ) );
		e.dispatchEvent( new Event( 'focus' ) );
	} ) );
	await page.waitForTimeout( 300 );
	const seen = await page.evaluate( () => window.wikisocialSeen );
	return { ...seen, inline: await page.$$eval( 'script:not([src])', ( all ) => all.length ),
		strange: await page.$$eval( '.mw-wikisocial-text *', ( all ) => all.map( ( e ) => e.localName )
			.filter( ( name ) => ![ 'p', 'br', 'a', 'bdi', 'span' ].includes( name ) ) ) };
}

const pages = () => [
	`${ social }&limit=100`, `${ social }/user/${ encodeURIComponent( author.name ) }&limit=100`, userPage,
	...posted.ids.slice( 0, 3 ).map( ( id ) => `${ social }/status/${ id }` ),
	`${ social }/comments/status/${ posted.ids[ 0 ] }&reply=${ posted.comments[ 0 ] }`, `${ social }/status/${ posted.comments[ 0 ] }`
];

test( 'nearly all vectors were taken as texts', () => {
	assert.ok( posted.taken >= 300, `${ posted.taken } taken, ${ posted.refused } refused` );
} );

test( 'under the strictest policy that MediaWiki itself bears, nothing runs and nothing is stopped', async () => {
	const page = await watchedPage();
	for ( const path of pages() ) {
		const seen = await look( page, `${ path }&csp=inline` );
		assert.deepEqual( { ran: seen.ran, stopped: seen.stopped, strange: seen.strange }, { ran: [], stopped: [], strange: [] }, path );
	}
	await picture( page, 'xss-permalink' );
	await page.context().close();
} );

test( 'under a policy without inline scripts, only MediaWiki\'s own are stopped', async () => {
	const page = await watchedPage();
	const plain = await look( page, '/index.php?title=Main_Page&csp=none' );
	assert.ok( plain.stopped.length > 0, 'the policy stops inline scripts' );
	for ( const path of pages() ) {
		const seen = await look( page, `${ path }&csp=none` );
		assert.deepEqual( seen.ran, [], path );
		assert.deepEqual( [ ...new Set( seen.stopped ) ], [ ...new Set( plain.stopped ) ], path );
		assert.ok( seen.stopped.length <= plain.stopped.length, `${ path }: ${ seen.stopped }` );
		assert.equal( seen.inline, plain.inline, path );
	}
	await page.context().close();
} );

test( 'where every message is a script, none of ours runs', async () => {
	const page = await watchedPage();
	const plain = await look( page, '/index.php?title=Main_Page&uselang=x-xss' );
	for ( const path of [ ...pages(), `${ social }/delete/${ posted.ids[ 0 ] }`, `${ social }/nonsense` ] ) {
		const seen = await look( page, `${ path }&uselang=x-xss` );
		assert.deepEqual( seen.ran.filter( ( text ) => !plain.ran.includes( text ) ), [], path );
	}
	await page.context().close();
} );

test( 'a preview of hostile texts shows them, without JavaScript and with', async () => {
	const page = await watchedPage();
	const text = vectors.slice( 0, 10 ).join( '\n' );
	await visit( page, `${ social }&csp=inline` );
	await page.fill( '#mw-wikisocial-composer textarea', text );
	await page.selectOption( '#mw-wikisocial-composer [name=wpLang]', 'en' );
	await page.click( '#mw-wikisocial-composer [name=wpPreview]' );
	await page.waitForSelector( '.mw-wikisocial-preview' );
	assert.ok( ( await page.innerText( '.mw-wikisocial-preview' ) ).includes( vectors[ 0 ] ) );
	// By the language that was chosen, or with JavaScript by the text itself.
	assert.match( await page.getAttribute( '.mw-wikisocial-preview .mw-wikisocial-text', 'dir' ), /^(?:ltr|auto)$/ );
	assert.equal( await page.inputValue( '#mw-wikisocial-composer textarea' ), text );
	assert.equal( await page.inputValue( '#mw-wikisocial-composer [name=wpLang]' ), 'en' );
	assert.deepEqual( ( await page.evaluate( () => window.wikisocialSeen ) ).ran, [] );
	await picture( page, 'preview' );
	await page.context().close();
} );
