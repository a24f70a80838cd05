// SPDX-License-Identifier: GPL-2.0-or-later
// The life of a status on its pages: posted, edited, hidden in parts and whole, suppressed, deleted,
// restored, reported; as each of those sees it who have a say in it, with and without JavaScript.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { complaints, openPage, picture, startBrowser, visit } from '../support/browser.mjs';
import { Client, people, stack } from '../support/wiki.mjs';

const author = people.ordinary( 2 );
const reader = people.ordinary( 5 );
const roles = { author, reader, stranger: null, moderator: people.moderator, suppressor: people.suppressor };
const social = ( subpage, query = '' ) => '/index.php?title=Special:Social/' + subpage + query;
const moderators = [ 'moderator', 'suppressor' ];
let browser, diff;

before( async () => {
	browser = await startBrowser();
	const client = await Client.loggedIn( author );
	const edited = await client.api( {
		action: 'edit', title: 'Lighthouse log', text: 'Lamp changed. ' + randomUUID(), token: await client.token()
	} );
	diff = `${ stack.url }/index.php?title=Lighthouse_log&diff=${ edited.edit.newrevid }&oldid=prev`;
} );
after( () => browser.close() );

/** The pages of all roles, and what is done on them. */
async function cast( js ) {
	const pages = {};
	const said = [];
	for ( const [ role, account ] of Object.entries( roles ) ) {
		pages[ role ] = await openPage( browser, account, { js } );
		said.push( complaints( pages[ role ] ) );
	}
	// These pages look alike with and without JavaScript: the first and the last are taken of both.
	const take = async ( name, role ) => ( !js || /posted|reported/.test( name ) ) &&
		picture( pages[ role ], `manage-${ name }-${ role }-js-${ js ? 'on' : 'off' }` );
	return {
		pages, take,
		close: async () => {
			await Promise.all( Object.values( pages ).map( ( page ) => page.context().close() ) );
			assert.deepEqual( said.flat(), [] );
		},
		/** HTTP status for each role, in the order of `roles`. */
		see: ( path ) => Promise.all( Object.values( pages ).map( async ( page ) => ( await visit( page, path ) ).status() ) ),
		submit: async ( role, done ) => {
			await pages[ role ].click( '.mw-wikisocial-confirmation [type=submit]' );
			await pages[ role ].waitForSelector( '[role=status] .cdx-message--success' );
			assert.match( pages[ role ].url(), new RegExp( 'done=' + done ) );
		}
	};
}

async function level( { pages, submit, take }, role, id, wanted, reason, version ) {
	await visit( pages[ role ], social( 'hide/' + id, version ? '&version=' + version : '' ) );
	await pages[ role ].check( `[name=wpLevel][value=${ wanted }]` );
	await pages[ role ].fill( '[name=wpReason]', reason );
	await take( `form-${ wanted }${ version ? '-version' : '' }`, role );
	await submit( role, 'hide' );
}

async function post( { pages, take }, text ) {
	const page = pages.author;
	await visit( page, '/index.php?title=Special:Social' );
	await page.fill( '#mw-wikisocial-composer textarea', text );
	await page.click( '#mw-wikisocial-composer [type=submit]' );
	const article = page.locator( 'article.mw-wikisocial-status', { hasText: text.split( ' ' )[ 0 ] } );
	await article.waitFor();
	await take( 'posted', 'author' );
	return { id: await article.getAttribute( 'data-id' ), hrefs: await article.locator( '.mw-wikisocial-text a' ).evaluateAll( ( all ) => all.map( ( a ) => a.getAttribute( 'href' ) ) ) };
}

async function edit( { pages, submit, take }, id, text ) {
	await visit( pages.author, social( 'status/' + id ) );
	await pages.author.click( '.mw-wikisocial-edit' );
	await pages.author.fill( '[name=wpText]', text );
	await take( 'edit', 'author' );
	await submit( 'author', 'edit' );
	assert.ok( ( await pages.author.innerText( 'article' ) ).includes( text.split( '\n' )[ 0 ] ) );
}

const tools = ( page ) => page.$$eval( '.mw-wikisocial-tools a', ( all ) => all.map( ( a ) => /mw-wikisocial-(\w+)/.exec( a.className )[ 1 ] ) );

