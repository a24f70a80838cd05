// SPDX-License-Identifier: GPL-2.0-or-later
// Events among the statuses of feeds: REST, Action API, HTML and Atom; gone while no page announces them, and
// for those who may not read the page.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Client, environment, people } from '../support/wiki.mjs';

const settings = environment().STATE + '/wiki/conf.d/68-event-feed.php';
const mark = randomUUID().slice( 0, 8 );
const page = `Talk:Feed of events ${ mark }`;
const title = `Meeting <i> & ${ mark }`;
const nobody = new Client();
let organiser;

const edit = async ( text ) => {
	const answer = await organiser.api( { action: 'edit', title: page, text, token: await organiser.token() } );
	assert.equal( answer.edit?.result, 'Success', JSON.stringify( answer ) );
};
const tag = `<social-event id="f${ mark }" title="${ title.replaceAll( '&', '&amp;' ).replaceAll( '<', '&lt;' ).replaceAll( '>', '&gt;' ) }" start="2027-05-07 18:00" end="20:00" zone="Europe/Berlin" place="Hall">Come.</social-event>`;
const named = encodeURIComponent( people.ordinary( 0 ).name );
/** The event in each feed, as who is not logged in meets it. */
async function everywhere() {
	const first = async ( route ) => ( await nobody.rest( 'GET', route ) ).json.items?.find( ( one ) => one.title === title );
	const text = async ( path ) => ( await nobody.fetch( path ) ).text();
	const { query } = await nobody.api( { action: 'query', list: 'socialfeed', sfprop: 'ids|text|time' } );
	return {
		public: await first( '/feeds/public?limit=10' ),
		user: await first( `/feeds/user/${ named }?limit=10` ),
		page: await first( `/feeds/page/${ encodeURIComponent( page ) }` ),
		api: query.socialfeed.find( ( one ) => one.title === title ),
		html: await text( '/index.php?title=Special:Social&limit=10' ),
		atom: await text( '/index.php?title=Special:Social&feed=atom' )
	};
}

before( async () => {
	organiser = await Client.loggedIn( people.ordinary( 0 ) );
	await organiser.post( `Before ${ mark }` );
	await edit( tag );
	await organiser.post( `After ${ mark }` );
} );
after( () => rmSync( settings, { force: true } ) );

test( 'an event stands in all feeds between the statuses before and after it', async () => {
	const found = await everywhere();
	for ( const feed of [ 'public', 'user', 'page' ] ) {
		const { type, start, startAt, zone, place, page: { title: where }, organisers } = found[ feed ];
		assert.deepEqual( [ type, start, startAt, zone, place, where, organisers.length ],
			[ 'event', '2027-05-07T18:00', found.public.startAt, 'Europe/Berlin', 'Hall', page, 1 ], feed );
	}
	assert.match( found.public.startAt, /^2027-05-07T16:00:00/ );
	const { items } = ( await nobody.rest( 'GET', '/feeds/public?limit=10' ) ).json;
	const at = items.findIndex( ( one ) => one.title === title );
	assert.deepEqual( [ items[ at - 1 ].text, items[ at + 1 ].text ], [ `After ${ mark }`, `Before ${ mark }` ] );
	assert.deepEqual( [ found.api.type, found.api.title, found.api.zone ], [ 'event', title, 'Europe/Berlin' ] );
	assert.ok( found.html.includes( `Meeting &lt;i&gt; &amp; ${ mark }` ) && !found.html.includes( `Meeting <i>` ) );
	assert.match( found.atom, new RegExp( `<title>Meeting &lt;i&gt; &amp; ${ mark }` ) );
} );

test( 'it is liked and commented there as statuses are', async () => {
	const reader = await Client.loggedIn( people.ordinary( 1 ) );
	const { id } = ( await everywhere() ).public;
	const article = async ( client ) => ( await ( await client.fetch( '/index.php?title=Special:Social&limit=10' ) ).text() )
		.match( new RegExp( `<article class="mw-wikisocial-event-item" data-id="${ id }"[^]*?</article>` ) )[ 0 ];
	const before = await article( reader );
	assert.ok( before.includes( `data-mw-wikisocial-like="event/${ id }"` ) && before.includes( `Special:Social/comments/event/${ id }"` ) );
	assert.equal( ( await reader.rest( 'PUT', '/likes/event/' + id, {} ) ).status, 200 );
	assert.equal( ( await reader.rest( 'POST', '/comments/event/' + id, { text: 'Said ' + mark } ) ).status, 201 );
	const after = await article( nobody );
	assert.match( after, /1 comment/ );
	assert.match( after, /1 like/ );
} );

test( 'it is in none while no page announces it, and comes back', async () => {
	await edit( 'blank' );
	const gone = await everywhere();
	assert.deepEqual( [ gone.public, gone.user, gone.page, gone.api ], [ undefined, undefined, undefined, undefined ] );
	assert.ok( !gone.html.includes( `Meeting &lt;i&gt; &amp; ${ mark }` ) && !gone.atom.includes( `&amp; ${ mark }` ) );
	await edit( tag );
	assert.ok( ( await everywhere() ).public );
} );

test( 'who may not read its page meets it in no feed', async () => {
	writeFileSync( settings, `<?php
$wgHooks['getUserPermissionsErrors'][] = static function ( $title, $user, $action, &$result ) {
	if ( $action === 'read' && !$user->isRegistered() && $title->getPrefixedText() === ${ JSON.stringify( page ) } ) {
		$result = [ 'badaccess-group0' ];
		return false;
	}
};
` );
	const kept = await everywhere();
	rmSync( settings );
	assert.deepEqual( [ kept.public, kept.user, kept.api ], [ undefined, undefined, undefined ] );
	assert.ok( !kept.html.includes( `Meeting &lt;i&gt; &amp; ${ mark }` ) && !kept.atom.includes( `&amp; ${ mark }` ) );
} );
