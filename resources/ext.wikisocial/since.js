// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

/** From the longest, with the seconds each has. */
const UNITS = [ [ 'year', 31556952 ], [ 'month', 2629746 ], [ 'week', 604800 ], [ 'day', 86400 ], [ 'hour', 3600 ], [ 'minute', 60 ] ];

/** How long ago something was, in the reader's language as far as the browser has it; else the day as it is written. */
function since( iso, now = Date.now() ) {
	const seconds = Math.max( 0, ( now - Date.parse( iso ) ) / 1000 );
	const [ unit, length ] = UNITS.find( ( one ) => seconds >= one[ 1 ] ) || [ 'second', 1 ];
	// The browser's digits are replaced by the wiki's.
	const languages = mw.language.getFallbackLanguageChain().map( ( code ) => code + '-u-nu-latn' );
	try {
		return new Intl.RelativeTimeFormat( languages, { numeric: 'auto' } ).format( unit === 'second' ? 0 : -Math.floor( seconds / length ), unit )
			.replace( /\d+/g, ( digits ) => mw.language.convertNumber( Number( digits ) ) );
	} catch ( e ) {
		return iso.slice( 0, 10 );
	}
}

module.exports = since;
