// SPDX-License-Identifier: GPL-2.0-or-later
// list=socialfeed and action=socialpost: what they answer, refuse and say of themselves; modules × people.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { checkout, Client, environment, people } from '../support/wiki.mjs';
import { callers, modules } from './permission-matrix.mjs';

const settings = environment().STATE + '/wiki/conf.d/64-action-api.php';
const author = people.ordinary( 3 );
const reader = new Client();
let client;

before( async () => {
	client = await Client.loggedIn( author );
} );

const list = async ( parameters = {}, who = reader ) => who.api( { action: 'query', list: 'socialfeed', ...parameters } );
const post = async ( parameters, who = client ) =>
	who.api( { action: 'socialpost', token: await who.token(), ...parameters } );

test( 'a bot posts, once for each key', async () => {
	const key = randomUUID();
	const text = 'By a bot ' + randomUUID();
	const first = await post( { text, lang: 'de', key } );
	assert.equal( first.socialpost?.result, 'Success', JSON.stringify( first ) );
	assert.equal( first.socialpost.created, true );
	const { status } = first.socialpost;
	assert.deepEqual( status, ( await reader.rest( 'GET', '/statuses/' + status.id ) ).json );
	assert.equal( status.lang, 'de' );
	const second = await post( { text, lang: 'de', key } );
	assert.equal( second.socialpost.created, false );
	assert.equal( second.socialpost.status.id, status.id );
	assert.equal( ( await post( { text: text + '!', key } ) ).error.code, 'wikisocial-error-key-reused' );
} );

test( 'a bot posts for those mentioned alone', async () => {
	const text = `For @${ people.ordinary( 1 ).name.replaceAll( ' ', '_' ) } ${ randomUUID() }`;
	const { status } = ( await post( { text, visibility: 'mentioned' } ) ).socialpost;
	assert.equal( status.visibility, 'mentioned' );
	assert.equal( ( await reader.rest( 'GET', '/statuses/' + status.id ) ).status, 404 );
	assert.equal( ( await post( { text, visibility: 'followers' } ) ).error?.code, 'badvalue' );
} );

test( 'what cannot be posted is refused by the keys of REST', async () => {
	for ( const [ parameters, code ] of [
		[ { text: ' ' }, 'wikisocial-error-text-empty' ],
		[ { text: 'x'.repeat( 3000 ) }, 'wikisocial-error-text-too-long' ],
		[ { text: 'a\u202eb' }, 'wikisocial-error-text-bidi' ],
		[ { text: 'x', lang: 'not a code' }, 'wikisocial-error-lang-invalid' ],
		[ { text: 'x', key: 'ä' }, 'wikisocial-error-key-invalid' ],
		[ {}, 'missingparam' ],
		[ { text: 'x', token: '+\\' }, 'badtoken' ]
	] ) {
		assert.equal( ( await post( parameters ) ).error?.code, code );
	}
	const byGet = await reader.fetch( '/api.php?action=socialpost&format=json&text=x&token=x' );
	assert.equal( ( await byGet.json() ).error.code, 'mustpostparams' );
} );

test( 'who posts too much or is blocked is told so as by other modules', async () => {
	const blocked = await post( { text: 'x' }, await Client.loggedIn( people.blocked ) );
	assert.equal( blocked.error.code, 'blocked' );
	assert.equal( blocked.error.blockinfo.blockedby, people.administrator.name );
	writeFileSync( settings, '<?php $wgRateLimits["wikisocial-post"] = [ "user" => [ 1, 60 ], "newbie" => [ 1, 60 ] ];\n' );
	try {
		const who = await Client.loggedIn( people.ordinary( 4 ) );
		const answers = [];
		for ( let i = 0; i < 3; i++ ) {
			answers.push( ( await post( { text: 'Much ' + randomUUID() }, who ) ).error?.code );
		}
		assert.equal( answers.at( -1 ), 'ratelimited' );
	} finally {
		rmSync( settings );
	}
} );

test( 'a switched off wiki answers 503 and when to come back', async () => {
	writeFileSync( settings, '<?php $wgWikiSocialEnablePosting = false;\n' );
	try {
		const body = new URLSearchParams( { action: 'socialpost', format: 'json', text: 'x', token: await client.token() } );
		const answer = await client.fetch( '/api.php', { method: 'POST', body } );
		assert.equal( answer.status, 503 );
		assert.ok( Number( answer.headers.get( 'retry-after' ) ) > 0 );
		assert.equal( ( await answer.json() ).error.code, 'wikisocial-error-posting-off' );
	} finally {
		rmSync( settings );
	}
} );

test( 'lists go on where they ended, each status once, of one person only', async () => {
	const posted = [];
	for ( let i = 0; i < 5; i++ ) {
		posted.unshift( ( await post( { text: `Listed ${ i } ${ randomUUID() }` } ) ).socialpost.status.id );
	}
	const seen = [];
	let more = {};
	while ( seen.length < 5 ) {
		const answer = await list( { sfuser: author.name, sflimit: 2, ...more } );
		for ( const one of answer.query.socialfeed ) {
			assert.equal( one.author.name, author.name );
			seen.push( one.id );
		}
		more = answer.continue;
	}
	assert.deepEqual( seen.slice( 0, 5 ), posted );
	assert.equal( ( await list( { sflimit: 1 } ) ).query.socialfeed.length, 1 );
	const byId = await list( { sfuser: author.name.replaceAll( ' ', '_' ), sflimit: 1 } );
	assert.equal( byId.query.socialfeed[ 0 ].id, posted[ 0 ] );
} );

