// SPDX-License-Identifier: GPL-2.0-or-later
// Comments as people meet them: on a diff, on a status, by themselves; with and without JavaScript.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { complaints, openPage, overflow, picture, scripts, startBrowser, visit } from '../support/browser.mjs';
import { Client, environment, people, stack } from '../support/wiki.mjs';

const author = people.ordinary( 0 );
const reader = people.ordinary( 5 );
const title = 'Comments ' + randomUUID().slice( 0, 8 );
let browser, writer, other, revision;
const page = ( query ) => `/index.php?title=${ encodeURIComponent( title ) }&${ query }`;
const special = ( name, query = '' ) => `/index.php?title=Special:${ name }${ query }`;
const diff = () => page( `diff=${ revision }&oldid=prev` );

async function edit( client, text = randomUUID() ) {
	const answer = await client.api( { action: 'edit', title, text, token: await client.token() } );
	assert.equal( answer.edit?.result, 'Success', JSON.stringify( answer ) );
	return answer.edit.newrevid;
}
async function say( client, object, text = 'Said ' + randomUUID() ) {
	const answer = await client.rest( 'POST', '/comments/' + object, { text } );
	assert.equal( answer.status, 201, answer.text );
	return answer.json;
}
const count = async ( object ) => ( await writer.rest( 'GET', '/comments/' + object ) ).json.count;
const send = ( tab ) => tab.click( '#mw-wikisocial-composer [type=submit]:not([name])' );

before( async () => {
	browser = await startBrowser();
	writer = await Client.loggedIn( author );
	other = await Client.loggedIn( people.ordinary( 3 ) );
	await edit( writer );
} );
after( () => browser.close() );

