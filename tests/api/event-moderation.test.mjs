// SPDX-License-Identifier: GPL-2.0-or-later
// Events that moderators hide, suppress and show again: no trace of one anywhere for who may not see it; who is
// told of that; reports.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { announce, answer, day, edit, tagText } from '../support/events.mjs';
import { Client, people } from '../support/wiki.mjs';

const reader = new Client();
let organiser, guest, outsider, moderator, suppressor;

before( async () => {
	[ organiser, guest, outsider, moderator, suppressor ] = await Promise.all( [
		people.ordinary( 0 ), people.ordinary( 1 ), people.ordinary( 2 ), people.moderator, people.suppressor
	].map( ( account ) => Client.loggedIn( account ) ) );
} );

const key = ( answered ) => answered.json?.errorKey?.replace( 'wikisocial-error-', '' );
const set = ( client, id, level, more = {} ) => client.rest( 'PUT', '/moderation/event/' + id, { level, reason: 'because ' + id, ...more } );
const address = ( title ) => '/index.php?title=' + title.replaceAll( ' ', '_' );
const page = async ( client, title ) => {
	const response = await client.fetch( address( title ) );
	return { status: response.status, text: await response.text() };
};
const text = async ( client, path ) => ( await client.fetch( path ) ).text();
async function logged( client, letype, id ) {
	const found = await client.api( { action: 'query', list: 'logevents', letype, lelimit: 50, leprop: 'type|user|comment|details|title' } );
	return ( found.query?.logevents ?? [] ).filter( ( one ) => JSON.stringify( one.params ).includes( id ) );
}

/** Under way, so that it is among the first of any list. */
const now = { start: day( -1 ), end: day( 1 ) };
/** One with a name, a description, a place, a participant, a comment and a like; title: of its page. */
async function busy() {
	const mark = randomUUID().slice( 0, 8 );
	const made = { ...await announce( organiser, { ...now, title: `Party ${ mark }`, place: `Cellar ${ mark }` } ), mark };
	assert.equal( ( await answer( guest, made.id ) ).status, 200 );
	assert.equal( ( await guest.rest( 'PUT', '/likes/event/' + made.id, {} ) ).status, 200 );
	const said = await guest.rest( 'POST', '/comments/event/' + made.id, { text: `Looking forward ${ mark }` } );
	assert.equal( said.status, 201, said.text );
	return { ...made, comment: said.json.id };
}

/** Where somebody meets it: by what is asked, whether it is there. */
async function traces( client, { id, title, mark, comment }, calendar = null ) {
	const month = now.start.slice( 0, 7 );
	const found = ( rest ) => rest.then( ( { status, text: body } ) => status === 200 && ( body.includes( mark ) || body.includes( id ) ) );
	const shown = ( path ) => text( client, path ).then( ( body ) => body.includes( `Party ${ mark }` ) || body.includes( `Cellar ${ mark }` ) );
	const asked = {
		event: found( client.rest( 'GET', '/events/' + id ) ),
		list: found( client.rest( 'GET', '/events?limit=100' ) ),
		ofPage: found( client.rest( 'GET', '/events?page=' + encodeURIComponent( title ) ) ),
		participants: client.rest( 'GET', `/events/${ id }/participants` ).then( ( { status } ) => status === 200 ),
		publicFeed: found( client.rest( 'GET', '/feeds/public?limit=20' ) ),
		userFeed: found( client.rest( 'GET', `/feeds/user/${ encodeURIComponent( people.ordinary( 0 ).name ) }?limit=20` ) ),
		pageFeed: found( client.rest( 'GET', '/feeds/page/' + encodeURIComponent( title ) ) ),
		comments: found( client.rest( 'GET', '/comments/event/' + id ) ),
		comment: found( client.rest( 'GET', '/statuses/' + comment ) ),
		likes: client.rest( 'GET', '/likes/event/' + id ).then( ( { status } ) => status === 200 ),
		box: shown( address( title ) ),
		parsed: client.api( { action: 'parse', page: title, prop: 'text' } ).then( ( { parse } ) => parse.text.includes( mark ) ),
		special: shown( '/index.php?title=Special:SocialEvents/' + id ),
		people: shown( `/index.php?title=Special:SocialEvents/${ id }/participants` ),
		lists: shown( '/index.php?title=Special:SocialEvents' ),
		month: shown( '/index.php?title=Special:SocialEvents/month/' + month ),
		feedPage: shown( '/index.php?title=Special:Social&limit=20' ),
		eventsAtom: shown( '/index.php?title=Special:SocialEvents&feed=atom' ),
		atom: shown( '/index.php?title=Special:Social&feed=atom' ),
		ics: shown( `/rest.php/wikisocial/v0/events/${ id }/ics` ),
		wikiIcs: shown( '/rest.php/wikisocial/v0/events.ics' ),
		...( calendar ? { calendar: shown( calendar ) } : {} )
	};
	const values = await Promise.all( Object.values( asked ) );
	return Object.fromEntries( Object.keys( asked ).map( ( name, i ) => [ name, values[ i ] ] ) );
}
/** Whether the comment on it is among the recent changes. */
const isRecent = async ( { comment } ) =>
	( await text( reader, '/index.php?title=Special:RecentChanges&limit=50&days=1&hidebots=0' ) ).includes( 'status/' + comment );
