// SPDX-License-Identifier: GPL-2.0-or-later
// Likes on the pages where people meet contributions, with and without JavaScript.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { complaints, openPage, overflow, picture, startBrowser, visit } from '../support/browser.mjs';
import { Client, environment, newPerson, people, stack } from '../support/wiki.mjs';

const author = people.ordinary( 0 );
const reader = people.ordinary( 5 );
const title = 'Likes ' + randomUUID().slice( 0, 8 );
let browser, writer, revision;
const page = ( query ) => `/index.php?title=${ encodeURIComponent( title ) }&${ query }`;
const special = ( name, query = '' ) => `/index.php?title=Special:${ name }${ query }`;

async function edit( client, text = randomUUID(), name = title ) {
	const answer = await client.api( { action: 'edit', title: name, text, token: await client.token() } );
	assert.equal( answer.edit?.result, 'Success', JSON.stringify( answer ) );
	return answer.edit.newrevid;
}

before( async () => {
	browser = await startBrowser();
	writer = await Client.loggedIn( author );
	await edit( writer );
	revision = await edit( writer );
} );
after( () => browser.close() );

/** Where there is one row of `revision`, and the way there. */
const surfaces = {
	diff: () => page( `diff=${ revision }&oldid=prev` ),
	history: () => page( 'action=history' ),
	contributions: () => special( 'Contributions/' + encodeURIComponent( author.name ) ),
	'recent changes': () => special( 'RecentChanges', '&hidebots=0&enhanced=0&limit=100&days=30' ),
	'recent changes by page': () => special( 'RecentChanges', '&hidebots=0&enhanced=1&limit=100&days=30' )
};
const control = ( tab, type = 'revision', id = revision ) => {
	const place = tab.locator( `.mw-wikisocial-like[data-mw-wikisocial-like="${ type }/${ id }"]` ).first();
	return { place, button: place.locator( '.mw-wikisocial-like-button' ), count: place.locator( '.mw-wikisocial-like-count' ) };
};
const likes = async ( id = revision, type = 'revision' ) => ( await writer.rest( 'GET', `/likes/${ type }/${ id }` ) ).json.count;

/** Rows of a page that are folded away with JavaScript are in it all the same. */
async function unfold( tab ) {
	await tab.evaluate( () => document.querySelectorAll( '.mw-enhancedchanges-arrow, .mw-collapsible-toggle-collapsed' ).forEach( ( one ) => one.click() ) );
}

for ( const [ name, path ] of Object.entries( surfaces ) ) {
	test( `${ name }: like and undo without leaving the page`, async () => {
		const tab = await openPage( browser, reader );
		const said = complaints( tab );
		await visit( tab, path() );
		await unfold( tab );
		const { button, count, place } = control( tab );
		assert.equal( await button.getAttribute( 'role' ), 'button' );
		// One way of telling the state, the words.
		assert.equal( await button.getAttribute( 'aria-pressed' ), null );
		assert.equal( await button.textContent(), 'like' );
		assert.equal( await count.isVisible(), false );
		await button.focus();
		await tab.keyboard.press( 'Space' );
		await place.locator( '.mw-wikisocial-like-mine' ).waitFor();
		assert.equal( await likes(), 1 );
		assert.equal( await button.innerText(), 'you liked' );
		assert.equal( await count.innerText(), '1 like' );
		assert.match( await tab.textContent( '.mw-wikisocial-like-spoken' ), /You like this.* 1 like/ );
		await picture( tab, 'likes-' + name.replaceAll( ' ', '-' ) );
		await tab.keyboard.press( 'Enter' );
		await place.locator( '.mw-wikisocial-like-mine' ).waitFor( { state: 'detached' } );
		assert.equal( await likes(), 0 );
		assert.equal( await count.isVisible(), false );
		assert.deepEqual( said, [] );
		await tab.context().close();
	} );

	test( `${ name }: like and undo without JavaScript`, async () => {
		const tab = await openPage( browser, reader, { js: false } );
		await visit( tab, path() );
		// Enhanced recent changes are folded by a checkbox or a script; the link is what counts.
		await visit( tab, await control( tab ).button.getAttribute( 'href' ) );
		assert.match( await tab.innerText( '.mw-wikisocial-target' ), new RegExp( author.name ) );
		await tab.click( '.mw-wikisocial-confirmation [type=submit]' );
		assert.match( await tab.innerText( '[role=status]' ), /You like this/ );
		assert.equal( await likes(), 1 );
		await visit( tab, path() );
		assert.equal( await control( tab ).button.textContent(), 'you liked' );
		await visit( tab, await control( tab ).button.getAttribute( 'href' ) );
		await tab.click( '.mw-wikisocial-confirmation [type=submit]' );
		assert.match( await tab.innerText( '[role=status]' ), /taken back/ );
		assert.equal( await likes(), 0 );
		await tab.context().close();
	} );

	test( `${ name }: one's own cannot be liked, but who does is counted for everybody`, async () => {
		const fan = await Client.loggedIn( reader );
		await fan.rest( 'PUT', '/likes/revision/' + revision, {} );
		for ( const account of [ author, people.blocked, null ] ) {
			const tab = await openPage( browser, account, { js: false } );
			await visit( tab, path() );
			const link = tab.locator( `.mw-wikisocial-like-count[href*="likes/revision/${ revision }"]` ).first();
			assert.equal( await link.textContent(), '1 like' );
			assert.equal( await tab.locator( `a[href*="like/revision/${ revision }"]` ).count(), 0, account?.name ?? 'nobody' );
			await tab.context().close();
		}
		await fan.rest( 'DELETE', '/likes/revision/' + revision, {} );
	} );
}

