// SPDX-License-Identifier: GPL-2.0-or-later
// The list of a month and the addresses of calendars, as people meet them: on a telephone, in Arabic, without JavaScript.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openPage, overflow, picture, startBrowser } from '../support/browser.mjs';
import { announce } from '../support/events.mjs';
import { Client, stack } from '../support/wiki.mjs';

const { url, accounts } = stack.wikis.ar;
const title = 'فعالية ' + randomUUID().slice( 0, 8 );
let browser, tab;

before( async () => {
	browser = await startBrowser();
	const client = await Client.loggedIn( accounts[ 0 ], url );
	await announce( client, {
		title, place: 'مكتبة ' + 'الحي'.repeat( 5 ), start: '2032-03-12 18:00', end: '2032-03-12 20:00', zone: 'America/Argentina/Buenos_Aires'
	}, 'Talk:Calendars ' + randomUUID().slice( 0, 8 ) );
	tab = await openPage( browser, accounts[ 1 ], { js: false, width: 360, height: 740, url } );
} );
after( () => browser.close() );

test( 'a month reads as a list on a narrow screen and stays a table', async () => {
	await tab.goto( '/index.php?title=Special:SocialEvents/month/2032-03' );
	const row = tab.locator( '.mw-wikisocial-month tbody tr', { hasText: title } );
	assert.equal( await row.count(), 1 );
	assert.deepEqual( ( await overflow( tab ) ).outside, [] );
	const boxes = await row.locator( 'th, td' ).evaluateAll( ( cells ) => cells.map( ( cell ) => {
		const { top, right, left } = cell.getBoundingClientRect();
		return { top, right, left, role: cell.getAttribute( 'role' ) };
	} ) );
	assert.deepEqual( boxes.map( ( box ) => box.role ), [ 'cell', 'rowheader', 'cell', 'cell' ] );
	boxes.slice( 1 ).forEach( ( box, at ) => {
		assert.ok( box.top > boxes[ at ].top, 'one below the other' );
		assert.equal( box.right, boxes[ 0 ].right, 'from the right' );
	} );
	assert.equal( await row.evaluate( ( one ) => getComputedStyle( one ).direction ), 'rtl' );
	assert.match( await row.innerText(), /Buenos Aires/ );
	await picture( tab, 'calendars-month-ar' );
	await tab.click( 'nav [rel=next]' );
	assert.match( tab.url(), /2032-04/ );
	assert.equal( await tab.locator( '.mw-wikisocial-month' ).count(), 0 );
	assert.equal( await tab.locator( '.mw-wikisocial-empty' ).count(), 1 );
} );

test( 'an address is made, shown once, replaced and taken back', async () => {
	await tab.goto( '/index.php?title=Special:SocialEvents/calendars' );
	const mine = tab.locator( 'section', { has: tab.locator( '[name=wpScope][value=mine]' ) } );
	if ( await mine.locator( '[value=close]' ).count() ) {
		await mine.locator( '[value=close]' ).click();
	}
	await mine.locator( '[value=open]' ).focus();
	await tab.keyboard.press( 'Enter' );
	const field = mine.locator( 'input[readonly]' );
	const first = await field.inputValue();
	assert.match( first, /\/calendars\/[\w-]{43}$/ );
	assert.equal( await field.evaluate( ( one ) => one.labels.length ), 1 );
	assert.equal( await mine.locator( 'a' ).getAttribute( 'href' ), first.replace( /^https?:/, 'webcal:' ) );
	assert.ok( !tab.url().includes( first.slice( -43 ) ) );
	assert.deepEqual( ( await overflow( tab ) ).outside, [] );
	await picture( tab, 'calendars-subscribe-ar' );
	const read = async ( address ) => ( await fetch( address ) ).status;
	assert.equal( await read( first ), 200 );
	await tab.goto( '/index.php?title=Special:SocialEvents/calendars' );
	assert.equal( await mine.locator( 'input[readonly]' ).count(), 0, 'not shown again' );
	await mine.locator( '[value=open]' ).click();
	const second = await field.inputValue();
	assert.deepEqual( [ await read( first ), await read( second ) ], [ 404, 200 ] );
	await mine.locator( '[value=close]' ).click();
	assert.equal( await tab.locator( '[role=status]' ).count(), 1 );
	assert.equal( await read( second ), 404 );
} );
