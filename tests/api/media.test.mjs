// SPDX-License-Identifier: GPL-2.0-or-later
// Files in statuses through REST, the Action API, Atom and Open Graph: which are taken, what is said
// of them, which are refused, and that a status keeps them through its life.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Commons, demo, inPlaceOfCommons, upload } from '../support/commons.mjs';
import { Client, environment, people, stack } from '../support/wiki.mjs';

const [ bell, fig, lines, guide, film ] = [
	'Bell.oga', 'Half a fig in a red bowl.jpg', 'Lines.svg', 'Debian New Maintainers\' Guide.pdf', 'Two monitors.webm'
];
const dogs = '犬の友だち.jpg';
const dandelions = Object.keys( demo ).find( ( name ) => name.length > 150 );
const steps = [ 20, 40, 60, 120, 250, 330, 500, 960, 1280, 1920, 3840 ];
const keys = [
	'file', 'kind', 'mime', 'size', 'url', 'thumbUrl', 'thumbs', 'width', 'height', 'alt', 'author', 'authorUrl', 'licence',
	'licenceUrl', 'attributionRequired', 'description', 'descriptionUrl', 'gone'
].sort();
let author, reader, moderator, commons;

before( async () => {
	author = await Client.loggedIn( people.ordinary( 0 ) );
	moderator = await Client.loggedIn( people.moderator );
	reader = new Client();
	commons = await Commons.open();
} );
after( () => commons.close() );

const write = ( client, body, headers ) => client.rest( 'POST', '/statuses', { text: 'Look ' + randomUUID(), ...body }, headers );
const edit = ( id, body ) => author.rest( 'PUT', '/statuses/' + id, body );
const get = async ( id, who = reader ) => ( await who.rest( 'GET', '/statuses/' + id ) ).json;
const name = ( file ) => ( typeof file === 'string' ? { file } : file );

async function posted( files, client = author ) {
	const made = await write( client, { media: files.map( name ) } );
	assert.equal( made.status, 201, made.text );
	return made.json;
}
const shown = ( status ) => status.media.map( ( one ) => [ one.file, one.alt ] );
const unwanted = [];
/** Refused by its key; assertNothingStored() looks whether that was all. */
async function refused( media, status, errorKey ) {
	const text = 'Not this ' + randomUUID();
	unwanted.push( text );
	const answer = await write( author, { text, media } );
	assert.equal( answer.status, status, JSON.stringify( media ).slice( 0, 100 ) + answer.text.slice( 0, 500 ) );
	if ( errorKey ) {
		assert.equal( answer.json.errorKey, errorKey );
	}
}
async function assertNothingStored() {
	const feed = ( await author.rest( 'GET', '/feeds/public?limit=100' ) ).text;
	assert.ok( unwanted.every( ( text ) => !feed.includes( text ) ) );
}

/** What Commons has of a file, besides its still widths. */
async function assertIsDemo( file, title, kind, alt ) {
	assert.deepEqual( Object.keys( file ).sort(), keys );
	const { author: by, authorUrl, licence, licenceUrl, attributionRequired, description } = file;
	assert.deepEqual( { author: by, authorUrl, licence, licenceUrl, attributionRequired, description }, demo[ title ] );
	assert.deepEqual( [ file.file, file.kind, file.alt, file.gone ], [ title, kind, alt, false ] );
	const there = await commons.addresses( title );
	assert.equal( file.url, there.url );
	assert.equal( file.descriptionUrl, there.descriptionurl );
	if ( kind === 'audio' ) {
		assert.deepEqual( [ file.thumbUrl, file.thumbs, file.width, file.height ], [ null, [], 0, 0 ] );
	} else if ( kind !== 'video' ) {
		assert.ok( file.width > 0 && file.height > 0 );
		const widths = file.thumbs.map( ( one ) => one.width );
		assert.ok( widths.length && widths.every( ( width ) => steps.includes( width ) ), String( widths ) );
		assert.deepEqual( widths, [ ...widths ].sort( ( a, b ) => a - b ) );
		assert.ok( file.thumbs.some( ( one ) => one.url === file.thumbUrl ) );
	}
}

test( 'one file is shown with the credit of its home, to everybody', async () => {
	const made = await posted( [ { file: fig, alt: 'Figs' } ] );
	assert.equal( made.media.length, 1 );
	await assertIsDemo( made.media[ 0 ], fig, 'image', 'Figs' );
	assert.deepEqual( ( await get( made.id ) ).media, made.media );
	for ( const thumb of made.media[ 0 ].thumbs ) {
		const still = await fetch( thumb.url );
		assert.equal( still.headers.get( 'content-type' ), 'image/jpeg' );
		await still.body.cancel();
	}
} );

