// SPDX-License-Identifier: GPL-2.0-or-later
// What becomes of the files of statuses while their home changes: licences, names, deletions; and
// what a hostile home cannot do.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Commons } from '../support/commons.mjs';
import { Client, environment, people } from '../support/wiki.mjs';

const { STATE } = environment();
const settings = STATE + '/wiki/conf.d/69-cdn.php';
const mark = 'Media ' + randomUUID().slice( 0, 8 );
const reader = new Client();
const permalink = ( id ) => '/index.php?title=Special:Social/status/' + id;
// Not by execFileSync: meanwhile this process has to answer as the CDN.
const refresh = ( ...words ) => promisify( execFile )( STATE + '/bin/mw', [ 'WikiSocial:RefreshFiles', ...words ] );
let author, commons;

before( async () => {
	author = await Client.loggedIn( people.ordinary( 2 ) );
	commons = await Commons.open();
} );
after( () => commons.close() );

async function posted( ...media ) {
	const made = await author.rest( 'POST', '/statuses', { text: 'Shown ' + randomUUID(), media } );
	assert.equal( made.status, 201, made.text );
	return made.json;
}
const get = async ( id ) => ( await reader.rest( 'GET', '/statuses/' + id ) ).json;
const html = async ( path ) => ( await reader.fetch( path ) ).text();

/** A CDN that writes down what it is told to purge. */
async function cdn() {
	const purged = [];
	const server = createServer( ( request, response ) => {
		purged.push( request.url );
		response.end();
	} );
	await new Promise( ( listens ) => {
		server.listen( 0, '127.0.0.1', listens );
	} );
	writeFileSync( settings, `<?php $wgUseCdn = true; $wgCdnServers = [ '127.0.0.1:${ server.address().port }' ];\n` );
	return { purged, close: () => {
		rmSync( settings );
		server.close();
		server.closeAllConnections?.();
	} };
}

test( 'a refresh follows licences, moves and deletions, and purges what shows them', async () => {
	const [ licensed, moved, target, deleted, same ] = [ 'licensed', 'moved', 'target', 'deleted', 'same' ]
		.map( ( each ) => `${ mark } ${ each }.png` );
	for ( const one of [ licensed, moved, deleted, same ] ) {
		await commons.upload( one );
	}
	const statuses = [];
	for ( const one of [ licensed, moved, deleted, same ] ) {
		statuses.push( await posted( { file: one, alt: 'Of ' + one } ) );
	}
	await commons.credit( licensed, {
		Artist: '<a href="https://people.example/zoe">Zoë</a>', LicenseShortName: 'CC0', LicenseUrl: 'https://licence.example/zero', AttributionRequired: 'false'
	} );
	await commons.move( moved, target );
	await commons.remove( deleted );
	assert.deepEqual( ( await get( statuses[ 0 ].id ) ).media, statuses[ 0 ].media, 'nothing changes before' );
	const said = await html( permalink( statuses[ 2 ].id ) );
	assert.match( said, /mw-file-element/ );

	const stub = await cdn();
	try {
		const { stdout } = await refresh( '--age', '0', '--pause', '0' );
		assert.match( stdout, /Done\./ );
		for ( let i = 0; i < 30 && !stub.purged.some( ( one ) => one.includes( statuses[ 2 ].id ) ); i++ ) {
			await sleep( 100 );
		}
		assert.deepEqual( statuses.map( ( { id } ) => stub.purged.some( ( one ) => one.endsWith( 'Special:Social/status/' + id ) ) ),
			[ true, true, true, false ], 'changed ones only: ' + stub.purged.join( '\n' ) );
	} finally {
		stub.close();
	}
	const [ one, two, three, four ] = await Promise.all( statuses.map( async ( { id } ) => ( await get( id ) ).media[ 0 ] ) );
	assert.deepEqual( [ one.author, one.authorUrl, one.licence, one.licenceUrl, one.attributionRequired ],
		[ 'Zoë', 'https://people.example/zoe', 'CC0', 'https://licence.example/zero', false ] );
	assert.equal( one.alt, 'Of ' + licensed, 'what its author said of it stays' );
	const there = await commons.addresses( target );
	assert.deepEqual( [ two.file, two.url, two.descriptionUrl, two.gone ], [ target, there.url, there.descriptionurl, false ] );
	assert.equal( two.alt, 'Of ' + moved );
	for ( const thumb of two.thumbs ) {
		assert.equal( ( await fetch( thumb.url, { method: 'HEAD' } ) ).status, 200, thumb.url );
	}
	assert.deepEqual( [ three.gone, three.url, three.thumbUrl, three.thumbs, three.author, three.alt ],
		[ true, null, null, [], 'Ada Example', 'Of ' + deleted ] );
	assert.deepEqual( four, statuses[ 3 ].media[ 0 ] );
} );

