// SPDX-License-Identifier: GPL-2.0-or-later
// What becomes of an event when the page that announces it is saved by others, moved, deleted, restored,
// reverted, copied, archived, imported, blanked; and what the store makes of it while it is away.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout, Client, environment, people, stack } from '../support/wiki.mjs';

const { STATE } = environment();
const settings = STATE + '/wiki/conf.d/67-events.php';
const reader = new Client();
let organiser, other, administrator;

before( async () => {
	// Of all people two may announce.
	writeFileSync( settings, `<?php
$wgGroupPermissions['user']['wikisocial-event-create'] = false;
$wgHooks['UserGetRights'][] = static function ( $user, array &$rights ) {
	if ( in_array( $user->getName(), [ ${ JSON.stringify( people.ordinary( 0 ).name ) }, ${ JSON.stringify( people.administrator.name ) } ], true ) ) {
		$rights[] = 'wikisocial-event-create';
	}
};
$wgGroupPermissions['sysop']['importupload'] = true;
$wgGroupPermissions['sysop']['mergehistory'] = true;
$wgGroupPermissions['sysop']['editcontentmodel'] = true;
` );
	organiser = await Client.loggedIn( people.ordinary( 0 ) );
	other = await Client.loggedIn( people.ordinary( 1 ) );
	administrator = await Client.loggedIn( people.administrator );
} );
after( () => rmSync( settings ) );

async function act( client, action, parameters ) {
	const answer = await client.api( { action, ...parameters, token: await client.token() } );
	assert.ok( answer[ action ], JSON.stringify( answer ) );
	return answer[ action ];
}
const edit = async ( client, title, text ) => ( await act( client, 'edit', { title, text } ) ).newrevid;
const titled = ( prefix = 'Project:' ) => prefix + 'Events ' + randomUUID().slice( 0, 13 );
const newTag = () => 'e' + randomUUID().replaceAll( '-', '' ).slice( 0, 16 );
const idOf = async ( title ) => ( await reader.api( { action: 'query', titles: title } ) ).query.pages[ 0 ].pageid;
const textOf = async ( title ) => ( await reader.api( {
	action: 'query', titles: title, prop: 'revisions', rvprop: 'content', rvslots: 'main'
} ) ).query.pages[ 0 ].revisions[ 0 ].slots.main.content;
/** Its tracking categories, once the jobs behind its save have run. */
async function categoriesOf( title ) {
	execFileSync( STATE + '/bin/mw', [ 'runJobs' ] );
	const { query } = await reader.api( { action: 'query', titles: title, prop: 'categories' } );
	return ( query.pages[ 0 ].categories ?? [] ).map( ( one ) => one.title.slice( 'Category:'.length ) );
}
/** A page as a reader who is not logged in sees it. */
const view = async ( title, client = reader ) =>
	( await client.fetch( '/index.php?title=' + encodeURIComponent( title ), { redirect: 'follow' } ) ).text();

const fields = { title: 'Meeting', start: '2027-05-07 18:00', end: '20:00', zone: 'Europe/Berlin', capacity: '20' };
/** The wikitext of a tag. */
const tagText = ( tag, changes = {} ) => '<social-event' + ( tag ? ` id="${ tag }"` : '' ) +
	Object.entries( { ...fields, ...changes } ).map( ( [ name, value ] ) => ` ${ name }="${ value }"` ).join( '' ) + '>Text</social-event>';

/** What a line of PHP in the wiki answers. */
const inside = ( expression ) => JSON.parse( execFileSync( STATE + '/bin/mw', [ 'eval' ], {
	input: `echo json_encode( ${ expression } );\n`, encoding: 'utf8'
} ) );
/** How the store has it, for a moderator; null: not at all. */
const stored = ( tag ) => inside( `WikiSocial\\Events::byTag( new WikiSocial\\Viewer( MediaWiki\\WikiMap\\WikiMap::getCurrentWikiId(), 0, ` +
	`WikiSocial\\Viewer::CAP_MODERATE | WikiSocial\\Viewer::CAP_SUPPRESS ), [ '${ tag }' ] )[0]` );

