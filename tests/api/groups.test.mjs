// SPDX-License-Identifier: GPL-2.0-or-later
// Groups by REST: make one, join it, post into it, read its feed.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, people } from '../support/wiki.mjs';

const mark = randomUUID().slice( 0, 8 );
const nobody = new Client();
const names = { owner: people.ordinary( 1 ).name, member: people.ordinary( 2 ).name, outsider: people.ordinary( 3 ).name };
let owner, member, outsider, moderator, id;

const memberOf = ( group, name ) => `/groups/${ group }/members/${ encodeURIComponent( name ) }`;
const key = ( answer ) => [ answer.status, answer.json.errorKey ];

// What a log has of a group, the oldest first.
async function logged( client, letype, group, count ) {
	for ( let at = 0; ; at++ ) {
		const { query } = await client.api( { action: 'query', list: 'logevents', letype, lelimit: 'max', leprop: 'title|type|user|comment|details' } );
		const found = query.logevents.filter( ( one ) => one.title.endsWith( `SocialGroups/${ group }` ) ).reverse();
		if ( found.length >= count || at === 50 ) {
			return found.map( ( one ) => [ one.action, one.user, one.comment, one.params.act, typeof one.params.person ] );
		}
		await sleep( 100 );
	}
}

// The bundle of a kind about a group, once the worker told of it.
async function told( client, kind, name ) {
	for ( let at = 0; at < 100; at++ ) {
		const found = ( await client.rest( 'GET', '/notifications' ) ).json.items.find( ( one ) => one.kind === kind && one.text.includes( name ) );
		if ( found ) {
			return found;
		}
		await sleep( 100 );
	}
	assert.fail( `nobody was told of ${ kind }` );
}

before( async () => {
	[ owner, member, outsider, moderator ] = await Promise.all( [
		people.ordinary( 1 ), people.ordinary( 2 ), people.ordinary( 3 ), people.moderator
	].map( ( one ) => Client.loggedIn( one ) ) );
	const made = await owner.rest( 'POST', '/groups', { name: 'Birds ' + mark, description: 'All of them', join: 'request' } );
	assert.equal( made.status, 201, made.text );
	id = made.json.id;
	assert.deepEqual( made.json, {
		id, name: 'Birds ' + mark, description: 'All of them', lang: null, join: 'request', visibility: 'public', archived: false,
		members: { count: 1 }, mine: 'owner'
	} );
} );

