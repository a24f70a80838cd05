// SPDX-License-Identifier: GPL-2.0-or-later
// The panel that the badge opens: by pointer and keys, in every skin, on a telephone, from right to left.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { examine } from '../support/axe.mjs';
import { complaints, openPage, overflow, picture, startBrowser } from '../support/browser.mjs';
import { Client, newPerson, people, stack } from '../support/wiki.mjs';

const MAIN = '/index.php?title=Main_Page&useskin=';
const BADGE = 'a#pt-notifications-social, #pt-notifications-social a';
const PANEL = '.mw-wikisocial-flyout';
const ITEM = PANEL + '-item';
const NEW = PANEL + '-unread';
const HOSTILE = '<img src=x onerror="document.title=1"> said';
const account = newPerson();
let browser, reader, fans;

before( async () => {
	browser = await startBrowser();
	reader = await Client.loggedIn( account );
	fans = await Promise.all( [ 1, 2 ].map( ( at ) => Client.loggedIn( people.ordinary( at ) ) ) );
} );
after( () => browser.close() );

async function until( isTrue, what, ms = 8000 ) {
	for ( const end = Date.now() + ms; Date.now() < end; ) {
		if ( await isTrue() ) {
			return;
		}
		await new Promise( ( done ) => {
			setTimeout( done, 20 );
		} );
	}
	assert.fail( what );
}

const list = async ( client = reader ) => ( await client.rest( 'GET', '/notifications' ) ).json;

/** So many bundles for somebody; the newest is a comment. */
async function tell( client, others, count ) {
	const ids = [];
	for ( let at = 0; at < count; at++ ) {
		const { json: { id } } = await client.post( 'Told ' + randomUUID() );
		const done = at < count - 1 ? await others[ 0 ].rest( 'PUT', '/likes/status/' + id, {} ) :
			await others[ 0 ].rest( 'POST', '/comments/status/' + id, { text: HOSTILE } );
		assert.ok( [ 200, 201 ].includes( done.status ), done.text );
		ids.push( id );
	}
	await until( async () => {
		const { items } = await list( client );
		return ids.every( ( id ) => items.some( ( one ) => one.target?.id === id ) );
	}, 'told' );
}

async function visitBadge( page, skin ) {
	await page.goto( MAIN + skin );
	await page.waitForFunction( ( badge ) => document.querySelector( badge )?.hasAttribute( 'aria-expanded' ), BADGE );
	return page.locator( BADGE ).first();
}

const isOpen = async ( page ) => await page.locator( PANEL ).count() === 1;
const hasFocus = ( locator ) => locator.evaluate( ( one ) => one === document.activeElement );
const expanded = ( page ) => page.locator( BADGE ).first().getAttribute( 'aria-expanded' );

test( 'who has nothing reads so, and an answer that does not come is asked for again', async () => {
	const page = await openPage( browser, account );
	let isAway = false;
	await page.route( '**/wikisocial/v0/notifications?*', ( route ) => isAway ? route.abort() : route.continue() );
	const badge = await visitBadge( page, 'vector-2022' );
	await badge.click();
	await page.locator( PANEL, { hasText: 'You have no notifications yet.' } ).waitFor();
	await badge.click();
	await until( async () => !await isOpen( page ), 'closed by the same click' );
	isAway = true;
	await badge.click();
	await page.locator( PANEL + ' [role=alert]' ).waitFor();
	assert.deepEqual( ( await examine( page ) ).ours, [] );
	isAway = false;
	await page.getByRole( 'button', { name: 'Try again' } ).focus();
	await page.keyboard.press( 'Enter' );
	await page.locator( PANEL, { hasText: 'You have no notifications yet.' } ).waitFor();
	assert.ok( await hasFocus( page.locator( PANEL ) ), 'the focus is not lost with the button' );
	await page.context().close();
} );

