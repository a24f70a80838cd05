// SPDX-License-Identifier: GPL-2.0-or-later
// Every page of ours under every skin and in both directions: nothing for axe-core to find, nothing
// beside the window of a phone, everything within reach of the keyboard.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { examine } from '../support/axe.mjs';
import { openPage, overflow, picture, startBrowser, visit } from '../support/browser.mjs';
import { Commons } from '../support/commons.mjs';
import { Client, environment, people } from '../support/wiki.mjs';

const author = people.ordinary( 3 );
const title = 'Page with a feed for all';
// A page of the same author without anything of ours.
const plain = `User:${ author.name }/plain`;
const path = ( name ) => '/index.php?title=' + encodeURIComponent( name.replaceAll( ' ', '_' ) );
const social = ( subpage, query = '' ) => path( 'Special:Social' + subpage ) + query;
let browser, client, commons, own, other, shown, commented, mine, theirs;

/** Pages by name: who looks at it, its address. */
const pages = () => ( {
	social: [ mine, social( '', '&limit=4' ) ],
	errors: [ mine, social( '', '&limit=1' ) ],
	user: [ theirs, social( '/user/' + author.name, '&limit=4' ) ],
	permalink: [ mine, social( '/status/' + own.id, '&done=edit' ) ],
	history: [ theirs, social( '/history/' + own.id, '&version=2' ) ],
	edit: [ mine, social( '/edit/' + own.id ) ],
	delete: [ mine, social( '/delete/' + own.id ) ],
	hide: [ theirs, social( '/hide/' + own.id, '&version=1' ) ],
	report: [ theirs, social( '/report/' + own.id ) ],
	notFound: [ theirs, social( '/status/1' ) ],
	box: [ mine, path( 'User:' + author.name ) ],
	embed: [ theirs, path( title ) ],
	comments: [ theirs, social( '/comments/status/' + own.id ) ],
	answer: [ theirs, social( '/comments/status/' + own.id, '&reply=' + commented.id ) ],
	comment: [ mine, social( '/status/' + commented.id ) ],
	files: [ theirs, social( '/status/' + shown.id ) ],
	composer: [ mine, social( '', '&limit=3' ) ]
} );
const everything = [ 'comments', 'answer', 'comment', 'files', 'composer', 'social', 'errors', 'user', 'permalink', 'history', 'edit', 'delete', 'hide', 'report', 'notFound', 'box', 'embed' ];
const some = [ 'comments', 'errors', 'history', 'hide', 'box', 'files' ];

before( async () => {
	browser = await startBrowser();
	client = await Client.loggedIn( author );
	await client.api( { action: 'options', change: 'wikisocial-userpage=1', token: await client.token() } );
	await client.api( { action: 'edit', title, text: `<social-feed user="${ author.name }" limit="2"/>`, token: await client.token() } );
	await client.api( { action: 'edit', title: 'User:' + author.name, text: 'About me.', token: await client.token() } );
	await client.api( { action: 'edit', title: plain, text: 'Nothing here.', token: await client.token() } );
	own = ( await client.post( `First [[Main Page]] ${ randomUUID() }` ) ).json;
	const edited = await client.rest( 'PUT', '/statuses/' + own.id, { text: `Second @Zoë [[No such page]] ${ 'long'.repeat( 40 ) }` } );
	assert.equal( edited.status, 200, edited.text );
	other = await Client.loggedIn( people.ordinary( 1 ) );
	const say = async ( object ) => ( await other.rest( 'POST', '/comments/' + object, { text: 'Said ' + randomUUID() } ) ).json;
	commented = await say( 'status/' + own.id );
	await say( 'comment/' + ( await say( 'comment/' + commented.id ) ).id );
	await other.post( 'نص بالعربية ' + randomUUID() );
	// A picture, a drawing, a document and a sound; a picture that is gone beside one that is not.
	const post = async ( ...media ) => ( await client.rest( 'POST', '/statuses', { text: 'Files ' + randomUUID(), media } ) ).json;
	commons = await Commons.open();
	const gone = await commons.upload( `Gone ${ randomUUID() } ${ 'long'.repeat( 20 ) }.png` );
	await post( { file: gone, alt: 'What it was' }, { file: '犬の友だち.jpg', alt: 'Two dogs' } );
	await commons.remove( gone );
	execFileSync( environment().STATE + '/bin/mw', [ 'WikiSocial:RefreshFiles', '--age', '0', '--pause', '0' ] );
	shown = await post( { file: 'جدول في الغابة.jpg', alt: 'A brook' }, { file: 'Lines.svg' }, { file: 'Debian New Maintainers\' Guide.pdf' }, { file: 'Bell.oga' } );
	mine = await openPage( browser, author );
	theirs = await openPage( browser, people.moderator );
} );
after( async () => {
	await client.api( { action: 'options', change: 'wikisocial-userpage=0', token: await client.token() } );
	await client.api( { action: 'edit', title, text: 'nothing any more', token: await client.token() } );
	await browser.close();
} );