test( 'who asks is a member once approved, posts, and everybody reads it', async () => {
	const refused = await member.rest( 'POST', '/statuses', { text: 'Too early', group: id } );
	assert.deepEqual( key( refused ), [ 403, 'wikisocial-error-group-not-member' ] );
	assert.equal( ( await member.rest( 'PUT', memberOf( id, names.member ), {} ) ).json.state, 'requested' );
	assert.equal( ( await owner.rest( 'GET', `/groups/${ id }/members?state=requested` ) ).json.items[ 0 ].name, names.member );
	assert.deepEqual( key( await outsider.rest( 'PUT', memberOf( id, names.member ), {} ) ), [ 403, 'wikisocial-error-group-not-moderator' ] );
	assert.equal( ( await owner.rest( 'PUT', memberOf( id, names.member ), {} ) ).json.state, 'member' );
	const posted = await member.rest( 'POST', '/statuses', { text: 'From the group ' + mark, group: id } );
	assert.equal( posted.status, 201, posted.text );
	const feed = await nobody.rest( 'GET', '/feeds/group/' + id );
	assert.deepEqual( feed.json.items.map( ( one ) => one.text ), [ 'From the group ' + mark ] );
	const inGroup = { id, name: 'Birds ' + mark };
	assert.deepEqual( [ posted.json.group, feed.json.items[ 0 ].group ], [ inGroup, inGroup ] );
	const said = posted.json.id;
	const of = ( items ) => items.find( ( one ) => one.id === said )?.group;
	for ( const path of [ '/feeds/public', '/feeds/user/' + encodeURIComponent( names.member ) ] ) {
		assert.deepEqual( of( ( await nobody.rest( 'GET', path ) ).json.items ), inGroup, path );
	}
	assert.deepEqual( of( ( await owner.rest( 'GET', '/feeds/home' ) ).json.items ), inGroup );
	assert.deepEqual( ( await nobody.rest( 'GET', '/statuses/' + said ) ).json.group, inGroup );
	const list = await nobody.fetch( '/api.php?action=query&format=json&formatversion=2&list=socialfeed&sfprop=ids' );
	assert.deepEqual( of( ( await list.json() ).query.socialfeed ), inGroup );
	const alone = await member.rest( 'POST', '/statuses', { text: 'In no group ' + mark } );
	assert.equal( alone.json.group, null );
	for ( const path of [ '', '/user/' + names.member.replaceAll( ' ', '_' ), '/status/' + said ] ) {
		const html = await ( await nobody.fetch( '/index.php?title=Special:Social' + encodeURIComponent( path ) ) ).text();
		const link = `<p class="mw-wikisocial-audience mw-wikisocial-in-group">In the group <a href="/index.php?title=Special:SocialGroups/${ id }"><bdi>Birds ${ mark }</bdi></a></p>`;
		assert.ok( html.includes( link ), path );
	}
	const atom = await ( await nobody.fetch( '/index.php?title=Special:Social&feed=atom' ) ).text();
	assert.ok( atom.includes( `term="${ id }"` ) && atom.includes( `label="Birds ${ mark }"` ) );
	assert.ok( ( await ( await nobody.fetch( '/index.php?title=Special:SocialGroups/' + id ) ).text() ).includes( id + '&amp;feed=atom' ), 'its page names its feed' );
	const own = await nobody.fetch( `/index.php?title=Special:SocialGroups/${ id }&feed=atom` );
	assert.match( own.headers.get( 'content-type' ), /^application\/atom\+xml/ );
	const entries = await own.text();
	assert.match( entries, new RegExp( `<title>Birds ${ mark } ` ) );
	assert.deepEqual( [ entries.match( /<entry/g ).length, entries.includes( 'From the group ' + mark ) ], [ 1, true ] );
	const members = await nobody.rest( 'GET', `/groups/${ id }/members` );
	assert.deepEqual( members.json.items.map( ( one ) => [ one.name, one.role ] ), [ [ names.owner, 'owner' ], [ names.member, 'member' ] ] );
	const some = async ( query ) => ( await nobody.rest( 'GET', `/groups/${ id }/members?${ query }` ) ).json.items.map( ( one ) => one.name );
	assert.deepEqual( await some( 'role=owner' ), [ names.owner ] );
	assert.deepEqual( await some( 'q=' + encodeURIComponent( names.member ) ), [ names.member ] );
	assert.deepEqual( await some( 'role=owner&q=' + encodeURIComponent( names.member ) ), [] );
	assert.deepEqual( await some( 'q=' + encodeURIComponent( names.outsider ) ), [] );
	assert.deepEqual( key( await nobody.rest( 'GET', `/groups/${ id }/members?role=king` ) ), [ 400, 'wikisocial-error-group-role-invalid' ] );
} );

test( 'lists find it by how its name begins, and among one\'s own', async () => {
	const found = await nobody.rest( 'GET', '/groups?q=' + encodeURIComponent( 'bIRDS ' + mark ) );
	assert.deepEqual( found.json.items.map( ( one ) => one.id ), [ id ] );
	assert.ok( ( await owner.rest( 'GET', '/groups?mine=1' ) ).json.items.some( ( one ) => one.id === id ) );
} );