test( 'four files keep their order, each with what it is', async () => {
	const made = await posted( [ { file: lines, alt: 'Swirl' }, bell, { file: guide, alt: '' }, { file: film, alt: 'A film' } ] );
	const kinds = [ [ lines, 'drawing', 'Swirl' ], [ bell, 'audio', '' ], [ guide, 'document', '' ], [ film, 'video', 'A film' ] ];
	for ( const [ at, about ] of kinds.entries() ) {
		await assertIsDemo( made.media[ at ], ...about );
	}
} );

test( 'a file is known by each form of its name and address', async () => {
	const { url, descriptionurl, thumburl } = await commons.addresses( dogs );
	for ( const typed of [
		dogs, 'File:' + dogs, 'Image: ' + dogs, `[[File:${ dogs }|thumb]]`, url, descriptionurl, thumburl, descriptionurl + '&uselang=ja',
		`${ stack.commonsUrl }/index.php?title=File:${ dogs }`, `${ stack.url }/index.php?title=File:${ encodeURIComponent( dogs ) }`
	] ) {
		assert.deepEqual( shown( await posted( [ { file: typed, alt: 'Dogs' } ] ) ), [ [ dogs, 'Dogs' ] ], typed );
	}
	const cases = { de: [ 'Datei:', 'Bild:', 'File:' ], ar: [ 'ملف:', 'صورة:', 'File:' ] };
	for ( const [ lang, names ] of Object.entries( cases ) ) {
		const wiki = stack.wikis[ lang ];
		const person = await Client.loggedIn( wiki.accounts[ 0 ], wiki.url );
		for ( const namespace of names ) {
			assert.deepEqual( shown( await posted( [ namespace + bell ], person ) ), [ [ bell, '' ] ], lang + namespace );
		}
	}
} );

test( 'a long name, an ampersand and a file that asks for no credit', async () => {
	const wide = 'Homeworld, navy & teal.svg';
	const made = await posted( [ dandelions, wide ] );
	await assertIsDemo( made.media[ 0 ], dandelions, 'image', '' );
	await assertIsDemo( made.media[ 1 ], wide, 'drawing', '' );
} );

test( 'what cannot be shown is refused by name, and nothing is stored', async () => {
	await refused( [ fig, lines, bell, guide, film ].map( name ), 400, 'wikisocial-error-too-many-files' );
	await refused( [ fig, 'File:' + fig.replaceAll( ' ', '_' ) ].map( name ), 400, 'wikisocial-error-file-twice' );
	const missing = `There is no such file ${ randomUUID() }.jpg`;
	await refused( [ fig, missing ].map( name ), 400, 'wikisocial-error-file-missing' );
	for ( const none of [
		'', ' ', 'File:', 'User:A.jpg', 'https://elsewhere.example/a.jpg', stack.commonsUrl + '/index.php?title=Main_Page', '../../etc/passwd',
		'javascript:alert(1)', 'data:image/png;base64,AA==', 'a\u0000b.jpg', 'x'.repeat( 300 ) + '.jpg', 'x'.repeat( 100000 ), '<b>.jpg'
	] ) {
		await refused( [ { file: none } ], 400, 'wikisocial-error-file-invalid' );
	}
	await refused( [ { file: fig, alt: '\u{1F426}'.repeat( 1001 ) } ], 400, 'wikisocial-error-alt-too-long' );
	for ( const alt of [ 'a\u0000b', 'a\u0007b', 'a\u007fb', 'a\ud800b' ] ) {
		await refused( [ { file: fig, alt } ], 400 );
	}
	await assertNothingStored();
	const long = '\u{1F426}'.repeat( 1000 );
	assert.deepEqual( shown( await posted( [ { file: fig, alt: long } ] ) ), [ [ fig, long ] ], 'code points are counted' );
} );

test( 'whoever may not post is told so, whatever the file', async () => {
	const media = [ { file: `Nobody knows ${ randomUUID() }.jpg` } ];
	const blocked = await write( await Client.loggedIn( people.blocked ), { media } );
	assert.equal( blocked.status, 403, blocked.text );
	assert.match( blocked.json.errorKey, /blocked/ );
	const anonymous = await write( reader, { media } );
	assert.deepEqual( [ anonymous.status, anonymous.json.errorKey ], [ 403, 'wikisocial-error-login-needed' ] );
} );