/** A page with an event of the organiser's. */
async function announced( prefix ) {
	const title = titled( prefix );
	const tag = newTag();
	const revision = await edit( organiser, title, `Above\n\n${ tagText( tag ) }\n\nBelow` );
	const event = stored( tag );
	assert.equal( event.pageId, await idOf( title ) );
	return { title, tag, revision, event };
}
/** Only these members are other than before. */
function assertChanged( before, now, changes ) {
	assert.ok( now, 'it is there' );
	for ( const name of [ 'id', 'pageId', 'homeId', 'title', 'start', 'capacity', 'waitlist', 'guestsMax', 'deadline', 'organisers', 'status', 'closed', 'announced', 'going' ] ) {
		assert.deepEqual( now[ name ], name in changes ? changes[ name ] : before[ name ], name );
	}
}

test( 'a save writes an id, makes the event, and its saver organises it', async () => {
	const title = titled( 'Project talk:' );
	await edit( organiser, title, `== Meeting ==\n${ tagText( null ) } ~~~~\n\n${ tagText( null, { title: 'Second' } ) }\n<nowiki>${ tagText( null ) }</nowiki>` );
	const text = await textOf( title );
	const ids = [ ...text.matchAll( /<social-event id="([a-z2-9]{12})"/g ) ].map( ( found ) => found[ 1 ] );
	assert.equal( new Set( ids ).size, 2 );
	const [ first, second ] = ids.map( stored );
	assert.deepEqual( [ first.title, first.start, first.zone, first.capacity, first.status, first.announced ],
		[ 'Meeting', '2027-05-07T18:00', 'Europe/Berlin', 20, 'planned', true ] );
	assert.deepEqual( [ second.title, second.organisers ], [ 'Second', first.organisers ] );
	assert.deepEqual( first.organisers, [ first.creatorId ] );
	const shown = await view( title );
	assert.match( shown, /0 of 20 seats are taken, 20 are free/ );
	assert.ok( shown.includes( 'Organised by <a' ), 'names the organiser' );
	assert.doesNotMatch( shown, /<!--wikisocial/ );
	// The same text again writes nothing.
	assert.ok( 'nochange' in await act( organiser, 'edit', { title, text } ) );
} );

test( 'who may not announce gets a box that says so, until somebody who may saves the page', async () => {
	const title = titled();
	const tag = newTag();
	await edit( other, title, tagText( tag ) );
	assert.equal( stored( tag ), null );
	assert.match( await view( title ), /This event is not registered yet/ );
	assert.deepEqual( await categoriesOf( title ), [ 'Pages with unregistered events' ] );
	await edit( organiser, title, tagText( tag ) + '\n\nMore' );
	assert.equal( stored( tag ).title, 'Meeting' );
	assert.doesNotMatch( await view( title ), /not registered/ );
	assert.deepEqual( await categoriesOf( title ), [] );
} );

test( 'somebody else changes what is public, and no power comes of it', async () => {
	const { title, tag, event } = await announced();
	await edit( other, title, tagText( tag, { title: 'Party', start: '2027-05-07 19:00', capacity: '1000', waitlist: 'no', guests: '20', deadline: '2027-05-01' } ) );
	assertChanged( event, stored( tag ), { title: 'Party', start: '2027-05-07T19:00' } );
	assert.match( await view( title ), /only organisers change those/ );
	await edit( organiser, title, tagText( tag, { title: 'Party', start: '2027-05-07 19:00', capacity: '30' } ) );
	assertChanged( event, stored( tag ), { title: 'Party', start: '2027-05-07T19:00', capacity: 30 } );
	assert.doesNotMatch( await view( title ), /only organisers change those/ );
} );

test( 'a mistake is said on the page and in the preview, and the event stays as it was', async () => {
	const { title, tag, event } = await announced();
	const wrong = tagText( tag, { title: 'Party', end: '17:00' } );
	const preview = await other.fetch( '/index.php?action=submit&title=' + encodeURIComponent( title ), {
		method: 'POST', body: new URLSearchParams( {
			wpTextbox1: wrong, wpPreview: '1', wpEditToken: await other.token(), wpUltimateParam: '1', wpUnicodeCheck: 'ℳ𝒲♥𝓊𝓃𝒾𝒸ℴ𝒹ℯ'
		} )
	} );
	assert.match( await preview.text(), /The event does not end after it begins\./ );
	assertChanged( event, stored( tag ), {} );
	await edit( other, title, wrong );
	assert.match( await view( title ), /The event does not end after it begins\./ );
	assertChanged( event, stored( tag ), {} );
	const { parse } = await reader.api( { action: 'parse', page: title, prop: 'categories' } );
	assert.deepEqual( parse.categories.map( ( one ) => one.category ), [ 'Pages_with_mistakes_in_events' ] );
	assert.match( ( await reader.api( { action: 'parse', text: wrong, title, prop: 'text' } ) ).parse.text, /does not end after/ );
} );

