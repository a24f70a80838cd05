// SPDX-License-Identifier: GPL-2.0-or-later
// Likes over REST and the Action API: of what, by whom, told to whom; undone; many at once; while things
// are hidden and come back.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, environment, newPerson, people } from '../support/wiki.mjs';

const settings = environment().STATE + '/wiki/conf.d/66-likes.php';
const nobody = new Client();
const clients = {};
const page = 'Liked ' + randomUUID().slice( 0, 8 );
let author, fan, other, administrator;

async function act( client, action, parameters ) {
	const answer = await client.api( { action, ...parameters, token: await client.token() } );
	assert.equal( answer.error, undefined, JSON.stringify( answer ) );
	return answer[ action ];
}
const edit = async ( client = author, title = page ) => ( await act( client, 'edit', { title, text: randomUUID() } ) ).newrevid;
const put = ( client, type, id ) => client.rest( 'PUT', `/likes/${ type }/${ encodeURIComponent( id ) }`, {} );
const undo = ( client, type, id ) => client.rest( 'DELETE', `/likes/${ type }/${ encodeURIComponent( id ) }`, {} );
const get = ( client, type, id, query = '' ) => client.rest( 'GET', `/likes/${ type }/${ encodeURIComponent( id ) }${ query }` );
async function withSettings( php, run ) {
	writeFileSync( settings, '<?php\n' + php );
	try {
		await run();
	} finally {
		rmSync( settings );
	}
}

before( async () => {
	for ( const [ name, account ] of Object.entries( { author: people.ordinary( 4 ), fan: people.ordinary( 1 ), other: people.ordinary( 3 ), ...people } ) ) {
		if ( typeof account === 'object' ) {
			clients[ name ] = await Client.loggedIn( account );
		}
	}
	( { author, fan, other, administrator } = clients );
} );

test( 'a like counts once, is one\'s own, and is taken back without effect a second time', async () => {
	const id = await edit();
	for ( let i = 0; i < 2; i++ ) {
		const liked = await put( fan, 'revision', id );
		assert.deepEqual( [ liked.status, liked.json ], [ 200, { count: 1, mine: true } ] );
	}
	assert.deepEqual( ( await put( other, 'revision', id ) ).json, { count: 2, mine: true } );
	for ( let i = 0; i < 2; i++ ) {
		const undone = await undo( fan, 'revision', id );
		assert.deepEqual( [ undone.status, undone.json ], [ 200, { count: 1, mine: false } ] );
	}
	assert.deepEqual( ( ( { count, mine } ) => [ count, mine ] )( ( await get( other, 'revision', id ) ).json ), [ 1, true ] );
} );

test( 'a write needs the token, and what is absent or no kind of thing is refused', async () => {
	const id = await edit();
	const forged = await fan.rest( 'PUT', '/likes/revision/' + id, { token: 'forged' } );
	assert.deepEqual( [ forged.status, forged.json.errorKey ], [ 403, 'rest-badtoken' ] );
	for ( const [ type, which, status, key ] of [
		[ 'revision', '99999999', 404, 'target-not-found' ], [ 'revision', 'abc', 404, 'target-not-found' ],
		[ 'revision', '0', 404, 'target-not-found' ], [ 'revision', '1 OR 1=1', 404, 'target-not-found' ],
		[ 'log', '99999999', 404, 'target-not-found' ], [ 'talk-comment', 'c-Nobody-20200101000000', 404, 'target-not-found' ],
		[ 'nonsense', '1', 400, 'type-invalid' ]
	] ) {
		for ( const answer of [ await put( fan, type, which ), await get( nobody, type, which ) ] ) {
			assert.deepEqual( [ answer.status, answer.json.errorKey ], [ status, 'wikisocial-error-' + key ], `${ type } ${ which }` );
		}
	}
} );