test( 'the last owner stays, a name is given once, and an archived group takes nothing', async () => {
	assert.deepEqual( key( await owner.rest( 'DELETE', memberOf( id, names.owner ), {} ) ), [ 403, 'wikisocial-error-group-last-owner' ] );
	assert.deepEqual( key( await outsider.rest( 'POST', '/groups', { name: 'birds ' + mark } ) ), [ 409, 'wikisocial-error-group-name-taken' ] );
	assert.deepEqual( key( await outsider.rest( 'DELETE', '/groups/' + id, {} ) ), [ 403, 'wikisocial-error-group-not-owner' ] );
	assert.equal( ( await moderator.rest( 'DELETE', '/groups/' + id, { reason: 'Quiet' } ) ).status, 204 );
	assert.deepEqual( key( await member.rest( 'POST', '/statuses', { text: 'Late', group: id } ) ), [ 403, 'wikisocial-error-group-archived' ] );
} );

test( 'who is asked, let in, invited or given a role is told', async () => {
	const name = 'Owls ' + mark;
	const group = ( await owner.rest( 'POST', '/groups', { name, join: 'request' } ) ).json.id;
	await member.rest( 'PUT', memberOf( group, names.member ), {} );
	const asking = await told( owner, 'group-request', name );
	assert.deepEqual( [ asking.text, asking.target.type, asking.target.id, asking.target.title, asking.unread ],
		[ `${ names.member } asks you to be let into the group ${ name }`, 'group', group, name, true ] );
	assert.match( asking.url, new RegExp( `SocialGroups/${ group }/members$` ) );
	await owner.rest( 'PUT', memberOf( group, names.member ), {} );
	assert.equal( ( await told( member, 'group-approved', name ) ).text, `You were let into the group ${ name }` );
	await owner.rest( 'PUT', memberOf( group, names.member ), { role: 'moderator' } );
	assert.equal( ( await told( member, 'group-role', name ) ).text, `You are a moderator of the group ${ name } now` );
	await member.rest( 'PUT', memberOf( group, names.outsider ), { state: 'invited' } );
	const invited = await told( outsider, 'group-invite', name );
	assert.equal( invited.text, `${ names.member } invites you into the group ${ name }` );
	assert.match( invited.url, new RegExp( `SocialGroups/${ group }$` ) );
	await outsider.rest( 'DELETE', memberOf( group, names.outsider ), {} );
	const left = await Promise.all( [ owner, outsider ].map( ( one ) => one.rest( 'GET', '/notifications' ) ) );
	assert.deepEqual( left.flatMap( ( one ) => one.json.items ).filter( ( one ) => one.text.includes( name ) ), [], 'what was answered is gone' );
} );

test( 'who moderates a group hides what is posted there, who moderates the wiki hides the group', async () => {
	const name = 'Loud ' + mark;
	const group = ( await owner.rest( 'POST', '/groups', { name } ) ).json.id;
	await member.rest( 'PUT', memberOf( group, names.member ), {} );
	const post = ( await member.rest( 'POST', '/statuses', { text: 'Loud words ' + mark, group } ) ).json.id;
	const put = ( client, level, reason = '' ) => client.rest( 'PUT', `/groups/${ group }/posts/${ post }`, { level, reason } );
	const read = async () => ( await nobody.rest( 'GET', '/statuses/' + post ) ).status;
	assert.deepEqual( key( await put( member, 'hidden' ) ), [ 403, 'wikisocial-error-group-not-moderator' ] );
	assert.deepEqual( key( await owner.rest( 'PUT', `/groups/${ id }/posts/${ post }`, { level: 'hidden' } ) ), [ 404, 'wikisocial-error-status-not-found' ] );
	assert.equal( ( await put( owner, 'hidden', 'Too loud' ) ).status, 204 );
	assert.equal( await read(), 404 );
	assert.equal( ( await told( member, 'moderation', 'hid' ) ).target.id, post );
	assert.equal( ( await put( owner, 'none' ) ).status, 204 );
	assert.equal( await read(), 200 );
	const moderate = ( client, level ) => client.rest( 'PUT', '/moderation/group/' + group, { level, reason: 'Bad name' } );
	assert.equal( ( await moderate( owner, 'hidden' ) ).status, 403 );
	assert.equal( ( await member.rest( 'POST', '/reports', { type: 'group', id: group, reason: 'Its name' } ) ).status, 201 );
	assert.deepEqual( key( await moderate( moderator, 'suppressed' ) ), [ 403, 'wikisocial-error-moderation-not-allowed' ] );
	assert.equal( ( await moderate( moderator, 'hidden' ) ).json.name, name );
	assert.equal( ( await member.rest( 'GET', '/groups/' + group ) ).status, 404 );
	assert.equal( ( await logged( moderator, 'social-private', group, 1 ) )[ 0 ]?.[ 3 ], 'group-hide', 'of what is hidden moderators alone read' );
	assert.equal( ( await moderate( moderator, 'none' ) ).status, 200 );
	assert.equal( ( await member.rest( 'GET', '/groups/' + group ) ).status, 200 );
	const entries = await logged( moderator, 'social', group, 4 );
	assert.deepEqual( entries.map( ( one ) => [ one[ 3 ], one[ 2 ] ] ),
		[ [ 'group-create', '' ], [ 'group-hidepost', 'Too loud' ], [ 'group-showpost', '' ], [ 'group-show', 'Bad name' ] ] );
} );

