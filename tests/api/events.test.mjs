// SPDX-License-Identifier: GPL-2.0-or-later
// Events over REST, the Action API and forms: who gets a seat, who is told, what organisers do and nobody else.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { announce, answer, counted, edit, eventsOf, move, read, tagText, withdraw } from '../support/events.mjs';
import { checkout, Client, environment, people } from '../support/wiki.mjs';

const nobody = new Client();
const clients = {};
let organiser, anna, berta, clara, administrator;

before( async () => {
	for ( const [ name, account ] of Object.entries( {
		organiser: people.ordinary( 0 ), anna: people.ordinary( 1 ), berta: people.ordinary( 2 ), clara: people.ordinary( 3 ),
		administrator: people.administrator, moderator: people.moderator
	} ) ) {
		clients[ name ] = await Client.loggedIn( account );
	}
	( { organiser, anna, berta, clara, administrator } = clients );
} );

const key = ( answered ) => answered.json?.errorKey?.replace( 'wikisocial-error-', '' );
const refused = ( answered, status, reason ) => assert.deepEqual( [ answered.status, key( answered ) ], [ status, reason ], answered.text );
const participants = async ( client, id, query = '' ) => ( await client.rest( 'GET', `/events/${ id }/participants${ query }` ) ).json;
const named = ( list ) => list.items.map( ( one ) => [ one.user.name, one.state ] );
const path = ( subpage ) => '/index.php?title=Special:SocialEvents/' + subpage;
const post = async ( client, subpage, fields ) => client.fetch( path( subpage ), {
	method: 'POST', body: new URLSearchParams( { wpEditToken: await client.token(), ...fields } )
} );

async function eventually( what, check ) {
	for ( let tries = 0; tries < 50; tries++ ) {
		if ( await check() ) {
			return;
		}
		await sleep( 100 );
	}
	assert.fail( what );
}

test( 'with two seats the third waits, and has the seat that a cancellation frees', async () => {
	const { id } = await announce( organiser, { capacity: 2 } );
	assert.deepEqual( ( await answer( anna, id ) ).json, { state: 'going', position: null, going: 1, waiting: 0 } );
	assert.deepEqual( ( await answer( anna, id ) ).json, { state: 'going', position: null, going: 1, waiting: 0 }, 'again without effect' );
	assert.equal( ( await answer( berta, id ) ).json.state, 'going' );
	const third = await answer( clara, id );
	assert.deepEqual( third.json, { state: 'waitlisted', position: 1, going: 2, waiting: 1 } );
	assert.deepEqual( ( await read( clara, id ) ).mine.state, 'waitlisted' );
	assert.deepEqual( named( await participants( nobody, id ) ), [
		[ people.ordinary( 1 ).name, 'going' ], [ people.ordinary( 2 ).name, 'going' ], [ people.ordinary( 3 ).name, 'waitlisted' ]
	] );
	assert.deepEqual( ( await withdraw( anna, id ) ).json, { state: null, position: null, going: 2, waiting: 0 } );
	assert.equal( ( await withdraw( anna, id ) ).status, 200, 'again without effect' );
	assert.equal( ( await read( clara, id ) ).mine.state, 'going' );
	assert.equal( ( await read( anna, id ) ).mine, null );
	const upcoming = ( await nobody.rest( 'GET', '/events?limit=100' ) ).json.items;
	assert.ok( upcoming.some( ( one ) => one.id === id ) );
	const mine = ( await clara.rest( 'GET', '/events?mine=true' ) ).json.items;
	assert.ok( mine.some( ( one ) => one.id === id ) );
} );

test( 'without a waiting list the third is refused, and a seat needs room for guests', async () => {
	const { id } = await announce( organiser, { capacity: 2, waitlist: 'no', guests: 3 } );
	refused( await answer( anna, id, { guests: 2 } ), 403, 'event-full' );
	refused( await answer( anna, id, { guests: 4 } ), 400, 'signup-guests-too-many' );
	assert.equal( ( await answer( anna, id, { guests: 1 } ) ).json.going, 2 );
	refused( await answer( berta, id ), 403, 'event-full' );
	assert.equal( ( await answer( berta, id, { answer: 'interested' } ) ).json.state, 'interested' );
	assert.equal( ( await answer( anna, id, { guests: 0 } ) ).json.going, 1 );
	assert.equal( ( await answer( berta, id ) ).json.state, 'going' );
} );