test( 'nobody likes their own or a bot\'s, and the wiki may allow the latter', async () => {
	const own = await put( author, 'revision', await edit() );
	assert.deepEqual( [ own.status, own.json.errorKey ], [ 403, 'wikisocial-error-like-own' ] );
	const { id } = ( await author.post( 'Mine ' + randomUUID() ) ).json;
	assert.equal( ( await put( author, 'status', id ) ).json.errorKey, 'wikisocial-error-like-own' );
	const things = [ [ 'revision', await edit( clients.bot ) ], [ 'status', ( await clients.bot.post( 'By a bot ' + randomUUID() ) ).json.id ] ];
	for ( const [ type, which ] of things ) {
		const refused = await put( fan, type, which );
		assert.deepEqual( [ refused.status, refused.json.errorKey ], [ 403, 'wikisocial-error-like-bot' ], type );
	}
	await withSettings( '$wgWikiSocialLikeBots = true;', async () => {
		for ( const [ type, which ] of things ) {
			assert.equal( ( await put( fan, type, which ) ).status, 200, type );
		}
	} );
	for ( const [ type, which ] of things ) {
		assert.deepEqual( ( await undo( fan, type, which ) ).json, { count: 0, mine: false }, 'a like stays one\'s own to take back' );
	}
} );

test( 'whoever is blocked cannot like, by the site or from this alone, but can take a like back', async () => {
	const id = await edit();
	const user = people.newcomer.name;
	const newcomer = clients.newcomer;
	assert.equal( ( await put( newcomer, 'revision', id ) ).status, 200 );
	for ( const block of [ {}, { partial: 1, allowusertalk: 1, actionrestrictions: 'wikisocial-like' } ] ) {
		await act( administrator, 'block', { user, expiry: '1 hour', reblock: 1, ...block } );
		try {
			assert.equal( ( await put( newcomer, 'revision', await edit() ) ).status, 403 );
			assert.equal( ( await undo( newcomer, 'revision', id ) ).status, 200 );
		} finally {
			await act( administrator, 'unblock', { user } );
		}
		assert.equal( ( await put( newcomer, 'revision', id ) ).status, 200 );
	}
	await act( administrator, 'block', { user, expiry: '1 hour', partial: 1, allowusertalk: 1, actionrestrictions: 'wikisocial-post' } );
	try {
		assert.equal( ( await put( newcomer, 'revision', await edit() ) ).status, 200, 'blocked from posting alone' );
	} finally {
		await act( administrator, 'unblock', { user } );
	}
} );

test( 'too many likes are put off, undoing is not', async () => {
	const ids = [ await edit(), await edit(), await edit() ];
	const hasty = await Client.loggedIn( people.ordinary( 2 ) );
	assert.equal( ( await put( hasty, 'revision', ids[ 0 ] ) ).status, 200 );
	await withSettings( '$wgRateLimits["wikisocial-like"] = [ "user" => [ 2, 60 ], "newbie" => [ 2, 60 ] ];', async () => {
		const answers = [];
		for ( const id of ids ) {
			answers.push( await put( hasty, 'revision', id ) );
		}
		assert.equal( answers[ 2 ].status, 429 );
		assert.ok( Number( answers[ 2 ].headers.get( 'retry-after' ) ) > 0 );
		const again = await hasty.api( { action: 'sociallike', type: 'revision', id: ids[ 2 ], token: await hasty.token() } );
		assert.equal( again.error.code, 'ratelimited' );
		assert.equal( ( await undo( hasty, 'revision', ids[ 0 ] ) ).status, 200 );
	} );
} );

test( 'who likes something is told as the wiki wants it; the count is for everybody', async () => {
	const id = await edit();
	await put( fan, 'revision', id );
	await put( clients.newcomer, 'revision', id );
	const names = [ people.newcomer.name, people.ordinary( 1 ).name ];
	const readers = { author, fan, other, moderator: clients.moderator, nobody };
	for ( const [ policy, told ] of Object.entries( {
		public: Object.keys( readers ), participants: [ 'author', 'fan', 'moderator' ], author: [ 'author', 'moderator' ], nobody: [], nonsense: []
	} ) ) {
		await withSettings( `$wgWikiSocialWhoLiked = '${ policy }';`, async () => {
			for ( const [ name, client ] of Object.entries( readers ) ) {
				const { json } = await get( client, 'revision', id );
				assert.equal( json.count, 2 );
				assert.equal( json.mine, name === 'fan' );
				assert.deepEqual( json.by?.items.map( ( one ) => one.name ), told.includes( name ) ? names : undefined, `${ policy }: ${ name }` );
				assert.deepEqual( json.sample, told.includes( name ) ? names : [] );
			}
		} );
	}
	const first = ( await get( fan, 'revision', id, '?limit=1' ) ).json.by;
	const second = ( await get( fan, 'revision', id, '?limit=1&cursor=' + first.next ) ).json.by;
	assert.deepEqual( [ ...first.items, ...second.items ].map( ( one ) => one.name ), names );
	assert.equal( second.next, null );
	assert.equal( ( await get( fan, 'revision', id, '?cursor=forged' ) ).status, 400 );
} );

