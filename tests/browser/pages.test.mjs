// SPDX-License-Identifier: GPL-2.0-or-later
// The pages as HTTP: status codes, redirects, what is kept, and on which pages there is nothing of ours.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Client, people } from '../support/wiki.mjs';

const author = people.ordinary( 3 );
const other = people.ordinary( 4 );
const title = ( name ) => '/index.php?title=' + encodeURIComponent( name.replaceAll( ' ', '_' ) );
const userPage = title( 'User:' + author.name );
const box = /<section[^>]*mw-wikisocial-userbox/;
const anonymous = new Client();
let client, posted;

async function get( path, who = anonymous, headers = {} ) {
	const response = await who.fetch( path, { headers } );
	return { status: response.status, headers: response.headers, html: await response.text() };
}

async function submit( fields, who = client, path = title( 'Special:Social' ) ) {
	const body = new URLSearchParams( { wpEditToken: await who.token(), ...fields } );
	const response = await who.fetch( path, { method: 'POST', body } );
	return { status: response.status, headers: response.headers, html: await response.text() };
}

async function wantsBox( who, wants ) {
	await who.api( { action: 'options', change: `wikisocial-userpage=${ wants ? 1 : 0 }`, token: await who.token() } );
}

before( async () => {
	client = await Client.loggedIn( author );
	await wantsBox( client, true );
	posted = ( await client.post( 'For the pages ' + randomUUID() ) ).json;
} );
after( () => wantsBox( client, false ) );

for ( const subpage of [ 'nonsense', 'status', 'status/1', 'status/abc', 'status/99999999999999999999', 'user', 'user/Nobody at all' ] ) {
	test( `Special:Social/${ subpage } is not found`, async () => {
		const { status, html } = await get( title( 'Special:Social/' + subpage ) );
		assert.equal( status, 404 );
		assert.match( html, /cdx-message--error/ );
		assert.doesNotMatch( html, /<article[^>]*mw-wikisocial-status/ );
	} );
}

test( 'a forged cursor is refused in plain words', async () => {
	const { status, html } = await get( title( 'Special:Social' ) + '&cursor=forged' );
	assert.equal( status, 400 );
	assert.match( html, /Start again from the newest/ );
} );

test( 'a limit out of range shows what is possible', async () => {
	for ( const limit of [ -1, 0, 101, 'x' ] ) {
		assert.equal( ( await get( title( 'Special:Social' ) + '&limit=' + limit ) ).status, 200 );
	}
} );

test( 'without the token nothing is posted and the draft is kept', async () => {
	const text = 'Kept without token ' + randomUUID();
	for ( const wpEditToken of [ '', '+\\', 'wrong+\\' ] ) {
		const { status, html } = await submit( { wpText: text, wpEditToken } );
		assert.equal( status, 403 );
		assert.ok( /<textarea[^>]*>([^<]*)/.exec( html )[ 1 ].includes( text ) );
	}
	assert.ok( !( await get( title( 'Special:Social' ) ) ).html.includes( text ) );
} );

test( 'someone without an account is refused and keeps the draft', async () => {
	const { status, html } = await submit( { wpText: 'From an address', wpEditToken: '+\\' }, anonymous );
	assert.equal( status, 403 );
	assert.match( html, /<textarea[^>]*>From an address/ );
} );

test( 'what is blank is refused with 400', async () => {
	assert.equal( ( await submit( { wpText: ' \n ' } ) ).status, 400 );
} );

test( 'a form used for another text is refused once, then posts it', async () => {
	const first = await submit( { wpText: 'First ' + randomUUID(), wpKey: 'k' + randomUUID() } );
	assert.equal( first.status, 303 );
	const key = 'k' + randomUUID();
	assert.equal( ( await submit( { wpText: 'One ' + randomUUID(), wpKey: key } ) ).status, 303 );
	const text = 'Another ' + randomUUID();
	const { status, html } = await submit( { wpText: text, wpKey: key } );
	assert.equal( status, 422 );
	assert.ok( html.includes( text ) );
	const fresh = /<input[^>]*value="([^"]*)"[^>]*name="wpKey"/.exec( html )[ 1 ];
	assert.notEqual( fresh, key );
	assert.equal( ( await submit( { wpText: text, wpKey: fresh } ) ).status, 303 );
} );

test( 'a post from the user page returns there', async () => {
	const own = await get( userPage, client );
	assert.match( own.html, /<form[^>]*mw-wikisocial-composer/ );
	const returnto = /<input[^>]*value="([^"]*)"[^>]*name="returnto"/.exec( own.html )[ 1 ];
	const { status, headers } = await submit( { wpText: 'From my page ' + randomUUID(), returnto } );
	assert.equal( status, 303 );
	assert.ok( headers.get( 'location' ).endsWith( userPage.replace( '%3A', ':' ) ), headers.get( 'location' ) );
} );

