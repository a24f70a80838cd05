// SPDX-License-Identifier: GPL-2.0-or-later
// With a CDN: what of ours it may keep, and that every change of a status takes it out. The CDN is a
// server of this test that writes down which addresses it is told to purge.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client, environment, people } from '../support/wiki.mjs';

const { STATE } = environment();
const settings = STATE + '/wiki/conf.d/65-cdn.php';
const author = people.ordinary( 4 );
const other = people.ordinary( 0 );
const mark = 'Cdn_' + randomUUID().slice( 0, 8 );
const reader = new Client();
const name = ( account ) => encodeURIComponent( account.name.replaceAll( ' ', '_' ) )
	.replaceAll( '%2F', '/' ).replaceAll( '\'', '%27' );
const address = ( title ) => `${ reader.url }/index.php?title=${ title }`;
const atom = ( account ) => address( 'Special:Social' + ( account ? '/user/' + name( account ) : '' ) ) + '&feed=atom';
const tagOf = ( account ) => `<social-feed user="${ account.name }"/>`;
// Not by execFileSync: meanwhile this process has to answer as the CDN.
const mw = async ( ...words ) => ( await promisify( execFile )( STATE + '/bin/mw', words ) ).stdout;
const written = [];
let cdn, client, suppressor, purged = [];

/** Many pages at once. */
async function write( pages ) {
	const folder = mkdtempSync( STATE + '/tmp/pages-' );
	chmodSync( folder, 0o755 );
	const files = Object.entries( pages ).map( ( [ title, text ] ) => {
		writeFileSync( `${ folder }/${ title }.txt`, text );
		return `${ folder }/${ title }.txt`;
	} );
	await mw( 'importTextFiles', '--overwrite', ...files );
	rmSync( folder, { recursive: true } );
	written.push( ...Object.keys( pages ) );
}

before( async () => {
	cdn = createServer( ( request, response ) => {
		if ( request.method === 'PURGE' ) {
			purged.push( request.url );
		}
		response.end();
	} );
	await new Promise( ( listens ) => {
		cdn.listen( 0, '127.0.0.1', listens );
	} );
	client = await Client.loggedIn( author );
	suppressor = await Client.loggedIn( people.suppressor );
	const token = await client.token();
	await client.api( { action: 'options', change: 'wikisocial-userpage=1', token } );
	await client.api( { action: 'edit', title: 'User:' + author.name, text: 'About me ' + mark, token } );
	await write( {
		[ mark + '_person' ]: tagOf( author ), [ mark + '_public' ]: '<social-feed/>',
		[ mark + '_other' ]: tagOf( other ), [ mark + '_plain' ]: 'nothing'
	} );
	writeFileSync( settings, `<?php
$wgUseCdn = true;
$wgCdnServers = [ '127.0.0.1:${ cdn.address().port }' ];
$wgGroupPermissions['suppress']['block'] = true;
` );
} );
after( async () => {
	rmSync( settings );
	// No other run has to purge the pages of this one.
	await write( Object.fromEntries( written.map( ( title ) => [ title, 'nothing any more' ] ) ) );
	cdn.close();
	cdn.closeAllConnections?.();
} );

/** What shows statuses of the author, and what does not. */
const shows = () => [ atom(), atom( author ), address( 'User:' + name( author ) ), address( mark + '_person' ), address( mark + '_public' ) ];
const others = () => [ atom( other ), address( mark + '_other' ), address( mark + '_plain' ), address( 'User:' + name( other ) ) ];

/** Does it and waits for the purges, of which some come after the answer. */
async function assertPurges( action ) {
	purged = [];
	const answer = await action();
	for ( let i = 0; i < 50 && !shows().every( ( one ) => purged.includes( one ) ); i++ ) {
		await sleep( 100 );
	}
	for ( const one of shows() ) {
		assert.ok( purged.includes( one ), `${ one } is not in ${ purged.join( '\n' ) }` );
	}
	for ( const one of others() ) {
		assert.ok( !purged.includes( one ), one );
	}
	return answer;
}

test( 'posting and deleting purge all that shows it', async () => {
	const { json, status, text } = await assertPurges( () => client.post( 'Purged ' + randomUUID() ) );
	assert.equal( status, 201, text );
	const permalink = address( 'Special:Social/status/' + json.id );
	assert.ok( purged.includes( permalink ) );
	await assertPurges( () => client.rest( 'DELETE', '/statuses/' + json.id, {} ) );
	assert.ok( purged.includes( permalink ) );
} );

