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
	return chromium.launch( { executablePath: '/usr/bin/chromium', args: flags } );
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
		const client = await Client.loggedIn( account, url );
		await context.addCookies( [ ...client.jar ].map( ( [ name, value ] ) => ( {
			name, value, url
		} ) ) );
	}
	return context.newPage();
}

/** Keeps a picture under build/screenshots/ for people to look at. */
export async function picture( page, name ) {
	await page.screenshot( { path: `${ pictures }${ name }.png`, fullPage: true } );
}