test( 'who does not want to be named is counted and told to organisers only', async () => {
	const { id } = await announce( organiser );
	const note = 'Wheelchair ' + randomUUID();
	await answer( anna, id, { public: false, note } );
	for ( const client of [ nobody, berta ] ) {
		const list = await participants( client, id );
		assert.deepEqual( [ list.items, list.counts.going, list.counts.private ], [ [], 1, 1 ] );
		const page = await ( await client.fetch( path( id ) ) ).text();
		assert.ok( !page.includes( note ) && !page.includes( people.ordinary( 1 ).name ) );
	}
	const seen = await participants( organiser, id );
	assert.deepEqual( [ named( seen ), seen.items[ 0 ].note ], [ [ [ people.ordinary( 1 ).name, 'going' ] ], note ] );
	assert.equal( ( await participants( anna, id ) ).items[ 0 ].note, note );
} );

test( 'organisers close, cancel, move, remove and mark; others do not', async () => {
	const { id } = await announce( organiser, { capacity: 1 } );
	await answer( anna, id );
	await answer( berta, id );
	const acts = [
		[ 'PUT', 'closed', { reason: 'Full' } ], [ 'DELETE', 'closed', {} ], [ 'PUT', 'status', { status: 'cancelled' } ],
		[ 'PUT', 'questions', { tiesEdits: true } ], [ 'POST', 'messages', { text: 'Hello' } ],
		[ 'PUT', 'organisers/' + encodeURIComponent( people.ordinary( 3 ).name ), {} ],
		[ 'PUT', 'participants/' + encodeURIComponent( people.ordinary( 1 ).name ), { action: 'remove' } ]
	];
	for ( const [ method, route, body ] of acts ) {
		refused( await clara.rest( method, `/events/${ id }/${ route }`, body ), 403, 'event-not-organiser' );
	}
	refused( await clara.rest( 'GET', `/events/${ id }/answers` ), 403, 'event-not-organiser' );
	const act = async ( method, route, body ) => {
		const answered = await organiser.rest( method, `/events/${ id }/${ route }`, body );
		assert.ok( answered.status < 300, answered.text );
		return answered.json;
	};
	assert.equal( ( await act( 'PUT', 'closed', { reason: 'Enough' } ) ).closed, true );
	refused( await answer( clara, id ), 403, 'event-closed' );
	assert.equal( ( await act( 'DELETE', 'closed', {} ) ).closed, false );
	await act( 'PUT', 'participants/' + encodeURIComponent( people.ordinary( 1 ).name ), { action: 'remove', reason: 'Asked for it' } );
	assert.equal( ( await read( berta, id ) ).mine.state, 'going', 'the seat goes to who waits' );
	refused( await answer( anna, id ), 403, 'signup-removed' );
	await act( 'PUT', 'participants/' + encodeURIComponent( people.ordinary( 2 ).name ), { action: 'attended' } );
	assert.equal( ( await participants( organiser, id, '?state=going' ) ).items[ 0 ].attended, true );
	assert.equal( ( await participants( nobody, id, '?state=going' ) ).items[ 0 ].attended, null );
	assert.deepEqual( ( await act( 'POST', 'messages', { text: 'See you', to: [ 'going' ] } ) ).recipients, 1 );
	await act( 'PUT', 'organisers/' + encodeURIComponent( people.ordinary( 3 ).name ), { reason: 'Helps' } );
	assert.equal( ( await act( 'PUT', 'status', { status: 'cancelled', reason: 'Rain' } ) ).status, 'cancelled' );
	refused( await answer( clara, id ), 403, 'event-cancelled' );
	const last = await clara.rest( 'DELETE', `/events/${ id }/organisers/${ encodeURIComponent( people.ordinary( 0 ).name ) }`, {} );
	assert.equal( last.status, 200, last.text );
	refused( await clara.rest( 'DELETE', `/events/${ id }/organisers/${ encodeURIComponent( people.ordinary( 3 ).name ) }`, {} ), 403, 'organiser-last' );
	await eventually( 'the log has what organisers did, without who takes part', async () => {
		const entries = await nobody.api( { action: 'query', list: 'logevents', letype: 'social', lelimit: 50, leprop: 'type|comment|user|details' } );
		const of = entries.query.logevents.filter( ( one ) => one.params?.event === id ).map( ( one ) => one.action );
		return [ 'event-close', 'event-open', 'event-remove', 'event-addorganiser', 'event-cancel', 'event-removeorganiser' ]
			.every( ( action ) => of.filter( ( one ) => one === action ).length === 1 );
	} );
	const log = await ( await nobody.fetch( '/index.php?title=Special:Log&type=social' ) ).text();
	assert.doesNotMatch( log, new RegExp( `gave.*${ people.ordinary( 2 ).name }` ) );
	assert.match( log, /Rain/ );
} );

