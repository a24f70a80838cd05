// SPDX-License-Identifier: GPL-2.0-or-later
// The form that changes an event: what it asks, what it writes onto the page, and what becomes of a draft that the wiki
// does not take.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { announce, edit, eventsOf, read, tagText } from '../support/events.mjs';
import { Client, environment, people } from '../support/wiki.mjs';

const { STATE } = environment();
const reader = new Client();
let organiser, other, administrator;

before( async () => {
	organiser = await Client.loggedIn( people.ordinary( 0 ) );
	other = await Client.loggedIn( people.ordinary( 1 ) );
	administrator = await Client.loggedIn( people.administrator );
} );

const titled = ( prefix = 'Project:' ) => prefix + 'Form ' + randomUUID().slice( 0, 13 );
const textOf = async ( title ) => ( await reader.api( {
	action: 'query', titles: title, prop: 'revisions', rvprop: 'content', rvslots: 'main'
} ) ).query.pages[ 0 ].revisions[ 0 ].slots.main.content;
const fields = { title: 'Meeting', start: '2027-05-07 18:00', end: '20:00', capacity: '20' };
async function protect( title, protections ) {
	const answer = await administrator.api( { action: 'protect', title, protections, token: await administrator.token() } );
	assert.ok( answer.protect, JSON.stringify( answer ) );
}

/** A page with an event of the organiser's. */
async function announced() {
	const title = titled();
	const { id, tag } = await announce( organiser, fields, title );
	await edit( organiser, title, `Above\n\n${ tagText( { ...fields, id: tag } ) }\n\nBelow` );
	return { title, tag, event: await read( organiser, id ) };
}
/** Only these members are other than before. */
function assertChanged( before, now, changes ) {
	const told = ( one ) => Object.fromEntries( [
		'title', 'description', 'place', 'link', 'file', 'zone', 'start', 'end', 'rule', 'except', 'deadline', 'capacity', 'waitlist', 'guestsMax',
		'announced', 'status', 'organisers'
	].map( ( name ) => [ name, one[ name ] ] ) );
	assert.deepEqual( told( now ), { ...told( before ), ...changes } );
}