test( 'files of another form are refused, not converted', async () => {
	for ( const media of [
		'Bell.oga', 7, true, { file: bell }, [ bell ], [ 7 ], [ null ], [ [] ], [ {} ], [ { alt: 'x' } ], [ { file: 7 } ], [ { file: null } ],
		[ { file: [ bell ] } ], [ { file: bell, alt: 7 } ], [ { file: bell, alt: null } ], [ { file: bell, title: 'x' } ]
	] ) {
		await refused( media, 400 );
	}
	await assertNothingStored();
	const { id } = await posted( [ bell ] );
	for ( const media of [ 'x', [ { file: 7 } ], [ { file: 'No such file.jpg' } ], Array( 5 ).fill( { file: bell } ) ] ) {
		assert.equal( ( await edit( id, { text: 'x', media } ) ).status, 400 );
	}
	assert.deepEqual( shown( await get( id ) ), [ [ bell, '' ] ] );
} );

test( 'a key with the same files makes one status; with others it is refused', async () => {
	const text = 'Once ' + randomUUID();
	const [ key, both ] = [ randomUUID(), [ { file: fig, alt: 'a' }, { file: bell } ] ];
	const send = ( media ) => write( author, { text, media, idempotencyKey: key } );
	const [ first, second ] = [ await send( both ), await send( [ { file: 'File:' + fig, alt: 'a' }, { file: bell, alt: '' } ] ) ];
	assert.deepEqual( [ first.status, second.status, second.json?.id ], [ 201, 201, first.json.id ], second.text );
	for ( const media of [ [], [ ...both ].reverse(), both.slice( 1 ), [ { file: fig, alt: 'b' }, { file: bell } ], undefined ] ) {
		const other = await send( media );
		assert.equal( other.status, 422, other.text );
		assert.equal( other.json.errorKey, 'wikisocial-error-key-reused' );
	}
} );

test( 'an edit keeps, changes or takes away the files; the history has those of each version', async () => {
	const { id } = await posted( [ { file: fig, alt: 'one' } ] );
	const kept = await edit( id, { text: 'Two ' + id } );
	assert.deepEqual( shown( kept.json ), [ [ fig, 'one' ] ], kept.text );
	const set = await edit( id, { text: 'Two ' + id, media: [ { file: bell, alt: 'ding' }, { file: fig } ] } );
	assert.deepEqual( shown( set.json ), [ [ bell, 'ding' ], [ fig, '' ] ] );
	assert.equal( set.json.version, 3, 'other files are a version of their own' );
	assert.equal( ( await edit( id, { text: 'Two ' + id, media: [ { file: bell, alt: 'ding' }, { file: fig } ] } ) ).json.version, 3 );
	const cleared = await edit( id, { text: 'Two ' + id, media: [] } );
	assert.deepEqual( cleared.json.media, [] );
	const { items } = ( await reader.rest( 'GET', `/statuses/${ id }/history` ) ).json;
	assert.deepEqual( items.map( ( one ) => [ one.version, shown( one ) ] ), [
		[ 4, [] ], [ 3, [ [ bell, 'ding' ], [ fig, '' ] ] ], [ 2, [ [ fig, 'one' ] ] ], [ 1, [ [ fig, 'one' ] ] ]
	] );
	assert.deepEqual( Object.keys( items[ 1 ].media[ 0 ] ).sort(), keys );
	const html = await ( await reader.fetch( `/index.php?title=Special:Social/history/${ id }&version=3` ) ).text();
	assert.ok( html.includes( `[[File:${ bell }|ding]]` ) || html.includes( 'ding' ), 'the page shows them too' );
} );

