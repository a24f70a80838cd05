// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

// The parts of the panel as elements. All that the server sent is text.
const since = require( './since.js' );

/** An element with its attributes and what is in it. */
function make( name, attributes, ...content ) {
	const element = document.createElement( name );
	Object.keys( attributes ).forEach( ( key ) => element.setAttribute( key, attributes[ key ] ) );
	element.append( ...content );
	return element;
}

function button( text, act, attributes ) {
	const element = make( 'button', Object.assign( { type: 'button', class: 'cdx-button cdx-button--weight-quiet cdx-button--action-progressive' }, attributes ), text );
	element.addEventListener( 'click', act );
	return element;
}

/** One notification; mark( item ) is called by its button. */
function row( item, mark ) {
	const id = 'mw-wikisocial-flyout-' + item.id;
	// What may not be shown any more leads nowhere, but is reached by the keys all the same.
	const words = make( item.url ? 'a' : 'span', { id, class: 'mw-wikisocial-flyout-text' } );
	words.setAttribute( item.url ? 'href' : 'tabindex', item.url || '-1' );
	if ( item.unread ) {
		words.append( make( 'strong', { class: 'mw-wikisocial-flyout-new' }, mw.msg( 'wikisocial-notification-unread' ) ), ' ' );
	}
	words.append( item.text );
	const element = make( 'li', {
		class: 'mw-wikisocial-flyout-item' + ( item.unread ? ' mw-wikisocial-flyout-unread' : '' ), 'data-id': item.id
	}, words );
	if ( item.excerpt ) {
		element.append( make( 'p', { class: 'mw-wikisocial-flyout-excerpt', dir: 'auto' }, item.excerpt ) );
	}
	const more = make( 'div', { class: 'mw-wikisocial-flyout-more' }, make( 'time', { datetime: item.at }, since( item.at ) ) );
	if ( item.unread ) {
		more.append( button( mw.msg( 'wikisocial-notification-mark-read' ), () => mark( item ), { 'aria-describedby': id } ) );
	}
	element.append( more );
	return element;
}

function list( items, mark ) {
	return make( 'ul', { class: 'mw-wikisocial-flyout-list' }, ...items.map( ( item ) => row( item, mark ) ) );
}

module.exports = { make, button, list };