for ( const js of [ true, false ] ) {
	const how = js ? 'with' : 'without';
	const open = ( account, options = {} ) => openPage( browser, account, { js, ...options } );
	// The form is on the page that a click led to.
	const ready = async ( tab ) => {
		await tab.locator( '#mw-wikisocial-composer' ).waitFor();
		await ( js && scripts( tab ) );
	};

	test( `an edit is commented and the comment answered from the diff, ${ how } JavaScript`, async () => {
		revision = await edit( writer );
		const tab = await open( reader );
		const said = complaints( tab );
		await visit( tab, diff() );
		assert.equal( await tab.locator( '.mw-wikisocial-comments' ).count(), 0 );
		await tab.click( '#mw-diff-ntitle1 .mw-wikisocial-comment-link' );
		await ready( tab );
		assert.match( await tab.innerText( '.mw-wikisocial-target' ), new RegExp( author.name ) );
		assert.match( await tab.innerText( '.mw-wikisocial-empty' ), /no comments/ );
		await tab.fill( '#mw-wikisocial-composer-text', 'Well done' );
		await send( tab );
		const first = tab.locator( '.mw-wikisocial-threads > li > .mw-wikisocial-comment' );
		await first.waitFor();
		assert.equal( await first.locator( '.mw-wikisocial-text' ).innerText(), 'Well done' );
		assert.match( await tab.innerText( '#mw-wikisocial-comments-heading' ), /^1 comment$/ );
		if ( !js ) {
			assert.match( await tab.innerText( '[role=status]' ), /was posted/ );
		}
		await visit( tab, diff() );
		assert.equal( await tab.innerText( '#mw-diff-ntitle1 .mw-wikisocial-comment-link' ), '1 comment' );
		assert.equal( await tab.innerText( '.mw-wikisocial-comments .mw-wikisocial-text' ), 'Well done' );
		await tab.click( '.mw-wikisocial-answer' );
		await ready( tab );
		await tab.locator( 'li #mw-wikisocial-composer' ).waitFor();
		assert.equal( await tab.innerText( 'label[for=mw-wikisocial-composer-text]' ), `Your answer to ${ reader.name }` );
		await tab.fill( '#mw-wikisocial-composer-text', 'An answer' );
		await send( tab );
		await tab.locator( '.mw-wikisocial-text', { hasText: 'An answer' } ).waitFor();
		assert.equal( await count( 'revision/' + revision ), 2 );
		await visit( tab, diff() );
		const below = await tab.evaluate( () => {
			const at = ( selector ) => document.querySelector( selector ).getBoundingClientRect().top;
			return [ at( 'table.diff' ), at( '.mw-wikisocial-comments' ), at( '.diff-currentversion-title' ) ];
		} );
		assert.deepEqual( [ ...below ].sort( ( a, b ) => a - b ), below );
		await picture( tab, `comments-diff-${ how }` );
		await visit( tab, page( 'action=history' ) );
		assert.equal( await tab.locator( `.mw-wikisocial-comment-link[href*="revision/${ revision }"]` ).innerText(), '2 comments' );
		await picture( tab, `comments-history-${ how }` );
		const theirs = await say( other, 'revision/' + revision );
		await tab.goto( diff() );
		assert.equal( await tab.locator( `.mw-wikisocial-comments [data-mw-wikisocial-like="comment/${ theirs.id }"] .mw-wikisocial-like-button` ).innerText(), 'like' );
		assert.equal( await tab.locator( '.mw-wikisocial-comments .mw-wikisocial-like-button' ).count(), 1, 'none on one\'s own' );
		assert.deepEqual( said, [] );
		await tab.context().close();
	} );

	test( `a status is commented on its page and closed there, ${ how } JavaScript`, async () => {
		const { id } = ( await writer.post( 'To be commented ' + randomUUID() ) ).json;
		const tab = await open( reader );
		await visit( tab, special( 'Social/status/' + id ) );
		await tab.fill( '#mw-wikisocial-composer-text', 'Good to know' );
		await send( tab );
		await tab.locator( '.mw-wikisocial-text', { hasText: 'Good to know' } ).waitFor();
		const own = await open( author );
		await visit( own, special( 'Social/status/' + id ) );
		await picture( own, `comments-status-${ how }` );
		await own.click( '.mw-wikisocial-closing button' );
		assert.match( await own.innerText( '[role=status]' ), /not taken/ );
		assert.match( await own.innerText( '.mw-wikisocial-refusal' ), /takes no new comments/ );
		assert.equal( await own.locator( '#mw-wikisocial-composer, .mw-wikisocial-answer' ).count(), 0 );
		// The form was open before it was closed: what is written is not lost.
		await tab.fill( '#mw-wikisocial-composer-text', 'Too late' );
		await send( tab );
		await tab.locator( '[role=alert], .cdx-message--error' ).first().waitFor();
		assert.match( await tab.innerText( '#mw-content-text' ), /not taken here any more/ );
		assert.equal( await tab.inputValue( 'textarea' ), 'Too late' );
		await own.click( '.mw-wikisocial-closing button' );
		assert.match( await own.innerText( '[role=status]' ), /taken here again/ );
		assert.equal( await count( 'status/' + id ), 1 );
		await tab.context().close();
		await own.context().close();
	} );

	test( `a comment stands by itself, is edited, deleted and restored among the others, ${ how } JavaScript`, async () => {
		const { id } = ( await writer.post( 'Root ' + randomUUID() ) ).json;
		const mine = await say( await Client.loggedIn( reader ), 'status/' + id, 'First words' );
		const answer = await say( other, 'comment/' + mine.id, 'An answer to it' );
		const tab = await open( reader );
		await visit( tab, special( 'Social/status/' + answer.id ) );
		assert.match( await tab.innerText( 'h1' ), /^Comment of / );
		await tab.click( 'text=The whole thread' );
		assert.deepEqual( await tab.locator( '.mw-wikisocial-text' ).allInnerTexts(), [ 'First words', 'An answer to it' ] );
		await tab.click( `#comment-${ mine.id } .mw-wikisocial-edit` );
		assert.match( await tab.innerText( 'h1' ), /Edit a comment/ );
		await tab.fill( '#mw-wikisocial-edit-text', 'Second thoughts' );
		await tab.click( '.mw-wikisocial-confirmation [type=submit]' );
		assert.match( tab.url(), new RegExp( `comments/status/${ id }.*#comment-${ mine.id }$` ) );
		assert.equal( await tab.innerText( `#comment-${ mine.id } .mw-wikisocial-text` ), 'Second thoughts' );
		await tab.click( `#comment-${ mine.id } .mw-wikisocial-delete` );
		await tab.click( '.mw-wikisocial-confirmation [type=submit]' );
		assert.match( await tab.innerText( '[role=status]' ), /The comment was deleted/ );
		const seen = await open( null );
		await visit( seen, special( 'Social/comments/status/' + id ) );
		assert.match( await seen.innerText( '.mw-wikisocial-gone' ), /not shown/ );
		assert.deepEqual( await seen.locator( '.mw-wikisocial-comments .mw-wikisocial-text' ).allInnerTexts(), [ 'An answer to it' ] );
		assert.match( await seen.innerText( '.mw-wikisocial-refusal' ), /To comment, log in/ );
		await tab.click( `#comment-${ mine.id } .mw-wikisocial-undelete` );
		await tab.click( '.mw-wikisocial-confirmation [type=submit]' );
		assert.match( await tab.innerText( '[role=status]' ), /shown again/ );
		await tab.context().close();
		await seen.context().close();
	} );
}