test( 'of what is deleted or hidden others see no file, in no place', async () => {
	const alt = 'Mark ' + randomUUID();
	const { id } = await posted( [ { file: fig, alt } ] );
	const places = [
		'/rest.php/wikisocial/v0/statuses/' + id, `/rest.php/wikisocial/v0/statuses/${ id }/history`, '/rest.php/wikisocial/v0/feeds/public?limit=100',
		'/index.php?title=Special:Social/status/' + id, '/index.php?title=Special:Social/history/' + id, '/index.php?title=Special:Social&limit=100',
		'/index.php?title=Special:Social&feed=atom', '/api.php?action=query&list=socialfeed&sflimit=100&format=json&sfprop=ids|html|media'
	];
	const seen = async ( who ) => ( await Promise.all( places.map( async ( one ) => ( await ( await who.fetch( one ) ).text() ).includes( alt ) ) ) );
	assert.ok( ( await seen( reader ) ).filter( Boolean ).length >= 6, 'it is there at first' );
	const none = Array( places.length ).fill( false );
	await moderator.rest( 'PUT', '/moderation/status/' + id, { level: 'hidden', reason: 'test' } );
	assert.deepEqual( await seen( reader ), none, 'hidden' );
	assert.ok( ( await seen( moderator ) )[ 0 ] );
	await moderator.rest( 'PUT', '/moderation/status/' + id, { level: 'none', reason: 'test' } );
	await edit( id, { text: 'Without ' + id, media: [] } );
	await moderator.rest( 'PUT', '/moderation/status/' + id, { level: 'hidden', reason: 'test', version: 1 } );
	assert.deepEqual( await seen( reader ), none, 'one version' );
	assert.ok( ( await seen( moderator ) )[ 1 ] );
	await edit( id, { text: 'With ' + id, media: [ { file: fig, alt } ] } );
	await author.rest( 'DELETE', '/statuses/' + id, {} );
	assert.deepEqual( await seen( reader ), none, 'deleted' );
	assert.ok( ( await seen( author ) )[ 0 ] );
	await author.rest( 'POST', `/statuses/${ id }/undelete`, {} );
	assert.ok( ( await seen( reader ) )[ 0 ] );
} );

test( 'what is for those mentioned tells others nothing of its files', async () => {
	const alt = 'For few ' + randomUUID();
	const text = `@${ people.ordinary( 1 ).name.replaceAll( ' ', '_' ) } ${ randomUUID() }`;
	const made = await write( author, { text, visibility: 'mentioned', media: [ { file: fig, alt } ] } );
	assert.equal( made.status, 201, made.text );
	const page = '/index.php?title=Special:Social/status/' + made.json.id;
	assert.ok( !( await ( await reader.fetch( page ) ).text() ).includes( alt ) );
	const own = await ( await author.fetch( page ) ).text();
	assert.ok( own.includes( alt ) );
	assert.doesNotMatch( own, /og:image/ );
} );

test( 'a bot posts files, and reads them in the list', async () => {
	const post = async ( parameters ) => author.api( {
		action: 'socialpost', text: 'By a bot ' + randomUUID(), token: await author.token(), ...parameters
	} );
	const { status } = ( await post( { files: `${ fig }|File:${ bell }`, alts: 'Figs' } ) ).socialpost;
	assert.deepEqual( shown( status ), [ [ fig, 'Figs' ], [ bell, '' ] ] );
	const separated = ( await post( { files: '\u001f' + lines, alts: '\u001fa|b' } ) ).socialpost.status;
	assert.deepEqual( shown( separated ), [ [ lines, 'a|b' ] ] );
	assert.equal( ( await post( { files: bell, alts: 'a|b' } ) ).error.code, 'wikisocial-error-media-invalid' );
	assert.equal( ( await post( { files: 'No such file ' + randomUUID() } ) ).error.code, 'wikisocial-error-file-missing' );
	assert.equal( ( await post( { files: [ fig, bell, lines, film, guide ].join( '|' ) } ) ).error.code, 'toomanyvalues' );
	const listed = async ( more ) => ( await reader.api( { action: 'query', list: 'socialfeed', sflimit: 20, ...more } ) )
		.query.socialfeed.find( ( one ) => one.id === status.id );
	assert.deepEqual( ( await listed() ).media, status.media );
	assert.deepEqual( ( await listed( { sfprop: 'ids|media' } ) ).media, status.media );
	assert.ok( !( 'media' in await listed( { sfprop: 'ids|text' } ) ) );
} );