test( 'a blanked page suspends the event, and undo brings it back', async () => {
	const { title, tag, revision, event } = await announced();
	const blank = await edit( other, title, '' );
	assertChanged( event, stored( tag ), { pageId: 0, announced: false } );
	assert.equal( ( await view( title ) ).includes( 'mw-wikisocial-event' ), false );
	await act( other, 'edit', { title, undo: blank, undoafter: revision } );
	assertChanged( event, stored( tag ), {} );
} );

test( 'a vandal\'s edits are rolled back and all is as it was', async () => {
	const { title, tag, event } = await announced();
	await edit( other, title, tagText( tag, { title: 'Nonsense', capacity: '1' } ) );
	await edit( other, title, '' );
	const token = await administrator.token( 'rollback' );
	const answer = await administrator.api( { action: 'rollback', title, user: people.ordinary( 1 ).name, token } );
	assert.ok( answer.rollback, JSON.stringify( answer ) );
	assertChanged( event, stored( tag ), {} );
} );

test( 'a moved page takes its event along', async () => {
	const { title, tag, event } = await announced();
	const to = titled();
	await act( administrator, 'move', { from: title, to } );
	assertChanged( event, stored( tag ), {} );
	assert.match( await view( to ), /0 of 20 seats/ );
	await edit( organiser, to, tagText( tag, { capacity: '25' } ) );
	assertChanged( event, stored( tag ), { capacity: 25 } );
	await edit( organiser, title, 'Not a redirect any more' );
	assertChanged( event, stored( tag ), { capacity: 25 } );
} );

test( 'a deleted page suspends its event, and restored it is back', async () => {
	const { title, tag, event } = await announced();
	await act( administrator, 'delete', { title } );
	assertChanged( event, stored( tag ), { pageId: 0, announced: false } );
	await act( administrator, 'undelete', { title } );
	assertChanged( event, stored( tag ), { pageId: await idOf( title ) } );
	assert.match( await view( title ), /0 of 20 seats/ );
} );

test( 'a page that is restored without its newest revision announces what its older one says', async () => {
	const { title, tag, revision, event } = await announced();
	// Revisions are chosen by their seconds.
	await sleep( 1000 );
	const without = await edit( other, title, 'No event any more' );
	const { query } = await administrator.api( { action: 'query', titles: title, prop: 'revisions', rvprop: 'timestamp|ids', rvlimit: 5 } );
	const stamps = Object.fromEntries( query.pages[ 0 ].revisions.map( ( one ) => [ one.revid, one.timestamp ] ) );
	await sleep( 1000 );
	await edit( organiser, title, tagText( tag, { title: 'Last', capacity: '30' } ) );
	assert.equal( stored( tag ).title, 'Last' );
	await act( administrator, 'delete', { title } );
	const capacity = 30;
	// The first one only: what was said later is gone with its revisions. Who restores is nobody's organiser.
	await act( administrator, 'undelete', { title, timestamps: stamps[ revision ] } );
	assertChanged( event, stored( tag ), { pageId: await idOf( title ), capacity } );
	assert.match( await view( title ), /0 of 30 seats/ );
	// All of them: the newest again.
	await act( administrator, 'delete', { title } );
	await act( administrator, 'undelete', { title } );
	assertChanged( event, stored( tag ), { pageId: await idOf( title ), title: 'Last', capacity } );
	// Again one, one without the tag: nothing announces it. A later save counts as ever.
	await act( administrator, 'delete', { title } );
	await act( administrator, 'undelete', { title, timestamps: stamps[ without ] } );
	assertChanged( event, stored( tag ), { pageId: 0, announced: false, title: 'Last', capacity } );
	await edit( other, title, tagText( tag ) );
	assertChanged( event, stored( tag ), { pageId: await idOf( title ), capacity } );
} );

