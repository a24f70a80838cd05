// SPDX-License-Identifier: GPL-2.0-or-later
// Events as iCalendar, as two programs of others read them, and who reads which calendar.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { announce, answer, day, edit, read, tagText } from '../support/events.mjs';
import { parse } from '../support/ics.mjs';
import { Client, environment, people, stack } from '../support/wiki.mjs';

const BASE = '/rest.php/wikisocial/v0';
const settings = environment().STATE + '/wiki/conf.d/62-calendars.php';
const set = ( lines ) => writeFileSync( settings, '<?php\n' + lines );
const anybody = new Client();
let organiser, member, moderator, administrator;

before( async () => {
	[ organiser, member, moderator, administrator ] = await Promise.all(
		[ people.ordinary( 0 ), people.ordinary( 1 ), people.moderator, people.administrator ].map( ( one ) => Client.loggedIn( one ) )
	);
} );

after( () => rmSync( settings, { force: true } ) );

const ics = ( client, path, headers = {} ) => client.fetch( BASE + path, { headers } );

/** Its one event, as both read it, if they agree. */
async function eventOf( client, id ) {
	const response = await ics( client, `/events/${ id }/ics` );
	assert.equal( response.status, 200 );
	const { 'ical.js': [ one ], 'python-icalendar': [ other ] } = parse( await response.text() );
	assert.deepEqual( one, other );
	return one;
}

/** Titles of a calendar's events that begin so, as both read it. */
async function titles( client, path, start ) {
	const response = await ics( client, path );
	assert.equal( response.status, 200 );
	const read = Object.values( parse( await response.text() ) ).map( ( events ) => events.map( ( one ) => one.summary ).filter( ( one ) => one.startsWith( start ) ) );
	assert.deepEqual( read[ 0 ], read[ 1 ] );
	return read[ 0 ];
}

/** Deletes a page: its event is suspended. */
async function remove( title ) {
	const answered = await administrator.api( { action: 'delete', title, token: await administrator.token() } );
	assert.ok( answered.delete, JSON.stringify( answered ) );
	for ( let tries = 0; tries < 50 && ( await administrator.rest( 'GET', '/events?page=' + encodeURIComponent( title ) ) ).json.items?.length; tries++ ) {
		await new Promise( ( done ) => setTimeout( done, 100 ) );
	}
}

async function open( client, scope = 'mine' ) {
	const made = await client.rest( 'POST', '/me/calendars/' + scope, {} );
	assert.equal( made.status, 201, made.text );
	assert.match( made.headers.get( 'cache-control' ), /private|no-store/ );
	assert.match( made.json.url, /^http.*\/rest\.php\/wikisocial\/v0\/calendars\/[\w-]{43}$/ );
	return made.json.url.slice( made.json.url.indexOf( '/calendars/' ) );
}

const utc = ( text ) => Date.parse( text + 'Z' ) / 1000;

test( 'an event in two parsers: the same instants before and after it is postponed and moved, across a change of the clock', async () => {
	const year = new Date().getFullYear() + 1;
	// Saturdays at ten; clocks change on the last Sunday of March.
	const saturday = ( month, from ) => [ 0, 1, 2, 3, 4, 5, 6 ].map( ( n ) => new Date( Date.UTC( year, month, from + n ) ) ).find( ( one ) => one.getUTCDay() === 6 );
	const change = [ 25, 26, 27, 28, 29, 30, 31 ].find( ( n ) => new Date( Date.UTC( year, 2, n ) ).getUTCDay() === 0 );
	const first = saturday( 2, change - 8 );
	const at = ( weeks ) => new Date( first.getTime() + weeks * 7 * 86400e3 ).toISOString().slice( 0, 10 );
	const attributes = { start: at( 0 ) + ' 10:00', end: at( 0 ) + ' 12:00', repeat: 'FREQ=WEEKLY;COUNT=5', except: at( 2 ) };
	const { id, title, tag } = await announce( organiser, attributes );
	const instants = ( hour ) => [ 0, 1, 3, 4 ].map( ( week ) => {
		const summer = Date.parse( at( week ) ) > Date.UTC( year, 2, change );
		return utc( `${ at( week ) }T${ String( hour - ( summer ? 2 : 1 ) ).padStart( 2, '0' ) }:00:00` );
	} );

	const fresh = await eventOf( anybody, id );
	assert.deepEqual( fresh.starts, instants( 10 ) );
	assert.equal( fresh.status, 'CONFIRMED' );
	assert.match( fresh.uid, new RegExp( `^${ id }@.+` ) );
	assert.match( fresh.url, new RegExp( `Special:SocialEvents/${ id }$` ) );

	// DTSTAMP has seconds.
	await new Promise( ( done ) => setTimeout( done, 1100 ) );
	assert.equal( ( await organiser.rest( 'PUT', `/events/${ id }/status`, { status: 'postponed' } ) ).status, 200 );
	const postponed = await eventOf( anybody, id );
	assert.deepEqual( postponed.starts, fresh.starts );
	assert.deepEqual( [ postponed.uid, postponed.status ], [ fresh.uid, 'TENTATIVE' ] );
	assert.ok( postponed.sequence > fresh.sequence && postponed.stamp > fresh.stamp, 'SEQUENCE and DTSTAMP go up' );

	await new Promise( ( done ) => setTimeout( done, 1100 ) );
	await edit( organiser, title, tagText( { id: tag, ...attributes, start: at( 0 ) + ' 15:00', end: at( 0 ) + ' 17:00' } ) );
	const moved = await eventOf( anybody, id );
	assert.deepEqual( moved.starts, instants( 15 ) );
	assert.equal( moved.uid, fresh.uid );
	assert.ok( moved.sequence > postponed.sequence && moved.stamp > postponed.stamp, 'and again' );

	await organiser.rest( 'PUT', `/events/${ id }/status`, { status: 'cancelled' } );
	assert.equal( ( await eventOf( anybody, id ) ).status, 'CANCELLED' );
} );