test( 'Atom has a file as enclosure and with its credit', async () => {
	const made = await posted( [ { file: fig, alt: 'A "fig" & <more>' }, bell ] );
	const xml = await ( await reader.fetch( '/index.php?title=Special:Social&feed=atom' ) ).text();
	const entry = xml.split( '<entry' ).find( ( one ) => one.includes( made.url ) );
	const lengths = Object.fromEntries( [ ...entry.matchAll( /<link rel="enclosure" type="([^"]*)" length="([0-9]+)" href="([^"]*)"\/>/g ) ]
		.map( ( [ , type, length, href ] ) => [ href, [ type, length ] ] ) );
	assert.deepEqual( Object.keys( lengths ), made.media.map( ( one ) => one.url ) );
	const bytes = ( await ( await fetch( made.media[ 0 ].url ) ).arrayBuffer() ).byteLength;
	assert.deepEqual( lengths[ made.media[ 0 ].url ], [ 'image/jpeg', String( bytes ) ] );
	const html = /<content type="html">([^<]*)<\/content>/.exec( entry )[ 1 ].replaceAll( '&quot;', '"' ).replaceAll( '&lt;', '<' )
		.replaceAll( '&gt;', '>' ).replaceAll( '&amp;', '&' );
	assert.ok( html.includes( `<a href="${ made.media[ 0 ].descriptionUrl }"><img src="${ made.media[ 0 ].thumbUrl }" alt="A &quot;fig&quot; &amp; <more>"` ) ||
		html.includes( 'alt="A &quot;fig&quot; &amp; &lt;more&gt;"' ), html );
	for ( const title of [ fig, bell ] ) {
		const { author: by, licence, licenceUrl } = demo[ title ];
		assert.ok( html.includes( by ) && html.includes( `<a href="${ licenceUrl }">${ licence }</a>` ), html );
	}
} );

test( 'a permalink tells other sites of its first picture, and whose it is', async () => {
	const { id } = await posted( [ bell, { file: fig, alt: 'Two "figs"' }, lines ] );
	const head = async ( which ) => {
		const html = await ( await reader.fetch( '/index.php?title=Special:Social/status/' + which ) ).text();
		return Object.fromEntries( [ ...html.matchAll( /<meta property="([^"]*)" content="([^"]*)"/g ) ].map( ( [ , property, content ] ) => [ property, content ] ) );
	};
	const found = await head( id );
	const widest = ( await get( id ) ).media[ 1 ].thumbs.at( -1 );
	assert.deepEqual( [ found[ 'og:image' ], found[ 'og:image:width' ], found[ 'og:image:height' ] ], [ widest.url, String( widest.width ), String( widest.height ) ] );
	assert.equal( found[ 'og:image:alt' ], 'Two &quot;figs&quot;' );
	assert.ok( found[ 'og:description' ].includes( demo[ fig ].author ) && found[ 'og:description' ].includes( demo[ fig ].licence ), found[ 'og:description' ] );
	const sound = await head( ( await posted( [ bell ] ) ).id );
	assert.equal( sound[ 'og:image' ], undefined );
} );

test( 'a search finds files with their credit, as many as wanted', async () => {
	const find = ( query, more = '' ) => author.rest( 'GET', `/files?query=${ encodeURIComponent( query ) }${ more }` );
	const found = await find( 'fig bowl' );
	assert.equal( found.status, 200, found.text );
	assert.equal( found.json.complete, true );
	const one = found.json.items.find( ( each ) => each.file === fig );
	assert.deepEqual( Object.keys( one ).sort(), [ 'author', 'descriptionUrl', 'file', 'kind', 'licence', 'thumb', 'title' ] );
	assert.deepEqual( [ one.author, one.licence, one.kind ], [ demo[ fig ].author, demo[ fig ].licence, 'image' ] );
	assert.ok( one.thumb.url && one.thumb.width && one.thumb.height );
	assert.equal( ( await find( 'Debian', '&limit=2' ) ).json.items.length, 2 );
	assert.deepEqual( ( await find( 'the', '&limit=20' ) ).json.complete, true );
	for ( const limit of [ 0, 21, 'x' ] ) {
		assert.equal( ( await find( 'fig', '&limit=' + limit ) ).status, 400, String( limit ) );
	}
	assert.deepEqual( ( await find( ' ' ) ).json, { items: [], complete: true } );
	assert.equal( ( await author.rest( 'GET', '/files' ) ).status, 400 );
	assert.deepEqual( ( await find( 'الغابة' ) ).json.items.map( ( each ) => each.file ), [ 'جدول في الغابة.jpg' ] );
	for ( const hostile of [ '"', '\'', '\\', '&|!()', '*', 'a:*', '" OR 1=1 --', '<script>', '\u0000', 'x'.repeat( 5000 ), '-', 'incategory:x', 'File:' ] ) {
		const answer = await find( hostile );
		assert.equal( answer.status, 200, hostile.slice( 0, 20 ) + answer.text.slice( 0, 300 ) );
		assert.equal( answer.json.complete, true, hostile.slice( 0, 20 ) );
	}
	for ( const who of [ reader, await Client.loggedIn( people.blocked ) ] ) {
		assert.equal( ( await who.rest( 'GET', '/files?query=fig' ) ).status, 403 );
	}
} );