test( 'a copy on another page shows the event, says where it is, and changes nothing', async () => {
	const { title, tag, event } = await announced();
	const copy = titled();
	await edit( other, copy, tagText( tag, { title: 'Mine', capacity: '1' } ) );
	await edit( organiser, copy, tagText( tag, { title: 'Mine', capacity: '2' } ) );
	assertChanged( event, stored( tag ), {} );
	const shown = await view( copy );
	assert.match( shown, /This is a copy\./ );
	assert.ok( shown.includes( `#social-event-${ tag }"` ), 'a link to the event' );
	assert.doesNotMatch( await view( title ), /This is a copy/ );
	assert.deepEqual( await categoriesOf( copy ), [ 'Pages with copies of events' ] );
	assert.deepEqual( await categoriesOf( title ), [] );
	await edit( other, copy, 'gone' );
	assertChanged( event, stored( tag ), {} );
} );

test( 'a copy of an event on a page that one may not read shows nothing of the event', async () => {
	const tag = newTag(), title = titled(), copy = titled();
	await edit( organiser, title, tagText( tag ) );
	await edit( other, copy, tagText( tag ) );
	const kept = STATE + '/wiki/conf.d/69-kept.php';
	writeFileSync( kept, `<?php
$wgHooks['getUserPermissionsErrors'][] = static function ( $title, $user, $action, &$result ) {
	if ( $action === 'read' && !$user->isRegistered() && $title->getText() === ${ JSON.stringify( title.replace( /^.*?:/, '' ) ) } ) {
		$result = [ 'badaccess-group0' ];
		return false;
	}
};
` );
	try {
		const shown = await view( copy );
		assert.doesNotMatch( shown, /This is a copy/ );
		assert.ok( !shown.includes( title.replace( /^.*?:/, '' ) ), 'nor the name of its page' );
	} finally {
		rmSync( kept );
	}
	assert.match( await view( copy ), /This is a copy/ );
} );

for ( const order of [ 'paste, then cut', 'cut, then paste' ] ) {
	test( `a thread that is archived takes its event along: ${ order }`, async () => {
		const { title, tag, event } = await announced( 'Project talk:' );
		const archive = title + '/Archive';
		const paste = () => edit( other, archive, tagText( tag ) );
		const cut = () => edit( other, title, 'See the archive' );
		if ( order.startsWith( 'paste' ) ) {
			await paste();
			assertChanged( event, stored( tag ), {} );
			await cut();
		} else {
			await cut();
			assertChanged( event, stored( tag ), { pageId: 0, announced: false } );
			await paste();
		}
		assertChanged( event, stored( tag ), { pageId: await idOf( archive ) } );
		assert.doesNotMatch( await view( archive ), /This is a copy/ );
		// The organiser is heard there.
		await edit( organiser, archive, tagText( tag, { capacity: '21' } ) );
		assertChanged( event, stored( tag ), { pageId: await idOf( archive ), capacity: 21 } );
	} );
}

test( 'the second tag with an id of the page gets one of its own', async () => {
	const { title, tag, event } = await announced();
	await edit( organiser, title, tagText( tag ) + tagText( tag, { title: 'Next one' } ) );
	const [ , second ] = [ ...( await textOf( title ) ).matchAll( /id="([^"]+)"/g ) ].map( ( found ) => found[ 1 ] );
	assertChanged( event, stored( tag ), {} );
	assert.equal( stored( second ).title, 'Next one' );
	assert.notEqual( stored( second ).id, event.id );
} );