test( 'questions are answered, counted for organisers, and stand fast then', async () => {
	const { id } = await announce( organiser );
	const questions = [ { question: 'Vegetarian?', answers: [ 'Yes', 'No' ] } ];
	assert.deepEqual( ( await organiser.rest( 'PUT', `/events/${ id }/questions`, { questions } ) ).json.questions, questions );
	refused( await answer( anna, id, { answers: [ 3 ] } ), 400, 'signup-answers-invalid' );
	assert.equal( ( await answer( anna, id, { answers: [ 1 ] } ) ).status, 200 );
	assert.equal( ( await answer( berta, id, { answers: [ 1 ] } ) ).status, 200 );
	const { items } = ( await organiser.rest( 'GET', `/events/${ id }/answers` ) ).json;
	assert.deepEqual( items, [ { question: 'Vegetarian?', answers: [ { answer: 'Yes', count: 2 }, { answer: 'No', count: 0 } ] } ] );
	refused( await organiser.rest( 'PUT', `/events/${ id }/questions`, { questions: [] } ), 403, 'event-questions-answered' );
} );

test( 'what the tag says is changed by an edit of the page in one\'s name', async () => {
	const { id, title } = await announce( organiser, { capacity: 2 } );
	const base = ( await nobody.api( { action: 'query', titles: title, prop: 'revisions', rvprop: 'ids' } ) ).query.pages[ 0 ].revisions[ 0 ].revid;
	const changed = await organiser.rest( 'PUT', '/events/' + id, { title: 'Renamed "<b>" {{x}}', capacity: 3, place: 'Library', summary: 'New place' } );
	assert.equal( changed.status, 200, changed.text );
	const event = await read( nobody, id );
	assert.deepEqual( [ event.title, event.capacity, event.place ], [ 'Renamed "<b>" {{x}}', 3, 'Library' ] );
	const [ revision ] = ( await nobody.api( { action: 'query', titles: title, prop: 'revisions', rvprop: 'ids|user|comment' } ) ).query.pages[ 0 ].revisions;
	assert.deepEqual( [ revision.revid, revision.user, revision.comment ], [ changed.json.revision, people.ordinary( 0 ).name, 'New place' ] );
	const stale = await organiser.rest( 'PUT', '/events/' + id, { title: 'Other', baseRevision: base } );
	assert.equal( stale.status, 409, stale.text );
	refused( await organiser.rest( 'PUT', '/events/' + id, { capacity: -1 } ), 400, 'event-capacity-invalid' );
	refused( await organiser.rest( 'PUT', '/events/' + id, { zone: 'Mars/Base' } ), 400, 'event-zone-unknown' );
	refused( await nobody.rest( 'PUT', '/events/' + id, { title: 'Mine' } ), 403, 'login-needed' );
	// Somebody else changes what is public, not how many seats there are.
	assert.equal( ( await anna.rest( 'PUT', '/events/' + id, { place: 'Park', capacity: 9 } ) ).status, 200 );
	const then = await read( nobody, id );
	assert.deepEqual( [ then.place, then.capacity, then.organiser ], [ 'Park', 3, false ] );
	await administrator.api( { action: 'protect', title, protections: 'edit=sysop', token: await administrator.token() } );
	assert.equal( ( await organiser.rest( 'PUT', '/events/' + id, { place: 'Nowhere' } ) ).status, 403 );
} );

