// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

// The like in the menu of each comment of a talk page (Extension:DiscussionTools). What the reader
// likes already is asked for all comments of the page together.
const like = require( 'ext.wikisocial.like' );
const rest = require( './rest.js' );
const ID = 'wikisocial-like';
const MANY = 100;
const viewer = mw.config.get( 'wgUserName' ) || '';
// By name: the menu's items and what is known of the likes.
const comments = new Map();
let waiting = [];

function show( name, likes ) {
	const comment = comments.get( name );
	comment.mine = likes.mine;
	const text = mw.msg( likes.mine ? 'wikisocial-like-talk-undo' : 'wikisocial-like-talk', viewer );
	const count = likes.count ? ' (' + mw.language.convertNumber( likes.count ) + ')' : '';
	comment.items.forEach( ( item ) => item.setLabel( text + count ) );
}

function look() {
	const names = waiting;
	waiting = [];
	for ( let at = 0; at < names.length; at += MANY ) {
		const some = names.slice( at, at + MANY );
		const targets = some.map( ( name ) => 'talk-comment:' + encodeURIComponent( name ) ).join( '|' );
		rest.get( '/likes?targets=' + encodeURIComponent( targets ) ).then( ( answer ) => {
			if ( answer.ok && answer.json ) {
				answer.json.items.forEach( ( likes, i ) => show( some[ i ], likes ) );
			}
		}, () => {} );
	}
}

mw.hook( 'discussionToolsOverflowMenuOnAddItem' ).add( ( id, item ) => {
	if ( id !== ID ) {
		return;
	}
	const name = item.getData().name;
	if ( !comments.has( name ) ) {
		comments.set( name, { items: [], mine: false } );
		if ( !waiting.length ) {
			setTimeout( look, 100 );
		}
		waiting.push( name );
	}
	comments.get( name ).items.push( item );
} );

mw.hook( 'discussionToolsOverflowMenuOnChoose' ).add( ( id, item ) => {
	const name = id === ID && item.getData().name;
	if ( !name || !comments.has( name ) ) {
		return;
	}
	like.toggle(
		'talk-comment/' + encodeURIComponent( name ), comments.get( name ).mine, ( why ) => mw.notify( why, { type: 'error' } )
	).then( ( likes ) => {
		if ( likes ) {
			show( name, likes );
			mw.notify( mw.msg( likes.mine ? 'wikisocial-like-done' : 'wikisocial-unlike-done', viewer ) );
		}
	} );
} );
