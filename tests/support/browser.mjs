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
	return context.newPage();
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

/** Turns to an address once the scripts of ours run there. */
export async function visit( page, path ) {
	const response = await page.goto( path );
	await page.waitForFunction( () => window.mw && mw.loader && mw.loader.getState( 'ext.wikisocial' ) === 'ready' );
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