async function open( name, suffix ) {
	const [ page, address ] = pages()[ name ];
	await page.setViewportSize( { width: 1100, height: 800 } );
	await visit( page, address + suffix );
	if ( name === 'errors' ) {
		await page.fill( '#mw-wikisocial-composer textarea', 'x'.repeat( 2001 ) );
		// As without JavaScript.
		await Promise.all( [ page.waitForNavigation(), page.$eval( '#mw-wikisocial-composer', ( form ) => {
			form.action += location.search.replace( /^[^&]*/, '' );
			form.submit();
		} ) ] );
		assert.equal( await page.locator( '[aria-invalid=true]' ).count(), 1 );
	} else if ( name === 'composer' ) {
		assert.equal( await page.locator( '.mw-wikisocial-file-gone' ).count(), 1 );
		await page.click( '.mw-wikisocial-files summary' );
		for ( const words of [ 'bell', 'Debian' ] ) {
			await page.fill( '#mw-wikisocial-files-search', words );
			await page.locator( '.mw-wikisocial-found button' ).first().waitFor();
			await ( words === 'bell' && page.locator( '.mw-wikisocial-found button' ).first().click() );
		}
		assert.equal( await page.locator( '.mw-wikisocial-chosen' ).count(), 1 );
		// What is below the pointer looks otherwise, on the next page too.
		await page.mouse.move( 0, 0 );
	}
	return page;
}

/** What MediaWiki's own pages have at most, by rule. */
async function usual( page, suffix ) {
	await page.setViewportSize( { width: 1100, height: 800 } );
	const most = {};
	for ( const without of [ path( 'Special:Log' ) + '&limit=5', path( plain ) ] ) {
		await page.goto( without + suffix );
		for ( const [ id, found ] of Object.entries( ( await examine( page ) ).elsewhere ) ) {
			most[ id ] = Math.max( most[ id ] || 0, found.length );
		}
	}
	return most;
}

/**
 * Every page of ours once in each of the two skins that most people have, each in one direction; some in the other
 * direction and in the older skins. SOCIAL_ALL_SKINS=1 (make test-long) tries all of them both ways.
 */
const all = Boolean( process.env.SOCIAL_ALL_SKINS );
const narrow = [ 'vector-2022', 'minerva' ];
const combinations = [
	[ 'vector-2022', 'en', everything ], [ 'vector-2022', 'ar', all ? everything : some ],
	[ 'minerva', 'ar', everything ], [ 'minerva', 'en', all ? everything : some ],
	...[ [ 'vector', 'en' ], [ 'timeless', 'ar' ], [ 'monobook', 'en' ] ].flatMap( ( [ skin, lang ] ) =>
		( all ? [ 'en', 'ar' ] : [ lang ] ).map( ( each ) => [ skin, each, some ] ) )
];
for ( const [ skin, lang, names ] of combinations ) {
	test( `${ skin } in ${ lang }: axe finds nothing of ours, and no more than without us`, async ( t ) => {
		const suffix = `&useskin=${ skin }&uselang=${ lang }`;
		const found = [];
		for ( const name of names ) {
			await t.test( name, async () => {
				const page = await open( name, suffix );
				const { ours, elsewhere } = await examine( page );
				found.push( [ name, page, elsewhere ] );
				assert.deepEqual( ours, [] );
				if ( narrow.includes( skin ) ) {
					await page.setViewportSize( { width: 360, height: 740 } );
					assert.deepEqual( await overflow( page ), { outside: [], sideways: 0 }, 'on a phone' );
					await picture( page, `narrow-${ name }-${ skin }-${ lang }` );
				}
			} );
		}
		// Only where there is something to compare.
		for ( const page of [ mine, theirs ] ) {
			const seen = found.filter( ( [ , where, elsewhere ] ) => where === page && Object.keys( elsewhere ).length );
			const most = seen.length ? await usual( page, suffix ) : {};
			for ( const [ name, , elsewhere ] of seen ) {
				assert.deepEqual( Object.entries( elsewhere ).filter( ( [ id, each ] ) => each.length > ( most[ id ] || 0 ) ), [], name );
			}
		}
	} );
}

/** Presses Tab from the content's beginning; which controls of ours it misses, and which show no focus. */
async function walk( page ) {
	await page.evaluate( () => {
		const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
		const ours = [ ...document.querySelectorAll( controls ) ].filter( ( one ) =>
			one.closest( '[class*=mw-wikisocial]' ) && one.checkVisibility() );
		// Of radio buttons Tab reaches the chosen one, arrows the others.
		window.missed = new Set( ours.filter( ( one ) => one.type !== 'radio' || one.checked ) );
		window.look = ( one ) => [ one, one.nextElementSibling, one.parentNode ].filter( Boolean ).map( ( each ) => {
			const { outline, boxShadow, borderColor, textDecorationLine, backgroundColor } = getComputedStyle( each );
			return [ outline, boxShadow, borderColor, textDecorationLine, backgroundColor ].join();
		} ).join( '|' );
		document.head.append( Object.assign( document.createElement( 'style' ), { textContent: '* { transition: none !important }' } ) );
		document.activeElement.blur();
		window.blurred = new Map( ours.map( ( one ) => [ one, window.look( one ) ] ) );
		const start = document.getElementById( 'mw-content-text' );
		start.tabIndex = -1;
		start.focus();
	} );
	const dull = [];
	for ( let i = 0; i < 80 && await page.evaluate( 'window.missed.size' ); i++ ) {
		await page.keyboard.press( 'Tab' );
		dull.push( ...await page.evaluate( () => {
			const one = document.activeElement;
			return window.missed.delete( one ) && window.look( one ) === window.blurred.get( one ) ? [ one.outerHTML.slice( 0, 120 ) ] : [];
		} ) );
	}
	return { dull, missed: await page.evaluate( '[ ...window.missed ].map( ( one ) => one.outerHTML.slice( 0, 120 ) )' ) };
}

for ( const skin of [ 'vector-2022', 'minerva' ] ) {
	test( `Tab reaches every control and shows where it is, ${ skin }`, async () => {
		for ( const name of [ 'social', 'composer', 'files', 'hide', 'history', 'edit', 'embed' ] ) {
			const page = await open( name, '&useskin=' + skin );
			assert.deepEqual( await walk( page ), { dull: [], missed: [] }, name );
		}
	} );
}
