// SPDX-License-Identifier: GPL-2.0-or-later
// Groups as people meet them: without JavaScript, on a telephone, in Arabic; a private one from outside.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { examine } from '../support/axe.mjs';
import { complaints, openPage, overflow, picture, startBrowser } from '../support/browser.mjs';
import { stack } from '../support/wiki.mjs';

const LIST = '/index.php?title=Special:SocialGroups';
const { url, accounts } = stack.wikis.ar;
const [ founder, member, outsider ] = accounts;
const mark = randomUUID().slice( 0, 8 );
const name = 'طيور ' + mark;
let browser, owner, joiner, stranger, id;

const press = ( tab, selector ) => Promise.all( [ tab.waitForNavigation(), tab.locator( selector ).first().click() ] );
const narrow = async ( tab, file ) => {
	assert.deepEqual( ( await overflow( tab ) ).outside, [] );
	await picture( tab, file );
};
const idOf = ( tab ) => decodeURIComponent( tab.url() ).match( /(?:\/)(\d+)(?:[?&#]|$)/ )[ 1 ];

async function found( tab, called, visibility, join ) {
	await tab.goto( LIST + '/new' );
	await tab.fill( '[name=wpName]', called );
	await tab.fill( '[name=wpDescription]', 'كل ما يطير\nوما يغني' );
	await tab.check( `[name=wpJoin][value=${ join }]` );
	await tab.check( `[name=wpVisibility][value=${ visibility }]` );
	await press( tab, '.mw-wikisocial-group-form button[type=submit]' );
	return idOf( tab );
}

async function post( tab, group, text ) {
	await tab.goto( `${ LIST }/${ group }` );
	await tab.fill( '[name=wpText]', text );
	await press( tab, '.mw-wikisocial-composer-buttons button' );
}

before( async () => {
	browser = await startBrowser();
	const narrowly = { js: false, width: 360, height: 740, url };
	[ owner, joiner, stranger ] = await Promise.all( [ founder, member, outsider ].map( ( one ) => openPage( browser, one, narrowly ) ) );
} );
after( () => browser.close() );

test( 'made by a form, found by its name, joined by a button, and posted into', async () => {
	await owner.goto( LIST + '/new' );
	await narrow( owner, 'group-new-ar' );
	id = await found( owner, name, 'public', 'open' );
	assert.equal( await owner.locator( '[role=status]' ).count(), 1 );
	assert.equal( await owner.locator( 'h1' ).innerText(), name );
	await found( owner, name.toUpperCase(), 'public', 'open' ).catch( () => null );
	assert.equal( await owner.locator( '[role=alert]' ).count(), 1, 'the name is taken' );
	assert.equal( await owner.inputValue( '[name=wpDescription]' ), 'كل ما يطير\nوما يغني', 'what was written is kept' );
	await joiner.goto( LIST );
	await joiner.fill( '[name=q]', 'طيور ' + mark );
	await press( joiner, '.mw-wikisocial-groups-search button' );
	await narrow( joiner, 'groups-ar' );
	assert.equal( await joiner.locator( '.mw-wikisocial-groups li h3' ).count(), 1 );
	await press( joiner, '.mw-wikisocial-groups h3 a' );
	assert.equal( await joiner.locator( '[name=wpText]' ).count(), 0, 'who is outside does not post' );
	await press( joiner, '[name=wpAct][value=join]' );
	assert.equal( await joiner.locator( '[role=status]' ).count(), 1 );
	await post( joiner, id, 'رأيت لقلقا ' + mark );
	assert.equal( idOf( joiner ), id, 'and is back at the group' );
	await narrow( joiner, 'group-ar' );
	await stranger.goto( `${ LIST }/${ id }` );
	assert.match( await stranger.locator( 'article' ).first().innerText(), new RegExp( mark ) );
	await stranger.goto( '/index.php?title=Special:Social' );
	await press( stranger, 'article .mw-wikisocial-in-group a' );
	assert.equal( idOf( stranger ), id, 'what was posted says where' );
	await joiner.goto( LIST + '&list=mine' );
	assert.ok( await joiner.getByText( name ).count() );
} );

test( 'a private group is nowhere for an outsider', async () => {
	const secret = await found( owner, 'سر ' + mark, 'private', 'invite' );
	await post( owner, secret, 'لا يقرأه أحد ' + mark );
	assert.equal( await owner.locator( 'article' ).count(), 1 );
	await owner.locator( '.mw-wikisocial-permalink' ).first().click();
	const permalink = owner.url();
	for ( const tab of [ stranger, await openPage( browser, null, { js: false, url } ) ] ) {
		const answer = async ( group ) => {
			const response = await tab.goto( `${ LIST }/${ group }` );
			return [ response.status(), ( await tab.locator( '#mw-content-text' ).innerHTML() ).replaceAll( group, 'ID' ) ];
		};
		const hidden = await answer( secret );
		assert.equal( hidden[ 0 ], 404 );
		assert.deepEqual( hidden, await answer( '9999999999' ) );
		await tab.goto( LIST );
		assert.equal( await tab.getByText( 'سر ' + mark ).count(), 0 );
		assert.equal( ( await tab.goto( permalink ) ).status(), 404 );
	}
} );

test( 'asked for and let in; roles, an invitation, a ban; handed over, left, changed and archived', async () => {
	const asked = await found( owner, 'بطلب ' + mark, 'public', 'request' );
	const members = `${ LIST }/${ asked }/members`;
	const act = async ( what, form = 'list' ) => {
		await owner.selectOption( `.mw-wikisocial-members-${ form } [name=wpAct]`, what );
		await press( owner, `.mw-wikisocial-members-${ form } button` );
	};
	const listed = ( tab ) => tab.locator( '.mw-wikisocial-members bdi' ).allInnerTexts();
	await joiner.goto( `${ LIST }/${ asked }` );
	await press( joiner, '[name=wpAct][value=join]' );
	assert.equal( await joiner.locator( '[name=wpAct][value=leave]' ).count(), 1, 'the request can be taken back' );
	await owner.goto( members + '&state=requested' );
	await narrow( owner, 'group-requests-ar' );
	await owner.selectOption( '.mw-wikisocial-members-list [name=wpAct]', 'approve' );
	await press( owner, '.mw-wikisocial-members-list button' );
	assert.equal( await owner.locator( '[role=alert]' ).count(), 1, 'nobody is chosen' );
	await owner.check( `[aria-label="${ member.name }"]` );
	await act( 'approve' );
	assert.equal( await owner.locator( '[role=status]' ).count(), 1 );
	assert.deepEqual( await listed( owner ), [] );
	await owner.fill( '.mw-wikisocial-members-name [name=wpName]', outsider.name );
	await act( 'invite', 'name' );
	await stranger.goto( LIST + '&list=mine' );
	await press( stranger, `.mw-wikisocial-groups a[href*="${ asked }"]` );
	await press( stranger, '[name=wpAct][value=join]' );
	await owner.goto( members );
	await narrow( owner, 'group-members-ar' );
	assert.equal( ( await listed( owner ) ).length, 3 );
	await owner.fill( '[name=q]', member.name.slice( 0, 4 ) );
	await press( owner, '.mw-wikisocial-groups-search button' );
	assert.ok( ( await listed( owner ) ).includes( member.name ) && !( await listed( owner ) ).includes( outsider.name ) );
	await owner.goto( members );
	await owner.check( `[aria-label="${ outsider.name }"]` );
	await act( 'ban' );
	await stranger.goto( `${ LIST }/${ asked }` );
	assert.equal( await stranger.locator( '[name=wpAct]' ).count(), 0, 'who is banned has no button' );
	await joiner.goto( `${ LIST }/${ asked }/edit` );
	assert.equal( await joiner.locator( '[name=wpDescription]' ).count(), 0, 'a member changes nothing' );
	await owner.goto( `${ LIST }/${ asked }/leave` );
	await press( owner, '.mw-wikisocial-confirmation button' );
	assert.equal( await owner.locator( '[role=alert]' ).count(), 1, 'the last owner stays' );
	await owner.goto( members );
	await owner.check( `[aria-label="${ member.name }"]` );
	await act( 'owner' );
	await owner.goto( `${ LIST }/${ asked }/leave` );
	await press( owner, '.mw-wikisocial-confirmation button' );
	assert.equal( await owner.locator( '[role=status]' ).count(), 1 );
	await joiner.goto( `${ LIST }/${ asked }/edit` );
	await narrow( joiner, 'group-edit-ar' );
	await joiner.fill( '[name=wpDescription]', 'وصف آخر' );
	await press( joiner, '.mw-wikisocial-group-form button' );
	assert.equal( await joiner.getByText( 'وصف آخر' ).count(), 1 );
	await joiner.goto( `${ LIST }/${ asked }/edit` );
	await press( joiner, '[name=wpArchive]' );
	assert.equal( await joiner.locator( '[role=alert]' ).count(), 1, 'it asks first' );
	await joiner.check( '[name=wpSure]' );
	await press( joiner, '[name=wpArchive]' );
	assert.equal( await joiner.locator( '[name=wpText]' ).count(), 0, 'nobody posts there any more' );
} );

test( 'with JavaScript a post stays in the group, and axe finds nothing', async () => {
	const wide = await openPage( browser, founder, { url } );
	const said = complaints( wide );
	await wide.goto( `${ LIST }/${ id }` );
	await wide.waitForSelector( '.mw-wikisocial-counter' );
	await wide.focus( '[name=wpText]' );
	await wide.keyboard.type( 'بلوحة المفاتيح ' + mark );
	while ( !await wide.evaluate( () => document.activeElement.matches( '.mw-wikisocial-composer-buttons button' ) ) ) {
		await wide.keyboard.press( 'Tab' );
	}
	await wide.keyboard.press( 'Enter' );
	await wide.waitForFunction( ( text ) => document.querySelector( 'article' )?.innerText.includes( text ), 'بلوحة المفاتيح' );
	await stranger.goto( `${ LIST }/${ id }` );
	assert.ok( await stranger.getByText( 'بلوحة المفاتيح' ).count(), 'it went into the group' );
	for ( const page of [ LIST, LIST + '/new', ...[ '', '/members', '/edit', '/leave' ].map( ( one ) => `${ LIST }/${ id }${ one }` ) ] ) {
		await wide.goto( page );
		assert.deepEqual( ( await examine( wide ) ).ours, [], page );
	}
	assert.deepEqual( said, [] );
} );