test( 'of a file that is gone a page has its name and no picture; Atom has no enclosure, and nobody posts it again', async () => {
	const gone = await commons.upload( mark + ' tombstone.png' );
	const body = { text: 'Shown ' + randomUUID(), media: [ { file: gone, alt: 'Once a picture' }, { file: 'Bell.oga' } ], idempotencyKey: randomUUID() };
	const { json: made } = await author.rest( 'POST', '/statuses', body );
	const comment = { text: 'Look', media: [ { file: gone } ], idempotencyKey: randomUUID() };
	const commented = await author.rest( 'POST', `/comments/status/${ made.id }`, comment );
	assert.equal( commented.status, 201, commented.text );
	await commons.remove( gone );
	await refresh( '--age', '0', '--pause', '0' );
	const page = await html( permalink( made.id ) );
	const [ , tomb ] = /<div class="mw-wikisocial-file-gone"[^>]*>(.*?)<\/div>/s.exec( page );
	assert.ok( tomb.includes( gone ) && tomb.includes( 'Once a picture' ), tomb );
	assert.doesNotMatch( tomb, /<img|<a / );
	assert.ok( !page.includes( made.media[ 0 ].url ) && !page.includes( made.media[ 0 ].thumbUrl ), 'no address of it anywhere' );
	assert.doesNotMatch( page, /og:image/ );
	const xml = await html( '/index.php?title=Special:Social&feed=atom' );
	assert.ok( xml.includes( made.url ) && !xml.includes( made.media[ 0 ].url ) );
	const once = await author.rest( 'POST', '/statuses', body );
	assert.deepEqual( [ once.status, once.json?.id, once.json?.media[ 0 ].gone ], [ 201, made.id, true ], 'the same key has the same answer: ' + once.text );
	const other = await author.rest( 'POST', '/statuses', { ...body, text: 'Other' } );
	assert.deepEqual( [ other.status, other.json.errorKey ], [ 422, 'wikisocial-error-key-reused' ] );
	const unused = await author.rest( 'POST', '/statuses', { ...body, idempotencyKey: randomUUID() } );
	assert.deepEqual( [ unused.status, unused.json.errorKey ], [ 400, 'wikisocial-error-file-missing' ] );
	const reply = await author.rest( 'POST', `/comments/status/${ made.id }`, comment );
	assert.deepEqual( [ reply.status, reply.json?.id ], [ commented.status, commented.json.id ], reply.text );
	const again = await author.rest( 'POST', '/statuses', { text: 'Again', media: [ { file: gone } ] } );
	assert.deepEqual( [ again.status, again.json.errorKey ], [ 400, 'wikisocial-error-file-missing' ] );
	const kept = await author.rest( 'PUT', '/statuses/' + made.id, { text: 'Text alone ' + made.id } );
	assert.deepEqual( kept.json?.media.map( ( one ) => one.gone ), [ true, false ], kept.text );
	await commons.upload( gone, { Artist: 'Back' } );
	assert.equal( ( await posted( { file: gone } ) ).media[ 0 ].author, 'Back', 'it is back where it was' );
	assert.equal( ( await get( made.id ) ).media[ 0 ].gone, false, 'for all that show it' );
} );

test( 'a file that only an earlier version shows is followed too: its history says that it is gone', async () => {
	const gone = await commons.upload( mark + ' earlier.png' );
	const { id } = await posted( { file: gone } );
	await author.rest( 'PUT', '/statuses/' + id, { text: 'Now without ' + id, media: [] } );
	await commons.remove( gone );
	await refresh( '--age', '0', '--pause', '0' );
	const { items } = ( await reader.rest( 'GET', `/statuses/${ id }/history` ) ).json;
	assert.deepEqual( items.map( ( one ) => one.media.map( ( file ) => file.gone ) ), [ [], [ true ] ] );
	assert.match( await html( `/index.php?title=Special:Social/history/${ id }&version=1` ), /mw-wikisocial-file-gone/ );
} );

