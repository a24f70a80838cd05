// SPDX-License-Identifier: GPL-2.0-or-later
// Events as people meet them: announced on a talk page with DiscussionTools, signed up for with one click, organised;
// with and without JavaScript; and a vandal, who gains nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { examine } from '../support/axe.mjs';
import { complaints, openPage, overflow, picture, scripts, startBrowser } from '../support/browser.mjs';
import { announce, answer, counted, edit, eventsOf, move, read, tagText } from '../support/events.mjs';
import { Client, people } from '../support/wiki.mjs';

const [ organiser, anna, berta, clara ] = [ 0, 1, 2, 4 ].map( people.ordinary );
const vandal = people.ordinary( 5 );
const path = ( title, query = '' ) => '/index.php?title=' + encodeURIComponent( title.replaceAll( ' ', '_' ) ) + query;
let browser, client;

before( async () => {
	browser = await startBrowser();
	client = await Client.loggedIn( organiser );
} );
after( () => browser.close() );

const state = '.mw-wikisocial-signup-state';
const button = ( tab, value ) => tab.locator( `.mw-wikisocial-signup-form [value=${ value }]` );

for ( const js of [ true, false ] ) {
	const how = js ? 'with' : 'without';

	test( `announced on a talk page: two have a seat, the third waits until one withdraws, ${ how } JavaScript`, async () => {
		const title = `Talk:Meeting ${ how } ${ randomUUID().slice( 0, 8 ) }`;
		const own = await openPage( browser, organiser, { js } );
		await own.goto( path( title, '&action=edit&vehidebetadialog=1' ) );
		await own.fill( '#wpTextbox1', `== Meeting ==\n${ tagText( { title: 'Mapping the hills', capacity: 2, place: 'Library' } ) }\nWho comes? ~~~~` );
		await own.click( '#wpSave' );
		await own.waitForSelector( '.mw-wikisocial-event' );
		assert.match( await own.innerText( '.mw-wikisocial-event' ), /Mapping the hills[^]*Library[^]*0 of 2 seats/ );
		assert.equal( await own.locator( '.ext-discussiontools-init-section' ).count(), 1, 'the talk page is one of DiscussionTools' );
		const tabs = [];
		for ( const [ who, said ] of [ [ anna, /have a seat/ ], [ berta, /have a seat/ ], [ clara, /number 1 on the waiting list/ ] ] ) {
			const tab = await openPage( browser, who, { js } );
			const complained = complaints( tab );
			await tab.goto( path( title ) );
			if ( js ) {
				await scripts( tab );
				await tab.evaluate( () => {
					window.notReloaded = true;
				} );
			}
			// By the keyboard.
			await button( tab, 'going' ).focus();
			await tab.keyboard.press( 'Enter' );
			await tab.waitForSelector( state );
			assert.match( await tab.innerText( state ), said );
			assert.match( await tab.innerText( '.mw-wikisocial-event [role=status]' ), /signed up|waiting list now/ );
			assert.equal( await tab.evaluate( () => window.notReloaded === true ), js );
			assert.match( tab.url(), js ? /Meeting[^#]*$/ : /Meeting.*#mw-wikisocial-signup-\d+$/ );
			assert.deepEqual( complained, [] );
			tabs.push( tab );
		}
		assert.match( await tabs[ 2 ].innerText( '.mw-wikisocial-event' ), /2 of 2 seats[^]*One person is waiting/ );
		await picture( tabs[ 2 ], `events-box-${ how }` );
		await button( tabs[ 0 ], 'withdraw' ).click();
		await button( tabs[ 0 ], 'going' ).waitFor();
		assert.match( await tabs[ 0 ].innerText( '.mw-wikisocial-event [role=status]' ), /withdrawn/ );
		await tabs[ 2 ].goto( path( title ) );
		assert.match( await tabs[ 2 ].innerText( state ), /have a seat/ );
		const anonymous = await openPage( browser, null, { js } );
		await anonymous.goto( path( title ) );
		assert.match( await anonymous.innerText( '.mw-wikisocial-event' ), /2 of 2 seats[^]*To sign up, log in/ );
		assert.equal( await anonymous.locator( '.mw-wikisocial-signup-form' ).count(), 0 );

		// All choices, kept when one is wrong.
		const [ { id } ] = await eventsOf( client, title );
		await tabs[ 1 ].goto( path( 'Special:SocialEvents/' + id ) );
		await tabs[ 1 ].fill( '[name=wpNote]', 'Brings cake' );
		await tabs[ 1 ].locator( '[name=wpPublic]' ).uncheck();
		await tabs[ 1 ].click( '.mw-wikisocial-signup-whole [type=submit]:not([name])' );
		assert.match( await tabs[ 1 ].innerText( state ), /have a seat\. Only the organisers/ );
		assert.equal( await tabs[ 1 ].inputValue( '[name=wpNote]' ), 'Brings cake' );

		await own.goto( path( title ) );
		await own.click( 'text=Organise this event' );
		assert.deepEqual( ( await own.locator( '.mw-wikisocial-signup-people .mw-userlink' ).allInnerTexts() ).sort(), [ berta.name, clara.name ].sort() );
		assert.match( await own.innerText( '#people' ), /Brings cake/ );
		const [ download ] = await Promise.all( [ own.waitForEvent( 'download' ), own.click( 'text=Download as CSV' ) ] );
		const table = readFileSync( await download.path(), 'utf8' );
		assert.ok( table.includes( berta.name ) && table.includes( clara.name ) && table.includes( 'Brings cake' ) && !table.includes( anna.name ) );
		await own.locator( `.mw-wikisocial-signup-people [aria-label="${ clara.name }"]` ).check();
		await own.selectOption( '[name=wpMove]', 'remove' );
		await own.fill( '#mw-wikisocial-reason-people', 'Asked for it' );
		await own.click( '.mw-wikisocial-signup-act-people [type=submit]' );
		assert.match( await own.innerText( '[role=status]' ), /Done/ );
		await picture( own, `events-organise-${ how }` );
		assert.match( ( await read( await Client.loggedIn( clara ), id ) ).mine.state, /removed/ );
		for ( const tab of [ own, anonymous, ...tabs ] ) {
			await tab.context().close();
		}
	} );
}

test( 'a vandal edits organisers and seats and blanks the tag: nothing lost, no power gained', async () => {
	const { id, title, tag } = await announce( client, { capacity: 2 } );
	await answer( await Client.loggedIn( anna ), id );
	const tab = await openPage( browser, vandal );
	await tab.goto( path( title, '&action=edit&vehidebetadialog=1' ) );
	await tab.fill( '#wpTextbox1', tagText( { id: tag, capacity: 1000, organisers: vandal.name, status: 'cancelled', title: 'Mine now' } ) );
	await tab.click( '#wpSave' );
	await tab.waitForSelector( '.mw-wikisocial-event' );
	assert.match( await tab.innerText( '.mw-wikisocial-event' ), /not known: organisers, status/ );
	assert.equal( await tab.locator( 'text=Organise this event' ).count(), 0 );
	await tab.goto( path( `Special:SocialEvents/${ id }/organise` ) );
	assert.match( await tab.innerText( '#mw-content-text' ), /Only organisers/ );
	await tab.goto( path( title, '&action=edit&vehidebetadialog=1' ) );
	await tab.fill( '#wpTextbox1', 'Gone' );
	await tab.click( '#wpSave' );
	await tab.waitForURL( ( url ) => !url.search.includes( 'action=' ) );
	const suspended = await read( client, id );
	assert.deepEqual( [ suspended.announced, suspended.capacity, suspended.going, suspended.status ], [ false, 2, 1, 'planned' ] );
	await edit( client, title, tagText( { id: tag, capacity: 2 } ) );
	const back = await read( client, id );
	assert.deepEqual( [ back.announced, back.capacity, back.going, back.organiser ], [ true, 2, 1, true ] );
	await tab.context().close();
} );

test( 'the form announces an event, keeps a mistake, and shows the event on its page', async () => {
	const title = 'Talk:By form ' + randomUUID().slice( 0, 8 );
	const tab = await openPage( browser, organiser, { js: false, width: 360 } );
	await tab.goto( path( 'Special:SocialEvents/new', '&page=' + encodeURIComponent( title ) ) );
	await tab.fill( '[name=wpTitle]', 'Photo walk' );
	await tab.fill( '[name=wpStart]', '2030-05-01T18:00' );
	await tab.fill( '[name=wpEnd]', '2030-05-01T17:00' );
	await tab.selectOption( '[name=wpZone]', 'Asia/Tokyo' );
	await tab.click( '.mw-wikisocial-events-form [type=submit]:not([name])' );
	assert.match( await tab.innerText( '[role=alert]' ), /does not end after it begins/ );
	assert.equal( await tab.inputValue( '[name=wpTitle]' ), 'Photo walk' );
	await picture( tab, 'events-form-narrow' );
	const { outside, sideways } = await overflow( tab );
	assert.deepEqual( [ outside, sideways <= 1 ], [ [], true ] );
	await tab.fill( '[name=wpEnd]', '2030-05-01T20:00' );
	await tab.click( '.mw-wikisocial-events-form [name=wpPreview]' );
	assert.match( await tab.innerText( '.mw-wikisocial-preview' ), /Photo walk[^]*Asia\/Tokyo/ );
	assert.equal( await tab.locator( '.mw-wikisocial-event-mistakes' ).count(), 0 );
	await tab.click( '.mw-wikisocial-events-form [type=submit]:not([name])' );
	assert.match( await tab.innerText( '.mw-wikisocial-event' ), /Photo walk[^]*Asia\/Tokyo/ );

	// And the form that changes it, for somebody else, from the page of the event.
	const [ { id } ] = await eventsOf( client, title );
	const other = await openPage( browser, anna, { js: false, width: 360 } );
	await other.goto( path( 'Special:SocialEvents/' + id ) );
	await other.click( 'text=Edit this event' );
	assert.deepEqual( [ await other.inputValue( '[name=wpStart]' ), await other.inputValue( '[name=wpZone]' ) ], [ '2030-05-01T18:00', 'Asia/Tokyo' ] );
	assert.match( await other.innerText( '.mw-wikisocial-events-form' ), /You do not organise this event/ );
	await other.fill( '[name=wpPlace]', 'Harbour' );
	await other.fill( '[name=wpCapacity]', '3' );
	await other.fill( '[name=wpSummary]', 'A place' );
	await other.click( '.mw-wikisocial-events-form [type=submit]:not([name])' );
	assert.match( await other.innerText( '.mw-wikisocial-event' ), /Photo walk[^]*Harbour[^]*only organisers change those/ );
	await Promise.all( [ tab, other ].map( ( one ) => one.context().close() ) );
} );

for ( const language of [ 'en', 'ar' ] ) {
	test( `pages of events fit a phone, in ${ language }`, async () => {
		const place = 'Harbour ' + randomUUID().slice( 0, 8 );
		const { id, title } = await announce( client, { title: 'Langer'.repeat( 20 ), place, capacity: 2, guests: 3, link: 'https://example.org/' + 'x'.repeat( 120 ) } );
		const guest = await Client.loggedIn( anna );
		await answer( guest, id, { guests: 1, note: 'note'.repeat( 60 ) } );
		await answer( await Client.loggedIn( berta ), id, { guests: 0 } );
		await client.rest( 'PUT', `/events/${ id }/questions`, { questions: [ { question: 'Vegetarian or ' + 'long'.repeat( 30 ), answers: [ 'Yes', 'No' ] } ], tiesEdits: true } );
		const tab = await openPage( browser, organiser, { width: 360 } );
		for ( const [ name, at ] of Object.entries( {
			page: path( title ), event: path( 'Special:SocialEvents/' + id ), participants: path( `Special:SocialEvents/${ id }/participants` ),
			organise: path( `Special:SocialEvents/${ id }/organise` ), edit: path( `Special:SocialEvents/${ id }/edit` ), list: path( 'Special:SocialEvents' )
		} ) ) {
			await tab.goto( at + '&uselang=' + language );
			await scripts( tab );
			const { outside, sideways } = await overflow( tab );
			await picture( tab, `events-${ name }-${ language }-narrow` );
			assert.deepEqual( [ name, outside, sideways <= 1 ], [ name, [], true ] );
			if ( [ 'participants', 'organise' ].includes( name ) ) {
				assert.equal( await tab.locator( '#mw-returnto a' ).innerText(), 'Langer'.repeat( 20 ), 'back to what has a name' );
			} else if ( name === 'list' ) {
				assert.match( await tab.locator( '.mw-wikisocial-events li', { hasText: place } ).innerText(), new RegExp( `\\) · ${ place }\n` ) );
			}
		}
		await tab.context().close();
	} );
}

test( 'what was edited during an event is a plot and a table, without JavaScript, on a phone and from right to left', async () => {
	const shared = await Promise.all( [ anna, berta, clara ].map( ( one ) => Client.loggedIn( one ) ) );
	const event = await counted( client, shared );
	await move( client, event, -5 * 60, 60 );
	await edit( shared[ 0 ], 'Edited ' + randomUUID(), 'Text' );
	const tab = await openPage( browser, null, { js: false, width: 360 } );
	for ( const language of [ 'en', 'ar' ] ) {
		await tab.goto( path( 'Special:SocialEvents/' + event.id, '&uselang=' + language ) );
		const plot = tab.getByRole( 'img' ).and( tab.locator( 'svg' ) );
		assert.match( await plot.getAttribute( 'aria-labelledby' ), /title/ );
		// Somebody has just edited, in the last bar or the last but one.
		const { x, width } = await plot.boundingBox();
		const last = await tab.locator( '.mw-wikisocial-edits-plot rect' ).last().boundingBox();
		const middle = ( last.x + last.width / 2 - x ) / width;
		assert.equal( language === 'ar' ? middle < 0.4 : middle > 0.6, true, `${ language }: ${ middle }` );
		const bar = await tab.locator( '.mw-wikisocial-edits-plot rect' ).last().evaluate( ( one ) => getComputedStyle( one ).fill );
		assert.notEqual( bar, 'rgb(0, 0, 0)' );
		await tab.click( '.mw-wikisocial-edits-numbers summary' );
		assert.equal( await tab.locator( '#edits tbody th[scope=row]' ).count(), await tab.locator( '#edits tbody tr' ).count() );
		const { outside, sideways } = await overflow( tab );
		await tab.locator( '#edits' ).scrollIntoViewIfNeeded();
		await picture( tab, `events-edits-${ language }-narrow` );
		assert.deepEqual( [ outside, sideways <= 1 ], [ [], true ] );
	}
	await tab.context().close();
	const seen = await openPage( browser, organiser );
	await seen.goto( path( 'Special:SocialEvents/' + event.id ) );
	await seen.click( '.mw-wikisocial-edits-numbers summary' );
	assert.deepEqual( ( await examine( seen ) ).ours, [] );
	await picture( seen, 'events-edits' );
	await seen.goto( path( `Special:SocialEvents/${ event.id }/edit` ) );
	assert.deepEqual( ( await examine( seen ) ).ours, [] );
	await picture( seen, 'events-edit' );
	await seen.context().close();
} );
