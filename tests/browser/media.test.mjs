// SPDX-License-Identifier: GPL-2.0-or-later
// Files in statuses as people meet them: found, described, shown with their credit, taken away; with
// and without JavaScript, by the keyboard alone, and where pictures never come.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { complaints, openPage, overflow, picture, startBrowser, visit } from '../support/browser.mjs';
import { Commons, demo, inPlaceOfCommons } from '../support/commons.mjs';
import { Client, people, stack } from '../support/wiki.mjs';

const author = people.ordinary( 1 );
const social = '/index.php?title=Special:Social';
const form = '#mw-wikisocial-composer';
const field = form + ' textarea';
const search = '#mw-wikisocial-files-search';
const [ fig, dogs, bell, lines, guide ] = [
	'Half a fig in a red bowl.jpg', '犬の友だち.jpg', 'Bell.oga', 'Lines.svg', 'Debian New Maintainers\' Guide.pdf'
];
let browser, client, commons, addresses;

before( async () => {
	browser = await startBrowser();
	client = await Client.loggedIn( author );
	commons = await Commons.open();
	addresses = Object.fromEntries( await Promise.all( [ fig, dogs, bell ].map( async ( name ) => [ name, await commons.addresses( name ) ] ) ) );
} );
after( () => browser.close() );

/** Walks a page whose scripts must not complain. */
async function on( path, steps, { account = author, js = true, ...options } = {} ) {
	const page = await openPage( browser, account, { js, ...options } );
	const said = complaints( page );
	try {
		await visit( page, path );
		await steps( page );
		assert.deepEqual( said, [] );
	} finally {
		await page.context().close();
	}
}

const submit = ( page ) => page.click( form + ' [type=submit]:not([name])' );
const posted = async ( media ) => {
	const made = await client.rest( 'POST', '/statuses', { text: 'Shown ' + randomUUID(), media } );
	assert.equal( made.status, 201, made.text );
	return made.json;
};
const permalink = ( id ) => `${ social }/status/${ id }`;

/** The figure of a file: its description, credit and links. */
async function assertShows( article, name, alt, isPicture = true ) {
	const { author: by, licence, licenceUrl } = demo[ name ];
	const figure = article.locator( 'figure', { has: article.page().locator( `a[href="${ addresses[ name ].descriptionurl }"]` ) } );
	assert.equal( await figure.count(), 1, name );
	assert.equal( await figure.locator( 'figcaption' ).innerText(), `${ by }, ${ licence }` );
	assert.equal( await figure.locator( 'figcaption a' ).getAttribute( 'href' ), licenceUrl );
	if ( isPicture ) {
		const img = figure.locator( 'a img' );
		assert.equal( await img.getAttribute( 'alt' ), alt );
		await img.scrollIntoViewIfNeeded();
		await img.evaluate( ( one ) => one.decode() );
		assert.ok( await img.evaluate( ( one ) => one.naturalWidth > 0 && one.getBoundingClientRect().height > 50 ) );
	} else {
		assert.ok( ( await figure.locator( 'a' ).first().innerText() ).includes( name ) );
	}
}

async function find( page, words, name ) {
	await page.fill( search, words );
	await page.locator( '.mw-wikisocial-found button', { hasText: name } ).click();
	await page.locator( '.mw-wikisocial-chosen', { hasText: name } ).waitFor();
}