test( 'sfprop chooses what is told', async () => {
	const wanted = {
		ids: [ 'group', 'id', 'licence', 'licenceUrl', 'type', 'url', 'version', 'visibility' ],
		text: [ 'dir', 'lang', 'text' ], html: [ 'dir', 'html', 'lang' ], author: [ 'author' ], time: [ 'created', 'edited' ],
		media: [ 'media' ], likes: [ 'likes' ]
	};
	for ( const [ prop, keys ] of Object.entries( wanted ) ) {
		const answer = await list( { sflimit: 1, sfprop: prop } );
		assert.deepEqual( Object.keys( answer.query.socialfeed[ 0 ] ).sort(), keys );
	}
} );

test( 'a list of nobody, and a forged place to go on, are refused', async () => {
	assert.equal( ( await list( { sfuser: 'Nobody of this name' } ) ).error.code, 'wikisocial-error-user-not-found' );
	assert.equal( ( await list( { sfcontinue: 'forged' } ) ).error.code, 'badcontinue' );
	assert.equal( ( await list( { sfuser: '127.0.0.1' } ) ).error.code, 'baduser' );
} );

test( 'what is deleted leaves the list, and nobody keeps it', async () => {
	const { id } = ( await post( { text: 'Short ' + randomUUID() } ) ).socialpost.status;
	await client.rest( 'DELETE', '/statuses/' + id, {} );
	for ( const who of [ reader, client, await Client.loggedIn( people.moderator ) ] ) {
		assert.ok( !JSON.stringify( await list( { sflimit: 20 }, who ) ).includes( id ) );
	}
	const answer = await reader.fetch( '/api.php?action=query&list=socialfeed&format=json&maxage=60&smaxage=60' );
	assert.match( answer.headers.get( 'cache-control' ), /^private/ );
} );

test( 'each module describes itself, each parameter and each example', async () => {
	const names = [ 'socialpost', 'sociallike', 'query+socialfeed', 'query+sociallikes' ];
	const { paraminfo } = await reader.api( { action: 'paraminfo', modules: names.join( '|' ), helpformat: 'raw' } );
	assert.deepEqual( paraminfo.modules.map( ( one ) => one.path ).sort(), [ ...names ].sort() );
	const english = JSON.parse( readFileSync( checkout + 'i18n/api/en.json', 'utf8' ) );
	for ( const module of paraminfo.modules ) {
		assert.equal( module.source, 'WikiSocial' );
		assert.ok( module.examples.length >= 2 );
		const used = [ ...module.description, ...module.examples.map( ( one ) => one.description ),
			...module.parameters.flatMap( ( one ) => one.description ) ].flat().map( ( one ) => one.key );
		for ( const key of used.filter( ( one ) => one.startsWith( 'apihelp-' ) && !one.startsWith( 'apihelp-query+socialfeed-paramvalue' ) ) ) {
			assert.ok( key in english || /token$|social(post|like)-extended-description$/.test( key ), key );
		}
	}
	const post_ = paraminfo.modules.find( ( one ) => one.name === 'socialpost' );
	assert.ok( post_.mustbeposted && post_.writerights );
	const help = await ( await reader.fetch( '/api.php?action=help&modules=' + names.map( encodeURIComponent ).join( '%7C' ) ) ).text();
	assert.doesNotMatch( help, /⧼|&lt;apihelp-/, 'no message is missing' );
	assert.match( help, /Post a status\./ );
} );

for ( const row of modules ) {
	for ( const [ caller, account ] of Object.entries( callers ) ) {
		test( `${ caller }: ${ row.name } answers ${ row.expect[ caller ] }`, async () => {
			const who = account ? await Client.loggedIn( account ) : new Client();
			const parameters = { ...row.parameters };
			if ( row.write ) {
				Object.assign( parameters, row.module === 'socialpost' ? { text: 'Matrix ' + randomUUID() } : {}, { token: await who.token() } );
			} else if ( row.ofPerson ) {
				parameters.sfuser = author.name;
			}
			const answer = await who.api( parameters );
			assert.equal( answer.error?.code ?? 'ok', row.expect[ caller ], JSON.stringify( answer ).slice( 0, 500 ) );
		} );
	}
}

test( 'every module of extension.json has a row in the matrix', () => {
	const { APIModules, APIListModules, APIPropModules } = JSON.parse( readFileSync( checkout + 'extension.json', 'utf8' ) );
	const listed = [ ...Object.keys( APIModules ), ...Object.keys( APIListModules ), ...Object.keys( APIPropModules ) ].sort();
	assert.deepEqual( [ ...new Set( modules.map( ( row ) => row.module ) ) ].sort(), listed );
} );