/** A page with that many edits of its author, the oldest first. */
function longHistory( name, edits ) {
	const revisions = Array.from( { length: edits }, ( _, i ) => `<revision><timestamp>${
		new Date( Date.UTC( 2020, 0, 1 ) + i * 6e4 ).toISOString().replace( '.000', '' )
	}</timestamp><contributor><username>${ author.name }</username></contributor><model>wikitext</model>` +
		`<format>text/x-wiki</format><text>Edit ${ i }</text></revision>` );
	execFileSync( environment().STATE + '/bin/mw', [ 'importDump', '--no-updates', '--username-prefix', 'imported' ], {
		input: `<mediawiki xml:lang="en"><page><title>${ name }</title><ns>0</ns>${ revisions.join( '' ) }</page></mediawiki>`,
		stdio: [ 'pipe', 'ignore', 'inherit' ]
	} );
}

/** What the engine is asked for the pages with `asked` in their address, as the wiki's own statistics tell. */
async function withCalls( run ) {
	const asked = 'calls' + randomUUID().slice( 0, 8 );
	const calls = [];
	const socket = createSocket( 'udp4' ).bind( 0, '127.0.0.1' );
	const settings = environment().STATE + '/wiki/conf.d/69-calls.php';
	socket.on( 'message', ( lines ) => {
		calls.push( ...[ ...String( lines ).matchAll( /engine_calls_total:1\|c\|#call:([\w-]+),outcome:ok/g ) ].map( ( [ , call ] ) => call ) );
	} );
	await once( socket, 'listening' );
	writeFileSync( settings, `<?php
if ( isset( $_GET['${ asked }'] ) ) {
	$wgStatsTarget = 'udp://127.0.0.1:${ socket.address().port }';
	$wgStatsFormat = 'dogstatsd';
}
` );
	try {
		await run( asked, calls );
	} finally {
		rmSync( settings );
		socket.close();
	}
}

test( 'a history of 500 edits: one look-up for all, like and undo, with and without JavaScript', async () => {
	const name = title + ' long';
	longHistory( name, 500 );
	const path = `/index.php?title=${ encodeURIComponent( name ) }&action=history&limit=500`;
	await withCalls( async ( asked, calls ) => {
		let middle;
		for ( const js of [ true, false ] ) {
			const tab = await openPage( browser, reader, { js } );
			const said = complaints( tab );
			calls.length = 0;
			await visit( tab, `${ path }&${ asked }` );
			assert.equal( await tab.locator( '#pagehistory .mw-wikisocial-like' ).count(), 500 );
			// One for the likes, one for the comments, whatever the number of rows. The wiki tells it behind the page, in one go.
			for ( const end = Date.now() + 10e3; !calls.length && Date.now() < end; ) {
				await sleep( 50 );
			}
			assert.deepEqual( [ ...calls ].sort(), [ 'comment_counts', 'likes' ] );
			middle ??= ( await tab.locator( '#pagehistory .mw-wikisocial-like' ).nth( 250 ).getAttribute( 'data-mw-wikisocial-like' ) ).split( '/' )[ 1 ];
			const { button, count } = control( tab, 'revision', middle );
			if ( js ) {
				await button.click();
				await tab.waitForSelector( '.mw-wikisocial-like-mine' );
				assert.equal( await count.innerText(), '1 like' );
				assert.equal( await likes( middle ), 1 );
			} else {
				// As the script left it.
				assert.equal( await count.innerText(), '1 like' );
				await button.click();
				await tab.click( '.mw-wikisocial-confirmation [type=submit]' );
				assert.match( await tab.innerText( '[role=status]' ), /taken back/ );
				assert.equal( await likes( middle ), 0 );
			}
			assert.deepEqual( said, [] );
			await tab.context().close();
		}
	} );
} );

test( 'a status is liked in the feed and on its page', async () => {
	const { id } = ( await writer.post( 'To be liked ' + randomUUID() ) ).json;
	const tab = await openPage( browser, reader );
	await visit( tab, special( 'Social' ) );
	await control( tab, 'status', id ).button.click();
	await tab.waitForSelector( '.mw-wikisocial-like-mine' );
	await visit( tab, special( 'Social/status/' + id ) );
	assert.equal( await control( tab, 'status', id ).count.innerText(), '1 like' );
	await tab.context().close();
	assert.equal( await likes( id, 'status' ), 1 );
} );

test( 'who liked is told to the author and to who likes it too, and says so to others', async () => {
	const fan = await Client.loggedIn( reader );
	await fan.rest( 'PUT', '/likes/revision/' + revision, {} );
	const read = async ( account ) => {
		const tab = await openPage( browser, account, { js: false } );
		await visit( tab, special( 'Social/likes/revision/' + revision ) );
		const text = await tab.innerText( '#mw-content-text' );
		if ( account === author ) {
			await picture( tab, 'likes-who' );
		}
		await tab.context().close();
		return text;
	};
	assert.ok( ( await read( author ) ).includes( reader.name ) );
	assert.ok( ( await read( reader ) ).includes( reader.name ) );
	for ( const account of [ people.ordinary( 2 ), null ] ) {
		const text = await read( account );
		assert.ok( !text.includes( reader.name ) );
		assert.match( text, /1 like/ );
		assert.match( text, /shown to its author/ );
	}
	await fan.rest( 'DELETE', '/likes/revision/' + revision, {} );
	assert.match( await read( null ), /Nobody has liked/ );
} );

test( 'what goes wrong is told at its place, and the link still works', async () => {
	const tab = await openPage( browser, reader );
	await visit( tab, surfaces.diff() );
	await tab.route( '**/likes/**', ( route ) => route.abort() );
	const { button, place } = control( tab );
	await button.click();
	await place.locator( '[role=alert]' ).waitFor();
	assert.equal( await button.innerText(), 'like' );
	assert.equal( await button.getAttribute( 'aria-busy' ), null );
	await tab.unroute( '**/likes/**' );
	await button.click();
	await tab.waitForSelector( '.mw-wikisocial-like-mine' );
	assert.equal( await place.locator( '[role=alert]' ).count(), 0 );
	await button.click();
	await tab.waitForSelector( '.mw-wikisocial-like-button:not( .mw-wikisocial-like-mine )' );
	await tab.context().close();
} );

test( 'what a page\'s text has of ours does nothing: no click on it writes', async () => {
	const victim = await Client.loggedIn( reader );
	const own = ( await victim.post( 'Mine ' + randomUUID() ) ).json.id;
	const forged = [ 'data-wikisocial-like', 'data-mw-wikisocial-like' ].flatMap( ( name ) => [ `../statuses/${ own }`, `revision/${ revision }` ].map(
		( path ) => `<span ${ name }="${ path }"><span class="forged mw-wikisocial-like-button mw-wikisocial-like-mine">x</span> <span class="forged mw-wikisocial-like-button">x</span></span>`
	) ).join( '\n\n' );
	const trap = title + ' trap';
	await edit( writer, 'x', trap );
	const id = await edit( writer, forged, trap );
	const tab = await openPage( browser, reader );
	const said = complaints( tab );
	const written = [];
	tab.on( 'request', ( request ) => request.method() === 'GET' || !request.url().includes( '/wikisocial/' ) || written.push( request.url() ) );
	await visit( tab, `/index.php?title=${ encodeURIComponent( trap ) }&diff=${ id }&oldid=prev` );
	const traps = tab.locator( '#mw-content-text .forged' );
	assert.equal( await traps.count(), 8 );
	for ( let i = 0; i < 8; i++ ) {
		await traps.nth( i ).click();
	}
	// What was asked before it is answered before it.
	await control( tab, 'revision', id ).button.click();
	await tab.waitForSelector( '.mw-wikisocial-like-mine' );
	assert.deepEqual( written.map( ( url ) => new URL( url ).pathname ), [ `/rest.php/wikisocial/v0/likes/revision/${ id }` ] );
	assert.equal( ( await victim.rest( 'GET', '/statuses/' + own ) ).json.text.startsWith( 'Mine' ), true );
	// Lists of the author's edits are waited on for a button of a like given by others.
	await victim.rest( 'DELETE', '/likes/revision/' + id, {} );
	assert.deepEqual( said, [] );
	await tab.context().close();
} );

test( 'a diff over several edits belongs to nobody alone', async () => {
	const first = await edit( writer );
	await edit( writer );
	const last = await edit( writer );
	const tab = await openPage( browser, reader, { js: false } );
	await visit( tab, page( `diff=${ last }&oldid=${ first }` ) );
	assert.equal( await tab.locator( '.mw-wikisocial-like' ).count(), 0 );
	await tab.context().close();
} );

test( 'pages without a contribution of others load none of it', async () => {
	const tab = await openPage( browser, reader );
	await visit( tab, page( '' ) );
	assert.equal( await tab.evaluate( () => mw.loader.getState( 'ext.wikisocial.like' ) ), 'registered' );
	await tab.context().close();
} );

/** A log entry on the lists that have log entries. */
test( 'a move is liked in the log, among recent changes and on a watchlist, by page or not', async () => {
	const from = 'Moves ' + randomUUID().slice( 0, 8 );
	await edit( writer, randomUUID(), from );
	const fan = await Client.loggedIn( reader );
	await fan.api( { action: 'watch', titles: from, token: await fan.token( 'watch' ) } );
	const moved = await writer.api( { action: 'move', from, to: from + ' again', token: await writer.token() } );
	assert.equal( moved.error, undefined, JSON.stringify( moved ) );
	const { logid } = ( await writer.api( { action: 'query', list: 'logevents', letype: 'move', lelimit: 1 } ) ).query.logevents[ 0 ];
	const tab = await openPage( browser, reader );
	const lists = [ special( 'Log', '&type=move' ) ];
	for ( const enhanced of [ 0, 1 ] ) {
		lists.push( special( 'RecentChanges', `&hidebots=0&limit=100&days=30&enhanced=${ enhanced }` ), special( 'Watchlist', `&days=30&enhanced=${ enhanced }` ) );
	}
	for ( const [ i, path ] of lists.entries() ) {
		await visit( tab, path );
		await unfold( tab );
		const { button, count } = control( tab, 'log', logid );
		await button.click();
		await tab.waitForFunction( ( [ id, pressed ] ) =>
			document.querySelector( `[data-mw-wikisocial-like="log/${ id }"] .mw-wikisocial-like-button` ).classList.contains( 'mw-wikisocial-like-mine' ) === pressed, [ logid, i % 2 === 0 ] );
		assert.equal( await count.isVisible(), i % 2 === 0, path );
		assert.equal( await likes( logid, 'log' ), i % 2 === 0 ? 1 : 0, path );
	}
	await picture( tab, 'likes-watchlist' );
	await tab.context().close();
	await fan.rest( 'DELETE', '/likes/log/' + logid, {} );
} );

test( 'a talk comment is liked from its menu, and without JavaScript from a list in the toolbox', async () => {
	const talk = 'Talk:' + title;
	const chatty = await Client.loggedIn( newPerson() );
	await edit( chatty, '== Heading ==\nWhat do you think? ~~~~\n', talk );
	const path = '/index.php?title=' + encodeURIComponent( talk.replaceAll( ' ', '_' ) );
	const tab = await openPage( browser, reader );
	const said = complaints( tab );
	const menu = async () => {
		await visit( tab, path );
		const ours = tab.locator( '.oo-ui-menuOptionWidget', { hasText: /like/i } );
		// DiscussionTools makes the menu when its scripts are there.
		await ours.waitFor( { state: 'attached' } );
		await tab.click( '.ext-discussiontools-init-section-overflowMenuButton' );
		return ours;
	};
	let item = await menu();
	await item.filter( { hasText: /^Like$/ } ).waitFor();
	await picture( tab, 'likes-talk-menu' );
	await item.click();
	await tab.locator( '.mw-notification', { hasText: 'You like this' } ).waitFor();
	item = await menu();
	await item.filter( { hasText: 'Take the like back (1)' } ).waitFor();
	assert.deepEqual( said, [] );
	await tab.context().close();

	const plain = await openPage( browser, reader, { js: false } );
	await visit( plain, path );
	await visit( plain, await plain.locator( '#t-wikisocial-talk a' ).getAttribute( 'href' ) );
	const button = plain.locator( '.mw-wikisocial-talk .mw-wikisocial-like-button' );
	assert.equal( await button.innerText(), 'you liked' );
	await picture( plain, 'likes-talk-list' );
	await button.click();
	await plain.click( '.mw-wikisocial-confirmation [type=submit]' );
	assert.match( await plain.innerText( '[role=status]' ), /taken back/ );
	await plain.context().close();
} );

for ( const language of [ 'en', 'ar' ] ) {
	test( `on a phone nothing reaches over the edge, in ${ language }`, async () => {
		const tab = await openPage( browser, reader, { width: 360, height: 640 } );
		for ( const path of [ surfaces.diff(), surfaces.history(), special( `Social/like/revision/${ revision }` ), special( `Social/likes/revision/${ revision }` ) ] ) {
			await visit( tab, `${ path }&uselang=${ language }&useskin=minerva` );
			const { outside } = await overflow( tab );
			assert.deepEqual( outside, [], path );
		}
		await visit( tab, surfaces.history() + `&uselang=${ language }` );
		await picture( tab, `likes-phone-${ language }` );
		await tab.context().close();
	} );
}