test( 'many are asked for at once, in their order, with what is absent', async () => {
	const id = await edit();
	const status = ( await author.post( 'One of many ' + randomUUID() ) ).json.id;
	await put( fan, 'revision', id );
	await put( fan, 'status', status );
	const asked = [ 'revision:99999999', `status:${ status }`, `revision:${ id }`, 'talk-comment:c-A%2FB_%C3%A4-20200101000000', `revision:${ id }` ];
	const answer = await fan.rest( 'GET', '/likes?targets=' + encodeURIComponent( asked.join( '|' ) ) );
	assert.equal( answer.status, 200, answer.text );
	assert.deepEqual( answer.json.items, [
		{ type: 'revision', id: '99999999', count: 0, mine: false },
		{ type: 'status', id: status, count: 1, mine: true },
		{ type: 'revision', id: String( id ), count: 1, mine: true },
		{ type: 'talk-comment', id: 'c-A/B_ä-20200101000000', count: 0, mine: false },
		{ type: 'revision', id: String( id ), count: 1, mine: true }
	] );
	const etag = answer.headers.get( 'etag' );
	const again = await fan.rest( 'GET', '/likes?targets=' + encodeURIComponent( asked.join( '|' ) ), undefined, { 'if-none-match': etag } );
	assert.equal( again.status, 304 );
	for ( const wrong of [ '', 'revision', 'revision:', ':1', 'revision:%FF', Array( 101 ).fill( 'revision:1' ).join( '|' ) ] ) {
		assert.equal( ( await fan.rest( 'GET', '/likes?targets=' + encodeURIComponent( wrong ) ) ).status, 400, wrong.slice( 0, 30 ) );
	}
	assert.equal( ( await fan.rest( 'GET', '/likes?targets=' + encodeURIComponent( Array( 100 ).fill( 'revision:1' ).join( '|' ) ) ) ).status, 200 );
} );

test( 'a hidden revision cannot be liked, and its likes are seen by nobody', async () => withSettings( '$wgGroupPermissions["sysop"]["deleterevision"] = true;', async () => {
	const id = await edit();
	await edit();
	await put( fan, 'revision', id );
	const show = ( more ) => act( administrator, 'revisiondelete', { type: 'revision', ids: id, target: page, ...more } );
	await show( { hide: 'content' } );
	for ( const client of [ fan, other, nobody, author ] ) {
		assert.equal( ( await get( client, 'revision', id ) ).status, 404 );
		assert.equal( ( await client.rest( 'GET', '/likes?targets=revision:' + id ) ).json.items[ 0 ].count, 0 );
		const history = await ( await client.fetch( `/index.php?title=${ page.replace( ' ', '_' ) }&action=history` ) ).text();
		assert.ok( !history.includes( 'likes/revision/' + id ) );
	}
	assert.equal( ( await put( other, 'revision', id ) ).status, 404 );
	await show( { show: 'content' } );
	assert.equal( ( await get( nobody, 'revision', id ) ).json.count, 1 );
	await show( { hide: 'content' } );
	assert.equal( ( await undo( fan, 'revision', id ) ).status, 200, 'one\'s own can be taken back' );
	await show( { show: 'content' } );
	assert.equal( ( await get( nobody, 'revision', id ) ).json.count, 0 );
} ) );

test( 'log entries of kinds that the wiki lists can be liked, others not', async () => {
	const title = 'Moved ' + randomUUID().slice( 0, 8 );
	await edit( author, title );
	await act( author, 'move', { from: title, to: title + ' away' } );
	const entries = async ( letype ) => ( await fan.api( { action: 'query', list: 'logevents', letype, lelimit: 1 } ) ).query.logevents[ 0 ].logid;
	const move = await entries( 'move' );
	assert.deepEqual( ( await put( fan, 'log', move ) ).json, { count: 1, mine: true } );
	assert.equal( ( await put( author, 'log', move ) ).json.errorKey, 'wikisocial-error-like-own' );
	assert.equal( ( await put( fan, 'log', await entries( 'newusers' ) ) ).status, 404 );
	await undo( fan, 'log', move );
} );