/** What core gives suppressors only. */
async function withRevisionDelete( run ) {
	const settings = environment().STATE + '/wiki/conf.d/68-revision-delete.php';
	writeFileSync( settings, "<?php\n$wgGroupPermissions['sysop']['deleterevision'] = true;\n" );
	try {
		await run();
	} finally {
		rmSync( settings );
	}
}

/** Through the list of edits and core's form, as administrators do it. */
async function setTextHidden( id, hidden, js ) {
	const tab = await openPage( browser, people.administrator, { js } );
	await tab.goto( page( 'action=history' ) );
	await tab.check( `[name="ids[${ id }]"]` );
	await tab.locator( '.mw-history-revisiondelete-button' ).first().click();
	await tab.setChecked( '[name=wpHidePrimary]', hidden );
	await tab.click( '[name=wpSubmit]' );
	await tab.locator( '.mw-message-box-success, .cdx-message--success' ).first().waitFor();
	await tab.context().close();
}

for ( const js of [ true, false ] ) {
	const how = js ? 'with' : 'without';
	test( `what was said and liked goes with a revision that is hidden, and comes back with it, ${ how } JavaScript`, async () => withRevisionDelete( async () => {
		const id = revision = await edit( writer );
		const words = [ 'Said ' + randomUUID(), 'Answered ' + randomUUID() ];
		const tab = await openPage( browser, reader, { js } );
		await visit( tab, special( 'Social/comments/revision/' + id ) );
		await tab.fill( '#mw-wikisocial-composer-text', words[ 0 ] );
		await send( tab );
		await tab.locator( '.mw-wikisocial-text', { hasText: words[ 0 ] } ).waitFor();
		await visit( tab, special( 'Social/comments/revision/' + id ) );
		await tab.click( '.mw-wikisocial-answer' );
		await tab.locator( 'li #mw-wikisocial-composer' ).waitFor();
		await tab.fill( '#mw-wikisocial-composer-text', words[ 1 ] );
		await send( tab );
		await tab.locator( '.mw-wikisocial-text', { hasText: words[ 1 ] } ).waitFor();
		await visit( tab, diff() );
		const like = tab.locator( `[data-mw-wikisocial-like="revision/${ id }"] .mw-wikisocial-like-button` );
		if ( js ) {
			await like.click();
			await tab.locator( '.mw-wikisocial-like-mine' ).waitFor();
		} else {
			await like.click();
			await tab.click( '.mw-wikisocial-confirmation [type=submit]' );
			assert.match( await tab.innerText( '[role=status]' ), /You like this/ );
		}
		const [ first ] = ( await writer.rest( 'GET', '/comments/revision/' + id ) ).json.items;
		// The newest text of a page cannot be hidden.
		await edit( writer );

		/** For somebody else and for nobody: what pages about it answer, and what the lists that had it hold. */
		const look = async ( account ) => {
			const one = await openPage( browser, account, { js: false } );
			const pages = [];
			for ( const view of [ `likes/revision/${ id }`, `comments/revision/${ id }`, `comments/comment/${ first.id }`, `status/${ first.id }`, `likes/comment/${ first.id }` ] ) {
				pages.push( ( await one.request.get( special( 'Social/' + view ) ) ).status() );
			}
			const count = ( selector, hasText ) => one.locator( selector, { hasText } ).count();
			await one.goto( page( 'action=history' ) );
			const inHistory = [ await count( `[href*="likes/revision/${ id }"]`, '1 like' ), await count( `[href*="comments/revision/${ id }"]`, '2 comments' ) ];
			await one.goto( diff() );
			const inDiff = [ await count( `[href*="likes/revision/${ id }"]`, '1 like' ), await count( '.mw-wikisocial-comments .mw-wikisocial-text' ) ];
			const feed = await ( await one.request.get( special( 'Social/page/' + encodeURIComponent( title.replaceAll( ' ', '_' ) ) ) ) ).text();
			const inFeed = words.filter( ( text ) => feed.includes( text ) ).length;
			const changes = await ( await one.request.get( special( 'RecentChanges', '&hidebots=0&limit=50&days=30&enhanced=0' ) ) ).text();
			await one.context().close();
			return { pages, inHistory, inDiff, inFeed, inChanges: changes.includes( 'Social/status/' + first.id ) };
		};
		const seen = async () => {
			const [ somebody, nobody ] = await Promise.all( [ people.ordinary( 2 ), null ].map( look ) );
			assert.deepEqual( somebody, nobody );
			return somebody;
		};
		const all = { pages: [ 200, 200, 200, 200, 200 ], inHistory: [ 1, 1 ], inDiff: [ 1, 2 ], inFeed: 2, inChanges: true };
		assert.deepEqual( await seen(), all );
		await setTextHidden( id, true, js );
		assert.deepEqual( await seen(), { pages: [ 404, 404, 404, 404, 404 ], inHistory: [ 0, 0 ], inDiff: [ 0, 0 ], inFeed: 0, inChanges: false } );
		await setTextHidden( id, false, js );
		assert.deepEqual( await seen(), all );
		// It stands in lists that other tests look at.
		await ( await Client.loggedIn( reader ) ).rest( 'DELETE', '/likes/revision/' + id, {} );
		await tab.context().close();
	} ) );
}

