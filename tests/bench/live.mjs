// SPDX-License-Identifier: GPL-2.0-or-later
// The badge of one browser, beside many open streams. Commands, one a line: "streams N" sees to N open streams in all, "run COUNT"
// answers the median and the slowest in a hundred of so many likes, in milliseconds; "all" the slowest in a hundred of all since
// "forget", and how many streams are open.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { openPage, startBrowser } from '../support/browser.mjs';
import { Client, environment, newPerson, people, stack } from '../support/wiki.mjs';

const OF_ONE = 20;
const AT_ONCE = 4;
const BADGE = '#pt-notifications-social[data-counter-num], #pt-notifications-social [data-counter-num]';
const account = newPerson();
const reader = await Client.loggedIn( account );
const fan = await Client.loggedIn( people.ordinary( 1 ) );
const crowd = [];
const others = new Set();
let times = [];

const store = spawn( environment().STATE + '/bin/psql', [ 'social', '-qAtX', '-v', 'ON_ERROR_STOP=1' ], { stdio: [ 'pipe', 'pipe', 'inherit' ] } );
const answers = createInterface( { input: store.stdout } )[ Symbol.asyncIterator ]();

async function ask( sql ) {
	store.stdin.write( sql + ';\n' );
	const { value, done } = await answers.next();
	if ( done ) {
		throw new Error( 'the store refuses: ' + sql );
	}
	return value;
}

/** Whoever posts is known to the store. */
async function author( client ) {
	const made = await client.post( 'Measured ' + randomUUID() );
	return ask( `SELECT author_id FROM social.status WHERE id = ${ made.json.id }` );
}

const fanId = await author( fan );
const readerId = await author( reader );
const browser = await startBrowser();
const page = await openPage( browser, account, { url: stack.url } );
let wanted = null;
// The time is the page's own: the way back to here does not count. All on this machine have one clock.
await page.exposeFunction( 'seen', ( count, at ) => {
	if ( wanted && wanted.count === count ) {
		wanted.done( at );
		wanted = null;
	}
} );
await page.goto( '/index.php?title=Main_Page&useskin=vector-2022' );
const own = await page.waitForRequest( ( request ) => request.url().endsWith( '/wikisocial/v0/live' ) );
let isOwnOpen = true;
page.on( 'requestfailed', ( request ) => ( isOwnOpen &&= request !== own ) );
page.on( 'requestfinished', ( request ) => ( isOwnOpen &&= request !== own ) );
await page.evaluate( ( badge ) => {
	const one = document.querySelector( badge );
	new MutationObserver( () => window.seen( one.dataset.counterNum, Date.now() ) ).observe( one, { attributes: true } );
}, BADGE );

/** When the badge shows a number from now on. */
function shows( count ) {
	return new Promise( ( done, fail ) => {
		const late = setTimeout( () => fail( new Error( `the badge does not show ${ count }` ) ), 20000 );
		wanted = { count, done: ( at ) => {
			clearTimeout( late );
			done( at );
		} };
	} );
}

async function once() {
	// As the engine would, but for the wiki's limits of how often.
	const id = await ask( `INSERT INTO social.status (id, wiki, author_id, visibility, text)
		SELECT social.next_id(), a.wiki, a.id, 0, 'liked' FROM social.actor AS a WHERE a.id = ${ readerId } RETURNING id` );
	const shown = shows( '1' );
	const begin = Date.now();
	await ask( `WITH liked AS (
			INSERT INTO social.reaction (target_id, actor_id, id) VALUES (${ id }, ${ fanId }, social.next_id()) RETURNING target_id
		)
		INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
		SELECT social.next_id(), ${ fanId }, 6, l.target_id, 0 FROM liked AS l RETURNING id` );
	const time = await shown - begin;
	const { items } = ( await reader.rest( 'GET', '/notifications?limit=1' ) ).json;
	const read = shows( '0' );
	const marked = await reader.rest( 'POST', '/notifications/read', { all: true, upTo: items[ 0 ].seq } );
	if ( marked.status !== 200 ) {
		throw new Error( 'marking: ' + marked.text );
	}
	await read;
	return time;
}

async function open( client ) {
	const stream = await client.stream();
	if ( stream.status !== 200 ) {
		throw new Error( 'a stream is refused: ' + stream.status );
	}
	others.add( stream );
	// What it says is read, until it ends.
	( async () => {
		while ( await stream.next() !== null ) {
			// The next one.
		}
	} )().catch( () => {} ).finally( () => others.delete( stream ) );
}

async function streams( count ) {
	while ( crowd.length * OF_ONE < count - 1 ) {
		crowd.push( await Client.loggedIn( newPerson() ) );
	}
	while ( others.size < count - 1 ) {
		const have = others.size;
		await Promise.all( Array.from( { length: Math.min( AT_ONCE, count - 1 - have ) },
			( one, at ) => open( crowd[ Math.floor( ( have + at ) / OF_ONE ) ] ) ) );
	}
}

const quantile = ( values, share ) => [ ...values ].sort( ( a, b ) => a - b )[ Math.ceil( share * values.length ) - 1 ];

async function run( count ) {
	const these = [];
	while ( these.length < count ) {
		these.push( await once() );
	}
	times.push( ...these );
	return `${ quantile( these, 0.5 ) } ${ quantile( these, 0.99 ) }`;
}

// The first number comes with the stream.
await new Promise( ( done ) => {
	setTimeout( done, 1000 );
} );
for await ( const line of createInterface( { input: process.stdin } ) ) {
	const [ what, count ] = line.split( ' ' );
	let answer = 'done';
	if ( what === 'streams' ) {
		await streams( Number( count ) );
	} else if ( what === 'run' ) {
		answer = await run( Number( count ) );
	} else if ( what === 'forget' ) {
		times = [];
	} else {
		answer = `${ quantile( times, 0.99 ) } ${ others.size + Number( isOwnOpen ) }`;
	}
	console.log( answer );
}
store.kill();
await browser.close();
process.exit();