/** Names of those that are as wanted not. */
const wrong = ( found, wanted, but = [] ) => Object.keys( found ).filter( ( name ) => found[ name ] !== wanted && !but.includes( name ) );

test( 'of a hidden event there is no trace for outsiders, its organiser and who takes part; moderators see it marked; shown again all is back', async () => {
	const event = await busy();
	const calendar = new URL( ( await guest.rest( 'POST', '/me/calendars/mine', {} ) ).json.url ).pathname;
	const before = await traces( reader, event, calendar );
	assert.deepEqual( wrong( before, true ), [], 'all see it before' );
	assert.ok( await isRecent( event ) );
	const hidden = await set( moderator, event.id, 'hidden' );
	assert.equal( hidden.status, 200, hidden.text );
	assert.deepEqual( [ hidden.json.id, hidden.json.type, hidden.json.hidden ], [ event.id, 'event', 'hidden' ] );
	for ( const client of [ reader, guest, organiser ] ) {
		assert.deepEqual( wrong( await traces( client, event, calendar ), false ), [] );
		assert.deepEqual( ( await page( client, event.title ) ).text.match( /mw-wikisocial-event|social-event-/g ), null, 'not even an empty box' );
		assert.equal( ( await page( client, 'Special:SocialEvents/' + event.id ) ).status, 404 );
	}
	assert.ok( !await isRecent( event ) );
	assert.equal( key( await answer( outsider, event.id ) ), 'event-not-found' );
	assert.equal( key( await organiser.rest( 'PUT', `/events/${ event.id }/status`, { status: 'cancelled' } ) ), 'event-not-found' );
	assert.equal( ( await organiser.rest( 'PUT', '/events/' + event.id, { place: 'Attic' } ) ).status, 404 );
	// What is made for everybody is the same for moderators.
	const seen = await traces( moderator, event, calendar );
	assert.deepEqual( wrong( seen, true, [
		'parsed', 'comments', 'likes', 'eventsAtom', 'atom', 'wikiIcs', 'calendar', 'publicFeed', 'userFeed', 'feedPage'
	] ), [] );
	assert.deepEqual( [ seen.eventsAtom, seen.atom, seen.wikiIcs, seen.calendar, seen.parsed ], [ false, false, false, false, false ] );
	for ( const title of [ event.title, 'Special:SocialEvents/' + event.id ] ) {
		const { text: html } = await page( moderator, title );
		assert.match( html, /A moderator has hidden this event/ );
		assert.ok( html.includes( `Special:SocialEvents/${ event.id }/hide` ), 'a link to show it again' );
	}
	assert.match( ( await page( moderator, 'Special:SocialEvents' ) ).text, /Hidden by a moderator/ );
	// Who edits its page changes nothing of that.
	await edit( organiser, event.title, tagText( { ...now, id: event.tag, title: `Party ${ event.mark }`, place: 'Roof' } ) );
	assert.equal( ( await reader.rest( 'GET', '/events/' + event.id ) ).status, 404 );
	assert.doesNotMatch( ( await page( reader, event.title ) ).text, /Roof/ );
	await edit( organiser, event.title, tagText( { ...now, id: event.tag, title: `Party ${ event.mark }`, place: `Cellar ${ event.mark }` } ) );
	assert.equal( ( await set( moderator, event.id, 'none' ) ).status, 200 );
	assert.deepEqual( wrong( await traces( reader, event, calendar ), true ), [] );
	assert.ok( await isRecent( event ) );
	const rows = await logged( reader, 'social', event.id );
	assert.deepEqual( rows.map( ( { action, comment } ) => [ action, comment ] ),
		[ [ 'statusshow', 'because ' + event.id ], [ 'statushide', 'because ' + event.id ] ] );
	assert.ok( !JSON.stringify( rows ).includes( event.mark ), 'the log has no text' );
	const log = ( await page( reader, 'Special:Log/social' ) ).text;
	assert.match( log, new RegExp( `hid <a href="[^"]*Special:SocialEvents/${ event.id }"[^>]*>an event</a>` ) );
} );