test( 'the newest eight are shown as text, loaded at the first click, and marked', async () => {
	await tell( reader, fans, 10 );
	const page = await openPage( browser, account );
	const found = complaints( page );
	const badge = await visitBadge( page, 'vector-2022' );
	assert.match( await badge.textContent(), /\(10 unread\)/ );
	const state = ( name ) => page.evaluate( ( one ) => window.mw.loader.getState( one ), name );
	assert.equal( await state( 'ext.wikisocial.flyout' ), 'registered', 'not before the click' );
	await badge.click();
	await page.locator( ITEM ).nth( 7 ).waitFor();
	assert.equal( await page.locator( ITEM ).count(), 8 );
	assert.equal( await page.locator( PANEL + '-excerpt' ).first().innerText(), HOSTILE );
	const { items } = await list();
	assert.equal( await page.locator( PANEL + '-text' ).first().getAttribute( 'href' ), items[ 0 ].url );
	await page.locator( ITEM ).first().getByRole( 'button', { name: 'Mark as read' } ).click();
	await until( async () => await page.locator( NEW ).count() === 7, 'one is read' );
	assert.equal( ( await list() ).items[ 0 ].unread, false );
	await until( async () => /\(9 unread\)/.test( await badge.textContent() ), 'the badge follows' );
	assert.ok( await hasFocus( page.locator( PANEL + '-text' ).first() ), 'the focus stays at what was marked' );
	assert.equal( await page.locator( PANEL + ' [role=status]' ).innerText(), 'It is marked as read.' );
	const all = page.getByRole( 'button', { name: 'Mark all as read' } );
	await all.click();
	await until( async () => await page.locator( NEW ).count() === 0, 'all are read' );
	assert.equal( ( await list() ).unread, 0 );
	assert.equal( await all.isVisible(), false );
	assert.doesNotMatch( await badge.textContent(), /\d/ );
	await page.getByRole( 'link', { name: 'All notifications' } ).click();
	await page.locator( '.mw-wikisocial-notifications' ).waitFor();
	await page.locator( BADGE ).first().click();
	await page.waitForLoadState();
	assert.equal( await isOpen( page ), false, 'on the page itself it is a link' );
	assert.deepEqual( found, [] );
	await page.context().close();
} );

test( 'what comes while it is open is shown, and the keys stay where they are', async () => {
	const page = await openPage( browser, account );
	await ( await visitBadge( page, 'vector-2022' ) ).click();
	await page.locator( PANEL + '-text' ).first().waitFor();
	await page.keyboard.press( 'ArrowDown' );
	const focused = () => page.evaluate( () => document.activeElement.closest( '[data-id]' )?.dataset.id );
	const held = await focused();
	const before = await page.locator( ITEM ).first().getAttribute( 'data-id' );
	assert.equal( held, before );
	await tell( reader, fans, 1 );
	await until( async () => await page.locator( NEW ).count() === 1, 'the new one' );
	assert.equal( await page.locator( ITEM ).nth( 1 ).getAttribute( 'data-id' ), before );
	assert.equal( await focused(), held );
	await page.context().close();
} );

test( 'the keys open it, walk through it and leave it', async () => {
	const page = await openPage( browser, account );
	const badge = await visitBadge( page, 'vector-2022' );
	const press = ( key ) => page.keyboard.press( key );
	const words = page.locator( PANEL + '-text' );
	for ( const key of [ 'Enter', ' ' ] ) {
		await badge.focus();
		await press( key );
		await words.first().waitFor();
		assert.equal( await expanded( page ), 'true' );
		assert.ok( await hasFocus( page.locator( PANEL ) ), 'the panel has the focus' );
		await press( 'Escape' );
		assert.equal( await isOpen( page ), false );
		assert.equal( await expanded( page ), 'false' );
		assert.ok( await hasFocus( badge ), 'the badge has it back' );
	}
	await press( 'Enter' );
	await words.first().waitFor();
	for ( const [ key, at ] of [ [ 'ArrowDown', 0 ], [ 'ArrowDown', 1 ], [ 'ArrowUp', 0 ], [ 'ArrowUp', 0 ], [ 'End', 7 ], [ 'ArrowDown', 7 ], [ 'Home', 0 ] ] ) {
		await press( key );
		assert.ok( await hasFocus( words.nth( at ) ), `${ key } to ${ at }` );
	}
	await press( 'Escape' );
	await press( 'Enter' );
	await words.first().waitFor();
	const seen = [];
	while ( await isOpen( page ) && seen.length < 40 ) {
		await press( 'Tab' );
		seen.push( await page.evaluate( () => document.activeElement.ariaLabel ?? document.activeElement.textContent ) );
	}
	assert.equal( seen[ 0 ], 'Choose what you are told of' );
	assert.equal( seen[ 1 ], 'Close' );
	assert.equal( seen.filter( ( one ) => one === 'Mark as read' ).length, 1 );
	assert.equal( seen.at( -2 ), 'Mark all as read', seen.join( ' | ' ) );
	assert.equal( await badge.evaluate( ( one ) => one.compareDocumentPosition( document.activeElement ) ), 4, 'behind the badge' );
	await page.keyboard.press( 'Shift+Tab' );
	assert.ok( await hasFocus( badge ) );
	await press( 'Enter' );
	await words.first().waitFor();
	await press( 'Shift+Tab' );
	assert.ok( await hasFocus( badge ) && !await isOpen( page ), 'backwards to the badge' );
	await page.context().close();
} );