test( 'an export that is imported elsewhere is a copy; of a page that is gone it brings the event back', async () => {
	const { title, tag, event } = await announced();
	const xml = await ( await reader.fetch( '/index.php?title=Special:Export/' + encodeURIComponent( title ) + '&history=1' ) ).text();
	const importing = async ( file ) => {
		const form = new FormData();
		for ( const [ name, value ] of Object.entries( {
			action: 'import', format: 'json', formatversion: '2', interwikiprefix: 'test', assignknownusers: '1', token: await administrator.token()
		} ) ) {
			form.set( name, value );
		}
		form.set( 'xml', new Blob( [ file ], { type: 'text/xml' } ), 'pages.xml' );
		return ( await administrator.fetch( '/api.php', { method: 'POST', body: form } ) ).json();
	};
	await act( administrator, 'delete', { title } );
	assertChanged( event, stored( tag ), { pageId: 0, announced: false } );
	const answer = await importing( xml );
	assert.equal( answer.import?.[ 0 ]?.revisions, 1, JSON.stringify( answer ) );
	assertChanged( event, stored( tag ), { pageId: await idOf( title ) } );
	// The author is whoever the file says; who imports organises.
	const fresh = newTag();
	const made = await importing( xml.replaceAll( tag, fresh ).replaceAll( title.split( ':' )[ 1 ], 'Imported ' + fresh ) );
	assert.equal( made.import?.[ 0 ]?.revisions, 1, JSON.stringify( made ) );
	const { users } = ( await reader.api( { action: 'query', list: 'users', ususers: people.administrator.name } ) ).query;
	assert.deepEqual( stored( fresh ).organisers, [ users[ 0 ].userid ] );
} );

test( 'another content model announces nothing', async () => {
	const { title, tag, event } = await announced();
	await act( administrator, 'changecontentmodel', { title, model: 'text' } );
	assertChanged( event, stored( tag ), { pageId: 0, announced: false } );
	await act( administrator, 'changecontentmodel', { title, model: 'wikitext' } );
	assertChanged( event, stored( tag ), {} );
} );

test( 'a template announces for its page; who changes the template has no power', async () => {
	const template = titled( 'Template:' );
	const page = titled();
	const body = ( capacity, title = '{{{title}}}' ) => `<includeonly>{{#tag:social-event|Text|title=${ title }|start=2027-05-07 18:00|` +
		`end=20:00|zone=UTC|capacity=${ capacity }}}</includeonly>`;
	await edit( other, template, body( 10 ) );
	assert.doesNotMatch( await textOf( template ), /id=/ );
	await edit( organiser, page, `{{${ template.slice( 'Template:'.length ) }|title=Of a template}}` );
	const tag = '@' + await idOf( page );
	const event = stored( tag );
	assert.deepEqual( [ event.title, event.capacity, event.organisers.length ], [ 'Of a template', 10, 1 ] );
	await edit( other, template, body( 1000, 'Changed' ) );
	execFileSync( STATE + '/bin/mw', [ 'runJobs', '--type', 'refreshLinks' ] );
	execFileSync( STATE + '/bin/mw', [ 'runJobs' ] );
	assertChanged( event, stored( tag ), { title: 'Changed' } );
	assert.match( await view( page ), /0 of 10 seats/ );
} );

test( 'a page on which nobody announces makes no exchange, one with fifty makes one', async () => {
	const count = ( title ) => inside( `( static function () { $title = MediaWiki\\Title\\Title::newFromText( ${ JSON.stringify( title ) } ); ` +
		'$page = MediaWiki\\MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( $title ); ' +
		'$options = MediaWiki\\Parser\\ParserOptions::newFromAnon(); ' +
		'$output = MediaWiki\\MediaWikiServices::getInstance()->getParserOutputAccess()->getParserOutput( $page, $options )->getValue(); ' +
		'$before = WikiSocial\\Store::counters()[\'exchanges\']; $output->runOutputPipeline( $options ); ' +
		'return WikiSocial\\Store::counters()[\'exchanges\'] - $before; } )()' );
	const title = titled();
	await edit( organiser, title, 'nothing' );
	assert.equal( count( title ), 0 );
	await edit( organiser, title, Array.from( { length: 50 }, () => tagText( newTag() ) ).join( '\n' ) );
	assert.equal( count( title ), 1 );
	assert.equal( ( await view( title ) ).match( /0 of 20 seats/g ).length, 50 );
} );