const form = ( id ) => `/index.php?title=Special:SocialEvents/${ id }/edit`;
const unescaped = ( text ) => text.replaceAll( /&#(\d+);/g, ( all, code ) => String.fromCodePoint( code ) )
	.replaceAll( '&lt;', '<' ).replaceAll( '&gt;', '>' ).replaceAll( '&quot;', '"' ).replaceAll( '&amp;', '&' );
/** What the fields of the form have, as a browser would send it. */
function fieldsOf( html ) {
	const values = {};
	const [ whole ] = html.match( /<form[^>]*mw-wikisocial-events-form.*?<\/form>/s );
	for ( const [ input ] of whole.matchAll( /<input[^>]*>/g ) ) {
		if ( !/type="checkbox"/.test( input ) || /checked/.test( input ) ) {
			values[ input.match( /name="(\w+)"/ )[ 1 ] ] = unescaped( input.match( /value="([^"]*)"/ )?.[ 1 ] ?? '' );
		}
	}
	for ( const [ , name, text ] of whole.matchAll( /<textarea[^>]*name="(\w+)"[^>]*>\n?(.*?)<\/textarea>/gs ) ) {
		values[ name ] = unescaped( text );
	}
	for ( const [ , attributes, options ] of whole.matchAll( /<select([^>]*)>(.*?)<\/select>/gs ) ) {
		values[ attributes.match( /name="(\w+)"/ )[ 1 ] ] = unescaped( options.match( /value="([^"]*)" selected/ )[ 1 ] );
	}
	return values;
}
async function opened( client, id ) {
	const answer = await client.fetch( form( id ) );
	const html = await answer.text();
	assert.equal( answer.status, 200, html );
	return { html, values: fieldsOf( html ) };
}
const send = ( client, id, values ) => client.fetch( form( id ), { method: 'POST', body: new URLSearchParams( values ) } );
const saved = async ( answer ) => assert.equal( answer.status, 303, answer.status === 303 ? '' : ( await answer.text() ).match( /mw-content-text.*/s )[ 0 ].slice( 0, 2000 ) );

test( 'the form has what the page says, and sent as it is changes nothing', async () => {
	const text = 'Above\n<social-event   start="2027-05-07 9:00" id="ID" end=20:00 title="A &amp;amp; &quot;B&quot; {{{x}}} ü" zone="US/Eastern" ' +
		'repeat="FREQ=WEEKLY;BYDAY=FR,SA;COUNT=4" except="2027-05-08" waitlist="0" guests=2>Two\n\nlines &lt;b> & more</social-event>\nBelow';
	const title = titled();
	const revision = await edit( organiser, title, text.replace( 'ID', 'e' + randomUUID() ) );
	const now = () => read( organiser, id );
	const [ { id } ] = await eventsOf( organiser, title );
	const { html, values } = await opened( organiser, id );
	const { wpEditToken, wpBase, ...shown } = values;
	assert.ok( wpEditToken );
	assert.equal( wpBase, String( revision ) );
	assert.deepEqual( shown, {
		wpTitle: 'A & "B" {{{x}}} ü', wpStart: '2027-05-07T09:00', wpEnd: '2027-05-07T20:00', wpZone: 'US/Eastern', wpPlace: '', wpLink: '',
		wpDescription: 'Two\n\nlines <b> & more', wpCapacity: '', wpGuests: '2', wpDeadline: '', wpRepeat: 'FREQ=WEEKLY;BYDAY=FR,SA;COUNT=4', wpDates: '',
		wpExcept: '2027-05-08', wpFile: '', wpSummary: ''
	} );
	assert.doesNotMatch( html, /You do not organise this event/ );
	assert.match( html, /As it is written: FREQ=WEEKLY/ );
	const before = await now();
	await saved( await send( organiser, id, { ...values, wpDescription: values.wpDescription.replaceAll( '\n', '\r\n' ) } ) );
	assert.deepEqual( await now(), before );
	// One thing changed: the rest stays.
	await saved( await send( organiser, id, { ...( await opened( organiser, id ) ).values, wpPlace: 'Library ]]', wpSummary: 'Found a room' } ) );
	assertChanged( before, await now(), { place: 'Library ]]' } );
	assert.match( await textOf( title ), /^Above\n<social-event .*<\/social-event>\nBelow$/s );
	const { query } = await reader.api( { action: 'query', titles: title, prop: 'revisions', rvprop: 'comment|user' } );
	assert.deepEqual( query.pages[ 0 ].revisions[ 0 ].comment, 'Found a room' );
	assert.deepEqual( query.pages[ 0 ].revisions[ 0 ].user, people.ordinary( 0 ).name );
	await saved( await send( organiser, id, { ...( await opened( organiser, id ) ).values, wpRepeat: 'once' } ) );
	assertChanged( before, await now(), { place: 'Library ]]', rule: null, except: [] } );
	// All of it changed.
	await saved( await send( organiser, id, {
		...( await opened( organiser, id ) ).values, wpTitle: 'Other', wpStart: '2027-06-01T10:00', wpEnd: '2027-06-02T01:00', wpZone: 'Asia/Tokyo', wpPlace: '',
		wpRepeat: 'weekly', wpDates: '3', wpExcept: '2027-06-08', wpCapacity: '7', wpWaitlist: '1', wpGuests: '0', wpDeadline: '2027-05-20T10:00', wpDescription: ''
	} ) );
	assertChanged( before, await now(), {
		title: 'Other', start: '2027-06-01T10:00', end: '2027-06-02T01:00', zone: 'Asia/Tokyo', rule: 'FREQ=WEEKLY;COUNT=3',
		except: [ '2027-06-08T10:00' ], capacity: 7, waitlist: true, guestsMax: 0, deadline: '2027-05-20T10:00', description: ''
	} );
	const again = ( await opened( organiser, id ) ).values;
	assert.deepEqual( [ again.wpRepeat, again.wpDates, again.wpExcept, again.wpWaitlist ], [ 'weekly', '3', '2027-06-08', '1' ] );
} );

test( 'with the form others change what is public, and are told that seats are the organisers\'', async () => {
	const { event } = await announced();
	const { html, values } = await opened( other, event.id );
	assert.match( html, /You do not organise this event\. What you write about seats/ );
	await saved( await send( other, event.id, { ...values, wpTitle: 'Party', wpStart: '2027-05-06T18:00', wpCapacity: '500', wpDeadline: '2027-05-01T10:00' } ) );
	assertChanged( event, await read( organiser, event.id ), { title: 'Party', start: '2027-05-06T18:00' } );
	assert.match( await ( await other.fetch( `/index.php?title=Special:SocialEvents/${ event.id }` ) ).text(), /SocialEvents\/\d+\/edit"/ );
} );

test( 'a form that the wiki refuses stays as it was filled in', async () => {
	const { title, event } = await announced();
	const draft = { ...( await opened( other, event.id ) ).values, wpTitle: 'Draft ' + randomUUID(), wpDescription: 'Kept\n\ntext' };
	const refused = async ( values, status, words, client = other ) => {
		const answer = await send( client, event.id, values );
		const html = await answer.text();
		assert.equal( answer.status, status, html.match( /mw-content-text.*/s )[ 0 ].slice( 0, 1500 ) );
		assert.match( html, words );
		assertChanged( event, await read( organiser, event.id ), {} );
		return html;
	};
	const kept = ( html ) => assert.deepEqual( [ fieldsOf( html ).wpTitle, fieldsOf( html ).wpDescription ], [ draft.wpTitle, draft.wpDescription ] );
	kept( await refused( { ...draft, wpEditToken: 'x' }, 403, /loss of session data|session/ ) );
	kept( await refused( { ...draft, wpEnd: '2027-05-06T10:00', wpLink: 'javascript:alert(1)' }, 400, /does not end after it begins|link/i ) );
	kept( await refused( { ...draft, wpPreview: '1' }, 200, /mw-wikisocial-preview[^]*20:00/ ) );
	const hook = STATE + '/wiki/conf.d/69-refused.php';
	writeFileSync( hook, `<?php
$wgHooks['EditFilterMergedContent'][] = static function ( $context, $content, $status ) {
	if ( str_contains( $content->getText(), ${ JSON.stringify( draft.wpTitle ) } ) ) {
		$status->fatal( 'spamprotectiontext' );
		return false;
	}
};
` );
	try {
		kept( await refused( draft, 403, /spam filter/ ) );
	} finally {
		rmSync( hook );
	}
	await protect( title, 'edit=sysop' );
	const html = await refused( draft, 403, /protected/ );
	assert.doesNotMatch( html, /mw-wikisocial-events-form/ );
	assert.doesNotMatch( await ( await other.fetch( `/index.php?title=Special:SocialEvents/${ event.id }` ) ).text(), /SocialEvents\/\d+\/edit"/ );
	await protect( title, 'edit=all' );
	assert.equal( ( await reader.fetch( form( event.id ) ) ).status, 302, 'one is asked to log in' );
	await saved( await send( other, event.id, draft ) );
	assertChanged( event, await read( organiser, event.id ), { title: draft.wpTitle, description: draft.wpDescription } );
} );

test( 'of two who change an event at once the second is told, keeps the draft, and undoes nothing', async () => {
	const { title, event } = await announced();
	const first = ( await opened( organiser, event.id ) ).values;
	const second = ( await opened( other, event.id ) ).values;
	await saved( await send( organiser, event.id, { ...first, wpPlace: 'Hall', wpDescription: 'First' } ) );
	const answer = await send( other, event.id, { ...second, wpTitle: 'Second', wpDescription: 'Second' } );
	assert.equal( answer.status, 409 );
	const html = await answer.text();
	assert.match( html, /Meanwhile somebody else changed this event/ );
	const draft = fieldsOf( html );
	assert.deepEqual( [ draft.wpTitle, draft.wpPlace, draft.wpDescription ], [ 'Second', 'Hall', 'Second' ] );
	assert.equal( ( await read( organiser, event.id ) ).description, 'First' );
	await saved( await send( other, event.id, draft ) );
	assertChanged( event, await read( organiser, event.id ), { title: 'Second', place: 'Hall', description: 'Second' } );
	// What stands elsewhere on the page is no conflict.
	const third = ( await opened( other, event.id ) ).values;
	await edit( organiser, title, ( await textOf( title ) ).replace( 'Below', 'Further below' ) );
	await saved( await send( other, event.id, { ...third, wpPlace: 'Garden' } ) );
	assert.match( await textOf( title ), /place="Garden"[^]*Further below/ );
	await edit( organiser, title, 'Gone' );
	assert.equal( ( await other.fetch( form( event.id ) ) ).status, 404 );
	const gone = await organiser.fetch( form( event.id ) );
	assert.deepEqual( [ gone.status, /No page announces this event/.test( await gone.text() ) ], [ 409, true ] );
} );

test( 'an event that a template makes has no form, and what no tag has goes when the form is sent', async () => {
	const template = titled( 'Template:' ), title = titled();
	await edit( organiser, template, tagText() );
	await edit( organiser, title, `{{${ template }}}` );
	const [ { id } ] = await eventsOf( organiser, title );
	const answer = await organiser.fetch( form( id ) );
	assert.deepEqual( [ answer.status, /a template makes it/.test( await answer.text() ) ], [ 403, true ] );
	const { title: page, tag, event } = await announced();
	await edit( other, page, tagText( { ...fields, id: tag, organisers: 'Me' } ) );
	await saved( await send( organiser, event.id, ( await opened( organiser, event.id ) ).values ) );
	assert.doesNotMatch( await textOf( page ), /organisers/ );
	assertChanged( event, await read( organiser, event.id ), {} );
} );

test( 'the form of a new event, also one that is refused, leads back to the events by their name', async () => {
	const address = '/index.php?title=Special:SocialEvents/new';
	const sent = { method: 'POST', body: new URLSearchParams( { wpTitle: '', wpEditToken: await organiser.token() } ) };
	for ( const options of [ {}, sent ] ) {
		const html = await ( await organiser.fetch( address, options ) ).text();
		assert.match( html, /<form[^]*<p id="mw-returnto">[^<]*<a [^>]*Special:SocialEvents"[^>]*>Events<\/a>/ );
	}
	const refused = await ( await organiser.fetch( '/index.php?title=Special:SocialEvents/1' ) ).text();
	assert.match( refused, /<p id="mw-returnto">[^<]*<a [^>]*Special:SocialEvents"[^>]*>Events<\/a>/ );
} );