test( 'a vandal\'s edits give no power and lose nothing', async () => {
	const { id, title, tag } = await announce( organiser, { capacity: 2 } );
	await answer( anna, id );
	await edit( berta, title, tagText( { id: tag, capacity: 1000, organiser: people.ordinary( 2 ).name, status: 'cancelled' } ) );
	const vandalised = await read( berta, id );
	assert.deepEqual( [ vandalised.capacity, vandalised.organiser, vandalised.status, vandalised.going ], [ 2, false, 'planned', 1 ] );
	await edit( berta, title, 'Blanked' );
	assert.equal( ( await nobody.rest( 'GET', '/events/' + id ) ).status, 404 );
	assert.match( await ( await anna.fetch( path( id ) ) ).text(), /was removed from its page/, 'who takes part is told' );
	refused( await answer( clara, id ), 404, 'event-not-found' );
	await edit( clara, title, tagText( { id: tag, capacity: 2 } ) );
	const back = await read( organiser, id );
	assert.deepEqual( [ back.announced, back.going, back.organiser ], [ true, 1, true ] );
} );

test( 'blocked people do not sign up, also those blocked from the page, and may withdraw', async () => {
	const { id, title } = await announce( organiser );
	await answer( clara, id );
	const block = async ( parameters ) => {
		const done = await administrator.api( { ...parameters, user: people.ordinary( 3 ).name, token: await administrator.token() } );
		assert.equal( done.error, undefined, JSON.stringify( done ) );
	};
	await block( { action: 'block', expiry: 'infinite', partial: 1, allowusertalk: 1, pagerestrictions: title } );
	try {
		assert.equal( ( await answer( clara, id, { guests: 0, note: 'Still' } ) ).status, 403 );
		assert.equal( ( await withdraw( clara, id ) ).status, 200 );
		assert.equal( ( await answer( clara, id ) ).status, 403 );
		const other = await announce( organiser );
		assert.equal( ( await answer( clara, other.id ) ).status, 200 );
		const page = await ( await clara.fetch( path( id ) ) ).text();
		assert.match( page, /mw-wikisocial-refusal/ );
		assert.doesNotMatch( page, /name="wpWhole"/ );
	} finally {
		await block( { action: 'unblock' } );
	}
} );

test( 'a first sign-up makes a temporary account, one that is refused does not', async () => {
	const switched = environment().STATE + '/wiki/conf.d/60-temp-accounts.php';
	const { id, title } = await announce( organiser, { capacity: 1, waitlist: 'no' } );
	copyFileSync( checkout + 'tools/stack.d/etc/switches/temp-accounts.php', switched );
	try {
		const [ first, second ] = [ new Client(), new Client() ];
		const box = await ( await first.fetch( '/index.php?title=' + encodeURIComponent( title.replaceAll( ' ', '_' ) ) ) ).text();
		assert.match( box, /name="wpAnswer" value="going"/ );
		const taken = await post( first, id, { wpEditToken: '+\\', wpAnswer: 'going', wpReturn: title } );
		assert.equal( taken.status, 303, await taken.text() );
		assert.match( ( await first.api( { action: 'query', meta: 'userinfo' } ) ).query.userinfo.name, /^~/ );
		assert.equal( ( await read( first, id ) ).mine.state, 'going' );
		refused( await second.rest( 'PUT', `/events/${ id }/signup`, { answer: 'going', token: '+\\' } ), 403, 'event-full' );
		assert.ok( ( await second.api( { action: 'query', meta: 'userinfo' } ) ).query.userinfo.anon );
	} finally {
		rmSync( switched );
	}
} );

test( 'bad input is refused in words, and nothing is half-made', async () => {
	const { id } = await announce( organiser, { guests: 2 } );
	for ( const [ body, status, reason ] of [
		[ { answer: 'maybe' }, 400, null ], [ { guests: -1 }, 400, 'answer-invalid' ], [ { guests: 1e9 }, 400, 'signup-guests-too-many' ],
		[ { guests: 'many' }, 400, null ], [ { note: 'x'.repeat( 501 ) }, 400, 'note-too-long' ], [ { note: 'a\u0000b' }, 400, 'text-control' ],
		[ { note: 'a\u202eb' }, 400, 'text-bidi' ], [ { answers: [ 1 ] }, 400, 'signup-answers-invalid' ], [ { answers: 'x' }, 400, null ]
	] ) {
		const answered = await answer( anna, id, body );
		assert.equal( answered.status, status, JSON.stringify( body ) + answered.text );
		if ( reason ) {
			assert.equal( key( answered ), reason );
		}
	}
	assert.equal( ( await read( anna, id ) ).mine, null );
	refused( await answer( anna, '1' ), 404, 'event-not-found' );
	refused( await answer( anna, 'abc' ), 404, 'event-not-found' );
	assert.equal( ( await answer( anna, id, { token: 'forged' } ) ).status, 403 );
	refused( await nobody.rest( 'PUT', `/events/${ id }/signup`, { answer: 'going', token: '+\\' } ), 403, 'login-needed' );
	for ( const query of [ 'from=yesterday', 'page=No_such_page_here', 'cursor=nonsense', 'limit=1000' ] ) {
		const answered = await nobody.rest( 'GET', '/events?' + query );
		assert.ok( [ 400, 404 ].includes( answered.status ), query + answered.text );
	}
	refused( await nobody.rest( 'GET', '/events?mine=true' ), 403, 'login-needed' );
	for ( const subpage of [ '1', '99999999999999999999999', id + '/nonsense', 'nonsense', id + '/event', 'export' ] ) {
		assert.equal( ( await organiser.fetch( path( subpage ) ) ).status, 404, subpage );
	}
} );

