// SPDX-License-Identifier: GPL-2.0-or-later
// What a permalink tells other sites and robots, and what it does not.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Client, environment, people } from '../support/wiki.mjs';

const settings = environment().STATE + '/wiki/conf.d/62-robots.php';
const author = people.ordinary( 2 );
const link = ( id ) => '/index.php?title=Special:Social/status/' + id;
let client, posted;

before( async () => {
	client = await Client.loggedIn( author );
	posted = ( await client.rest( 'POST', '/statuses', { text: `"Quoted" & <b>${ randomUUID() }</b>\nsecond line`, lang: 'pt-BR' } ) ).json;
} );
after( () => rmSync( settings, { force: true } ) );

async function head( id, who = new Client() ) {
	const html = await ( await who.fetch( link( id ) ) ).text();
	const properties = [ ...html.matchAll( /<meta property="([^"]*)" content="([^"]*)"/g ) ];
	const robots = /<meta name="robots" content="([^"]*)"/.exec( html )?.[ 1 ] ?? '';
	return {
		og: Object.fromEntries( properties.map( ( [ , name, content ] ) => [ name, content ] ) ),
		robots,
		canonical: /<link rel="canonical" href="([^"]*)"/.exec( html )?.[ 1 ],
		html: html.slice( 0, html.indexOf( '</head>' ) )
	};
}

test( 'a public status describes itself', async () => {
	const { og, canonical, robots } = await head( posted.id );
	assert.equal( og[ 'og:type' ], 'article' );
	assert.equal( og[ 'og:title' ], 'Status of ' + author.name );
	assert.match( og[ 'og:description' ], /^&quot;Quoted&quot; &amp; &lt;b&gt;.*&lt;\/b&gt; second line$/ );
	assert.equal( og[ 'og:url' ], posted.url );
	assert.equal( og[ 'og:locale' ], 'pt_BR' );
	assert.equal( og[ 'article:published_time' ], posted.created );
	assert.equal( og[ 'article:author' ], posted.author.url );
	assert.equal( canonical, posted.url );
	assert.doesNotMatch( robots, /noindex/ );
} );

test( 'robots are told what holds for user pages', async () => {
	writeFileSync( settings, '<?php $wgNamespaceRobotPolicies[NS_USER] = "noindex,nofollow";\n' );
	try {
		assert.match( ( await head( posted.id ) ).robots, /noindex,nofollow/ );
	} finally {
		rmSync( settings );
	}
} );

test( 'a deleted status describes itself to nobody, not to a moderator either', async () => {
	const gone = ( await client.post( 'Gone ' + randomUUID() ) ).json;
	await client.rest( 'DELETE', '/statuses/' + gone.id, {} );
	for ( const who of [ new Client(), await Client.loggedIn( people.moderator ) ] ) {
		const { og, robots, html } = await head( gone.id, who );
		assert.deepEqual( Object.keys( og ).filter( ( name ) => /^(og|article):/.test( name ) ), [] );
		assert.match( robots, /noindex,nofollow/ );
		assert.ok( !html.includes( gone.text ) );
	}
} );

test( 'what is not there, and other pages of ours, are not for robots', async () => {
	for ( const path of [ '1', 'abc' ] ) {
		assert.match( ( await head( path ) ).robots, /noindex/ );
	}
	const delete_ = await ( await client.fetch( '/index.php?title=Special:Social/delete/' + posted.id ) ).text();
	assert.match( delete_, /<meta name="robots" content="noindex,nofollow/ );
	assert.doesNotMatch( delete_, /og:description/ );
} );
