// SPDX-License-Identifier: GPL-2.0-or-later
// What another extension tells by its own kinds, from its call to the list: bundles, preferences, taking back, rights, and when it is gone.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout, Client, environment, newPerson } from '../support/wiki.mjs';

const settings = environment().STATE + '/wiki/conf.d/68-notices.php';
const install = () => writeFileSync( settings, `<?php wfLoadExtension( 'SampleNotices', '${ checkout }tests/support/SampleNotices/extension.json' );\n` );
let alice, bob, carol, names;

before( async () => {
	install();
	const accounts = [ newPerson(), newPerson(), newPerson() ];
	[ alice, bob, carol ] = await Promise.all( accounts.map( ( one ) => Client.loggedIn( one ) ) );
	names = accounts.map( ( one ) => one.name );
} );

after( () => rmSync( settings, { force: true } ) );

const call = ( client, key, more ) => client.api( { action: 'samplenotice', key, ...more } );
async function tell( client, key, to, more = {} ) {
	const answer = await call( client, key, { to: to.join( '|' ), ...more } );
	assert.equal( answer.error, undefined, JSON.stringify( answer ) );
	return answer.samplenotice.told;
}
const withdraw = ( client, key, more = {} ) => tell( client, key, [], { withdraw: 1, ...more } );
const list = async ( client, query = '' ) => ( await client.rest( 'GET', '/notifications' + query ) ).json;
async function settled( client, isRight ) {
	for ( let at = 0; at < 100; at++ ) {
		const page = await list( client );
		if ( isRight( page ) ) {
			return page;
		}
		await sleep( 100 );
	}
	return assert.fail( 'not as expected: ' + JSON.stringify( await list( client ) ) );
}
const page = async ( client, title ) => ( await client.fetch( '/index.php?title=' + title ) ).text();
const texts = ( page ) => page.items.map( ( one ) => one.text );
const choose = async ( client, name, value ) => assert.equal( ( await client.api( {
	action: 'options', optionname: name, ...( value === null ? {} : { optionvalue: value } ), token: await client.token()
} ) ).options, 'success' );

test( 'people are told once, in bundles, until it is taken back', async () => {
	const key = 'Page ' + randomUUID();
	assert.equal( await tell( alice, key, [ names[ 0 ], names[ 1 ], names[ 2 ] ] ), 2, 'not who did it' );
	const { items: [ one ], unread } = await settled( bob, ( page ) => page.items.length === 1 );
	assert.deepEqual( [ one.kind, one.text, one.target, one.unread, unread ], [ 'sample.greeting', `${ names[ 0 ] } greets you at ${ key }`, null, true, 1 ] );
	assert.equal( one.url, 'https://example.org/' + encodeURIComponent( key ) );
	assert.equal( await tell( alice, key, [ names[ 1 ] ] ), 0, 'again has no effect' );
	assert.equal( await tell( carol, key, [ names[ 1 ] ] ), 1 );
	const grown = await settled( bob, ( page ) => page.items[ 0 ].actorCount === 2 );
	assert.deepEqual( texts( grown ), [ `${ names[ 2 ] } and ${ names[ 0 ] } greets you at ${ key }` ] );
	const html = await page( bob, 'Special:SocialNotifications' );
	assert.ok( html.includes( 'Show the greeting' ) && html.includes( 'Somebody greets me' ), html );
	assert.equal( ( await list( bob, '?kinds=sample.greeting' ) ).items.length, 1 );
	assert.equal( ( await list( bob, '?kinds=sample.letter' ) ).items.length, 0 );
	assert.equal( ( await bob.api( { action: 'query', list: 'socialnotifications', snkinds: 'sample.greeting' } ) ).query.socialnotifications.length, 1 );
	await withdraw( alice, key );
	assert.deepEqual( texts( await list( bob ) ), [ `${ names[ 2 ] } greets you at ${ key }` ] );
	assert.deepEqual( ( await list( carol ) ).items, [], 'of whom nobody is left' );
	await withdraw( alice, key, { nobody: 1 } );
	assert.deepEqual( [ ( await list( bob ) ).items, ( await list( bob ) ).unread ], [ [], 0 ] );
} );