test( 'a comment on a talk page is liked by its name', async () => {
	const talk = 'Talk:' + page;
	const signer = await Client.loggedIn( newPerson() );
	await act( signer, 'edit', { title: talk, text: '== Heading ==\nText ~~~~\n' } );
	let name = '';
	// DiscussionTools stores them after the answer.
	for ( let i = 0; i < 20 && name === ''; i++ ) {
		await sleep( 100 );
		const list = await ( await fan.fetch( '/index.php?title=Special:Social/talk/' + encodeURIComponent( talk.replace( ' ', '_' ) ) ) ).text();
		name = decodeURIComponent( list.match( /data-mw-wikisocial-like="talk-comment\/([^"]+)"/ )?.[ 1 ] ?? '' );
	}
	assert.match( name, /^c-.*-\d{14}$/ );
	assert.deepEqual( ( await put( fan, 'talk-comment', name ) ).json, { count: 1, mine: true } );
	assert.equal( ( await put( signer, 'talk-comment', name ) ).json.errorKey, 'wikisocial-error-like-own' );
	assert.equal( ( await get( nobody, 'talk-comment', name ) ).json.count, 1 );
	await undo( fan, 'talk-comment', name );
} );

test( 'an edit under an address is liked and counts', async () => {
	const id = await edit( nobody );
	assert.deepEqual( ( await put( fan, 'revision', id ) ).json, { count: 1, mine: true } );
	assert.equal( ( await put( nobody, 'revision', id ) ).json.errorKey, 'wikisocial-error-login-needed' );
	assert.equal( ( await get( nobody, 'revision', id ) ).json.count, 1 );
} );

test( 'the Action API likes, undoes, and tells of the revisions asked for or the latest', async () => {
	const old = await edit();
	const id = await edit();
	const like = ( more = {} ) => act( fan, 'sociallike', { type: 'revision', id, ...more } );
	assert.deepEqual( await like(), { result: 'Success', type: 'revision', id: String( id ), count: 1, mine: true } );
	const ask = async ( parameters ) => ( await fan.api( { action: 'query', prop: 'sociallikes', ...parameters } ) ).query.pages[ 0 ].sociallikes;
	assert.deepEqual( await ask( { titles: page } ), [ { revid: id, count: 1, mine: true } ] );
	assert.deepEqual( await ask( { revids: `${ id }|${ old }` } ), [ { revid: old, count: 0, mine: false }, { revid: id, count: 1, mine: true } ] );
	assert.deepEqual( await ask( { revids: `${ id }|${ old }`, slcontinue: id } ), [ { revid: id, count: 1, mine: true } ] );
	assert.equal( ( await like( { undo: 1 } ) ).count, 0 );
	const none = await fan.api( { action: 'sociallike', type: 'revision', id: 'abc', token: await fan.token() } );
	assert.equal( none.error.code, 'wikisocial-error-target-not-found' );
	const own = await author.api( { action: 'sociallike', type: 'revision', id, token: await author.token() } );
	assert.equal( own.error.code, 'wikisocial-error-like-own' );
} );

test( 'the JSON of a status has its likes, and of one alone some names', async () => {
	const { id, likes } = ( await author.post( 'With likes ' + randomUUID() ) ).json;
	assert.deepEqual( likes, { count: 0, mine: false, sample: [] } );
	await put( fan, 'status', id );
	const alone = async ( client ) => ( await client.rest( 'GET', '/statuses/' + id ) ).json.likes;
	assert.deepEqual( await alone( fan ), { count: 1, mine: true, sample: [ people.ordinary( 1 ).name ] } );
	assert.deepEqual( await alone( nobody ), { count: 1, mine: false, sample: [] } );
	const inFeed = async ( client ) => ( await client.rest( 'GET', '/feeds/public?limit=100' ) ).json.items.find( ( one ) => one.id === id ).likes;
	assert.deepEqual( await inFeed( fan ), { count: 1, mine: true } );
	assert.deepEqual( await inFeed( nobody ), { count: 1, mine: false } );
	const atom = await ( await fan.fetch( '/index.php?title=Special:Social&feed=atom' ) ).text();
	assert.ok( !atom.includes( 'mw-wikisocial-like' ), 'what is kept for everybody has none' );
} );

