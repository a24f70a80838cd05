// SPDX-License-Identifier: GPL-2.0-or-later
// What ext/cal writes, read by ical.js with the calendar's own time zones. TAP; read.mjs ASK
import ICAL from 'ical.js';
import { calendar, cases, dates } from './ask.mjs';

const program = process.argv[ 2 ];
let number = 0, failed = 0;

function report( name, faults ) {
	number++;
	console.log( `${ faults.length ? 'not ok' : 'ok' } ${ number } - ical.js: ${ name }` );
	faults.slice( 0, 5 ).forEach( ( fault ) => console.log( '# ' + fault.replace( /[^ -~]/g, '?' ) ) );
	failed += faults.length > 0;
}

const text = calendar( program );
const expected = dates( program );
const root = new ICAL.Component( ICAL.parse( text ) );
root.getAllSubcomponents( 'vtimezone' ).forEach( ( zone ) => ICAL.TimezoneService.register( zone ) );
const events = root.getAllSubcomponents( 'vevent' );

const instant = ( time ) => time.toUnixTime() * 1e6;
function read( component ) {
	const event = new ICAL.Event( component );
	if ( !event.isRecurring() ) {
		return [ [ instant( event.startDate ), instant( event.endDate ) ] ];
	}
	const found = [], iterator = event.iterator();
	for ( let next = iterator.next(); next && found.length < 400; next = iterator.next() ) {
		const details = event.getOccurrenceDetails( next );
		found.push( [ instant( details.startDate ), instant( details.endDate ) ] );
	}
	return found;
}

report( 'an event for each case', events.length === cases.length ? [] : [ String( events.length ) ] );
cases.forEach( ( one, index ) => {
	if ( one.edge ) {
		return; // for read.py alone: it says why
	}
	const found = read( events[ index ] ), wanted = expected[ index ];
	const faults = found.length === wanted.length ? [] : [ `${ found.length } dates, not ${ wanted.length }` ];
	wanted.forEach( ( pair, at ) => {
		// ical.js adds the first date's length; where the clock is put on meanwhile the ends differ.
		const same = found[ at ]?.[ 0 ] === pair[ 0 ] && ( found[ at ][ 1 ] === pair[ 1 ] || one.rule );
		if ( !same ) {
			faults.push( `date ${ at }: ${ found[ at ] }, not ${ pair }` );
		}
	} );
	report( `dates of ${ one.uid.replace( /[^a-z-].*/s, '' ) }`, faults );
} );

const value = ( index, name ) => events[ index ].getFirstPropertyValue( name );
const find = ( start ) => cases.findIndex( ( one ) => one.uid.startsWith( start ) );
const is = ( name, got, wanted ) => report( name, got === wanted ? [] : [ `${ got }, not ${ wanted }` ] );
is( 'the name of the calendar', root.getFirstPropertyValue( 'x-wr-calname' ), 'Events, all; of them' );
is( 'postponed is tentative', value( find( 'postponed' ), 'status' ), 'TENTATIVE' );
is( 'and has the next number', value( find( 'postponed' ), 'sequence' ), 1 );
is( 'cancelled is cancelled', value( find( 'cancelled' ), 'status' ), 'CANCELLED' );
is( 'the organiser by name alone', value( find( 'name-only' ), 'contact' ), 'Eva Ott; the, "second"' );

const hostile = find( 'hostile' ), given = cases[ hostile ];
const plain = ( t ) => t.replace( /\r\n?/g, '\n' ).replace( /[\x00-\x09\x0b-\x1f\x7f-\x9f]/g, ' ' );
for ( const name of [ 'uid', 'summary', 'description', 'location' ] ) {
	is( `a hostile ${ name } is read as it was given`, value( hostile, name ), plain( given[ name ] ) );
}
is( 'hostile categories too',
	events[ hostile ].getAllProperties( 'categories' ).flatMap( ( p ) => p.getValues() ).join( '|' ),
	plain( given.categories ) );
report( 'no property is injected', events[ hostile ].getAllProperties().map( ( p ) => p.name )
	.concat( events[ hostile ].getAllSubcomponents().map( ( c ) => c.name ) )
	.filter( ( name ) => /^x-|valarm/i.test( name ) ) );
report( 'lines end with CRLF and have at most 75 bytes', text.split( '\r\n' )
	.filter( ( line ) => /[\r\n]/.test( line ) || Buffer.byteLength( line ) > 75 ) );
report( 'no code point is torn', /\uFFFD/.test( text ) ? [ 'U+FFFD' ] : [] );
console.log( `1..${ number }` );
process.exit( failed ? 1 : 0 );