test( 'suppression is for suppressors, and its log too; a copy of the event elsewhere shows nothing either', async () => {
	const event = await busy();
	const copy = event.title + '/Copy';
	await edit( outsider, copy, 'Around ' + tagText( { ...now, id: event.tag, title: `Party ${ event.mark }` } ) + ' it' );
	assert.equal( key( await set( moderator, event.id, 'suppressed' ) ), 'moderation-not-allowed' );
	assert.equal( ( await set( suppressor, event.id, 'suppressed' ) ).json.hidden, 'suppressed' );
	assert.equal( ( await set( suppressor, event.id, 'suppressed' ) ).status, 200, 'again without effect' );
	for ( const client of [ organiser, moderator ] ) {
		assert.deepEqual( wrong( await traces( client, event ), false ), [] );
		const { text: html } = await page( client, copy );
		assert.ok( html.includes( 'Around' ) && html.includes( ' it' ) && !html.includes( event.mark + '</bdi>' ) );
	}
	assert.equal( key( await set( moderator, event.id, 'none' ) ), 'event-not-found', 'moderators do not even know of it' );
	assert.match( ( await page( suppressor, event.title ) ).text, /This event is suppressed/ );
	assert.equal( ( await logged( moderator, 'social', event.id ) ).length, 0 );
	assert.equal( ( await logged( moderator, 'suppress', event.id ) ).length, 0 );
	assert.deepEqual( ( await logged( suppressor, 'suppress', event.id ) ).map( ( one ) => one.action ), [ 'statussuppress' ] );
	assert.equal( ( await set( suppressor, event.id, 'none' ) ).status, 200 );
	assert.equal( ( await reader.rest( 'GET', '/events/' + event.id ) ).status, 200 );
	assert.match( ( await page( reader, copy ) ).text, /This is a copy/ );
} );

test( 'one that was removed from its page is hidden too and does not come back with its text', async () => {
	const { id, title, tag } = await announce( organiser );
	await edit( outsider, title, 'Nothing' );
	assert.equal( ( await set( moderator, id, 'hidden' ) ).status, 200 );
	await edit( organiser, title, tagText( { id: tag } ) );
	assert.doesNotMatch( ( await page( reader, title ) ).text, /mw-wikisocial-event/ );
	assert.equal( ( await reader.rest( 'GET', '/events/' + id ) ).status, 404 );
} );