for ( const skin of [ 'vector-2022', 'minerva' ] ) {
	test( `two files are found, described, previewed and posted without leaving the page, ${ skin }`, () => on( `${ social }&useskin=${ skin }`, async ( page ) => {
		const text = 'Look at these ' + randomUUID();
		await page.evaluate( 'window.stayed = true' );
		await page.fill( field, text );
		await page.click( '.mw-wikisocial-files summary' );
		await find( page, 'red bowl', fig );
		await page.keyboard.type( 'Figs <b>' );
		await find( page, 'dogs', dogs );
		await page.keyboard.type( 'Two dogs' );
		assert.deepEqual( await page.locator( '.mw-wikisocial-file-row input[name^=wpAlt]' ).evaluateAll( ( all ) => all.map( ( one ) => one.value ) ),
			[ 'Figs <b>', 'Two dogs', '', '' ] );
		await picture( page, 'media-chosen-' + skin );
		await page.click( form + ' [name=wpPreview]' );
		await page.locator( '.mw-wikisocial-preview figure' ).nth( 1 ).waitFor();
		await assertShows( page.locator( '.mw-wikisocial-preview' ), dogs, 'Two dogs' );
		assert.equal( await page.locator( '.mw-wikisocial-feed article', { hasText: text } ).count(), 0, 'not posted yet' );
		await submit( page );
		const article = page.locator( '.mw-wikisocial-feed article', { hasText: text } );
		await article.waitFor();
		await assertShows( article, fig, 'Figs <b>' );
		await assertShows( article, dogs, 'Two dogs' );
		assert.equal( await page.locator( '.mw-wikisocial-chosen' ).count(), 0, 'the form is empty again' );
		assert.deepEqual( await page.locator( '.mw-wikisocial-file-row input' ).evaluateAll( ( all ) => all.filter( ( one ) => one.value ).length ), 0 );
		assert.equal( await page.evaluate( 'window.stayed === true' ), true );
		await picture( page, 'media-posted-' + skin );
	} ) );
}

for ( const js of [ true, false ] ) {
	test( `an edit takes one file away and describes the other, JavaScript ${ js ? 'on' : 'off' }`, async () => {
		const { id } = await posted( [ { file: fig, alt: 'Figs' }, { file: dogs, alt: 'Dogs' } ] );
		await on( `${ social }/edit/${ id }`, async ( page ) => {
			assert.equal( await page.inputValue( '[name=wpFile1]' ), fig );
			await page.fill( '[name=wpFile1]', '' );
			await page.fill( '[name=wpAlt1]', '' );
			await page.fill( '[name=wpAlt2]', 'Better' );
			await page.click( '.mw-wikisocial-confirmation [type=submit]' );
			await page.waitForSelector( '[role=status] .cdx-message--success' );
			assert.equal( await page.locator( 'article figure' ).count(), 1 );
			await assertShows( page.locator( 'article' ), dogs, 'Better' );
		}, { js } );
		const read = ( await client.rest( 'GET', '/statuses/' + id ) ).json;
		assert.deepEqual( read.media.map( ( one ) => [ one.file, one.alt ] ), [ [ dogs, 'Better' ] ] );
	} );
}

test( 'without JavaScript files are named by title and by pasted address', () => on( social, async ( page ) => {
	const text = 'By hand ' + randomUUID();
	await page.fill( field, text );
	await page.click( '.mw-wikisocial-files summary' );
	await page.fill( '[name=wpFile1]', 'File:' + fig );
	await page.fill( '[name=wpAlt1]', 'Figs' );
	await page.fill( '[name=wpFile2]', addresses[ dogs ].thumburl );
	await page.fill( '[name=wpFile4]', addresses[ bell ].descriptionurl );
	await page.click( form + ' [name=wpPreview]' );
	await assertShows( page.locator( '.mw-wikisocial-preview' ), fig, 'Figs' );
	await submit( page );
	const article = page.locator( 'article', { hasText: text } );
	await article.waitFor();
	await assertShows( article, fig, 'Figs' );
	await assertShows( article, dogs, dogs );
	await assertShows( article, bell, '', false );
}, { js: false } ) );