test( 'a search goes on with Commons where the wiki\'s own is broken, and says so', async () => {
	const rename = ( from, to ) => execFileSync( environment().STATE + '/bin/psql',
		[ 'wiki', '-qc', `ALTER TABLE mediawiki.page RENAME COLUMN ${ from } TO ${ to }` ] );
	rename( 'titlevector', 'titlevector_broken' );
	try {
		const found = await author.rest( 'GET', '/files?query=fig' );
		assert.deepEqual( [ found.status, found.json?.complete ], [ 200, false ], found.text.slice( 0, 500 ) );
		assert.ok( found.json.items.some( ( each ) => each.file === fig ) );
	} finally {
		rename( 'titlevector_broken', 'titlevector' );
	}
} );

test( 'a file on the wiki\'s list of bad images is a link with its credit, and a picture nowhere', async () => {
	const administrator = await Client.loggedIn( people.administrator );
	const title = 'MediaWiki:Bad image list';
	const list = async ( text ) => {
		const { edit: done } = await administrator.api( { action: 'edit', title, text, token: await administrator.token() } );
		assert.equal( done?.result, 'Success' );
	};
	const { id, media: [ before ] } = await posted( [ { file: fig, alt: 'A fig' } ] );
	assert.ok( before.url && before.thumbUrl );
	const places = async () => [
		await ( await author.fetch( '/index.php?title=Special:Social/status/' + id ) ).text(),
		await ( await author.fetch( `/index.php?title=Special:Social/history/${ id }&version=1` ) ).text(),
		await ( await author.fetch( '/index.php?title=Special:Social&feed=atom' ) ).text(),
		( await author.rest( 'GET', '/feeds/public?limit=5' ) ).text,
		( await author.rest( 'GET', `/statuses/${ id }/history` ) ).text,
		( await author.rest( 'POST', '/statuses/preview', { text: 'x', media: [ { file: fig } ], token: undefined } ) ).text,
		( await author.rest( 'GET', '/files?query=fig' ) ).text
	].map( ( one ) => one.replaceAll( '\\/', '/' ) );
	const pictures = ( one ) => [ before.url, ...before.thumbs.map( ( thumb ) => thumb.url ) ].some( ( url ) => one.includes( url ) );
	assert.deepEqual( ( await places() ).map( pictures ), Array( 7 ).fill( true ) );
	await list( `* [[:File:${ fig }]] except on [[Medicine]]` );
	try {
		const after = await places();
		assert.deepEqual( after.map( pictures ), Array( 7 ).fill( false ) );
		assert.ok( after.every( ( one ) => one.includes( before.descriptionUrl.replaceAll( '&', '&amp;' ) ) ), 'its page is one click away' );
		assert.ok( !after[ 0 ].includes( 'og:image' ) );
		const [ shownNow ] = ( await get( id ) ).media;
		assert.deepEqual( [ shownNow.thumbs, shownNow.url, shownNow.author, shownNow.alt, shownNow.gone ], [ [], null, before.author, 'A fig', false ] );
	} finally {
		await list( '* (none)' );
	}
	assert.deepEqual( ( await places() ).map( pictures ), Array( 7 ).fill( true ) );
} );

test( 'a search says when Commons does not answer, or not in its language', async () => {
	for ( const answer of [
		( request, response ) => request.socket.destroy(),
		( request, response ) => response.writeHead( 500 ).end( 'no' ),
		( request, response ) => response.end( '<html>' ),
		( request, response ) => response.end( '{"error":{"code":"readonly"}}' )
	] ) {
		const stub = await inPlaceOfCommons( answer );
		try {
			const found = await author.rest( 'GET', '/files?query=fig' );
			assert.deepEqual( [ found.status, found.json.items, found.json.complete ], [ 200, [], false ], found.text );
			assert.ok( stub.asked.length > 0 );
			await refused( [ { file: `Unknown ${ randomUUID() }.jpg` } ], 503, 'wikisocial-repo-unavailable' );
			assert.deepEqual( shown( await posted( [ fig ] ) ), [ [ fig, '' ] ], 'what is known is shown again' );
		} finally {
			stub.close();
		}
	}
} );