test( 'hiding the author and showing them again purge it', async () => {
	const token = await suppressor.token();
	try {
		const blocked = await assertPurges( () => suppressor.api( {
			action: 'block', user: author.name, hidename: 1, expiry: 'infinite', token
		} ) );
		assert.ok( blocked.block?.hidename, JSON.stringify( blocked ) );
	} finally {
		await assertPurges( () => suppressor.api( { action: 'unblock', user: author.name, token } ) );
	}
} );

test( 'a CDN keeps the very addresses that are purged, and no others', async () => {
	const control = async ( url, who = reader ) =>
		( await who.fetch( url.slice( reader.url.length ) ) ).headers.get( 'cache-control' );
	for ( const url of [ atom(), atom( author ) ] ) {
		assert.equal( await control( url ), 'public, s-maxage=300, max-age=0, must-revalidate' );
		assert.match( await control( url + '&uselang=de' ), /^private/ );
		assert.match( await control( url, client ), /^private/, 'not with somebody\'s cookies' );
	}
	const xml = await ( await reader.fetch( atom().slice( reader.url.length ) ) ).text();
	const next = /<link rel="next"[^>]*href="([^"]*)"/.exec( xml )[ 1 ].replaceAll( '&amp;', '&' );
	assert.match( await control( next ), /^private/, 'a later page is never purged' );
	assert.match( await control( address( mark + '_person' ) ), /s-maxage=[1-9]/ );
	assert.match( await control( address( 'Special:Social' ) ), /^private/ );
} );

test( 'a like purges the history that counts it; a diff, which no purge reaches, is kept for a minute, with comments not at all', async () => {
	const title = mark + '_liked';
	const edited = await client.api( { action: 'edit', title, text: randomUUID(), token: await client.token() } );
	const id = edited.edit.newrevid;
	const history = address( title ) + '&action=history';
	const fan = await Client.loggedIn( other );
	for ( const method of [ 'PUT', 'DELETE' ] ) {
		purged = [];
		assert.equal( ( await fan.rest( method, '/likes/revision/' + id, {} ) ).status, 200 );
		for ( let i = 0; i < 50 && !purged.includes( history ); i++ ) {
			await sleep( 100 );
		}
		assert.ok( purged.includes( history ), `${ method }: ${ purged.join( '\n' ) }` );
	}
	const kept = async ( query ) => Number( /s-maxage=(\d+)/.exec(
		( await reader.fetch( `/index.php?title=${ title }&${ query }` ) ).headers.get( 'cache-control' ) )[ 1 ] );
	assert.ok( await kept( 'action=history' ) > 60 );
	assert.ok( await kept( `diff=${ id }` ) <= 60 );
	const said = await fan.rest( 'POST', '/comments/revision/' + id, { text: 'Said ' + randomUUID() } );
	assert.equal( said.status, 201, said.text );
	const diff = await reader.fetch( `/index.php?title=${ title }&diff=${ id }` );
	assert.ok( ( await diff.text() ).includes( said.json.text ) );
	assert.doesNotMatch( diff.headers.get( 'cache-control' ), /s-maxage=[1-9]/, 'a text that may be hidden' );
	written.push( title );
} );

test( 'more pages than one request purges are purged by jobs', async () => {
	const pages = Array.from( { length: 52 }, ( _, i ) => `${ mark }_many_${ i }` );
	await write( Object.fromEntries( pages.map( ( title ) => [ title, tagOf( author ) ] ) ) );
	await mw( 'runJobs' );
	await assertPurges( () => client.post( 'For many ' + randomUUID() ) );
	await sleep( 500 );
	const done = () => pages.filter( ( title ) => purged.includes( address( title ) ) ).length;
	assert.ok( done() < pages.length, 'not all in the request' );
	assert.match( await mw( 'runJobs' ), /wikisocialPurgeEmbeds/ );
	assert.equal( done(), pages.length );
} );