test( 'lists tell nothing of the likes on pages that one may not read', async () => {
	const from = 'Secret ' + randomUUID().slice( 0, 8 );
	const title = from + ' moved';
	const id = await edit( author, from );
	await act( author, 'move', { from, to: title } );
	const { logid } = ( await author.api( { action: 'query', list: 'logevents', letitle: from, letype: 'move' } ) ).query.logevents[ 0 ];
	await put( fan, 'revision', id );
	await put( fan, 'log', logid );
	// As extensions refuse pages: by their title, or by what they look up of it.
	for ( const hook of [ 'getUserPermissionsErrors', 'getUserPermissionsErrorsExpensive' ] ) {
		await withSettings( `$wgHooks['${ hook }'][] = static function ( $title, $user, $action, &$result ) {
			$result = $action === 'read' && str_starts_with( $title->getText(), '${ from }' ) && !$user->isRegistered() ? [ 'badaccess-group0' ] : $result;
			return !$result;
		};`, async () => {
			for ( const list of [ 'RecentChanges&limit=50&enhanced=0', 'RecentChanges&limit=50&enhanced=1', 'Contributions/' + encodeURIComponent( people.ordinary( 4 ).name.replaceAll( ' ', '_' ) ) + '&limit=50', 'Log&limit=50' ] ) {
				for ( const [ client, sees ] of [ [ nobody, false ], [ other, true ] ] ) {
					const html = await ( await client.fetch( '/index.php?title=Special:' + list ) ).text();
					assert.ok( html.includes( from ), list );
					assert.equal( html.includes( list.startsWith( 'Log' ) ? `likes/log/${ logid }"` : `likes/revision/${ id }"` ), sees, `${ hook } ${ list }` );
				}
			}
			const feed = '/feeds/page/' + encodeURIComponent( title );
			assert.equal( ( await nobody.rest( 'GET', feed ) ).status, 404 );
			assert.equal( ( await other.rest( 'GET', feed ) ).status, 200 );
		} );
	}
} );

test( 'a surface that is off shows nothing, and Thanks makes room where it is told to', async () => {
	const id = await edit();
	const title = encodeURIComponent( page.replace( ' ', '_' ) );
	const pages = { diff: `/index.php?title=${ title }&diff=${ id }&oldid=prev`, history: `/index.php?title=${ title }&action=history`, logs: '/index.php?title=Special:Log&type=create' };
	const see = async ( surface ) => {
		let html = await ( await fan.fetch( pages[ surface ] ) ).text();
		if ( surface === 'logs' ) {
			// Entries of kinds that cannot be liked keep their thanks.
			html = html.match( /<li [^>]*data-mw-logid.*?<\/li>/g ).filter( ( row ) => row.includes( page ) ).join();
		}
		return [ html.includes( 'mw-wikisocial-like-button' ), html.includes( 'mw-thanks-thank-link' ) ];
	};
	for ( const surface of Object.keys( pages ) ) {
		assert.deepEqual( await see( surface ), [ true, true ], surface );
		await withSettings( `$wgWikiSocialLikeSurfaces[ '${ surface }' ] = false;`, async () =>
			assert.deepEqual( await see( surface ), [ false, true ], surface ) );
		await withSettings( `$wgWikiSocialInsteadOfThanks = [ '${ surface }' => true ];`, async () =>
			assert.deepEqual( await see( surface ), [ true, false ], surface ) );
	}
} );

test( 'a list that is transcluded into a page keeps no likes for its readers', async () => {
	await put( fan, 'revision', await edit() );
	for ( const list of [ 'RecentChanges', 'Contributions/' + people.ordinary( 4 ).name ] ) {
		const html = ( await fan.api( { action: 'parse', text: `{{Special:${ list }}}`, prop: 'text', contentmodel: 'wikitext' } ) ).parse.text;
		assert.ok( html.includes( page ), list );
		assert.ok( !html.includes( 'mw-wikisocial-like' ), list );
	}
} );
