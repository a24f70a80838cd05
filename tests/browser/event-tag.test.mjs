// SPDX-License-Identifier: GPL-2.0-or-later
// The boxes of events on a talk page, as readers see them: among the threads of DiscussionTools, on a phone,
// from right to left, without JavaScript.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openPage, overflow, picture, startBrowser } from '../support/browser.mjs';
import { Client, people, stack } from '../support/wiki.mjs';

const mark = randomUUID().slice( 0, 8 );
const words = { ar: { title: 'لقاء', zone: 'Africa/Cairo', space: 'Project_talk:' }, en: { title: 'Meeting', zone: 'Europe/Berlin', space: 'Project_talk:' } };
const text = ( { title, zone } ) => `== ${ title } ==\nBefore ~~~~\n\n<social-event title="${ title } ${ mark }" start="2027-05-07 18:00" end="20:00" ` +
	`zone="${ zone }" place="${ 'Library'.repeat( 20 ) }" link="https://example.org/${ 'long'.repeat( 40 ) }" repeat="FREQ=WEEKLY;COUNT=7" ` +
	`capacity="2" deadline="2027-05-01" file="Emerald, the theme of Debian 12.png">First\n\nSecond line</social-event>\n\n` +
	'<social-event title="" start="tomorrow" colour="red"/>\n\n:Answer ~~~~\n';
const wikis = {
	en: { url: stack.url, account: people.ordinary( 0 ) },
	ar: { url: stack.wikis.ar.url, account: stack.wikis.ar.accounts[ 0 ] }
};
let browser;

before( async () => {
	browser = await startBrowser();
	for ( const [ code, { url, account } ] of Object.entries( wikis ) ) {
		const client = await Client.loggedIn( account, url );
		const answer = await client.api( {
			action: 'edit', title: words[ code ].space + mark, text: text( words[ code ] ), token: await client.token()
		} );
		assert.equal( answer.edit?.result, 'Success', JSON.stringify( answer ) );
	}
} );
after( () => browser.close() );

async function open( code, options ) {
	const page = await openPage( browser, null, { js: false, url: wikis[ code ].url, ...options } );
	await page.goto( `/index.php?title=${ words[ code ].space }${ mark }&useskin=${ options.skin }` );
	return page;
}

for ( const [ code, width, skin ] of [ [ 'en', 1100, 'vector-2022' ], [ 'en', 360, 'minerva' ], [ 'ar', 1100, 'vector-2022' ], [ 'ar', 360, 'minerva' ] ] ) {
	test( `boxes of events, ${ code }, ${ width } px, ${ skin }`, async () => {
		const page = await open( code, { width, skin } );
		const boxes = page.locator( '.mw-wikisocial-event section' );
		assert.equal( await boxes.count(), 2 );
		await picture( page, `event-${ code }-${ skin }` );
		const [ box, wrong ] = [ boxes.nth( 0 ), boxes.nth( 1 ) ];
		assert.equal( await page.getByRole( 'region', { name: `${ words[ code ].title } ${ mark }` } ).count(), 1 );
		assert.equal( await box.getByRole( 'heading', { level: 3 } ).innerText(), `${ words[ code ].title } ${ mark }` );
		assert.equal( await box.locator( 'time.dt-start' ).getAttribute( 'datetime' ), code === 'ar' ? '2027-05-07T15:00:00Z' : '2027-05-07T16:00:00Z' );
		assert.equal( await box.locator( '.mw-wikisocial-event-dates time' ).count(), 10 );
		assert.equal( await box.locator( 'img' ).count(), 1 );
		assert.equal( await wrong.locator( 'li' ).count(), 2 );
		assert.equal( await wrong.locator( '.cdx-message' ).count(), 1, 'that it is not registered is not said too' );
		assert.equal( await box.evaluate( ( one ) => getComputedStyle( one ).direction ), code === 'ar' ? 'rtl' : 'ltr' );
		assert.deepEqual( await overflow( page ), { outside: [], sideways: 0 } );
		// The talk is what DiscussionTools counts: two comments of one person.
		assert.equal( await page.locator( '[data-mw-comment-start][id^="c-"]' ).count(), 2 );
		await page.context().close();
	} );
}