test( 'what is done in a group is logged, of a private one for moderators alone', async () => {
	const acts = async ( group ) => {
		await owner.rest( 'PUT', memberOf( group, names.member ), { state: 'invited' } );
		await member.rest( 'PUT', memberOf( group, names.member ), {} );
		await owner.rest( 'PUT', memberOf( group, names.member ), { role: 'moderator', reason: 'Helps' } );
		await owner.rest( 'PUT', memberOf( group, names.member ), { state: 'banned', reason: 'Shouts' } );
		await owner.rest( 'DELETE', '/groups/' + group, { reason: 'Over' } );
	};
	const log = async ( client ) => ( await client.fetch( '/index.php?title=Special:Log&limit=500&type=social-private' ) ).text();
	const done = ( of ) => [
		[ 'group-create', names.owner, '', 'group-create', 'undefined' ], [ 'group-role', names.owner, 'Helps', 'group-role-moderator', of ],
		[ 'group-ban', names.owner, 'Shouts', 'group-ban', of ], [ 'group-archive', names.owner, 'Over', 'group-archive', 'undefined' ]
	];
	const [ open, closed ] = ( await Promise.all( [ 'public', 'private' ].map( ( visibility ) => owner.rest( 'POST', '/groups',
		{ name: `${ visibility } log ${ mark }`, visibility } ) ) ) ).map( ( one ) => one.json.id );
	await acts( open );
	await acts( closed );
	assert.deepEqual( await logged( nobody, 'social', open, 4 ), done( 'number' ) );
	assert.deepEqual( await logged( moderator, 'social-private', closed, 4 ), done( 'number' ) );
	assert.deepEqual( await logged( moderator, 'social', closed, 0 ), [] );
	for ( const client of [ nobody, owner ] ) {
		const asked = await client.api( { action: 'query', list: 'logevents', letype: 'social-private' } );
		assert.deepEqual( asked.query?.logevents ?? [], [] );
		assert.ok( !JSON.stringify( await client.api( { action: 'query', list: 'logevents|recentchanges', lelimit: 'max', rclimit: 'max', leprop: 'title', rcprop: 'title|comment' } ) ).includes( closed ) );
		assert.ok( !( await log( client ) ).includes( closed ) );
	}
	const shown = await log( moderator );
	assert.ok( shown.includes( closed ) && !shown.includes( 'private log ' + mark ) );
	assert.match( shown, /banned #\d+ from the group/ );
} );

test( 'a private group answers an outsider on every route as an unknown id', async () => {
	const made = await owner.rest( 'POST', '/groups', { name: 'Secret ' + mark, join: 'invite', visibility: 'private' } );
	assert.equal( made.status, 201, made.text );
	const secret = made.json.id;
	const post = await owner.rest( 'POST', '/statuses', { text: 'Secret words ' + mark, group: secret } );
	assert.deepEqual( [ post.status, post.json.visibility ], [ 201, 'group' ] );
	const routes = ( group ) => [
		[ 'GET', '/groups/' + group ], [ 'GET', `/groups/${ group }/members` ], [ 'GET', `/groups/${ group }/members?state=banned` ],
		[ 'GET', '/feeds/group/' + group ], [ 'PUT', '/groups/' + group, { description: 'x' } ], [ 'DELETE', '/groups/' + group, {} ],
		[ 'PUT', memberOf( group, names.outsider ), {} ], [ 'DELETE', memberOf( group, names.outsider ), {} ],
		[ 'PUT', memberOf( group, names.owner ), { state: 'banned' } ], [ 'PUT', memberOf( group, names.owner ), { role: 'member' } ],
		[ 'PUT', memberOf( group, 'Nobody of this name' ), {} ], [ 'DELETE', memberOf( group, names.owner ), {} ],
		[ 'POST', '/statuses', { text: 'x', group } ]
	];
	const unknown = routes( '1' );
	for ( const [ i, [ method, path, body ] ] of routes( secret ).entries() ) {
		const hidden = await outsider.rest( method, path, body );
		const absent = await outsider.rest( method, unknown[ i ][ 1 ], unknown[ i ][ 2 ] );
		assert.deepEqual( [ hidden.status, hidden.text ], [ 404, absent.text ], `${ method } ${ path }` );
		assert.equal( hidden.json.errorKey, 'wikisocial-error-group-not-found' );
	}
	assert.equal( ( await outsider.rest( 'GET', '/statuses/' + post.json.id ) ).status, 404 );
	assert.ok( !( await nobody.rest( 'GET', '/groups?q=' + encodeURIComponent( 'secret ' + mark ) ) ).json.items.length );
	assert.equal( ( await moderator.rest( 'GET', '/groups/' + secret ) ).status, 200 );
	assert.deepEqual( key( await moderator.rest( 'GET', '/feeds/group/' + secret ) ), [ 403, 'wikisocial-error-group-not-member' ] );
	assert.equal( ( await owner.rest( 'PUT', memberOf( secret, names.member ), { state: 'invited' } ) ).json.state, 'invited' );
	assert.equal( ( await member.rest( 'PUT', memberOf( secret, names.member ), {} ) ).json.state, 'member' );
	assert.equal( ( await member.rest( 'GET', '/feeds/group/' + secret ) ).json.items.length, 1 );
	const atom = await member.fetch( `/index.php?title=Special:SocialGroups/${ secret }&feed=atom` );
	assert.deepEqual( [ atom.status, ( await atom.text() ).includes( mark ) ], [ 404, false ], 'not even its members have it as Atom' );
	assert.equal( ( await ( await member.fetch( `/index.php?title=Special:SocialGroups/${ secret }` ) ).text() ).includes( secret + '&amp;feed=atom' ), false );
} );

test( 'a hostile name or description is text wherever it stands', async () => {
	const name = `<script>x()</script>{{SITENAME}}[[A]]'" ${ mark }`;
	const made = await owner.rest( 'POST', '/groups', { name, description: '<img src=x onerror=x()> {{SITENAME}}' } );
	assert.equal( made.status, 201, made.text );
	const post = await owner.rest( 'POST', '/statuses', { text: 'Into it', group: made.json.id } );
	const group = 'Special:SocialGroups/' + made.json.id;
	for ( const page of [ group, group + '/members', group + '/edit', group + '/leave', 'Special:SocialGroups', 'Special:Social/status/' + post.json.id ] ) {
		const html = await ( await owner.fetch( '/index.php?title=' + page ) ).text();
		assert.ok( !html.includes( '<script>x()' ) && !html.includes( '<img src=x' ), page );
		assert.match( html, /&lt;script(>|&gt;)x\(\)&lt;\/script(>|&gt;){{SITENAME}}\[\[A\]\]/, page );
	}
	const atom = await ( await nobody.fetch( `/index.php?title=${ group }&feed=atom` ) ).text();
	assert.ok( /&lt;script(>|&gt;)x\(\)/.test( atom ) && !atom.includes( '<script>x()' ) );
} );
