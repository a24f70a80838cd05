// SPDX-License-Identifier: GPL-2.0-or-later
// Mail from what causes it to a real mail server: once, to whom it concerns, in their language, until they end it.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Client, checkout, environment, newPerson, people, stack } from '../support/wiki.mjs';

const { MW, SOCIAL_DSN_WORKER, STATE } = environment();
const box = STATE + '/tmp/mailbox';
const settings = STATE + '/wiki/conf.d/67-mail.php';
let server, author;

before( async () => {
	rmSync( box, { recursive: true, force: true } );
	mkdirSync( box, { recursive: true } );
	server = spawn( checkout + 'tests/support/mailbox.py', [ box ], { stdio: [ 'pipe', 'pipe', 'inherit' ] } );
	const port = Number( await new Promise( ( done ) => {
		server.stdout.once( 'data', done );
	} ) );
	writeFileSync( settings, `<?php
		$wgEnableEmail = $wgEmailAuthentication = $wgAllowHTMLEmail = true;
		$wgPasswordSender = 'wiki@example.org';
		$wgSMTP = [ 'host' => '127.0.0.1', 'IDHost' => 'example.org', 'port' => ${ port }, 'auth' => false ];
	` );
	author = await Client.loggedIn( people.ordinary( 0 ) );
} );

after( () => {
	rmSync( settings, { force: true } );
	server.stdin.end();
} );

const sql = ( database, text ) => execFileSync( STATE + '/bin/psql', [ database, '-qAtc', text ], { encoding: 'utf8' } ).trim();

/** Somebody with a confirmed address, who has these options. */
async function reader( options = {}, isConfirmed = true ) {
	const account = newPerson();
	const client = await Client.loggedIn( account );
	const address = account.name.toLowerCase().replace( ' ', '.' ) + '@example.org';
	sql( 'wiki', `UPDATE mediawiki."user" SET user_email = '${ address }',
		user_email_authenticated = ${ isConfirmed ? 'now()' : 'NULL' } WHERE user_name = '${ account.name }'` );
	if ( Object.keys( options ).length ) {
		await choose( client, options );
	}
	const id = Number( sql( 'wiki', `SELECT user_id FROM mediawiki."user" WHERE user_name = '${ account.name }'` ) );
	return { name: account.name, address, client, id };
}

async function choose( client, options ) {
	for ( const [ optionname, optionvalue ] of Object.entries( options ) ) {
		const answer = await client.api( { action: 'options', optionname, optionvalue, token: await client.token() } );
		assert.equal( answer.options, 'success', JSON.stringify( answer ) );
	}
}