test( 'what the cache keeps is the same for all, and holds nothing of the store', async () => {
	const { title } = await announced();
	const [ anonymous, organisers ] = [ await view( title ), await view( title, organiser ) ];
	const raw = inside( `MediaWiki\\MediaWikiServices::getInstance()->getParserOutputAccess()->getParserOutput( ` +
		`MediaWiki\\Title\\Title::newFromText( ${ JSON.stringify( title ) } )->toPageRecord(), MediaWiki\\Parser\\ParserOptions::newFromAnon() )->getValue()->getRawText()` );
	assert.match( raw, /<!--wikisocial-event \d+ e\w+ / );
	assert.doesNotMatch( raw, /seats are|Organised by/ );
	const box = ( html ) => html.match( /<div class="mw-wikisocial-event mw-notalk">.*?<\/section>/s )[ 0 ];
	assert.equal( box( anonymous ), box( await view( title, new Client() ) ) );
	assert.match( box( organisers ), /0 of 20 seats/ );
} );

test( 'for Parsoid it is a tag like others: what was edited comes back as it was', async () => {
	const { title, tag } = await announced();
	const path = encodeURIComponent( title );
	const response = await reader.fetch( '/rest.php/v1/page/' + path + '/html', { redirect: 'follow' } );
	const parsoid = await response.text();
	assert.equal( response.status, 200 );
	assert.match( parsoid, /typeof="mw:Extension\/social-event"/ );
	const back = await reader.fetch( '/rest.php/v1/transform/html/to/wikitext/' + path, {
		method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify( { html: parsoid } )
	} );
	assert.ok( ( await back.text() ).includes( tagText( tag ) ) );
} );

/** Exit code and words of the script. */
function reconcile( ...options ) {
	const run = spawnSync( STATE + '/bin/mw', [ checkout + 'php-bindings/Maintenance/ReconcileEvents.php', ...options ],
		{ encoding: 'utf8' } );
	return { code: run.status, said: run.stdout + run.stderr };
}
const store = ( verb ) => execFileSync( checkout + 'tools/stack', [ 'social-' + verb, 'test' ], { stdio: 'ignore' } );

test( 'while the store is away pages are saved and shown; jobs tell it later, and the script what they did not', async () => {
	const blanked = await announced();
	const gone = await announced();
	const fresh = { title: titled(), tag: newTag() };
	const missed = { blanked: await announced(), gone: await announced(), title: titled(), tag: newTag() };
	const jobs = ( sql ) => execFileSync( STATE + '/bin/psql', [ 'wiki', '-XAtqc', `${ sql } FROM mediawiki.job WHERE job_cmd = 'wikisocialSyncEvents'` ], { encoding: 'utf8' } ).trim();
	const changeAll = async ( one ) => {
		await edit( organiser, one.title, tagText( one.tag ) );
		await edit( other, one.blanked.title, 'nothing' );
		await act( administrator, 'delete', { title: one.gone.title } );
		// They are pushed behind the answers.
		for ( let i = 0; i < 50 && jobs( 'SELECT count(*)' ) !== '3'; i++ ) {
			await sleep( 100 );
		}
		assert.equal( jobs( 'SELECT count(*)' ), '3' );
	};
	const assertTold = async ( one ) => {
		const event = stored( one.tag );
		assert.deepEqual( [ event?.pageId, event?.organisers.length ], [ await idOf( one.title ), 1 ] );
		for ( const { event: was, tag } of [ one.blanked, one.gone ] ) {
			assertChanged( was, stored( tag ), { pageId: 0, announced: false } );
		}
	};
	const told = { ...fresh, blanked, gone };
	jobs( 'DELETE' );
	assert.equal( reconcile().code, 0 );
	store( 'stop' );
	try {
		await changeAll( missed );
		jobs( 'DELETE' );
		await changeAll( told );
		const shown = await view( told.title );
		assert.match( shown, /Meeting/ );
		assert.match( shown, /The social features do not answer/ );
		const away = reconcile( '--dry-run', '--from', '7' );
		assert.equal( away.code, 2, away.said );
		assert.match( away.said, /--from \d+/ );
	} finally {
		store( 'start' );
	}
	// For a second a worker that has found the store away does not try again (wikisocial.backoff_ms).
	await sleep( 1200 );
	assert.equal( stored( told.tag ), null );
	execFileSync( STATE + '/bin/mw', [ 'runJobs', '--type', 'wikisocialSyncEvents' ] );
	await assertTold( told );
	const dry = reconcile( '--dry-run', '--batch-size', '3' );
	assert.equal( dry.code, 1, dry.said );
	assert.match( dry.said, new RegExp( `^page ${ await idOf( missed.title ) }: ${ missed.tag } unregistered$`, 'm' ) );
	for ( const { event } of [ missed.blanked, missed.gone ] ) {
		assert.match( dry.said, new RegExp( `^page ${ event.pageId }: no tag$`, 'm' ) );
	}
	assert.equal( stored( missed.tag ), null, 'a dry run changes nothing' );
	const mended = reconcile();
	assert.equal( mended.code, 0, mended.said );
	await assertTold( missed );
	assert.equal( reconcile( '--dry-run' ).code, 0 );
} );

