// SPDX-License-Identifier: GPL-2.0-or-later
// Notifications as people meet them: without JavaScript, on a telephone, in Arabic, in every skin.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { examine } from '../support/axe.mjs';
import { openPage, overflow, picture, startBrowser } from '../support/browser.mjs';
import { Client, stack } from '../support/wiki.mjs';

const PAGE = '/index.php?title=Special:SocialNotifications';
const { url, accounts } = stack.wikis.ar;
let browser, tab;

before( async () => {
	browser = await startBrowser();
	const reader = await Client.loggedIn( accounts[ 0 ], url );
	const others = await Promise.all( [ accounts[ 1 ], accounts[ 2 ] ].map( ( one ) => Client.loggedIn( one, url ) ) );
	const { json: { id } } = await reader.post( 'مقال ' + randomUUID() );
	for ( const other of others ) {
		assert.equal( ( await other.rest( 'PUT', '/likes/status/' + id, {} ) ).status, 200 );
	}
	const said = await others[ 0 ].rest( 'POST', '/comments/status/' + id, { text: 'أحسنت '.repeat( 30 ) + 'طويل'.repeat( 30 ) } );
	assert.equal( said.status, 201, said.text );
	for ( let at = 0; at < 100; at++ ) {
		const { items } = ( await reader.rest( 'GET', '/notifications' ) ).json;
		if ( items.filter( ( one ) => one.target.id === id ).length === 2 ) {
			break;
		}
		await new Promise( ( done ) => {
			setTimeout( done, 100 );
		} );
	}
	tab = await openPage( browser, accounts[ 0 ], { js: false, width: 360, height: 740, url } );
} );
after( () => browser.close() );

test( 'a list on a narrow screen, from right to left, in its own words', async () => {
	await tab.goto( PAGE );
	assert.deepEqual( ( await overflow( tab ) ).outside, [] );
	const unread = tab.locator( '.mw-wikisocial-notification-unread' );
	assert.ok( await unread.count() >= 2 );
	const first = unread.first();
	assert.equal( await first.evaluate( ( one ) => getComputedStyle( one ).direction ), 'rtl' );
	assert.match( await first.innerText(), /جديد.*على حالتك/s );
	assert.match( await unread.nth( 1 ).innerText(), new RegExp( `بحالتك: ${ accounts[ 2 ].name } و ?${ accounts[ 1 ].name }` ) );
	await picture( tab, 'notifications-ar' );
} );

test( 'one is marked as read and unread again, then all, by the keyboard', async () => {
	const count = async () => tab.locator( '.mw-wikisocial-notification-unread' ).count();
	const before = await count();
	const press = async ( name ) => {
		await tab.locator( `[name=${ name }]` ).first().focus();
		await Promise.all( [ tab.waitForNavigation(), tab.keyboard.press( 'Enter' ) ] );
		assert.equal( await tab.locator( '[role=status]' ).count(), 1 );
	};
	const apply = async () => Promise.all( [ tab.waitForNavigation(), tab.locator( '.mw-wikisocial-notifications-filters button' ).click() ] );
	await press( 'wpRead' );
	assert.match( tab.url(), /#notification-\d+$/ );
	assert.equal( await count(), before - 1 );
	await press( 'wpUnread' );
	assert.equal( await count(), before );
	await press( 'wpAll' );
	assert.equal( await count(), 0 );
	assert.equal( await tab.locator( '[name=wpAll]' ).count(), 0 );
	await tab.selectOption( '[name=filter]', 'unread' );
	await apply();
	assert.equal( await tab.locator( '.mw-wikisocial-notification' ).count(), 0 );
	assert.equal( await tab.locator( '.mw-wikisocial-empty' ).count(), 1 );
	await tab.selectOption( '[name=filter]', '' );
	await tab.selectOption( '[name=kind]', 'like' );
	await apply();
	assert.ok( await tab.locator( '.mw-wikisocial-notification' ).count() >= 1 );
	await Promise.all( [ tab.waitForNavigation(), tab.locator( '.mw-wikisocial-notification-link' ).first().click() ] );
	assert.ok( await tab.locator( 'article.mw-wikisocial-status' ).count() >= 1 );
} );

test( 'the badge stands in every skin, with its number in words', async () => {
	await tab.goto( PAGE );
	await Promise.all( [ tab.waitForNavigation(), tab.locator( '[name=wpUnread]' ).first().click() ] );
	const wide = await openPage( browser, accounts[ 0 ], { url } );
	for ( const skin of [ 'vector-2022', 'vector', 'minerva', 'monobook', 'timeless' ] ) {
		await wide.goto( `/index.php?title=Main_Page&uselang=en&useskin=${ skin }` );
		const link = wide.locator( 'a#pt-notifications-social, #pt-notifications-social a' );
		assert.equal( await link.count(), 1, skin );
		assert.match( await link.textContent(), /Social notifications \(1 unread\)/, skin );
		if ( [ 'vector-2022', 'minerva' ].includes( skin ) ) {
			const number = await link.evaluate( ( one ) => {
				const { content, insetInlineEnd } = getComputedStyle( one, '::after' );
				return [ content, insetInlineEnd ];
			} );
			assert.deepEqual( number, [ '"1"', '0px' ], 'not cut off in ' + skin );
			await picture( wide, 'notifications-badge-' + skin );
			// Not Echo's, whose script opens a list of its own.
			await link.click();
			await wide.locator( '.mw-wikisocial-flyout a', { hasText: 'All notifications' } ).click();
			await wide.locator( '.mw-wikisocial-notifications' ).waitFor();
		}
	}
	await wide.close();
} );

test( 'axe finds nothing on the list', async () => {
	const page = await openPage( browser, accounts[ 0 ], { url, width: 360 } );
	for ( const skin of [ 'vector-2022', 'minerva' ] ) {
		await page.goto( `${ PAGE }&useskin=${ skin }` );
		const { ours, elsewhere } = await examine( page );
		assert.deepEqual( ours, [], skin );
		const badge = await page.locator( 'a#pt-notifications-social, #pt-notifications-social a' ).evaluate( ( one ) => one.outerHTML.slice( 0, 100 ) );
		assert.ok( !Object.values( elsewhere ).flat().some( ( one ) => one.startsWith( badge ) ), JSON.stringify( elsewhere ) );
	}
} );