test( 'who searches too much is told to wait; a preview then shows what is known', async () => {
	const settings = environment().STATE + '/wiki/conf.d/68-files-limit.php';
	const unknown = await commons.upload( `Unknown ${ randomUUID() }.png` );
	writeFileSync( settings, '<?php $wgRateLimits["wikisocial-files"] = [ "user" => [ 1, 60 ], "newbie" => [ 1, 60 ] ];\n' );
	try {
		const other = await Client.loggedIn( people.ordinary( 5 ) );
		await other.rest( 'GET', '/files?query=fig' );
		const answer = await other.rest( 'GET', '/files?query=fig' );
		assert.equal( answer.status, 429, answer.text );
		assert.ok( Number( answer.headers.get( 'retry-after' ) ) > 0 );
		const preview = await other.rest( 'POST', '/statuses/preview', {
			text: 'x', media: [ { file: fig }, { file: unknown } ], token: undefined
		} );
		assert.equal( ( preview.json?.mediaHtml.match( /<figure/g ) ?? [] ).length, 1, preview.text );
	} finally {
		rmSync( settings );
	}
} );

test( 'a preview has the files with their credit, and stores nothing', async () => {
	const preview = ( media ) => author.rest( 'POST', '/statuses/preview', { text: 'Look', media, token: undefined } );
	const { json, text } = await preview( [ { file: fig, alt: 'Figs <b>' } ] );
	assert.ok( json?.mediaHtml.includes( 'alt="Figs &lt;b&gt;"' ), text );
	assert.ok( json.mediaHtml.includes( demo[ fig ].author ) && json.mediaHtml.includes( demo[ fig ].licenceUrl ) );
	assert.equal( ( await preview( [ { file: 'User:X' } ] ) ).json.errorKey, 'wikisocial-error-file-invalid' );
	assert.equal( ( await preview() ).json.mediaHtml, '' );
} );

test( 'a file of the wiki itself goes before Commons\' of that name; it has what the wiki knows', async () => {
	const { STATE } = environment();
	const settings = STATE + '/wiki/conf.d/68-uploads.php';
	const folder = `${ STATE }/tmp/uploads-${ randomUUID() }`;
	mkdirSync( folder );
	chmodSync( folder, 0o777 );
	writeFileSync( settings, `<?php
$wgEnableUploads = true;
$wgUploadDirectory = '${ folder }';
$wgUploadPath = '/images';
` );
	// Letters alone, and in the description: core's search for PostgreSQL takes names of files for names of hosts.
	const word = 'bird' + randomUUID().replace( /[^a-f]/g, '' ) + Date.now().toString( 26 ).replace( /[0-9]/g, 'x' );
	const [ own, both ] = [ `Alone ${ word }.png`, `Twice ${ word }.png` ];
	const administrator = await Client.loggedIn( people.administrator );
	try {
		await upload( administrator, own, `By the wiki, a ${ word }.` );
		await commons.upload( both );
		await upload( administrator, both, `Not that of Commons, a ${ word }.` );
		const made = await posted( [ { file: own, alt: 'Own' }, both ] );
		const [ first, second ] = made.media;
		assert.deepEqual( Object.keys( first ).sort(), keys );
		assert.deepEqual( [ first.file, first.kind, first.width, first.height, first.author, first.licence, first.gone ], [ own, 'image', 600, 400, null, null, false ] );
		assert.ok( first.url.startsWith( stack.url + '/images/' ) && first.thumbs.every( ( one ) => one.url.startsWith( stack.url ) ), JSON.stringify( first ) );
		assert.ok( first.descriptionUrl.startsWith( stack.url ) );
		assert.ok( second.url.startsWith( stack.url ), 'the wiki\'s own' );
		const found = await author.rest( 'GET', '/files?query=' + word );
		assert.deepEqual( found.json.items.map( ( one ) => [ one.file, one.author ] ).sort(), [ [ own, '' ], [ both, '' ] ], found.text );
		const html = await ( await reader.fetch( '/index.php?title=Special:Social/status/' + made.id ) ).text();
		assert.match( html, /Unknown author/ );
	} finally {
		for ( const title of [ own, both ] ) {
			await administrator.api( { action: 'delete', title: 'File:' + title, token: await administrator.token() } );
		}
		rmSync( settings );
		rmSync( folder, { recursive: true, force: true } );
	}
} );