for ( const js of [ true, false ] ) {
	test( `a status from its first version to its restoration, JavaScript ${ js ? 'on' : 'off' }`, async ( t ) => {
		const all = await cast( js );
		const { pages, see, submit, take } = all;
		const mark = 'Posted-' + randomUUID();
		let id;

		await t.test( 'a mention, a page and a diff become links', async () => {
			const posted = await post( all, `${ mark } with @${ reader.name.replaceAll( ' ', '_' ) }, on [[Main Page]]: ${ diff }` );
			id = posted.id;
			assert.equal( posted.hrefs.length, 3, posted.hrefs.join( '\n' ) );
			assert.ok( decodeURIComponent( posted.hrefs[ 0 ] ).includes( reader.name.replaceAll( ' ', '_' ) ) );
			assert.match( posted.hrefs[ 1 ], /Main_Page/ );
			assert.match( posted.hrefs[ 2 ], /Special:Diff\/\d+/ );
		} );

		await t.test( 'the author edits, everybody reads what changed', async () => {
			await edit( all, id, `Edited-${ mark } with a better ending` );
			assert.deepEqual( await see( social( 'history/' + id, '&version=2' ) ), [ 200, 200, 200, 200, 200 ] );
			for ( const role of Object.keys( roles ) ) {
				const page = pages[ role ];
				assert.equal( await page.locator( '.mw-wikisocial-history li' ).count(), 2 );
				assert.match( await page.innerText( 'table.diff' ), /with a better ending/ );
				assert.equal( await page.locator( '.mw-wikisocial-history a[href*="hide/"]' ).count(), moderators.includes( role ) ? 1 : 0, role );
				await take( 'history', role );
			}
			await pages.reader.click( '.mw-wikisocial-history li:last-child summary' );
			assert.ok( await pages.reader.locator( '.mw-wikisocial-history li:last-child .mw-wikisocial-text', { hasText: mark } ).isVisible() );
		} );

		await t.test( 'each is offered what they may do', async () => {
			await see( social( 'status/' + id ) );
			const offered = {};
			for ( const role of Object.keys( roles ) ) {
				offered[ role ] = await tools( pages[ role ] );
				await take( 'permalink', role );
			}
			assert.deepEqual( offered, {
				author: [ 'edit', 'delete', 'history' ], reader: [ 'report', 'history' ], stranger: [ 'history' ],
				moderator: [ 'report', 'history', 'hide' ], suppressor: [ 'report', 'history', 'hide' ]
			} );
		} );

		await t.test( 'the first version is hidden, the status stays', async () => {
			await level( all, 'moderator', id, 'hidden', 'A telephone number', 1 );
			await see( social( 'history/' + id ) );
			for ( const role of Object.keys( roles ) ) {
				const old = pages[ role ].locator( '.mw-wikisocial-history li' ).last();
				assert.equal( await old.locator( '.history-deleted' ).count(), 1, role );
				assert.equal( await old.locator( 'details' ).count(), moderators.includes( role ) ? 1 : 0, role );
				await take( 'version-hidden', role );
			}
			assert.deepEqual( await see( social( 'status/' + id ) ), [ 200, 200, 200, 200, 200 ] );
		} );

		await t.test( 'it is hidden, suppressed, and shown again', async () => {
			await level( all, 'moderator', id, 'hidden', 'Unkind' );
			await take( 'hidden', 'moderator' );
			const hidden = await see( social( 'status/' + id ) );
			assert.deepEqual( hidden.slice( 1 ), [ 404, 404, 200, 200 ] );
			await take( 'hidden', 'stranger' );
			await take( 'hidden', 'author' );
			await level( all, 'suppressor', id, 'suppressed', 'Personal' );
			await take( 'suppressed', 'suppressor' );
			assert.deepEqual( ( await see( social( 'status/' + id ) ) ).slice( 1 ), [ 404, 404, 404, 200 ] );
			await take( 'suppressed', 'moderator' );
			await level( all, 'suppressor', id, 'none', 'By mistake' );
			assert.deepEqual( await see( social( 'status/' + id ) ), [ 200, 200, 200, 200, 200 ] );
		} );

		await t.test( 'the author deletes it and takes that back', async () => {
			await visit( pages.author, social( 'status/' + id ) );
			await pages.author.click( '.mw-wikisocial-delete' );
			await take( 'delete', 'author' );
			await submit( 'author', 'delete' );
			await take( 'deleted', 'author' );
			assert.deepEqual( await see( social( 'status/' + id ) ), [ 200, 404, 404, 200, 404 ] );
			await take( 'deleted', 'moderator' );
			await pages.author.click( '.mw-wikisocial-undelete' );
			await take( 'undelete', 'author' );
			await submit( 'author', 'undelete' );
			assert.deepEqual( await see( social( 'status/' + id ) ), [ 200, 200, 200, 200, 200 ] );
		} );

		await t.test( 'a reader reports it, with a reason', async () => {
			await pages.reader.click( '.mw-wikisocial-report' );
			await pages.reader.fill( '[name=wpReason]', 'Not about lighthouses' );
			await take( 'report', 'reader' );
			await submit( 'reader', 'report' );
			await take( 'reported', 'reader' );
		} );
		await all.close();
	} );
}