test( 'a comment purges the page of what it hangs on, and a history that counts it', async () => {
	const page = mark + '_commented';
	const edited = await client.api( { action: 'edit', title: page, text: 'Text', token: await client.token() } );
	const status = ( await client.post( 'Commented ' + randomUUID() ) ).json.id;
	await sleep( 500 );
	const history = address( page ) + '&action=history';
	for ( const [ object, wanted ] of [
		[ 'status/' + status, [ address( 'Special:Social/status/' + status ), address( 'Special:Social/comments/status/' + status ) ] ],
		[ 'revision/' + edited.edit.newrevid, [ history ] ]
	] ) {
		let id;
		for ( const act of [
			async () => {
				const said = await client.rest( 'POST', '/comments/' + object, { text: 'Said' } );
				assert.equal( said.status, 201, said.text );
				id = said.json.id;
			},
			async () => assert.equal( ( await client.rest( 'DELETE', '/statuses/' + id, {} ) ).status, 204 ),
			async () => assert.equal( ( await client.rest( 'POST', `/statuses/${ id }/undelete`, {} ) ).status, 200 ),
			async () => assert.equal( ( await suppressor.rest(
				'PUT', '/moderation/comment/' + id, { level: 'suppressed', reason: 'test' }
			) ).status, 200 )
		] ) {
			purged = [];
			await act();
			const all = [ ...wanted, address( 'Special:Social/status/' + id ) ];
			for ( let i = 0; i < 50 && !all.every( ( one ) => purged.includes( one ) ); i++ ) {
				await sleep( 100 );
			}
			for ( const one of all ) {
				assert.ok( purged.includes( one ), `${ one } is not in ${ purged.join( '\n' ) }` );
			}
		}
	}
} );

test( 'a changed event purges the page that announces it, and no other; a page with a copy is kept for minutes', async () => {
	const [ page, copy ] = [ 'WikiSocial_talk:' + mark, 'WikiSocial_talk:' + mark + '/copy' ];
	const text = `<social-event id="${ mark }" title="Event" start="2027-05-07 18:00" end="20:00" zone="UTC"/>`;
	for ( const title of [ page, copy ] ) {
		const { edit } = await client.api( { action: 'edit', title, text, token: await client.token() } );
		assert.equal( edit?.result, 'Success' );
	}
	const kept = async ( title ) => ( await reader.fetch( '/index.php?title=' + title ) ).headers.get( 'cache-control' );
	assert.match( await kept( page ), /s-maxage=\d{4,}/ );
	assert.match( await kept( copy ), /s-maxage=300/ );
	purged = [];
	await promisify( execFile )( 'sh', [ '-c', `echo "$1" | ${ STATE }/bin/mw eval`, 'sh', '$own = MediaWiki\\Extension\\WikiSocial\\Services::get(); ' +
		`$own->getEventCache()->changed( $own->getEngine()->eventsByTag( $own->getViewerFactory()->everybody(), [ "${ mark }" ] )[0] );` ] );
	for ( let i = 0; i < 50 && !purged.includes( address( page ) ); i++ ) {
		await sleep( 100 );
	}
	assert.ok( purged.includes( address( page ) ), purged.join( '\n' ) );
	assert.ok( !purged.includes( address( copy ) ) );
	assert.ok( !purged.includes( address( page ) + '&action=history' ) );
} );

test( 'an event that is suppressed is purged wherever it was shown', async () => {
	const title = 'WikiSocial_talk:' + mark + '/hidden';
	const text = `<social-event id="${ mark }_h" title="Event" start="2027-05-07 18:00" end="20:00" zone="UTC"/>`;
	const { edit } = await client.api( { action: 'edit', title, text, token: await client.token() } );
	assert.equal( edit?.result, 'Success' );
	const { items: [ { id } ] } = ( await reader.rest( 'GET', '/events?page=' + encodeURIComponent( title ) ) ).json;
	const rest = reader.url + '/rest.php/wikisocial/v0/';
	const special = address( 'Special:SocialEvents' );
	const wanted = [
		address( title ), special, special + '&feed=atom', `${ special }/${ id }`, `${ special }/${ id }/participants`, rest + 'events.ics',
		`${ rest }events/${ id }/ics`, address( 'Special:Social/comments/event/' + id )
	];
	for ( const level of [ 'suppressed', 'none' ] ) {
		await sleep( 300 );
		const answer = await assertPurges( () => suppressor.rest( 'PUT', '/moderation/event/' + id, { level } ) );
		assert.equal( answer.status, 200, answer.text );
		for ( let i = 0; i < 50 && !wanted.every( ( one ) => purged.includes( one ) ); i++ ) {
			await sleep( 100 );
		}
		assert.deepEqual( wanted.filter( ( one ) => !purged.includes( one ) ), [], purged.join( '\n' ) );
	}
} );
