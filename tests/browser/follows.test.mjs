// SPDX-License-Identifier: GPL-2.0-or-later
// Following as people meet it: without JavaScript, on a telephone, in Arabic; a personal block.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { examine } from '../support/axe.mjs';
import { openPage, overflow, picture, startBrowser } from '../support/browser.mjs';
import { Client, stack } from '../support/wiki.mjs';

const LISTS = '/index.php?title=Special:SocialFollows';
const HOME = '/index.php?title=Special:Social/home';
const { url, accounts } = stack.wikis.ar;
const [ fan, author ] = accounts;
const one = `${ LISTS }/user/${ encodeURIComponent( author.name ) }`;
const text = 'جديد ' + randomUUID();
let browser, reader, writer, client;

const press = ( tab, act ) => Promise.all( [ tab.waitForNavigation(), tab.locator( `[name=wpAct][value=${ act }]` ).first().click() ] );
const narrow = async ( tab, name ) => {
	assert.deepEqual( ( await overflow( tab ) ).outside, [] );
	await picture( tab, name );
};

before( async () => {
	browser = await startBrowser();
	client = await Client.loggedIn( author, url );
	// As after a run that was cut off.
	await client.rest( 'DELETE', `/personal-blocks/${ encodeURIComponent( fan.name ) }`, {} );
	await client.rest( 'DELETE', `/followers/${ encodeURIComponent( fan.name ) }`, {} );
	const narrowly = { js: false, width: 360, height: 740, url };
	reader = await openPage( browser, fan, narrowly );
	writer = await openPage( browser, author, narrowly );
} );
after( () => browser.close() );

test( 'asked from the person\'s page, let in, and met at home', async () => {
	await reader.goto( `/index.php?title=User:${ encodeURIComponent( author.name ) }` );
	assert.equal( await reader.locator( '#t-wikisocial-follow a' ).count(), 1 );
	await reader.goto( one );
	await narrow( reader, 'follow-ar' );
	await press( reader, 'follow' );
	assert.equal( await reader.locator( '[role=status]' ).count(), 1 );
	assert.equal( await reader.locator( '[value=unfollow]' ).count(), 1 );
	await writer.goto( `${ LISTS }/requests` );
	await narrow( writer, 'follow-requests-ar' );
	assert.equal( await writer.locator( '.mw-wikisocial-follows li' ).count(), 1 );
	await press( writer, 'accept' );
	assert.equal( await writer.locator( '.mw-wikisocial-follows li' ).count(), 0 );
	await client.post( text );
	await reader.goto( HOME );
	await narrow( reader, 'home-ar' );
	assert.match( await reader.locator( 'article' ).first().innerText(), new RegExp( text ) );
	assert.equal( await reader.locator( '[aria-current=page]' ).count(), 1 );
} );

test( 'what they post next shows at home while the page stands', async () => {
	const tab = await openPage( browser, fan, { url } );
	await tab.goto( HOME );
	// The stream begins after a second, and its first number tells of nothing new.
	const stream = await tab.waitForResponse( ( response ) => response.url().endsWith( '/wikisocial/v0/live' ) );
	assert.equal( stream.status(), 200 );
	await new Promise( ( done ) => {
		setTimeout( done, 500 );
	} );
	const next = 'بعد ذلك ' + randomUUID();
	await client.post( next );
	const button = tab.locator( '.mw-wikisocial-newer button' );
	await button.waitFor( { timeout: 10000 } );
	assert.equal( await tab.getByText( next ).count(), 0, 'the page does not move by itself' );
	await button.click();
	await tab.getByText( next ).first().waitFor();
	await tab.close();
} );

test( 'a personal block ends it, and is ended from the list', async () => {
	await writer.goto( `${ LISTS }/followers` );
	await press( writer, 'block' );
	await reader.goto( HOME );
	assert.equal( await reader.getByText( text ).count(), 0 );
	await reader.goto( one );
	await press( reader, 'follow' );
	assert.equal( await reader.locator( '[role=alert]' ).count(), 1, 'it says why not' );
	await writer.goto( `${ LISTS }/blocked` );
	await narrow( writer, 'blocked-ar' );
	await press( writer, 'unblock' );
	assert.equal( await writer.locator( '.mw-wikisocial-follows li' ).count(), 0 );
} );

test( 'nobody but oneself, and nothing that axe complains of', async () => {
	const wide = await openPage( browser, fan, { url } );
	for ( const page of [ LISTS, one, HOME ] ) {
		await wide.goto( page );
		assert.deepEqual( ( await examine( wide ) ).ours, [], page );
	}
	const stranger = await openPage( browser, null, { url, js: false } );
	await stranger.goto( LISTS );
	assert.equal( await stranger.locator( '.mw-wikisocial-follows-tabs' ).count(), 0 );
} );