test( 'titles of any kind stay within their line', async () => {
	// Folding may cut no letter in two. No \\n: python-icalendar takes the two for a line feed, escaped or not.
	for ( const title of [ 'A, b; c: "d" \\ e\\', '🎂'.repeat( 40 ), 'x'.repeat( 66 ) + '👩‍👩‍👧', 'END:VEVENT', 'حفلة, ; שלום' ] ) {
		const { id } = await announce( organiser, { title: title.replaceAll( '"', '&quot;' ) } );
		const { title: stored } = await read( organiser, id );
		assert.equal( ( await eventOf( anybody, id ) ).summary, stored );
	}
	const broken = await announce( organiser, { title: 'One&#13;&#10;END:VEVENT&#10;ATTACH:x' } ).catch( () => null );
	if ( broken ) {
		assert.doesNotMatch( await ( await ics( anybody, `/events/${ broken.id }/ics` ) ).text(), /^(ATTACH|END:VEVENT\r\nATTACH)/m );
	}
} );

test( 'an event\'s file is kept by caches that ask again, and not there for whom it is not', async () => {
	const { id, title } = await announce( organiser );
	const first = await ics( anybody, `/events/${ id }/ics` );
	assert.match( first.headers.get( 'content-type' ), /^text\/calendar; charset=utf-8/i );
	assert.match( first.headers.get( 'cache-control' ), /^public, no-cache/ );
	assert.equal( first.headers.get( 'x-content-type-options' ), 'nosniff' );
	const etag = first.headers.get( 'etag' );
	assert.equal( ( await ics( anybody, `/events/${ id }/ics`, { 'if-none-match': etag } ) ).status, 304 );
	assert.match( ( await ics( member, `/events/${ id }/ics` ) ).headers.get( 'cache-control' ), /private/ );
	assert.equal( ( await answer( member, id ) ).status, 200 );
	assert.equal( ( await ics( anybody, `/events/${ id }/ics`, { 'if-none-match': etag } ) ).status, 304, 'a sign-up is no change of it' );
	await organiser.rest( 'PUT', `/events/${ id }/status`, { status: 'postponed' } );
	assert.equal( ( await ics( anybody, `/events/${ id }/ics`, { 'if-none-match': etag } ) ).status, 200 );
	assert.equal( ( await ics( anybody, '/events/1/ics' ) ).status, 404 );
	assert.equal( ( await ics( anybody, '/events/x/ics' ) ).status, 404 );
	await remove( title );
	assert.equal( ( await ics( anybody, `/events/${ id }/ics` ) ).status, 404 );
} );