test( 'a post returns to user pages and to the feed, to nothing else', async () => {
	for ( const returnto of [ 'https://example.org/', '//example.org', 'Special:UserLogout', 'mw:User:X', 'Main Page', '' ] ) {
		const { status, headers } = await submit( { wpText: 'Home again ' + randomUUID(), returnto } );
		assert.equal( status, 303 );
		assert.equal( headers.get( 'location' ), anonymous.url + '/index.php?title=Special:Social', returnto );
	}
} );

test( 'only the author deletes, and only with the token', async () => {
	const path = title( 'Special:Social/delete/' + posted.id );
	const stranger = await Client.loggedIn( other );
	assert.equal( ( await get( path, stranger ) ).status, 403 );
	assert.equal( ( await submit( {}, stranger, path ) ).status, 403 );
	assert.equal( ( await submit( { wpEditToken: 'wrong' }, client, path ) ).status, 403 );
	assert.match( ( await get( path ) ).headers.get( 'location' ), /Special:UserLogin/ );
	assert.equal( ( await get( title( 'Special:Social/status/' + posted.id ) ) ).status, 200 );
	assert.equal( ( await submit( {}, client, title( 'Special:Social/delete/1' ) ) ).status, 404 );
} );

test( 'the box is on the user page as it is, and nowhere else', async () => {
	const talk = await client.api( { action: 'edit', title: 'User:' + author.name, appendtext: '\n\nmore', token: await client.token() } );
	assert.equal( talk.edit.result, 'Success' );
	const revision = talk.edit.newrevid, old = talk.edit.oldrevid;
	assert.match( ( await get( userPage ) ).html, box );
	for ( const suffix of [ '&action=history', '&action=edit', '&action=info', '&action=render', `&oldid=${ old }`, `&diff=${ revision }&oldid=${ old }`, '&action=raw' ] ) {
		assert.doesNotMatch( ( await get( userPage + suffix ) ).html, box, suffix );
	}
	for ( const name of [ `User:${ author.name }/sub`, 'User talk:' + author.name, 'User:' + other.name, 'User:Nobody at all', 'Main Page' ] ) {
		assert.doesNotMatch( ( await get( title( name ) ) ).html, /wikisocial-(userbox|status)/, name );
	}
	const parsed = await client.api( { action: 'parse', page: 'User:' + author.name } );
	assert.doesNotMatch( parsed.parse.text, /wikisocial/ );
} );

test( 'a user page that nobody wrote has the box too', async () => {
	const newcomer = await Client.loggedIn( people.newcomer );
	await wantsBox( newcomer, true );
	try {
		assert.equal( ( await newcomer.post( 'New here ' + randomUUID() ) ).status, 201 );
		const { html } = await get( title( 'User:' + people.newcomer.name ) );
		assert.match( html, /noarticletext/ );
		assert.match( html, box );
	} finally {
		await wantsBox( newcomer, false );
	}
	assert.doesNotMatch( ( await get( title( 'User:' + people.newcomer.name ) ) ).html, box );
} );

test( 'to readers without an account the user page is the same for all, and holds no form', async () => {
	const strip = ( html ) => html.replace( /"wgRequestId":"[^"]*"|"wgBackendResponseTime":\d+|<!--[^]*?-->/g, '' );
	const [ one, two ] = [ ( await get( userPage ) ).html, ( await get( userPage, new Client() ) ).html ];
	assert.equal( strip( one ), strip( two ) );
	assert.doesNotMatch( one, /wpEditToken|mw-wikisocial-composer|mw-wikisocial-delete/ );
} );

test( 'a browser that has the page gets a new status all the same', async () => {
	const since = async () => ( { 'if-modified-since': ( await get( userPage ) ).headers.get( 'last-modified' ) } );
	// Most of these pairs fall into one second.
	for ( let i = 0; i < 4; i++ ) {
		assert.equal( ( await get( userPage, anonymous, await since() ) ).status, 200 );
	}
	const copy = await since();
	const text = 'Newer than your copy ' + randomUUID();
	assert.equal( ( await client.post( text ) ).status, 201 );
	const again = await get( userPage, anonymous, copy );
	assert.equal( again.status, 200 );
	assert.ok( again.html.includes( text ) );
} );