test( 'an answer is written below the comment, put off, and posted without leaving the page', async () => {
	const { id } = ( await writer.post( 'Answers ' + randomUUID() ) ).json;
	const first = await say( other, 'status/' + id, 'A question' );
	const tab = await openPage( browser, reader );
	const said = complaints( tab );
	await visit( tab, special( 'Social/status/' + id ) );
	await tab.evaluate( () => {
		window.stayed = true;
	} );
	await tab.fill( '#mw-wikisocial-composer-text', 'A draft' );
	await tab.click( `#comment-${ first.id } .mw-wikisocial-answer` );
	assert.equal( await tab.evaluate( () => document.activeElement.id ), 'mw-wikisocial-composer-text' );
	assert.equal( await tab.inputValue( '#mw-wikisocial-composer-text' ), 'A draft' );
	await tab.click( '#mw-wikisocial-composer >> text=Cancel' );
	assert.equal( await tab.locator( 'li #mw-wikisocial-composer' ).count(), 0 );
	await tab.click( `#comment-${ first.id } .mw-wikisocial-answer` );
	await send( tab );
	const answer = tab.locator( '.mw-wikisocial-replies .mw-wikisocial-text', { hasText: 'A draft' } );
	await answer.waitFor();
	assert.ok( await tab.evaluate( () => window.stayed ) );
	assert.match( await tab.evaluate( () => document.activeElement.id ), /^comment-\d+$/ );
	assert.equal( await tab.inputValue( '#mw-wikisocial-composer-text' ), '' );
	const like = tab.locator( `[data-mw-wikisocial-like="comment/${ first.id }"] .mw-wikisocial-like-button` );
	assert.equal( await like.getAttribute( 'role' ), 'button' );
	await like.click();
	await tab.waitForSelector( '.mw-wikisocial-like-mine' );
	await picture( tab, 'comments-thread' );
	assert.deepEqual( said, [] );
	await tab.context().close();
} );

