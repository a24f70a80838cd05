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

function show( count ) {
	if ( badge.show( count ) ) {
		mw.hook( 'wikisocial.notified' ).fire();
	}
	watchers.forEach( ( watcher ) => watcher() );
}

/** A number from the server, for all tabs. */
function take( count ) {
	if ( Number.isInteger( count ) && count >= 0 ) {
		show( count );
		others.postMessage( count );
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
	source = new EventSource( STREAM );
	source.onopen = () => {
		isStreaming = true;
		pause = AGAIN;
	};
	source.onmessage = ( event ) => take( Number( event.data ) );
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
	others.onmessage = ( event ) => show( event.data );
	leader.run( NAME, begin, end );
	opener.attach();
}

module.exports = { take, watch: ( watcher ) => watchers.push( watcher ) };