/** What a form holds, as a browser would send it. */
function fields( html, id ) {
	const [ form ] = new RegExp( `<form[^>]*id=['"]${ id }['"][^]*?</form>` ).exec( html );
	const sent = new URLSearchParams();
	const decode = ( text ) => text.replace( /&#0*(\d+);/g, ( _, code ) => String.fromCodePoint( code ) )
		.replace( /&quot;/g, '"' ).replace( /&lt;/g, '<' ).replace( /&gt;/g, '>' ).replace( /&amp;/g, '&' );
	const of = ( tag, name ) => new RegExp( `\\s${ name }=(?:"([^"]*)"|'([^']*)')` ).exec( tag )?.slice( 1 ).find( ( one ) => one !== undefined );
	for ( const [ tag, element ] of form.matchAll( /<(input|textarea|select)\b[^>]*>/g ) ) {
		const name = of( tag, 'name' ), type = of( tag, 'type' );
		const rest = form.slice( form.indexOf( tag ) + tag.length );
		if ( !name || [ 'submit', 'button' ].includes( type ) || /\sdisabled[\s=>]/.test( tag ) ) {
			continue;
		}
		if ( element === 'select' ) {
			const options = [ ...rest.slice( 0, rest.indexOf( '</select>' ) ).matchAll( /<option[^>]*>/g ) ].map( ( [ one ] ) => one );
			sent.append( decode( name ), decode( of( options.find( ( one ) => /\sselected/.test( one ) ) ?? options[ 0 ], 'value' ) ) );
		} else if ( element === 'textarea' ) {
			sent.append( decode( name ), decode( rest.slice( 0, rest.indexOf( '</textarea>' ) ) ) );
		} else if ( ![ 'checkbox', 'radio' ].includes( type ) || /\schecked/.test( tag ) ) {
			sent.append( decode( name ), decode( of( tag, 'value' ) ?? 'on' ) );
		}
	}
	return sent;
}

/** Saves the preferences with this field changed. */
async function prefer( client, name, value ) {
	const page = '/index.php?title=Special:Preferences';
	const body = fields( await ( await client.fetch( page ) ).text(), 'mw-prefs-form' );
	assert.ok( body.has( name ), `the form has ${ name }` );
	body.set( name, value );
	const answer = await client.fetch( page, { method: 'POST', body } );
	assert.equal( answer.status, 302, await answer.text() );
}

async function mention( person, text = 'Look at this' ) {
	const made = await author.post( `@[[User:${ person.name }]] ${ text }` );
	assert.equal( made.status, 201, made.text );
	return made.json.id;
}

const rows = ( person ) => Number( sql( 'social', `SELECT count(*) FROM social.delivery AS d
	JOIN social.actor AS a ON a.id = d.recipient_id WHERE a.wiki = 'wiki' AND a.local_id = ${ person.id }` ) );

/** Once the worker has told them of so many things. */
async function told( person, count = 1 ) {
	for ( let at = 0; at < 100; at++ ) {
		if ( rows( person ) === count ) {
			return;
		}
		await new Promise( ( done ) => {
			setTimeout( done, 100 );
		} );
	}
	assert.equal( rows( person ), count );
}

/** What this person got beyond those files. */
function kept( person, before ) {
	const files = readdirSync( box ).filter( ( file ) => file.endsWith( '.eml' ) && !before.includes( file ) );
	const read = files.length === 0 ? '[]' :
		execFileSync( checkout + 'tests/support/mail.py', files.map( ( file ) => `${ box }/${ file }` ), { encoding: 'utf8' } );
	return JSON.parse( read ).filter( ( mail ) => mail.headers[ 'x-envelope-to' ] === person.address );
}

/** Makes all due, sends it; what this person got of it. */
function sent( person ) {
	const before = readdirSync( box );
	sql( 'social', 'UPDATE social.delivery SET due_at = now() WHERE dead_at IS NULL AND leased_until IS NULL' );
	execFileSync( STATE + '/bin/mw', [ 'WikiSocial:SendMail' ] );
	return kept( person, before );
}

test( 'a mention mails once, as text and HTML, and says where that is ended', async () => {
	const person = await reader();
	const id = await mention( person, 'at <b>noon</b>' );
	await told( person );
	const [ mail, ...more ] = sent( person );
	assert.equal( more.length, 0 );
	assert.deepEqual( mail.defects, [] );
	assert.match( mail.headers.subject, new RegExp( people.ordinary( 0 ).name ) );
	assert.match( mail.headers.from, /<wiki@example\.org>/ );
	assert.equal( mail.headers[ 'auto-submitted' ], 'auto-generated' );
	assert.equal( mail.headers[ 'list-unsubscribe-post' ], 'List-Unsubscribe=One-Click' );
	assert.match( mail.headers[ 'list-id' ], /^<social-notifications\.127\.0\.0\.1>$/ );
	assert.match( mail.headers[ 'list-unsubscribe' ], /^<http:\/\/127\.0\.0\.1:\d+\/rest\.php\/wikisocial\/v0\/unsubscribe\/\S+>$/ );
	assert.equal( mail.headers[ 'x-wikisocial-unsubscribe' ], undefined );
	assert.ok( mail.plain.includes( `${ stack.url }/index.php?title=Special:Social/status/${ id }` ), mail.plain );
	assert.ok( mail.plain.includes( 'at <b>noon</b>' ), mail.plain );
	assert.ok( mail.html.includes( 'at &lt;b&gt;noon&lt;/b&gt;' ), mail.html );
	assert.equal( rows( person ), 0 );
	assert.deepEqual( sent( person ), [] );
} );

test( 'in the recipient\'s language, in its direction', async () => {
	const german = await reader( { language: 'de', gender: 'female' } ), arabic = await reader( { language: 'ar' } );
	await mention( german );
	await mention( arabic );
	await told( german );
	await told( arabic );
	const files = readdirSync( box );
	const [ first ] = sent( german );
	assert.match( first.plain, /^Hallo .*, auf WikiSocial ist etwas passiert:/ );
	assert.match( first.html, /<html lang="de" dir="ltr">/ );
	const second = kept( arabic, files )[ 0 ];
	assert.match( second.headers.subject, /[\u0600-\u06ff]/ );
	assert.match( second.html, /<html lang="ar" dir="rtl">/ );
	assert.ok( second.plain.startsWith( 'مرحبًا' ), second.plain );
} );

test( 'once a day or a week, by kinds, as the form has it', async () => {
	const german = await reader( { language: 'de', gender: 'female' } ), arabic = await reader( { language: 'ar', gender: 'female' } );
	for ( const one of [ german, arabic ] ) {
		await choose( one.client, { 'wikisocial-notify-mail-like': '1' } );
		assert.equal( fields( await ( await one.client.fetch( '/index.php?title=Special:Preferences' ) ).text(), 'mw-prefs-form' )
			.get( 'wpwikisocial-mail' ), 'once' );
	}
	await prefer( german.client, 'wpwikisocial-mail', 'daily' );
	await prefer( arabic.client, 'wpwikisocial-mail', 'weekly' );
	for ( const one of [ german, arabic ] ) {
		await mention( one, 'first' );
		const own = await one.client.post( 'Mine' );
		assert.equal( ( await author.rest( 'PUT', `/likes/status/${ own.json.id }`, {} ) ).status, 200 );
		await mention( one, 'second' );
		await told( one, 3 );
	}
	const moments = ( one ) => sql( 'social', `SELECT DISTINCT to_char(d.due_at AT TIME ZONE 'UTC', 'HH24:MI:SS') ||
		CASE WHEN extract(isodow FROM d.due_at) = 1 THEN ' Monday' ELSE '' END || (d.due_at > now())
		FROM social.delivery AS d JOIN social.actor AS a ON a.id = d.recipient_id WHERE a.wiki = 'wiki' AND a.local_id = ${ one.id }` );
	assert.match( moments( german ), /^06:00:00( Monday)?true$/ );
	assert.equal( moments( arabic ), '06:00:00 Mondaytrue' );
	const files = readdirSync( box );
	execFileSync( STATE + '/bin/mw', [ 'WikiSocial:SendMail' ] );
	assert.deepEqual( kept( german, files ), [], 'it waits' );
	const [ first, ...more ] = sent( german );
	const [ second, ...others ] = kept( arabic, files );
	assert.deepEqual( [ more, others ], [ [], [] ] );
	assert.equal( first.headers.subject, 'Deine tägliche Zusammenfassung von WikiSocial: 3 Benachrichtigungen' );
	assert.ok( first.plain.startsWith( `Liebe ${ german.name }, das ist auf WikiSocial seit deiner letzten täglichen Zusammenfassung passiert:` ), first.plain );
	assert.match( first.plain, /\n== Erwähnungen[^=]* ==\n[^]*second[^]*first[^]*\n== „?Gefällt[^=]* ==\n/ );
	assert.match( first.html, /<h2>Erwähnungen[^<]*<\/h2>[^]*second[^]*first[^]*<h2>[^<]*Gefällt[^<]*<\/h2>/ );
	assert.match( first.headers[ 'list-unsubscribe' ], /\.all\./ );
	assert.equal( second.headers.subject, 'ملخصك الأسبوعي من WikiSocial: ٣ إشعارات' );
	assert.ok( second.plain.startsWith( 'مرحبًا بكِ' ), second.plain );
	assert.equal( second.headers[ 'list-unsubscribe' ].includes( '.all.' ), true );
	assert.match( second.html, /<html lang="ar" dir="rtl">[^]*<h2>[^<]*<\/h2>[^]*<h2>/ );
	// Who wants it at once again gets what waits soon, and less is not put off.
	await mention( german, 'third' );
	await told( german );
	await prefer( german.client, 'wpwikisocial-mail', 'once' );
	await prefer( german.client, 'wpwikisocial-mail', 'weekly' );
	assert.equal( sql( 'social', `SELECT d.due_at < now() + interval '3 minutes' FROM social.delivery AS d
		JOIN social.actor AS a ON a.id = d.recipient_id WHERE a.wiki = 'wiki' AND a.local_id = ${ german.id }` ), 't' );
	sent( german );
} );

test( 'what was hidden, read or declined meanwhile is not mailed', async () => {
	const person = await reader(), other = await reader(), third = await reader(), unconfirmed = await reader( {}, false );
	const hidden = await mention( person );
	await mention( other );
	await mention( third );
	await mention( unconfirmed );
	for ( const one of [ person, other, third, unconfirmed ] ) {
		await told( one );
	}
	const moderator = await Client.loggedIn( people.moderator );
	assert.equal( ( await moderator.rest( 'PUT', '/moderation/status/' + hidden, { level: 'hidden', reason: 'test' } ) ).status, 200 );
	const { items } = ( await other.client.rest( 'GET', '/notifications' ) ).json;
	assert.equal( ( await other.client.rest( 'POST', '/notifications/read', { ids: [ items[ 0 ].id ] } ) ).status, 200 );
	await choose( third.client, { 'wikisocial-notify-mail-mention': '0' } );
	const files = readdirSync( box );
	sent( person );
	for ( const one of [ person, other, third, unconfirmed ] ) {
		assert.deepEqual( kept( one, files ), [], one.name );
		assert.equal( rows( one ), 0 );
	}
} );

test( 'who wants mail alone finds nothing on the wiki', async () => {
	const person = await reader( { 'wikisocial-notify-web-mention': '0' } );
	await mention( person );
	await told( person );
	assert.deepEqual( ( await person.client.rest( 'GET', '/notifications' ) ).json.items, [] );
	assert.equal( ( await person.client.rest( 'GET', '/notifications/count' ) ).json.unread, 0 );
	assert.equal( sent( person ).length, 1 );
} );

test( 'several things in one message, and one POST ends them', async () => {
	const person = await reader();
	await mention( person, 'first' );
	await mention( person, 'second' );
	await told( person, 2 );
	const [ mail, ...more ] = sent( person );
	assert.equal( more.length, 0 );
	assert.match( mail.headers.subject, /^2 new notifications on WikiSocial$/ );
	assert.match( mail.plain, /second[^]*first/ );
	const url = mail.headers[ 'list-unsubscribe' ].slice( 1, -1 );
	assert.ok( mail.plain.includes( url ) && mail.html.includes( url ) );
	const page = await fetch( url );
	assert.equal( page.status, 200 );
	assert.match( page.headers.get( 'content-type' ), /^text\/html/ );
	assert.match( page.headers.get( 'cache-control' ), /no-store/ );
	assert.match( await page.text(), /<form method="post">.*<button type="submit">/ );
	await mention( person, 'third' );
	await told( person );
	const body = new URLSearchParams( { 'List-Unsubscribe': 'One-Click' } );
	for ( const wrong of [ url + 'x', url.replace( '.mention.', '.all.' ), url.replace( /\/\d+\./, '/1.' ) ] ) {
		assert.equal( ( await fetch( wrong, { method: 'POST', body } ) ).status, 404, wrong );
	}
	const done = await fetch( url, { method: 'POST', body } );
	assert.equal( done.status, 200, await done.text() );
	assert.deepEqual( sent( person ), [] );
	await mention( person, 'fourth' );
	const marker = await reader();
	await mention( marker );
	await told( marker );
	assert.equal( rows( person ), 0 );
	assert.equal( ( await person.client.rest( 'GET', '/notifications' ) ).json.items.length, 4, 'still told on the wiki' );
} );

test( 'a server that takes nothing is tried again', async () => {
	const person = await reader();
	await mention( person );
	await told( person );
	writeFileSync( box + '/refuse', '' );
	assert.deepEqual( sent( person ), [] );
	rmSync( box + '/refuse' );
	assert.equal( rows( person ), 1 );
	assert.equal( sent( person ).length, 1 );
	assert.equal( rows( person ), 0 );
} );

/** While the server goes wrong in this way. */
async function withServer( wrong, act ) {
	writeFileSync( `${ box }/${ wrong }`, '' );
	try {
		return await act();
	} finally {
		rmSync( `${ box }/${ wrong }` );
	}
}

const reasons = ( person ) => sql( 'social', `SELECT string_agg(d.reason, ' ') FROM social.delivery AS d
	JOIN social.actor AS a ON a.id = d.recipient_id WHERE d.dead_at IS NOT NULL AND a.wiki = 'wiki' AND a.local_id = ${ person.id }` );

test( 'a server that hangs up once it has all may have taken it: it is not sent again', async () => {
	const person = await reader();
	await mention( person );
	await told( person );
	const got = await withServer( 'cut', () => sent( person ) );
	assert.equal( got.length, 1 );
	assert.match( reasons( person ), /^unknown: .*Failed to send data \[SMTP: .* \(code: -1,/ );
	assert.deepEqual( sent( person ), [] );
	assert.equal( rows( person ), 1 );
} );

test( 'a server that hangs up before it has anything is tried again', async () => {
	const person = await reader();
	await mention( person );
	await told( person );
	assert.deepEqual( await withServer( 'early', () => sent( person ) ), [] );
	assert.equal( reasons( person ), '' );
	assert.equal( sent( person ).length, 1 );
	assert.equal( rows( person ), 0 );
} );

async function until( what ) {
	for ( let at = 0; at < 300; at++ ) {
		if ( what() ) {
			return;
		}
		await new Promise( ( done ) => {
			setTimeout( done, 50 );
		} );
	}
	assert.ok( what() );
}

const isKept = ( files ) => readdirSync( box ).filter( ( file ) => file.endsWith( '.eml' ) && !files.includes( file ) ).length > 0;
for ( const [ wrong, patience, there, count ] of [ [ 'deaf', 99, isKept, 1 ], [ 'deaf', 2, isKept, 1 ], [ 'stuck', 99, () => existsSync( box + '/is-stuck' ), 0 ] ] ) {
	test( `a sender that ${ patience > 9 ? 'is killed' : 'gives up' } while the server is ${ wrong } leaves a dead letter, not two mails`, async () => {
		const person = await reader();
		await mention( person );
		await told( person );
		const files = readdirSync( box );
		sql( 'social', 'UPDATE social.delivery SET due_at = now() WHERE dead_at IS NULL AND leased_until IS NULL' );
		await withServer( wrong, async () => {
			const sender = spawn( STATE + '/bin/mw', [ 'WikiSocial:SendMail', '--patience', patience ], { stdio: 'ignore' } );
			const ended = new Promise( ( done ) => {
				sender.on( 'exit', ( _, signal ) => done( signal ) );
			} );
			await until( () => there( files ) );
			if ( patience > 9 ) {
				sender.kill( 'SIGKILL' );
			}
			assert.equal( await ended, patience > 9 ? 'SIGKILL' : 'SIGALRM' );
		} );
		sql( 'social', "UPDATE social.delivery SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL" );
		assert.deepEqual( sent( person ), [] );
		assert.equal( kept( person, files ).length, count );
		assert.equal( reasons( person ), 'unknown' );
	} );
}

test( 'the daemon\'s child sends by itself, and is started anew when it was killed over it', async () => {
	const makeDue = () => sql( 'social', 'UPDATE social.delivery SET due_at = now() WHERE dead_at IS NULL AND leased_until IS NULL' );
	const daemon = spawn( STATE + '/bin/wikisociald', [ '--mail-every', '1' ], { stdio: [ 'ignore', 'ignore', 'pipe' ] } );
	const log = [];
	let rest = '';
	daemon.stderr.on( 'data', ( data ) => {
		const lines = ( rest + data ).split( '\n' );
		rest = lines.pop();
		log.push( ...lines.filter( ( line ) => line.startsWith( '{' ) ).map( ( line ) => JSON.parse( line ) ) );
	} );
	const ended = new Promise( ( done ) => {
		daemon.on( 'exit', ( code ) => done( code ) );
	} );
	const ready = () => log.filter( ( line ) => line.event === 'child-ready' );
	try {
		const person = await reader(), other = await reader();
		await mention( person );
		await told( person );
		let files = readdirSync( box );
		makeDue();
		await until( () => isKept( files ) && rows( person ) === 0 );
		assert.equal( kept( person, files ).length, 1 );
		await withServer( 'deaf', async () => {
			await mention( person );
			await told( person );
			files = readdirSync( box );
			makeDue();
			await until( () => isKept( files ) );
			process.kill( ready().at( -1 ).child, 'SIGKILL' );
		} );
		sql( 'social', "UPDATE social.delivery SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL" );
		await until( () => reasons( person ) === 'unknown' );
		assert.equal( kept( person, files ).length, 1 );
		await mention( other );
		await told( other );
		files = readdirSync( box );
		makeDue();
		await until( () => isKept( files ) && rows( other ) === 0 );
		assert.equal( kept( other, files ).length, 1 );
		assert.equal( ready().length, 2 );
		assert.equal( log.filter( ( line ) => line.event === 'child-ended' && line.signal === 9 ).length, 1 );
	} finally {
		daemon.kill( 'SIGTERM' );
	}
	assert.equal( await ended, 0, JSON.stringify( log ) );
} );

test( 'without a daemon a job sends: queued once where something is due, and again only after it did something', async () => {
	const person = await reader();
	await mention( person );
	await told( person );
	const jobs = () => Number( sql( 'wiki', "SELECT count(*) FROM mediawiki.job WHERE job_cmd = 'wikisocialSendMail'" ) );
	const run = () => execFileSync( STATE + '/bin/mw', [ 'runJobs', '--type', 'wikisocialSendMail', '--maxjobs', '9' ], { encoding: 'utf8' } );
	const queue = () => execFileSync( STATE + '/bin/php', [ '-d', `wikisocial.dsn="${ SOCIAL_DSN_WORKER }"`,
		MW + '/maintenance/run.php', checkout + 'php-bindings/Maintenance/RunBatch.php', '--consumer', 'mailtest' ] );
	queue();
	assert.equal( jobs(), 0, 'nothing is due' );
	const files = readdirSync( box );
	sql( 'social', 'UPDATE social.delivery SET due_at = now() WHERE dead_at IS NULL AND leased_until IS NULL' );
	queue();
	queue();
	assert.equal( jobs(), 1 );
	run();
	assert.equal( kept( person, files ).length, 1 );
	assert.equal( jobs(), 0 );
	await mention( person );
	await told( person );
	sql( 'social', 'UPDATE social.delivery SET due_at = now() WHERE dead_at IS NULL AND leased_until IS NULL' );
	await withServer( 'refuse', () => {
		queue();
		run();
	} );
	assert.equal( jobs(), 0, 'a server that refuses has no job queued for ever' );
	assert.equal( sent( person ).length, 1 );
} );