test( 'many threads and answers have pages', async () => {
	const { id } = ( await writer.post( 'Long ' + randomUUID() ) ).json;
	const first = await say( other, 'status/' + id, 'The oldest' );
	for ( let i = 0; i < 11; i++ ) {
		await say( writer, 'comment/' + first.id, 'Answer ' + i );
	}
	for ( let i = 0; i < 20; i++ ) {
		await say( other, 'status/' + id );
	}
	const tab = await openPage( browser, reader, { js: false } );
	await visit( tab, special( 'Social/comments/status/' + id ) );
	assert.equal( await tab.locator( '.mw-wikisocial-threads > li' ).count(), 20 );
	await tab.click( '[rel=next]' );
	assert.equal( await tab.locator( '.mw-wikisocial-replies > li' ).count(), 10 );
	await tab.click( '.mw-wikisocial-more a' );
	assert.deepEqual( await tab.locator( '.mw-wikisocial-replies .mw-wikisocial-text' ).allInnerTexts(), [ 'Answer 10' ] );
	await tab.click( '[rel=first]' );
	assert.equal( await tab.locator( '.mw-wikisocial-replies > li' ).count(), 11 );
	await tab.context().close();
} );

test( 'who may not edit the talk page is told so', async () => {
	revision = await edit( writer );
	await say( other, 'revision/' + revision );
	const administrator = await Client.loggedIn( people.administrator );
	const protect = async ( level ) => administrator.api( {
		action: 'protect', title: 'Talk:' + title, protections: 'create=' + level, expiry: 'infinite', token: await administrator.token()
	} );
	await protect( 'sysop' );
	const tab = await openPage( browser, reader, { js: false } );
	await visit( tab, special( 'Social/comments/revision/' + revision ) );
	assert.match( await tab.innerText( '.mw-wikisocial-refusal' ), new RegExp( `allowed to edit “Talk:${ title }”` ) );
	assert.equal( await tab.locator( '#mw-wikisocial-composer, .mw-wikisocial-answer' ).count(), 0 );
	assert.equal( await tab.locator( '.mw-wikisocial-comments .mw-wikisocial-comment' ).count(), 1 );
	await tab.context().close();
	await protect( 'all' );
} );

test( 'a comment is reported, and hidden by a moderator, by the forms of statuses', async () => {
	const { id } = ( await writer.post( 'Rude ' + randomUUID() ) ).json;
	const first = await say( other, 'status/' + id, 'Rude words' );
	const tab = await openPage( browser, reader, { js: false } );
	await visit( tab, special( 'Social/status/' + id ) );
	await tab.click( `#comment-${ first.id } .mw-wikisocial-report` );
	assert.match( await tab.innerText( 'h1' ), /Report a comment/ );
	await tab.fill( '[name=wpReason]', 'Rude' );
	await tab.click( '.mw-wikisocial-confirmation [type=submit]' );
	assert.match( await tab.innerText( '[role=status]' ), /moderators were told/ );
	const moderator = await openPage( browser, people.moderator, { js: false } );
	await visit( moderator, special( 'Social/comments/status/' + id ) );
	await moderator.click( `#comment-${ first.id } .mw-wikisocial-hide` );
	assert.match( await moderator.innerText( 'h1' ), /Hide or show a comment/ );
	await moderator.click( '.mw-wikisocial-confirmation [type=submit]' );
	assert.match( await moderator.innerText( '[role=status]' ), /was made/ );
	assert.match( await moderator.innerText( `#comment-${ first.id }` ), /Hidden by a moderator/ );
	await visit( tab, special( 'Social/status/' + id ) );
	assert.equal( await tab.locator( `#comment-${ first.id }` ).count(), 0 );
	await visit( moderator, special( 'Social/status/' + first.id ) );
	assert.match( await moderator.innerText( '#mw-content-text' ), /Rude words/ );
	await tab.context().close();
	await moderator.context().close();
} );

