// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

// How much one has not read, while the page stands. Without any of this it is the number of the page's making.
const badge = require( './badge.js' ).find();
const leader = require( './leader.js' );
const opener = require( './opener.js' );
const rest = require( './rest.js' );
const config = require( './config.json' );

const STREAM = mw.util.wikiScript( 'rest' ) + '/wikisocial/v0/live';
const NAME = 'wikisocial-live ' + mw.config.get( 'wgWikiID' ) + ' ' + mw.config.get( 'wgUserName' );
/** Before the first stream: who only passes through opens none. */
const FIRST = 1000;
const AGAIN = 2000;
const LONGEST = 300000;
const PAUSE = 60000;

let others = null;
let source = null;
let isStreaming = false;
let pause = AGAIN;
let timer = 0;
let clock = 0;
let etag = null;
/** Who wants to know of each number, also of one that is the same: a bundle that is unread may have grown. */
const watchers = [];

function show( count, isNews ) {
	if ( badge.show( count ) || isNews ) {
		mw.hook( 'wikisocial.notified' ).fire();
	}
	watchers.forEach( ( watcher ) => watcher() );
}

/**
 * A number from the server, for all tabs.
 *
 * @param {number} count
 * @param {boolean} isNews it came because something has just happened, be it to the number or to what is read at home
 */
function take( count, isNews = false ) {
	if ( Number.isInteger( count ) && count >= 0 ) {
		show( count, isNews );
		others.postMessage( { count, isNews } );
	}
}

function poll() {
	if ( isStreaming || document.hidden ) {
		return;
	}
	rest.get( '/notifications/count', etag ).then( ( answer ) => {
		if ( answer.status === 200 && answer.json ) {
			etag = answer.etag;
			take( answer.json.unread );
		}
	}, () => {} );
}

function close() {
	clearTimeout( timer );
	isStreaming = false;
	if ( source ) {
		source.close();
		source = null;
	}
}

/** Not by the browser's own way, which knows no growing pause and comes back with all others at once. */
function open() {
	close();
	// The first number is of the moment when the stream began.
	let isNews = false;
	source = new EventSource( STREAM );
	source.onopen = () => {
		isStreaming = true;
		pause = AGAIN;
	};
	source.onmessage = ( event ) => {
		take( Number( event.data ), isNews );
		isNews = true;
	};
	source.onerror = () => {
		close();
		timer = setTimeout( open, pause * ( 0.5 + Math.random() ) );
		pause = Math.min( pause * 2, LONGEST );
	};
}

function begin( isAlone ) {
	clock = setInterval( poll, PAUSE );
	if ( config.live && isAlone ) {
		timer = setTimeout( open, FIRST );
	}
}

function end() {
	clearInterval( clock );
	close();
}

if ( badge && mw.config.get( 'wgUserName' ) ) {
	others = new BroadcastChannel( NAME );
	others.onmessage = ( event ) => show( event.data.count, event.data.isNews );
	leader.run( NAME, begin, end );
	opener.attach();
}

module.exports = { take, watch: ( watcher ) => watchers.push( watcher ) };