test( 'one\'s own calendar has what one answered, until its address is replaced or taken back', async () => {
	const name = 'Own ' + randomUUID().slice( 0, 8 );
	const [ secret, other, declined ] = await Promise.all( [ 'private', 'not mine', 'declined' ].map( async ( what, n ) =>
		announce( organiser, { title: `${ name } ${ what }`, start: day( 7 + n ), end: day( 7 + n, '20:00' ) } ) ) );
	assert.equal( ( await answer( member, secret.id, { public: false } ) ).status, 200 );
	assert.equal( ( await answer( member, declined.id, { answer: 'declined' } ) ).status, 200 );
	assert.equal( ( await answer( organiser, other.id, { public: false } ) ).status, 200 );
	const mine = ( path ) => titles( anybody, path, name );

	const path = await open( member );
	assert.deepEqual( await mine( path ), [ name + ' private' ] );
	const head = await ics( anybody, path );
	assert.match( head.headers.get( 'cache-control' ), /^private, no-cache/ );
	assert.equal( head.headers.get( 'referrer-policy' ), 'no-referrer' );
	assert.equal( head.headers.get( 'x-robots-tag' ), 'noindex' );
	assert.equal( ( await ics( anybody, path, { 'if-none-match': head.headers.get( 'etag' ) } ) ).status, 304 );
	assert.doesNotMatch( await ( await ics( anybody, path ) ).text(), new RegExp( people.ordinary( 1 ).name ) );

	await organiser.rest( 'PUT', `/events/${ secret.id }/status`, { status: 'cancelled' } );
	const [ cancelled ] = parse( await ( await ics( anybody, path ) ).text() )[ 'ical.js' ].filter( ( one ) => one.summary === name + ' private' );
	assert.equal( cancelled.status, 'CANCELLED' );

	const next = await open( member );
	assert.equal( ( await ics( anybody, path ) ).status, 404, 'replaced' );
	assert.deepEqual( await mine( next ), [ name + ' private' ] );
	assert.equal( ( await member.rest( 'DELETE', '/me/calendars/mine', {} ) ).status, 204 );
	const gone = await anybody.rest( 'GET', next );
	assert.deepEqual( [ gone.status, gone.json.errorKey ], [ 404, 'wikisocial-error-calendar-not-found' ] );
	assert.ok( !gone.text.includes( next.slice( -43 ) ), 'the answer does not repeat the secret' );
	assert.equal( ( await member.rest( 'DELETE', '/me/calendars/mine', {} ) ).status, 204, 'again without effect' );
	assert.equal( ( await ics( anybody, '/calendars/x' ) ).status, 404 );
	assert.equal( ( await member.rest( 'POST', '/me/calendars/all', {} ) ).status, 400 );
} );

test( 'the wiki\'s calendar tells nothing of who comes, and follows what its owner may read', async () => {
	const title = 'Wiki ' + randomUUID().slice( 0, 8 );
	const { id, title: page } = await announce( organiser, { title } );
	await answer( member, id, { public: false, note: 'Quiet note' } );
	const path = await open( moderator, 'wiki' );
	for ( const where of [ '/events.ics', path ] ) {
		assert.deepEqual( await titles( anybody, where, title ), [ title ] );
		const text = await ( await ics( anybody, where ) ).text();
		assert.doesNotMatch( text, /Quiet note/ );
		assert.ok( !text.includes( people.ordinary( 1 ).name ) );
	}
	const shared = await ics( anybody, '/events.ics' );
	assert.match( shared.headers.get( 'cache-control' ), /^public, no-cache/ );
	assert.equal( ( await ics( anybody, '/events.ics', { 'if-none-match': shared.headers.get( 'etag' ) } ) ).status, 304 );
	await remove( page );
	for ( const where of [ '/events.ics', path ] ) {
		assert.deepEqual( await titles( anybody, where, title ), [] );
	}
	await moderator.rest( 'DELETE', '/me/calendars/wiki', {} );
} );

test( 'nobody reads by the address of an account that is hidden, and a block alone changes nothing', async () => {
	const name = 'Calendar ' + randomUUID().slice( 0, 8 );
	const password = randomUUID();
	const made = await administrator.api( { action: 'query', meta: 'tokens', type: 'createaccount' } );
	const account = await administrator.api( {
		action: 'createaccount', username: name, password, retype: password, reason: 'test',
		createreturnurl: stack.url, createtoken: made.query.tokens.createaccounttoken
	} );
	assert.equal( account.createaccount?.status, 'PASS', JSON.stringify( account ) );
	const own = await Client.loggedIn( { name, password } );
	const path = await open( own, 'wiki' );
	const block = async ( more ) => administrator.api( { action: 'block', user: name, reblock: 1, token: await administrator.token(), ...more } );
	assert.equal( ( await ics( anybody, path ) ).status, 200 );
	assert.equal( ( await block( {} ) ).error, undefined );
	assert.equal( ( await ics( anybody, path ) ).status, 200 );
	set( "$wgGroupPermissions['suppress']['block'] = true;" );
	const suppressor = await Client.loggedIn( people.suppressor );
	const hidden = await suppressor.api( { action: 'block', user: name, reblock: 1, hidename: 1, expiry: 'infinite', token: await suppressor.token() } );
	assert.equal( hidden.error, undefined, JSON.stringify( hidden ) );
	assert.equal( ( await ics( anybody, path ) ).status, 404 );
} );