test( 'what is deleted leaves the user page', async () => {
	const { json } = await client.post( 'Soon gone ' + randomUUID() );
	assert.ok( ( await get( userPage ) ).html.includes( json.text ) );
	assert.equal( ( await submit( {}, client, title( 'Special:Social/delete/' + json.id ) ) ).status, 303 );
	assert.ok( !( await get( userPage ) ).html.includes( json.text ) );
	const permalink = title( 'Special:Social/status/' + json.id );
	assert.equal( ( await get( permalink ) ).status, 404 );
	const moderated = await get( permalink, await Client.loggedIn( people.moderator ) );
	assert.equal( moderated.status, 200 );
	assert.match( moderated.html, /mw-wikisocial-state[^>]*>Deleted by the author/ );
} );

test( 'the way to someone\'s statuses is among the tools of their pages', async () => {
	for ( const name of [ 'User:', 'User talk:' ] ) {
		const [ , href ] = /id="t-wikisocial"[^>]*><a href="([^"]*)"/.exec( ( await get( title( name + author.name ) ) ).html );
		const { status, html } = await get( href );
		assert.equal( status, 200 );
		assert.ok( html.includes( posted.text ) );
	}
	for ( const name of [ 'Main Page', 'User:Nobody at all' ] ) {
		assert.doesNotMatch( ( await get( title( name ) ) ).html, /id="t-wikisocial"/, name );
	}
} );

test( 'the box is a preference, off unless chosen', async () => {
	const stranger = await Client.loggedIn( other );
	const { html } = await get( title( 'Special:Preferences' ), stranger );
	assert.match( html, /name=["']wpwikisocial-userpage["']/ );
	assert.doesNotMatch( /<input[^>]*name=["']wpwikisocial-userpage["'][^>]*>/.exec( html )[ 0 ], /checked/ );
	assert.equal( ( await stranger.post( 'Not on my page ' + randomUUID() ) ).status, 201 );
	assert.doesNotMatch( ( await get( title( 'User:' + other.name ) ) ).html, box );
} );

test( 'lists of statuses ask not to be indexed', async () => {
	for ( const subpage of [ '', '/user/' + author.name ] ) {
		assert.match( ( await get( title( 'Special:Social' + subpage ) ) ).html, /<meta name="robots" content="noindex,nofollow/ );
	}
} );

/** The store learns of a block right after its answer. */
async function settled( path, isRight ) {
	for ( let i = 0; i < 100; i++ ) {
		const page = await get( path );
		if ( isRight( page ) ) {
			return page;
		}
		await new Promise( ( done ) => setTimeout( done, 100 ) );
	}
	throw new Error( `${ path } does not change` );
}

test( 'someone whose name is hidden is nowhere, also not in the texts of others, and comes back', async () => {
	const hider = await Client.loggedIn( people.suppressor );
	const admin = await Client.loggedIn( people.administrator );
	const name = people.newcomer.name;
	const rights = async ( change ) => admin.api( { action: 'userrights', user: people.suppressor.name, token: await admin.token( 'userrights' ), ...change } );
	const newcomer = await Client.loggedIn( people.newcomer );
	await wantsBox( newcomer, true );
	const { json } = await newcomer.post( 'By someone ' + randomUUID() );
	const word = randomUUID();
	const mention = ( await ( await Client.loggedIn( author ) ).post( `Of @${ name.replaceAll( ' ', '_' ) } ${ word }` ) ).json;
	await rights( { add: 'sysop' } );
	try {
		const blocked = await hider.api( { action: 'block', user: name, expiry: 'infinite', hidename: 1, reason: 'test', token: await hider.token() } );
		assert.ok( blocked.block, JSON.stringify( blocked ) );
		await settled( title( 'Special:Social/status/' + json.id ), ( page ) => page.status === 404 );
		const feed = ( await get( title( 'Special:Social' ) ) ).html;
		assert.ok( !feed.includes( json.text ) );
		const { html } = await get( title( 'Special:Social/status/' + mention.id ) );
		assert.ok( html.includes( word ) );
		for ( const one of [ feed, html ] ) {
			assert.ok( !one.includes( name ) && !one.includes( name.replaceAll( ' ', '_' ) ) );
		}
		assert.match( html, /history-deleted/ );
		assert.equal( ( await get( title( 'Special:Social/user/' + name ) ) ).status, 404 );
		assert.doesNotMatch( ( await get( title( 'User:' + name ) ) ).html, box );
	} finally {
		await hider.api( { action: 'unblock', user: name, token: await hider.token() } );
		await rights( { remove: 'sysop' } );
		await wantsBox( newcomer, false );
	}
	await settled( title( 'Special:Social/status/' + json.id ), ( page ) => page.html.includes( name ) );
} );