test( 'bad orders are refused by name', async () => {
	const { id } = await announce( organiser );
	assert.equal( ( await set( moderator, id, 'gone' ) ).status, 400 );
	assert.equal( key( await set( moderator, '1', 'hidden' ) ), 'event-not-found' );
	assert.equal( key( await set( moderator, 'x', 'hidden' ) ), 'event-not-found' );
	assert.equal( key( await set( moderator, id, 'hidden', { version: 1 } ) ), 'version-not-found' );
	assert.equal( key( await set( moderator, id, 'hidden', { reason: 'x'.repeat( 501 ) } ) ), 'reason-too-long' );
	for ( const client of [ organiser, outsider, reader ] ) {
		assert.equal( ( await set( client, id, 'hidden' ) ).status, 403 );
	}
	assert.equal( ( await set( moderator, id, 'hidden', { token: 'stale+\\' } ) ).status, 403 );
	assert.equal( ( await reader.rest( 'GET', '/events/' + id ) ).status, 200 );
} );

test( 'a report is stored once while it is open, and not of one\'s own', async () => {
	const { id, title } = await announce( organiser );
	const report = ( client, more ) => client.rest( 'POST', '/reports', { type: 'event', id, reason: 'spam', ...more } );
	const first = await report( outsider );
	assert.equal( first.status, 201, first.text );
	const again = await report( outsider );
	assert.deepEqual( [ again.status, again.json.id ], [ 200, first.json.id ] );
	assert.equal( key( await report( organiser ) ), 'report-own' );
	assert.equal( key( await report( outsider, { reason: '' } ) ), 'reason-empty' );
	assert.equal( key( await report( outsider, { id: '1' } ) ), 'event-not-found' );
	assert.equal( ( await report( reader ) ).status, 403 );
	const link = `Special:SocialEvents/${ id }/report"`;
	for ( const where of [ title, 'Special:SocialEvents/' + id ] ) {
		assert.ok( ( await page( outsider, where ) ).text.includes( link ) );
		for ( const client of [ reader, organiser ] ) {
			assert.ok( !( await page( client, where ) ).text.includes( link ) );
		}
	}
} );

test( 'both are done by form: without the token nothing is, and what was typed stays', async () => {
	const { id } = await announce( organiser );
	const post = async ( client, name, fields ) => client.fetch( `/index.php?title=Special:SocialEvents/${ id }/${ name }`, {
		method: 'POST', body: new URLSearchParams( { wpEditToken: await client.token(), ...fields } )
	} );
	assert.equal( ( await page( outsider, `Special:SocialEvents/${ id }/hide` ) ).status, 403 );
	assert.equal( ( await post( outsider, 'hide', { wpLevel: 'hidden' } ) ).status, 403 );
	assert.equal( ( await page( organiser, `Special:SocialEvents/${ id }/report` ) ).status, 403 );
	assert.equal( ( await page( reader, `Special:SocialEvents/${ id }/report` ) ).status, 302, 'one is asked to log in' );
	assert.doesNotMatch( ( await page( moderator, `Special:SocialEvents/${ id }/hide` ) ).text, /value="suppressed"/ );
	assert.match( ( await page( suppressor, `Special:SocialEvents/${ id }/hide` ) ).text, /value="suppressed"/ );
	const stale = await post( moderator, 'hide', { wpLevel: 'hidden', wpReason: 'Kept words', wpEditToken: 'x' } );
	assert.equal( stale.status, 403 );
	assert.match( await stale.text(), /value="Kept words"/ );
	assert.equal( ( await post( outsider, 'report', { wpReason: '' } ) ).status, 400 );
	const told = await post( outsider, 'report', { wpReason: 'Spam' } );
	assert.equal( told.status, 303, await told.text() );
	assert.equal( ( await outsider.rest( 'POST', '/reports', { type: 'event', id, reason: 'spam' } ) ).status, 200, 'it is there already' );
	const hidden = await post( moderator, 'hide', { wpLevel: 'hidden', wpReason: 'Advertisement' } );
	assert.equal( hidden.status, 303, await hidden.text() );
	assert.match( await text( moderator, hidden.headers.get( 'location' ).replace( moderator.url, '' ) ), /The change was made\./ );
	assert.equal( ( await reader.rest( 'GET', '/events/' + id ) ).status, 404 );
	assert.equal( ( await page( outsider, `Special:SocialEvents/${ id }/report` ) ).status, 404 );
	assert.equal( ( await logged( reader, 'social', id ) )[ 0 ].comment, 'Advertisement' );
} );