test( 'on a wiki of members an address reads what its owner may, and nobody else anything', async () => {
	const title = 'Members ' + randomUUID().slice( 0, 8 );
	const { id } = await announce( organiser, { title } );
	const path = await open( member, 'wiki' );
	try {
		set( "$wgGroupPermissions['*']['read'] = false;" );
		for ( const closed of [ '/events.ics', `/events/${ id }/ics` ] ) {
			assert.equal( ( await ics( anybody, closed ) ).status, 403, closed );
			assert.equal( ( await ics( member, closed ) ).status, 200, closed );
			assert.match( ( await ics( member, closed ) ).headers.get( 'cache-control' ), /private/ );
		}
		assert.deepEqual( await titles( member, '/events.ics', title ), [ title ] );
		assert.deepEqual( await titles( anybody, path, title ), [ title ] );
		set( "$wgGroupPermissions['*']['read'] = false; $wgGroupPermissions['user']['read'] = false;" );
		assert.deepEqual( await titles( anybody, path, title ), [], 'the owner lost the right to read' );
	} finally {
		rmSync( settings, { force: true } );
	}
	assert.equal( ( await member.rest( 'DELETE', '/me/calendars/wiki', {} ) ).status, 204 );
} );

test( 'what comes, as Atom', async () => {
	const title = 'Atom <b> & ' + randomUUID().slice( 0, 8 );
	await announce( organiser, { title: title.replaceAll( '&', '&amp;' ).replaceAll( '<', '&lt;' ).replaceAll( '>', '&gt;' ), start: day( -1 ), end: day( 1 ) } );
	const response = await anybody.fetch( '/index.php?title=Special:SocialEvents&feed=atom' );
	assert.equal( response.status, 200 );
	assert.match( response.headers.get( 'content-type' ), /^application\/atom\+xml/ );
	assert.match( response.headers.get( 'cache-control' ), /^public, max-age=0, must-revalidate/ );
	const xml = await response.text();
	assert.ok( xml.includes( `<title>${ title.replaceAll( '&', '&amp;' ).replaceAll( '<', '&lt;' ).replaceAll( '>', '&gt;' ) }</title>` ), xml.slice( 0, 3000 ) );
	const again = await anybody.fetch( '/index.php?title=Special:SocialEvents&feed=atom', { headers: { 'if-none-match': response.headers.get( 'etag' ) } } );
	assert.equal( again.status, 304 );
	assert.match( await ( await anybody.fetch( '/index.php?title=Special:SocialEvents' ) ).text(), /<link rel="alternate" type="application\/atom\+xml"[^>]*SocialEvents[^>]*feed=atom/ );
} );

test( 'a month as a page: its dates in the reader\'s zone beside the event\'s', async () => {
	const title = 'Month ' + randomUUID().slice( 0, 8 );
	// Half an hour into March in Tokyo is still February in UTC.
	await announce( organiser, { title, start: '2031-03-01 00:30', end: '2031-03-01 02:00', zone: 'Asia/Tokyo' } );
	const page = async ( month, client = anybody ) => client.fetch( '/index.php?title=Special:SocialEvents/month' + month );
	const february = await ( await page( '/2031-02' ) ).text();
	assert.ok( february.includes( title ) && february.includes( 'Asia/Tokyo' ) );
	assert.match( february, /15:30[^]*?28 February 2031[^]*00:30[^]*?1 March 2031/ );
	assert.match( february, /rel="prev"[^>]*>← January 2031[^]*rel="next"[^>]*>March 2031 →/ );
	assert.ok( !( await ( await page( '/2031-03' ) ).text() ).includes( title ) );
	assert.equal( ( await member.api( { action: 'options', optionname: 'timecorrection', optionvalue: 'ZoneInfo|540|Asia/Tokyo', token: await member.token() } ) ).error, undefined );
	assert.ok( ( await ( await page( '/2031-03', member ) ).text() ).includes( title ) );
	assert.ok( !( await ( await page( '/2031-02', member ) ).text() ).includes( title ) );
	await member.api( { action: 'options', optionname: 'timecorrection', token: await member.token() } );
	assert.match( await ( await page( '/1999-01' ) ).text(), /No event takes place in this month/ );
	assert.equal( ( await page( '' ) ).status, 200 );
	for ( const wrong of [ '/2031-13', '/2031-3', '/x', '/2031-03/1', '/9999-01' ] ) {
		assert.equal( ( await page( wrong ) ).status, 404, wrong );
	}
} );