test( 'action=socialsignup does the same', async () => {
	const { id } = await announce( organiser, { guests: 1 } );
	const call = async ( client, parameters ) => client.api( { action: 'socialsignup', id, token: await client.token(), ...parameters } );
	assert.deepEqual( ( await call( anna, { answer: 'going', guests: '1' } ) ).socialsignup, { result: 'Success', id, state: 'going', going: 2, waiting: 0 } );
	assert.deepEqual( ( await call( anna, { undo: '1' } ) ).socialsignup, { result: 'Success', id, going: 0, waiting: 0 } );
	assert.equal( ( await call( anna, {} ) ).error.code, 'missingparam' );
	assert.equal( ( await anna.api( { action: 'socialsignup', id: '1', answer: 'going', token: await anna.token() } ) ).error.code, 'wikisocial-error-event-not-found' );
	assert.equal( ( await call( anna, { answer: 'going', token: '+\\' } ) ).error.code, 'badtoken' );
} );

test( 'participants are a table for spreadsheets that runs nothing there', async () => {
	const { id } = await announce( organiser );
	await answer( anna, id, { note: '=HYPERLINK("http://evil.example","x")' } );
	await answer( berta, id, { note: '\u00a0@SUM(1+1), "quoted"' } );
	await answer( clara, id, { public: false } );
	const table = await organiser.fetch( path( id + '/export' ) );
	assert.equal( table.status, 200 );
	assert.match( table.headers.get( 'content-type' ), /^text\/csv; charset=UTF-8/ );
	assert.match( table.headers.get( 'content-disposition' ), /^attachment; filename="event-\d+\.csv"$/ );
	assert.match( table.headers.get( 'cache-control' ), /private/ );
	const text = await table.text();
	const lines = text.split( '\r\n' );
	assert.equal( lines.length, 5 );
	assert.match( lines[ 0 ], /^"Name","Answer",/ );
	assert.match( lines[ 1 ], /,"'=HYPERLINK\(""http:\/\/evil\.example"",""x""\)",/ );
	assert.match( lines[ 2 ], /,"'\u00a0@SUM\(1\+1\), ""quoted""",/ );
	assert.doesNotMatch( text, /(^|,)"?\s*[=@+-]/m );
	const marked = new Uint8Array( await ( await organiser.fetch( path( id + '/export&mark=1' ) ) ).arrayBuffer() );
	assert.deepEqual( [ ...marked.slice( 0, 3 ) ], [ 0xef, 0xbb, 0xbf ] );
	assert.equal( ( await anna.fetch( path( id + '/export' ) ) ).status, 403 );
	assert.equal( ( await anna.fetch( path( id + '/organise' ) ) ).status, 403 );
} );

test( 'boxes of one page share what is the same, and no more', async () => {
	const title = 'Talk:Events ' + randomUUID().slice( 0, 8 );
	await edit( organiser, title, [ 1, 2, 3 ].map( ( capacity ) => tagText( { title: 'Meeting ' + capacity, capacity } ) ).join( '\n\n' ) );
	const ids = ( await eventsOf( organiser, title ) ).sort( ( a, b ) => a.capacity - b.capacity ).map( ( one ) => one.id );
	await answer( anna, ids[ 0 ] );
	const added = await organiser.rest( 'PUT', `/events/${ ids[ 2 ] }/organisers/${ encodeURIComponent( people.ordinary( 1 ).name ) }`, {} );
	assert.equal( added.status, 200, added.text );
	for ( const client of [ nobody, organiser, anna ] ) {
		const html = await ( await client.fetch( '/index.php?title=' + encodeURIComponent( title ), { redirect: 'follow' } ) ).text();
		const boxes = html.split( '<section class="h-event"' ).slice( 1 );
		assert.equal( boxes.length, 3 );
		boxes.forEach( ( box, place ) => {
			assert.ok( box.includes( `data-mw-wikisocial-event="${ ids[ place ] }"` ) );
			assert.match( box, [ /1 of one seat is taken/, /0 of 2 seats are/, /0 of 3 seats are/ ][ place ] );
			assert.equal( /mw-wikisocial-event-organisers">.*?<\/p>/s.exec( box )[ 0 ].match( /<a /g ).length, place === 2 ? 2 : 1 );
			assert.equal( box.includes( '/organise"' ), client === organiser || ( client === anna && place === 2 ) );
			assert.equal( box.includes( 'value="withdraw"' ), client === anna && place === 0 );
			assert.equal( box.includes( '>Join the waiting list<' ), client === organiser && place === 0 );
		} );
	}
} );

test( 'of several people all are marked who can be, and the others are named with the reason', async () => {
	const { id } = await announce( organiser, { capacity: 1 } );
	for ( const client of [ anna, berta, clara ] ) {
		await answer( client, id );
	}
	const list = await ( await organiser.fetch( path( id + '/organise' ) ) ).text();
	const ids = [ ...new Set( [ ...list.matchAll( /<input[^>]*name="wpPeople\[\]"[^>]*>/g ) ].map( ( [ box ] ) => /value="(\d+)"/.exec( box )[ 1 ] ) ) ];
	assert.equal( ids.length, 3 );
	// Those who wait first: nobody can say of them that they were there.
	const body = new URLSearchParams( { wpEditToken: await organiser.token(), wpAct: 'people', wpMove: 'attended', wpReason: 'Seen there' } );
	ids.reverse().forEach( ( one ) => body.append( 'wpPeople[]', one ) );
	const answered = await organiser.fetch( path( id + '/organise' ), { method: 'POST', body } );
	assert.equal( answered.status, 404 );
	const alert = /<div role="alert">.*?<\/div><\/div>/s.exec( await answered.text() )[ 0 ];
	for ( const [ number, isNamed ] of [ [ 1, false ], [ 2, true ], [ 3, true ] ] ) {
		assert.equal( alert.includes( people.ordinary( number ).name ), isNamed, alert );
	}
	assert.match( alert, /Nothing was changed for .*: / );
	assert.equal( ( await participants( organiser, id, '?state=going' ) ).items[ 0 ].attended, true );
} );

test( 'forms: without the token nothing is done and what was typed stays, and one comes back to pages of this wiki only', async () => {
	const { id, title } = await announce( organiser, { guests: 2 } );
	const note = 'Typed ' + randomUUID();
	const forged = await post( anna, id, { wpEditToken: 'x', wpAnswer: 'going', wpNote: note, wpWhole: '1', wpGuests: '2' } );
	assert.equal( forged.status, 403 );
	const kept = await forged.text();
	assert.ok( kept.includes( note ) );
	assert.match( kept, /name="wpGuests"[^>]*/ );
	assert.match( kept, /value="2" name="wpGuests"|name="wpGuests"[^>]*value="2"|value="2"[^>]*name="wpGuests"/ );
	assert.equal( ( await read( anna, id ) ).mine, null );
	const long = await post( anna, id, { wpAnswer: 'going', wpNote: 'y'.repeat( 501 ), wpWhole: '1' } );
	assert.equal( long.status, 400 );
	assert.ok( ( await long.text() ).includes( 'y'.repeat( 501 ) ) );
	for ( const wpReturn of [ '//evil.example', 'https://evil.example/', 'Special:UserLogout', 'javascript:x' ] ) {
		const done = await post( anna, id, { wpAnswer: 'going', wpReturn } );
		assert.equal( done.status, 303 );
		assert.match( new URL( done.headers.get( 'location' ), anna.url ).href, new RegExp( `^${ anna.url }.*SocialEvents/${ id }` ) );
	}
	const back = await post( anna, id, { wpAnswer: 'withdraw', wpReturn: title } );
	assert.match( decodeURIComponent( back.headers.get( 'location' ) ), /Talk:Events/ );
	assert.equal( ( await read( anna, id ) ).mine, null );
	await answer( anna, id );
	const moved = await post( organiser, id + '/organise', { wpAct: 'people', wpMove: 'remove', wpReason: 'Kept reason' } );
	assert.equal( moved.status, 400 );
	assert.ok( ( await moved.text() ).includes( 'Kept reason' ) );
} );

test( 'a form writes the tag onto a page, below a heading, and keeps a draft with mistakes', async () => {
	const title = 'Talk:Form ' + randomUUID().slice( 0, 8 );
	await edit( organiser, title, '== Meetings ==\nOld text.\n\n== Other ==\nStays last.' );
	const fields = {
		wpTitle: 'By form ' + randomUUID().slice( 0, 8 ), wpStart: '2030-05-01T18:00', wpEnd: '2030-05-01T20:00', wpZone: 'Asia/Tokyo', wpPage: title,
		wpHeading: 'Meetings', wpCapacity: '5', wpWaitlist: '1', wpRepeat: 'weekly', wpDates: '3', wpDescription: 'Two lines\n\nof text <b>'
	};
	const wrong = await post( organiser, 'new', { ...fields, wpEnd: '2030-05-01T17:00' } );
	assert.equal( wrong.status, 400 );
	const kept = await wrong.text();
	assert.match( kept, /does not end after it begins/ );
	assert.ok( kept.includes( fields.wpTitle ) );
	const preview = await post( organiser, 'new', { ...fields, wpPreview: '1' } );
	assert.equal( preview.status, 200 );
	const previewed = await preview.text();
	assert.match( previewed, /mw-wikisocial-preview/ );
	assert.doesNotMatch( previewed, /mw-wikisocial-event-mistakes/ );
	assert.deepEqual( await eventsOf( organiser, title ), [] );
	assert.equal( ( await post( organiser, 'new', { ...fields, wpPage: 'Main Page' } ) ).status, 400 );
	assert.equal( ( await post( organiser, 'new', { ...fields, wpEditToken: 'x' } ) ).status, 403 );
	const saved = await post( organiser, 'new', fields );
	assert.equal( saved.status, 303, await saved.text() );
	const [ event ] = await eventsOf( organiser, title );
	assert.deepEqual( [ event.title, event.zone, event.start, event.capacity, event.waitlist, event.description, event.organiser ],
		[ fields.wpTitle, 'Asia/Tokyo', '2030-05-01T18:00', 5, true, fields.wpDescription, true ] );
	assert.equal( event.dates.length, 3 );
	const text = ( await nobody.api( { action: 'query', titles: title, prop: 'revisions', rvprop: 'content', rvslots: 'main' } ) )
		.query.pages[ 0 ].revisions[ 0 ].slots.main.content;
	assert.match( text, /Old text\.\s+<social-event [^]*== Other ==\nStays last\./ );
	assert.equal( ( await nobody.fetch( path( 'new' ) ) ).status, 302, 'one is asked to log in' );
} );

test( 'events are liked and commented as long as a page announces them', async () => {
	const { id, title, tag } = await announce( organiser );
	assert.deepEqual( ( await anna.rest( 'PUT', '/likes/event/' + id, {} ) ).json, { count: 1, mine: true } );
	refused( await organiser.rest( 'PUT', '/likes/event/' + id, {} ), 403, 'like-own' );
	const said = await berta.rest( 'POST', '/comments/event/' + id, { text: 'Looking forward ' + randomUUID() } );
	assert.equal( said.status, 201, said.text );
	assert.deepEqual( said.json.root, { type: 'event', id } );
	const page = await ( await anna.fetch( path( id ) ) ).text();
	assert.ok( page.includes( said.json.text ) );
	assert.match( page, new RegExp( `data-mw-wikisocial-like="event/${ id }"` ) );
	await edit( organiser, title, 'Gone' );
	refused( await clara.rest( 'PUT', '/likes/event/' + id, {} ), 404, 'target-not-found' );
	refused( await nobody.rest( 'GET', '/comments/event/' + id ), 404, 'target-not-found' );
	await edit( organiser, title, tagText( { id: tag } ) );
	assert.deepEqual( ( await clara.rest( 'PUT', '/likes/event/' + id, {} ) ).json, { count: 2, mine: true } );
	assert.equal( ( await nobody.rest( 'GET', '/comments/event/' + id ) ).json.count, 1 );
} );

test( 'what was edited during an event is told as sums, where at least three allow it', async () => {
	const event = await counted( organiser, [ anna, berta ] );
	const { id } = event;
	const edits = async ( client = nobody ) => ( await client.rest( 'GET', `/events/${ id }/edits` ) ).json;
	const page = async ( client = nobody ) => ( await client.fetch( path( id ) ) ).text();
	assert.deepEqual( await edits(), { state: 'ahead' } );
	assert.match( await page(), /This event has not begun/ );
	await move( organiser, event, -5, 60 );
	assert.deepEqual( await edits(), { state: 'few' } );
	assert.match( await page(), /Fewer than 3 participants/ );
	assert.doesNotMatch( await page(), /<svg/ );
	await answer( clara, id, { ties: true } );
	await edit( anna, 'Edited ' + randomUUID(), '12345' );
	await edit( organiser, 'Not counted ' + randomUUID(), 'Signed up for nothing' );
	const { items, ...whole } = await edits();
	// As the wiki lists them, other tests' too.
	const names = [ 1, 2, 3 ].map( ( one ) => people.ordinary( one ).name ).join( '|' );
	const { query: { usercontribs: made } } = await administrator.api( {
		action: 'query', list: 'usercontribs', ucuser: names, ucend: items[ 0 ].from, uclimit: 'max', ucprop: 'ids|title|timestamp|sizediff|flags'
	} );
	// Where the version before is gone (other tests restore pages in part), the list tells the whole length as the difference.
	const former = [ ...new Set( made.map( ( one ) => one.parentid ).filter( Boolean ) ) ];
	const gone = new Set();
	for ( let at = 0; at < former.length; at += 50 ) {
		const { query } = await nobody.api( { action: 'query', revids: former.slice( at, at + 50 ).join( '|' ) } );
		Object.values( query.badrevids ?? {} ).forEach( ( { revid } ) => gone.add( revid ) );
	}
	const bytes = ( sign ) => made.filter( ( one ) => !gone.has( one.parentid ) ).reduce( ( sum, one ) => sum + Math.max( 0, sign * one.sizediff ), 0 );
	const total = {
		edits: made.length, pages: new Set( made.map( ( one ) => one.title ) ).size, created: made.filter( ( one ) => one.new ).length,
		added: bytes( 1 ), removed: bytes( -1 )
	};
	const editors = new Set( made.map( ( one ) => one.user ) ).size;
	assert.deepEqual( whole, { state: 'counted', unit: 'hour', people: 3, editors, total, datesLeftOut: 0, complete: true } );
	assert.deepEqual( Object.keys( items[ 0 ] ), [ 'from', 'to', 'edits', 'pages', 'created', 'added', 'removed' ] );
	assert.deepEqual( items.map( ( one ) => one.edits ), items.map( ( { from, to } ) =>
		made.filter( ( { timestamp } ) => timestamp >= from.replace( '.000', '' ) && timestamp < to.replace( '.000', '' ) ).length ) );
	const html = await page();
	assert.match( html, /3 participants let their edits be counted: / );
	assert.match( html, /<svg class="mw-wikisocial-edits-plot" role="img"/ );
	assert.equal( html.match( /<section id="edits".*?<\/section>/s )[ 0 ].match( /<tr /g ).length, items.length + 2 );
	const box = async () => ( await nobody.fetch( '/index.php?title=' + encodeURIComponent( event.title ), { redirect: 'follow' } ) ).text();
	const link = `Special:SocialEvents/${ id }#edits`;
	assert.match( await box(), /Editathon/ );
	assert.ok( !( await box() ).includes( link ), 'not while it goes on' );
	await move( organiser, event, -5, -1 );
	assert.ok( ( await box() ).includes( link ) );
	// Nothing of it once the organisers do not ask for it any more.
	await organiser.rest( 'PUT', `/events/${ id }/questions`, { tiesEdits: false } );
	assert.deepEqual( await edits(), { state: 'off' } );
	for ( const [ client, isTold ] of [ [ nobody, false ], [ anna, true ], [ organiser, true ] ] ) {
		assert.equal( /The edits of participants are not counted/.test( await page( client ) ), isTold );
	}
	assert.ok( !( await box() ).includes( link ) );
} );
