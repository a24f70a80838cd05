// SPDX-License-Identifier: GPL-2.0-or-later
// A feed on a page of the wiki, as readers see it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openPage, picture, startBrowser } from '../support/browser.mjs';
import { Client, people } from '../support/wiki.mjs';

const author = people.ordinary( 1 );
const title = 'Page_with_feeds';
let browser, client;

before( async () => {
	browser = await startBrowser();
	client = await Client.loggedIn( author );
	await client.api( {
		action: 'edit', title, token: await client.token(),
		text: `Before <social-feed user="${ author.name }" limit="2"/> after\n\n* <social-feed limit="1"/>\n\n<social-feed user="Nobody here"/>`
	} );
} );
after( async () => {
	await client.api( { action: 'edit', title, text: 'nothing any more', token: await client.token() } );
	await browser.close();
} );

for ( const [ width, skin ] of [ [ 1100, 'vector-2022' ], [ 360, 'minerva' ] ] ) {
	test( `feeds stand within a page's text, ${ width } px, ${ skin }, without JavaScript`, async () => {
		const text = `On a page <b>${ randomUUID() }</b> ${ 'long'.repeat( 60 ) }`;
		await client.post( text );
		const page = await openPage( browser, null, { js: false, width } );
		await page.goto( `/index.php?title=${ title }&useskin=${ skin }` );
		const regions = page.locator( '.mw-wikisocial-embed section' );
		assert.equal( await regions.count(), 2 );
		assert.equal( await regions.first().getAttribute( 'aria-label' ), 'Statuses of ' + author.name );
		assert.equal( await regions.first().locator( 'article' ).count(), 2 );
		assert.equal( await regions.first().locator( 'article .mw-wikisocial-text' ).first().innerText(), text );
		assert.match( await page.locator( '.mw-wikisocial-embed' ).last().innerText(), /There is no person with this name/ );
		assert.equal( await page.locator( 'p article' ).count(), 0 );
		const [ scroll, inner ] = await page.evaluate( '[ document.documentElement.scrollWidth, window.innerWidth ]' );
		assert.ok( scroll <= inner, `${ scroll } > ${ inner }` );
		await picture( page, `feed-tag-${ skin }` );
		await regions.first().locator( 'a', { hasText: 'All statuses' } ).click();
		assert.match( page.url(), /Special:Social\/user\// );
		await page.context().close();
	} );
}