test( 'the script leaves what nobody may register, and makes instants anew by what was written', async () => {
	const unregistered = titled();
	await edit( other, unregistered, tagText( newTag() ) );
	const { tag, event } = await announced();
	assert.equal( reconcile( '--dry-run' ).code, 0 );
	// As if the zone had had another rule when the page was saved.
	execFileSync( STATE + '/bin/psql', [ 'social', '-qc', "UPDATE social.event SET starts_at = starts_at - interval '1 hour', " +
		`ends_at = ends_at - interval '1 hour', last_at = last_at - interval '1 hour' WHERE tag = '${ tag }'` ] );
	const dry = reconcile( '--dry-run', '--from', String( event.pageId - 1 ) );
	assert.equal( dry.code, 1 );
	assert.match( dry.said, new RegExp( `^page ${ event.pageId }: ${ tag } startAt endAt lastAt$`, 'm' ) );
	assert.equal( reconcile().code, 0 );
	assertChanged( event, stored( tag ), {} );
	assert.deepEqual( [ stored( tag ).startAt, stored( tag ).lastAt ], [ event.startAt, event.lastAt ] );
	assert.equal( reconcile( '--dry-run' ).code, 0 );
} );

test( 'a picture is shown with a link to its credit, in the box and on the event\'s own page; of a file that the wiki wants nowhere there is none', async () => {
	const title = titled(), tag = newTag(), file = 'Emerald, the theme of Debian 12.png';
	await edit( organiser, title, tagText( tag, { file } ) );
	const { id } = stored( tag );
	const pictures = async () => ( await Promise.all( [ title, 'Special:SocialEvents/' + id ].map( ( one ) => view( one ) ) ) ).map( ( html ) => {
		const [ , where, src, alt ] = /<a href="([^"]*)"[^>]*class="mw-file-description"[^>]*><img class="mw-file-element" src="([^"]*)"[^>]* alt="([^"]*)"/.exec( html ) ?? [];
		return { where, src, alt, credit: where && html.includes( `<a href="${ where }" rel="nofollow noopener">File, author and licence</a>` ) };
	} );
	let found;
	// The page's properties come behind the answer.
	for ( let i = 0; i < 50 && !( found = await pictures() )[ 1 ].where; i++ ) {
		await sleep( 100 );
	}
	assert.deepEqual( found[ 0 ], found[ 1 ] );
	assert.deepEqual( [ found[ 0 ].alt, found[ 0 ].credit ], [ 'Meeting', true ] );
	assert.match( found[ 0 ].where, /File:Emerald,_the_theme_of_Debian_12\.png$/ );
	assert.equal( ( await fetch( new URL( found[ 0 ].where, stack.url ) ) ).status, 200 );
	assert.equal( ( await fetch( new URL( found[ 0 ].src, stack.url ) ) ).status, 200 );
	await edit( organiser, title, tagText( tag, { file: 'No such file.png' } ) );
	const [ box, own ] = [ await view( title ), await view( 'Special:SocialEvents/' + id ) ];
	assert.match( box, /No_such_file\.png/ );
	assert.doesNotMatch( box + own, /<img class="mw-file-element"|File, author and licence/ );
	const list = 'MediaWiki:Bad image list';
	await act( administrator, 'edit', { title: list, text: `* [[File:${ file }]]` } );
	try {
		await edit( organiser, title, tagText( tag, { file } ) );
		assert.doesNotMatch( await view( title ) + await view( 'Special:SocialEvents/' + id ), /<img class="mw-file-element"|File, author and licence/ );
	} finally {
		await act( administrator, 'edit', { title: list, text: '' } );
	}
} );