test( 'moderators close the comments on an edit', async () => {
	revision = await edit( writer );
	const tab = await openPage( browser, people.moderator, { js: false } );
	await visit( tab, special( 'Social/comments/revision/' + revision ) );
	const reason = 'Enough said ' + randomUUID();
	await tab.fill( '.mw-wikisocial-closing [name=wpReason]', reason );
	await tab.click( '.mw-wikisocial-closing button' );
	await visit( tab, special( 'Log', '&type=social&limit=20' ) );
	assert.match( await tab.locator( 'li', { hasText: reason } ).innerText(), new RegExp( `closed the comments on ${ title }: An edit` ) );
	const seen = await openPage( browser, people.administrator, { js: false } );
	await visit( seen, special( 'Social/comments/revision/' + revision ) );
	assert.match( await seen.innerText( '.mw-wikisocial-refusal' ), /A moderator has closed this/ );
	await tab.context().close();
	await seen.context().close();
} );

test( 'in Arabic threads run from right to left, on a phone too', async () => {
	const { url, accounts } = stack.wikis.ar;
	const layla = await Client.loggedIn( accounts[ 0 ], url );
	const second = await Client.loggedIn( accounts[ 1 ], url );
	const { id } = ( await layla.post( 'مرحبا ' + randomUUID().slice( 0, 4 ) ) ).json;
	const first = await say( second, 'status/' + id, 'تعليق' );
	const deep = await say( layla, 'comment/' + first.id, 'رد' );
	await say( second, 'comment/' + deep.id, 'رد على الرد' );
	const tab = await openPage( browser, accounts[ 2 ], { url, width: 360, height: 640 } );
	await visit( tab, special( 'Social/comments/status/' + id ) );
	assert.equal( await tab.innerText( '#mw-wikisocial-comments-heading' ), '٣ تعليقات' );
	const [ outer, inner ] = await tab.evaluate( () => [ '.mw-wikisocial-threads', '.mw-wikisocial-replies .mw-wikisocial-comment' ]
		.map( ( selector ) => document.querySelector( selector ).getBoundingClientRect().right ) );
	assert.ok( inner < outer, 'answers are one step in from the right' );
	assert.match( await tab.innerText( '.mw-wikisocial-answers' ), /ردا على/ );
	await picture( tab, 'comments-ar-phone' );
	assert.deepEqual( ( await overflow( tab ) ).outside, [] );
	await tab.context().close();
} );

for ( const language of [ 'en', 'ar' ] ) {
	test( `on a phone nothing reaches over the edge, in ${ language }`, async () => {
		revision = await edit( writer );
		const { id } = ( await writer.post( 'Phone ' + randomUUID() ) ).json;
		const words = 'W'.repeat( 200 );
		for ( const object of [ 'revision/' + revision, 'status/' + id ] ) {
			const first = await say( writer, object, words );
			await say( writer, 'comment/' + first.id, words );
		}
		const tab = await openPage( browser, reader, { width: 360, height: 640 } );
		for ( const path of [ diff(), special( 'Social/status/' + id ), special( `Social/comments/status/${ id }` ), special( `Social/comments/revision/${ revision }` ) ] ) {
			await visit( tab, `${ path }&uselang=${ language }&useskin=minerva` );
			assert.deepEqual( ( await overflow( tab ) ).outside, [], path );
		}
		await picture( tab, `comments-phone-${ language }` );
		await tab.context().close();
	} );
}
