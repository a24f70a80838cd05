// SPDX-License-Identifier: GPL-2.0-or-later
// iCalendar as two programs of others read it.
import { execFileSync } from 'node:child_process';
import ICAL from 'ical.js';
import { checkout } from './wiki.mjs';

/** By ical.js, with the calendar's own time zones. */
function byIcalJs( text ) {
	const root = new ICAL.Component( ICAL.parse( text ) );
	ICAL.TimezoneService.reset();
	root.getAllSubcomponents( 'vtimezone' ).forEach( ( zone ) => ICAL.TimezoneService.register( zone ) );
	return root.getAllSubcomponents( 'vevent' ).map( ( component ) => {
		const event = new ICAL.Event( component );
		const starts = [], iterator = event.isRecurring() ? event.iterator() : null;
		for ( let next = iterator?.next(); next && starts.length < 400; next = iterator.next() ) {
			starts.push( next.toUnixTime() );
		}
		const value = ( name ) => component.getFirstPropertyValue( name );
		return {
			uid: event.uid, summary: event.summary, status: value( 'status' ), sequence: value( 'sequence' ),
			stamp: value( 'dtstamp' ).toUnixTime(), url: value( 'url' ), starts: iterator ? starts : [ event.startDate.toUnixTime() ]
		};
	} );
}

/** By python-icalendar, with the system's time zones. */
const byPython = ( text ) => JSON.parse( execFileSync( '/usr/bin/python3', [ checkout + 'tests/calendar/instants.py' ], { input: text } ) );

/** {"ical.js": […], "python-icalendar": […]}, each a list of {uid, summary, status, sequence, stamp, url, starts}. */
export const parse = ( text ) => ( { 'ical.js': byIcalJs( text ), 'python-icalendar': byPython( text ) } );
