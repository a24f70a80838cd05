// SPDX-License-Identifier: GPL-2.0-or-later
// The cases, what ext/cal unfolds of each, and the calendar that it writes of all.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const env = { ...process.env, ASAN_OPTIONS: 'detect_leaks=0' };
export const cases = JSON.parse( readFileSync( new URL( 'cases.json', import.meta.url ) ) );

const escaped = ( text ) => String( text ).replace( /[\\\n\r\t]/g,
	( c ) => ( { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' } )[ c ] );

function ask( program, what, lines ) {
	return execFileSync( program, [ what ], { env, input: lines.join( '\n' ) + '\n' } ).toString();
}

/** Start and end in microseconds, of each date of each case. */
export function dates( program ) {
	const lines = cases.map( ( c ) => [ c.zone, c.start, c.end, c.rule, c.except ?? '' ].join( '\t' ) );
	return ask( program, 'expand', lines ).trimEnd().split( '\n' ).map( ( line ) => line.split( '\t' )
		.slice( 1 ).map( ( pair ) => pair.split( /(?<=\d)-/ ).map( Number ) ) );
}

export function calendar( program ) {
	return ask( program, 'write', cases.map( ( one ) => Object.entries( one ).filter( ( [ name ] ) => name !== 'edge' )
		.map( ( [ name, value ] ) => `${ name }=${ escaped( value ) }` ).join( '\t' ) ) );
}
