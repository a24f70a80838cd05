// SPDX-License-Identifier: GPL-2.0-or-later
// Real Chromium for the browser tests.
import { chromium } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { checkout, stack, Client } from './wiki.mjs';

// Without these a closed network makes the browser wait for hosts of its own.
const flags = [
	'--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-quic',
	'--disable-background-networking', '--disable-component-update', '--disable-sync',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
];
const pictures = checkout + 'build/screenshots/';

export async function startBrowser() {
	mkdirSync( pictures, { recursive: true } );
	return chromium.launch( { executablePath: '/usr/bin/chromium-headless-shell', args: flags } );
}

const logins = new Map();
/** By page: whether scripts run, and what went wrong since it was visited. */
const pages = new WeakMap();

/** Each person logs in once per test file. */
function login( account, url ) {
	const key = url + ' ' + account.name;
	if ( !logins.has( key ) ) {
		logins.set( key, Client.loggedIn( account, url ) );
	}
	return logins.get( key );
}

/**
 * A page for one person (null: not logged in). Options: js (default true), width, height, the wiki's url.
 * Login is by cookies of a real login over HTTP; one test walks the login form itself.
 */
export async function openPage( browser, account, { js = true, width = 1100, height = 800, url = stack.url } = {} ) {
	const context = await browser.newContext( {
		javaScriptEnabled: js, viewport: { width, height }, baseURL: url
	} );
	if ( account ) {
		const client = await login( account, url );
		await context.addCookies( [ ...client.jar ].map( ( [ name, value ] ) => ( {
			name, value, url
		} ) ) );
	}
	const page = await context.newPage();
	pages.set( page, { js, failed: [], broken: false } );
	page.on( 'requestfailed', ( request ) => noteFailure( page, request, request.failure()?.errorText ) );
	page.on( 'response', ( response ) => response.status() >= 500 && noteFailure( page, response.request(), response.status() ) );
	page.on( 'pageerror', ( error ) => pages.get( page ).failed.push( String( error ) ) );
	return page;
}

/** What did not come since the page was last visited; without a script all that needs it is missing. */
function noteFailure( page, request, why ) {
	// What is under way when a page is left.
	if ( why === 'net::ERR_ABORTED' ) {
		return;
	}
	const about = pages.get( page );
	about.failed.push( `${ why } ${ request.method() } ${ request.url().slice( 0, 300 ) }` );
	about.broken ||= request.resourceType() === 'script';
}

/** What the page's scripts complain of from now on: a list that grows. */
export function complaints( page ) {
	const found = [];
	page.on( 'pageerror', ( error ) => found.push( String( error ) ) );
	page.on( 'console', ( message ) => {
		// An answer of 4xx is written down by the browser itself.
		if ( message.type() === 'error' && !/^Failed to load resource/.test( message.text() ) ) {
			found.push( message.text() );
		}
	} );
	return found;
}

/** The modules of ours that the page asks for, with their states; nothing while there is no loader. */
const inPage = () => window.mw?.loader?.getState && window.RLPAGEMODULES?.filter( ( name ) => name.startsWith( 'ext.wikisocial' ) )
	.map( ( name ) => [ name, mw.loader.getState( name ) ] );

/** Says in the test's output what hinders the scripts. */
async function explain( page ) {
	const states = await page.evaluate( () => window.mw?.loader?.getModuleNames?.().map( ( name ) => [ name, mw.loader.getState( name ) ] )
		.filter( ( [ , state ] ) => ![ 'registered', 'ready' ].includes( state ) ) ).catch( String );
	console.error( `# scripts are not ready on ${ page.url() }: ${ JSON.stringify( await page.evaluate( inPage ).catch( String ) ) }` );
	console.error( `# others: ${ JSON.stringify( states ) }` );
	pages.get( page ).failed.forEach( ( line ) => console.error( `# failed: ${ line }` ) );
}

/** Waits until the modules of ours that the page asks for have run. */
export async function scripts( page, timeout = 30000 ) {
	try {
		await page.waitForFunction( `( ${ inPage } )()?.every( ( [ , state ] ) => state === 'ready' )`, null, { timeout } );
	} catch ( error ) {
		await explain( page );
		throw error;
	}
}

/**
 * Turns to an address once the scripts of ours run there, where scripts run. Where the network (not a script) failed,
 * it is tried once more.
 */
export async function visit( page, path ) {
	const about = pages.get( page );
	Object.assign( about, { failed: [], broken: false } );
	const response = await page.goto( path );
	try {
		await ( about.js && scripts( page ) );
	} catch ( error ) {
		if ( !about.broken ) {
			throw error;
		}
		console.error( `# a request for scripts failed on ${ path }: once more` );
		Object.assign( about, { failed: [], broken: false } );
		const again = await page.goto( path );
		await scripts( page );
		return again;
	}
	return response;
}

/** Elements below the selectors that reach over the sides of the window, and how far the page scrolls sideways. */
export function overflow( page ) {
	return page.evaluate( () => {
		const width = document.documentElement.clientWidth;
		const outside = [ ...document.querySelectorAll( '[class*=mw-wikisocial], [class*=mw-wikisocial] *, .mw-body-content form *' ) ].filter( ( one ) => {
			const box = one.getBoundingClientRect();
			return one.checkVisibility() && !one.closest( '.mw-wikisocial-spoken' ) && box.width && ( box.left < -1 || box.right > width + 1 );
		} ).map( ( one ) => one.outerHTML.slice( 0, 120 ) );
		return { outside, sideways: document.documentElement.scrollWidth - width };
	} );
}

/** Keeps a picture under build/screenshots/ for people to look at. */
export async function picture( page, name ) {
	await page.screenshot( { path: `${ pictures }${ name }.png`, fullPage: true } );
}