for ( const js of [ true, false ] ) {
	test( `what cannot be shown is named, and nothing that was written is lost, JavaScript ${ js ? 'on' : 'off' }`, () => on( social, async ( page ) => {
		const text = 'With a mistake ' + randomUUID();
		const missing = `No such file <img src=x onerror=alert(1)> ${ randomUUID() }`;
		for ( const [ typed, why ] of [ [ missing, /neither the title nor the address/ ], [ `No file ${ randomUUID() }.jpg`, /There is no file/ ] ] ) {
			await page.fill( field, text );
			await page.$eval( '.mw-wikisocial-files', ( part ) => {
				part.open = true;
			} ).catch( () => page.click( '.mw-wikisocial-files summary' ) );
			await page.fill( '[name=wpFile1]', typed );
			await page.fill( '[name=wpAlt1]', 'What it shows' );
			await submit( page );
			const error = page.locator( form + ' .cdx-message--error', { hasText: why } );
			await error.waitFor();
			assert.ok( ( await error.innerText() ).includes( typed ), 'the file is named' );
			assert.equal( await page.locator( form + ' img' ).count(), 0 );
			assert.deepEqual( await Promise.all( [ field, '[name=wpFile1]', '[name=wpAlt1]' ].map( ( one ) => page.inputValue( one ) ) ), [ text, typed, 'What it shows' ] );
			assert.ok( await page.isVisible( '[name=wpFile1]' ), 'the part is open' );
		}
		await picture( page, `media-missing-js-${ js ? 'on' : 'off' }` );
		await page.fill( '[name=wpFile1]', bell );
		await submit( page );
		await page.locator( 'article', { hasText: text } ).waitFor();
	}, { js } ) );
}

test( 'with the keyboard alone a file is found, added, removed, added again and posted', () => on( social, async ( page ) => {
	const key = ( name ) => page.keyboard.press( name );
	const focused = ( selector ) => page.waitForFunction( ( one ) => document.activeElement.matches( one ), selector );
	const text = 'By keyboard ' + randomUUID();
	await page.focus( field );
	await page.keyboard.type( text );
	const tabTo = async ( selector ) => {
		for ( let i = 0; i < 30 && !await page.evaluate( ( one ) => document.activeElement.matches( one ), selector ); i++ ) {
			await key( 'Tab' );
		}
		await focused( selector );
	};
	await tabTo( '.mw-wikisocial-files summary' );
	await key( 'Enter' );
	await focused( search );
	for ( let i = 0; i < 2; i++ ) {
		await page.keyboard.type( 'bell' );
		await key( 'Enter' );
		await page.locator( '.mw-wikisocial-found button', { hasText: bell } ).waitFor();
		await key( 'Tab' );
		await focused( '.mw-wikisocial-found button' );
		await key( 'Enter' );
		await focused( '[name=wpAlt1]' );
		if ( i === 0 ) {
			await key( 'Shift+Tab' );
			await focused( '.mw-wikisocial-chosen button' );
			await key( 'Enter' );
			await focused( search );
			assert.equal( await page.inputValue( '[name=wpFile1]' ), '' );
		}
	}
	await page.keyboard.type( 'Ding' );
	await tabTo( form + ' [type=submit]:not([name])' );
	await key( 'Enter' );
	const article = page.locator( '.mw-wikisocial-feed article', { hasText: text } );
	await article.waitFor();
	await assertShows( article, bell, 'Ding', false );
} ) );

test( 'a search that finds nothing or gets no answer says so; Escape clears what was found', () => on( social, async ( page ) => {
	await page.click( '.mw-wikisocial-files summary' );
	const said = page.locator( '.mw-wikisocial-files [aria-live]' );
	await page.fill( search, 'zzz' + randomUUID().replace( /\W/g, '' ) );
	await said.filter( { hasText: 'Nothing was found' } ).waitFor();
	await page.fill( search, 'bell' );
	await said.filter( { hasText: 'found; choose' } ).waitFor();
	await page.focus( search );
	await page.keyboard.press( 'Escape' );
	assert.equal( await page.locator( '.mw-wikisocial-found button' ).count(), 0 );
	const stub = await inPlaceOfCommons( ( request ) => request.socket.destroy() );
	try {
		await page.fill( search, 'dogs' );
		await said.filter( { hasText: 'does not answer' } ).waitFor();
		await page.fill( field, 'Kept ' + randomUUID() );
		await page.fill( '[name=wpFile1]', `Unknown ${ randomUUID() }.jpg` );
		await submit( page );
		await page.locator( '.mw-wikisocial-composer-answer .cdx-message--error', { hasText: 'Your text is kept' } ).waitFor();
		assert.match( await page.inputValue( '[name=wpFile1]' ), /^Unknown/ );
	} finally {
		stub.close();
	}
} ) );

