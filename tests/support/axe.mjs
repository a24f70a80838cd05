// SPDX-License-Identifier: GPL-2.0-or-later
// What axe-core finds on a page.
import { createRequire } from 'node:module';

const axe = createRequire( import.meta.url ).resolve( 'axe-core/axe.min.js' );
const tags = [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa' ];

/** Scripts that are still to come change what MediaWiki's own elements are. */
function settled( page ) {
	return page.waitForFunction( () => {
		const busy = [ 'loading', 'loaded', 'executing' ];
		return document.readyState === 'complete' && window.mw?.loader?.getModuleNames &&
			mw.loader.getState( 'mediawiki.page.ready' ) === 'ready' &&
			!mw.loader.getModuleNames().some( ( name ) => busy.includes( mw.loader.getState( name ) ) ) &&
			!document.getAnimations().some( ( one ) => one.playState === 'running' );
	} );
}

/** What axe finds: on our elements as sentences, elsewhere by rule. */
export async function examine( page ) {
	await settled( page );
	await page.addScriptTag( { path: axe } );
	return page.evaluate( async ( values ) => {
		const { violations } = await window.axe.run( {
			// Minerva's own, on every page: there or not as its script is early or late.
			exclude: [ [ '.mw-mf-page-center__mask' ] ]
		}, { runOnly: { type: 'tag', values }, resultTypes: [ 'violations' ] } );
		const ours = [], elsewhere = {};
		for ( const { id, nodes } of violations ) {
			for ( const { target, html } of nodes ) {
				if ( document.querySelector( target[ 0 ] )?.closest( '[class*=mw-wikisocial]' ) ) {
					ours.push( `${ id }: ${ html.slice( 0, 160 ) }` );
				} else {
					( elsewhere[ id ] ||= [] ).push( html.slice( 0, 160 ) );
				}
			}
		}
		return { ours, elsewhere };
	}, tags );
}