test( 'preferences hold: by the way, by the person', async () => {
	const key = 'Chosen ' + randomUUID();
	const form = await page( bob, 'Special:Preferences' );
	assert.ok( form.includes( 'Somebody greets me' ) && form.includes( 'web-sample.greeting' ), 'they are offered' );
	await choose( bob, 'wikisocial-notify-web-sample.greeting', '0' );
	await tell( alice, key, [ names[ 1 ], names[ 2 ] ] );
	await settled( carol, ( page ) => page.items.length === 1 );
	assert.deepEqual( [ ( await list( bob ) ).items, ( await list( bob ) ).unread ], [ [], 0 ], 'who wants none has none' );
	await choose( bob, 'wikisocial-notify-web-sample.greeting', null );
	await withdraw( alice, key );
} );

test( 'the extension says who may see it, and what breaks keeps to itself', async () => {
	const bundle = randomUUID();
	await tell( alice, 'secret ' + bundle, [ names[ 1 ] ] );
	await tell( alice, 'broken', [ names[ 1 ] ] );
	await tell( alice, '<b>' + bundle, [ names[ 1 ] ], { kind: 'sample.broken' } );
	await tell( alice, 'script', [ names[ 1 ] ] );
	await tell( alice, '<b>letter</b>', [ names[ 1 ] ], { kind: 'sample.letter', nobody: 1 } );
	const { items, unread } = await settled( bob, ( page ) => page.items.length === 5 );
	const [ letter, script, ...kept ] = items;
	assert.match( letter.text, /a letter: <b>letter<\/b>$/ );
	assert.equal( script.url, null, 'no script is linked' );
	for ( const one of kept ) {
		assert.deepEqual( [ one.actors, one.target, one.url, one.unread ], [ [], null, null, true ] );
		assert.ok( !one.text.includes( names[ 0 ] ) && !one.text.includes( bundle ), one.text );
	}
	assert.equal( unread, 5, 'they count until they are read' );
	const html = await page( bob, 'Special:SocialNotifications' );
	assert.ok( html.includes( '<bdi>&lt;b>letter&lt;/b></bdi>' ), html );
	for ( const [ key, kind ] of [ [ 'secret ' + bundle ], [ 'broken' ], [ '<b>' + bundle, 'sample.broken' ], [ 'script' ], [ '<b>letter</b>', 'sample.letter' ] ] ) {
		await withdraw( alice, key, { nobody: 1, kind: kind ?? 'sample.greeting' } );
	}
	assert.equal( ( await list( bob ) ).unread, 0 );
} );

test( 'what may not be told is refused', async () => {
	for ( const [ reason, key, more ] of [
		[ 'notification-kind-unknown', 'x', { kind: 'sample.unheard' } ],
		[ 'notification-kind-unknown', 'x', { kind: 'like' } ],
		[ 'notification-kind-unknown', 'x', { kind: 'no dot' } ],
		[ 'notification-object-invalid', 'two\nlines', {} ],
		[ 'notification-object-invalid', 'x'.repeat( 256 ), {} ],
		[ 'too-many', 'x', { crowd: 1001 } ]
	] ) {
		assert.equal( ( await call( alice, key, { to: names[ 1 ], ...more } ) ).error?.code, reason );
	}
} );

test( 'of an extension that is gone nothing is shown nor counted, until it is back', async () => {
	const key = 'Gone ' + randomUUID();
	await tell( alice, key, [ names[ 1 ] ] );
	await settled( bob, ( page ) => page.items.length === 1 );
	rmSync( settings );
	await settled( bob, ( page ) => page.items.length === 0 && page.unread === 0 );
	assert.match( ( await bob.rest( 'GET', '/notifications?kinds=sample.greeting' ) ).text, /"items":\[\]/ );
	install();
	const back = await settled( bob, ( page ) => page.unread === 1 );
	assert.deepEqual( texts( back ), [ `${ names[ 0 ] } greets you at ${ key }` ] );
	await withdraw( alice, key );
} );