const script = '<script>alert(1)</script>';
const hostile = {
	'a script': [ script + 'Eve', 'Eve', null ],
	'an event': [ '<img src=x onerror=alert(1)>Eve<svg onload=alert(1)>', 'Eve', null ],
	'a link of script': [ '<a href="javascript:alert(1)">Eve</a><a href="data:text/html,x">D</a>', 'EveD', null ],
	'a link out of its attribute': [ '<a href="https://e.example/&quot; onclick=&quot;alert(1)">Eve</a>', 'Eve', null ],
	'two links': [ '<a href="https://one.example/">Eve</a> <a href="https://two.example/">Mal</a>', 'Eve Mal', 'https://one.example/' ],
	'a link with a name and a word to pass': [ '<a href="https://bank.example:x@evil.example/">Eve</a>', 'Eve', null ],
	'10,000 characters': [ 'é'.repeat( 10000 ), 'é'.repeat( 500 ), null ],
	'turned letters': [ '\u202eevE\u202c \u202eopen', 'evE open', null ],
	'entities': [ '&lt;b&gt;Eve&lt;/b&gt; &amp;amp;', '<b>Eve</b> &amp;', null ],
	'wikitext': [ '[[User:Eve]] {{Delete}} ~~~~ <nowiki>', '[[User:Eve]] {{Delete}} ~~~~', null ],
	'a form': [ '<form action="https://e.example/"><input name="p"><button>Log in</button></form><iframe src="https://e.example/"></iframe>', 'Log in', null ],
	'a page\'s end': [ '</figcaption></figure></article></div>Eve<!-- ', 'Eve', null ],
	'a list': [ '<ul><li>A</li><li>B</li></ul>', 'A B', null ]
};

test( 'a hostile credit is text, with one link to the web at most', async () => {
	const names = {};
	for ( const [ what, [ artist ] ] of Object.entries( hostile ) ) {
		names[ what ] = await commons.upload( `${ mark } ${ what.replace( /\W/g, ' ' ) }.png`, {
			Artist: artist, ImageDescription: artist, LicenseShortName: script + 'CC0', LicenseUrl: 'javascript:alert(1)', UsageTerms: artist
		} );
	}
	for ( const [ what, [ , text, url ] ] of Object.entries( hostile ) ) {
		const made = await posted( { file: names[ what ], alt: '"><script>alert(2)</script>' } );
		const [ file ] = made.media;
		assert.deepEqual( [ file.author, file.authorUrl ], [ text, url ], what );
		assert.deepEqual( [ file.licence, file.licenceUrl ], [ 'CC0', null ], what );
		assert.ok( ( file.description ?? '' ).startsWith( text ), what );
		const page = await html( permalink( made.id ) );
		const [ caption ] = /<figcaption>.*?<\/figcaption>/s.exec( page );
		const tags = caption.match( /<[^>]*>/g ).filter( ( tag ) => !/^<\/?(figcaption|bdi|a)>$|^<a href="https?:\/\/[^"\s]*" rel="nofollow noopener">$/.test( tag ) );
		assert.deepEqual( tags, [], what );
		assert.ok( ( caption.match( /href=/g ) ?? [] ).length <= 1, caption );
		for ( const evil of [ '<script>alert', 'onerror=alert(1)>', 'javascript:alert', 'onload=alert(1)>', '<iframe', '\u202e' ] ) {
			assert.ok( !page.includes( evil ), `${ what }: ${ evil }` );
		}
		assert.doesNotMatch( page, /<form action="https:\/\/e/ );
	}
	const xml = await html( '/index.php?title=Special:Social&feed=atom' );
	assert.doesNotMatch( xml, /javascript:|\u202e|&lt;script|&lt;iframe/ );
} );

test( 'a search shows hostile credits as text too', async () => {
	const word = 'hostile' + randomUUID().replace( /[^a-f]/g, '' );
	await commons.upload( `${ mark } ${ word }.png`, { Artist: script + '\u202eEve', ImageDescription: word } );
	const { json } = await author.rest( 'GET', '/files?query=' + word );
	assert.ok( json.complete );
	assert.deepEqual( json.items.map( ( one ) => one.author ), [ 'Eve' ] );
} );

test( 'while its home does not answer a refresh changes nothing and says so', async () => {
	const one = await commons.upload( mark + ' kept.png' );
	const made = await posted( { file: one } );
	writeFileSync( settings, '<?php $wgForeignFileRepos[0]["apibase"] = "http://127.0.0.1:1/api.php";\n' );
	try {
		await assert.rejects( refresh( '--age', '0', '--pause', '0' ), ( error ) => error.code === 1 );
	} finally {
		rmSync( settings );
		// What was tried is left alone for ten minutes, for other tests too.
		execFileSync( STATE + '/bin/psql', [ 'social', '-qc', 'UPDATE social.media SET checked_at = NULL' ] );
	}
	assert.deepEqual( ( await get( made.id ) ).media, made.media );
} );