test( 'four files are all there are', () => on( social, async ( page ) => {
	await page.click( '.mw-wikisocial-files summary' );
	for ( const [ words, name ] of [ [ 'fig', fig ], [ 'dogs', dogs ], [ 'bell', bell ], [ 'maintainers guide', guide ] ] ) {
		await find( page, words, name );
	}
	assert.equal( await page.isVisible( search ), false );
	await page.setViewportSize( { width: 360, height: 740 } );
	assert.deepEqual( await overflow( page ), { outside: [], sideways: 0 } );
	await page.locator( '.mw-wikisocial-chosen button' ).nth( 1 ).click();
	assert.equal( await page.isVisible( search ), true );
	assert.equal( await page.evaluate( 'document.activeElement.id' ), search.slice( 1 ) );
} ) );

/** Where files and their pictures are in their status, and how large. */
const boxes = ( page ) => page.$eval( 'article', ( article ) => {
	const top = article.getBoundingClientRect().y;
	return [ article, ...article.querySelectorAll( '.mw-wikisocial-file, .mw-wikisocial-file img' ) ].map( ( one ) => {
		const { x, y, width, height } = one.getBoundingClientRect();
		return [ x, y - top, width, height ];
	} );
} );

test( 'pictures that are late or never come keep their place', async () => {
	const many = await posted( [ { file: fig, alt: 'A long description of what is to be seen here' }, { file: lines }, { file: guide }, { file: bell } ] );
	const one = await posted( [ { file: dogs, alt: 'Dogs' } ] );
	const page = await openPage( browser, author, { js: false } );
	let answer;
	await page.route( stack.commonsUrl + '/images/**', ( route ) => answer( route ) );
	for ( const [ { id }, width ] of [ [ many, 1100 ], [ one, 1100 ], [ many, 360 ], [ one, 360 ] ] ) {
		await page.setViewportSize( { width, height: 800 } );
		const laid = {};
		for ( const [ how, does ] of Object.entries( { loaded: ( route ) => route.continue(), aborted: ( route ) => route.abort(), late: () => {} } ) ) {
			answer = does;
			await page.goto( permalink( id ), { waitUntil: 'domcontentloaded' } );
			await page.$$eval( '.mw-wikisocial-file img', ( all ) => all.forEach( ( each ) => {
				each.loading = 'eager';
			} ) );
			// Not by waitForFunction, which runs in the page.
			for ( let i = 0; i < 100 && !await page.evaluate( ( isLate ) => [ ...document.querySelectorAll( 'link[rel=stylesheet]' ) ].every( ( each ) => each.sheet ) &&
				[ ...document.querySelectorAll( '.mw-wikisocial-file img' ) ].every( ( each ) => each.complete !== isLate ), how === 'late' ); i++ ) {
				await sleep( 50 );
			}
			laid[ how ] = await boxes( page );
		}
		assert.ok( laid.loaded.length > 2 );
		for ( const how of [ 'aborted', 'late' ] ) {
			assert.equal( laid[ how ].length, laid.loaded.length );
			// A still's height is a whole number of pixels, so that two widths of one picture are not quite of one shape.
			const moved = laid[ how ].flat().filter( ( each, at ) => Math.abs( each - laid.loaded.flat()[ at ] ) > 2 );
			assert.deepEqual( moved, [], `${ how }, ${ width } px: ${ JSON.stringify( laid ) }` );
		}
	}
	await page.context().close();
} );

test( 'the styles of each skin compile', async () => {
	for ( const skin of [ 'vector-2022', 'vector', 'minerva', 'timeless', 'monobook' ] ) {
		for ( const dir of [ 'en', 'ar' ] ) {
			const css = await ( await client.fetch( `/load.php?modules=ext.wikisocial.styles&only=styles&skin=${ skin }&lang=${ dir }` ) ).text();
			assert.doesNotMatch( css, /Less_Exception|Exception/ );
			assert.match( css, /\.mw-wikisocial-file/ );
		}
	}
} );