test( 'a key held, no script, or a script that does not come: it is a link', async () => {
	const page = await openPage( browser, account );
	const badge = await visitBadge( page, 'vector-2022' );
	const [ other ] = await Promise.all( [ page.context().waitForEvent( 'page' ), badge.click( { modifiers: [ 'Control' ] } ) ] );
	await other.locator( '.mw-wikisocial-notifications' ).waitFor();
	assert.equal( await isOpen( page ), false );
	await page.route( /load\.php.*flyout/, ( route ) => route.abort() );
	await badge.click();
	await page.locator( '.mw-wikisocial-notifications' ).waitFor();
	await page.context().close();
	const plain = await openPage( browser, account, { js: false } );
	await plain.goto( MAIN + 'vector-2022' );
	assert.equal( await plain.locator( BADGE ).first().getAttribute( 'role' ), null );
	await plain.locator( BADGE ).first().click();
	await plain.locator( '.mw-wikisocial-notifications' ).waitFor();
	await plain.context().close();
} );

/** Opens the menu that has the badge, where the skin hides it. */
async function openMenu( page, skin ) {
	if ( skin === 'timeless' ) {
		await page.locator( '#personal h2' ).click();
	} else if ( skin === 'monobook' && page.viewportSize().width < 500 ) {
		await page.locator( '#p-personal-toggle' ).click( { position: { x: 5, y: 5 } } );
	}
}

async function look( page, skin, name ) {
	const badge = await visitBadge( page, skin );
	const { width } = page.viewportSize();
	await openMenu( page, skin );
	await badge.click();
	await page.locator( ITEM ).first().waitFor();
	assert.deepEqual( await overflow( page ).then( ( one ) => one.outside ), [], name );
	const box = await page.locator( PANEL ).boundingBox();
	assert.ok( box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= page.viewportSize().height, `${ name }: ${ JSON.stringify( box ) }` );
	if ( width === 360 ) {
		assert.equal( box.width, width, name );
	}
	assert.equal( await page.locator( ITEM ).nth( 1 ).evaluate( ( one ) => getComputedStyle( one ).borderTopStyle ), 'solid', name );
	if ( width > 360 ) {
		const { ours, elsewhere } = await examine( page );
		assert.deepEqual( ours, [], name );
		assert.ok( !Object.values( elsewhere ).flat().some( ( one ) => one.includes( 'notifications-social' ) ), JSON.stringify( elsewhere ) );
	}
	await picture( page, 'flyout-' + name );
	// By a pointer on the panel the menus of some skins close; the focus does not go to the end of the page then.
	await page.locator( PANEL + '-title' ).click();
	await page.keyboard.press( 'Escape' );
	assert.ok( await page.evaluate( () => document.activeElement !== document.body && !!document.activeElement.querySelector( ':scope #pt-notifications-social' ) ||
		!!document.activeElement.closest( '#pt-notifications-social' ) ), name );
}

test( 'every skin has it, also on a telephone', async () => {
	for ( const width of [ 1100, 360 ] ) {
		const page = await openPage( browser, account, { width, height: 740 } );
		for ( const skin of [ 'vector-2022', 'vector', 'minerva', 'monobook', 'timeless' ] ) {
			// That one lays parts of its own over its badge at this width.
			if ( width > 360 || skin !== 'vector' ) {
				await look( page, skin, `${ skin }-${ width }` );
			}
		}
		await page.context().close();
	}
} );

test( 'from right to left it is mirrored', async () => {
	const { url, accounts } = stack.wikis.ar;
	const client = await Client.loggedIn( accounts[ 0 ], url );
	await tell( client, [ await Client.loggedIn( accounts[ 1 ], url ) ], 2 );
	for ( const width of [ 1100, 360 ] ) {
		const page = await openPage( browser, accounts[ 0 ], { url, width, height: 740 } );
		await look( page, 'vector-2022', `vector-2022-ar-${ width }` );
		const badge = page.locator( BADGE ).first();
		await badge.click();
		await page.locator( ITEM ).first().waitFor();
		const [ close, title, panel ] = await Promise.all( [ PANEL + '-cross', PANEL + '-title', PANEL ].map( ( one ) => page.locator( one ).boundingBox() ) );
		assert.ok( close.x < title.x, 'the cross is at the left' );
		assert.ok( Math.abs( panel.x - ( await badge.boundingBox() ).x ) <= 1 || width === 360, 'the panel begins at the badge' );
		await page.context().close();
	}
} );
