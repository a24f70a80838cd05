// SPDX-License-Identifier: GPL-2.0-or-later
// Whom somebody may want to follow: by what the two have chosen in common, as far as both want that.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { Client, newPerson, people } from '../support/wiki.mjs';

const mark = randomUUID().slice( 0, 8 );
const title = 'Suggested ' + mark;
const [ reader, fellow, writer ] = [ newPerson(), newPerson(), newPerson() ];
let me, them, author, id;

const suggested = async ( client ) => Object.fromEntries( ( await client.rest( 'GET', '/suggestions' ) ).json.items.map( ( one ) => [ one.name, one ] ) );
const pageOf = async ( client ) => ( await client.fetch( '/index.php?title=Special:SocialFollows/suggestions' ) ).text();
const choose = async ( client, optionname, optionvalue ) => assert.equal( ( await client.api( {
	action: 'options', optionname, optionvalue, token: await client.token()
} ) ).options, 'success' );

before( async () => {
	[ me, them, author ] = await Promise.all( [ reader, fellow, writer ].map( ( one ) => Client.loggedIn( one ) ) );
	const owner = await Client.loggedIn( people.ordinary( 1 ) );
	id = ( await owner.rest( 'POST', '/groups', { name: 'Maps ' + mark, description: '', join: 'open' } ) ).json.id;
	for ( const [ client, name ] of [ [ me, reader.name ], [ them, fellow.name ] ] ) {
		assert.equal( ( await client.rest( 'PUT', `/groups/${ id }/members/${ encodeURIComponent( name ) }`, {} ) ).json.state, 'member' );
	}
	const edited = await author.api( { action: 'edit', title, text: mark, token: await author.token() } );
	assert.equal( edited.edit?.result, 'Success', JSON.stringify( edited ) );
	assert.equal( ( await me.rest( 'PUT', `/follows/page/${ encodeURIComponent( title ) }`, {} ) ).status, 200 );
	assert.equal( ( await author.rest( 'POST', '/statuses', { text: `About [[${ title }]]` } ) ).status, 201 );
} );

test( 'who is in the same group, and who wrote about a page one follows, each with why', async () => {
	const found = await suggested( me );
	assert.deepEqual( found[ fellow.name ].group, { id, name: 'Maps ' + mark } );
	assert.deepEqual( [ found[ fellow.name ].groups, found[ fellow.name ].pages, found[ fellow.name ].page ], [ 1, 0, null ] );
	assert.equal( found[ writer.name ].page.name, title );
	assert.deepEqual( [ found[ writer.name ].groups, found[ writer.name ].pages ], [ 0, 1 ] );
	assert.equal( ( await suggested( author ) )[ reader.name ], undefined, 'whom one follows is told to nobody' );
	const page = await pageOf( me );
	assert.match( page, new RegExp( `are both in <a [^>]*><bdi>Maps ${ mark }</bdi></a>` ) );
	assert.match( page, new RegExp( `Wrote about <a [^>]*><bdi>${ title }</bdi></a>, which you follow`, 'i' ) );
} );

test( 'whoever switched it off is suggested to nobody, and nobody to them', async () => {
	await choose( them, 'wikisocial-suggest', '0' );
	assert.equal( ( await suggested( me ) )[ fellow.name ], undefined );
	assert.deepEqual( await suggested( them ), {} );
	assert.match( await pageOf( them ), /You switched suggestions off/ );
	await choose( them, 'wikisocial-suggest', '1' );
	assert.ok( ( await suggested( me ) )[ fellow.name ] );
	await choose( them, 'wikisocial-follow', 'closed' );
	assert.equal( ( await suggested( me ) )[ fellow.name ], undefined, 'who lets nobody follow' );
	await choose( them, 'wikisocial-follow', 'request' );
} );

test( 'whom one follows or asked is suggested no more', async () => {
	assert.equal( ( await me.rest( 'PUT', `/follows/user/${ encodeURIComponent( fellow.name ) }`, {} ) ).json.state, 'requested' );
	assert.equal( ( await suggested( me ) )[ fellow.name ], undefined );
	assert.equal( ( await new Client().rest( 'GET', '/suggestions' ) ).status, 403 );
} );
