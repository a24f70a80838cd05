// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

// A small panel beneath the badge: the newest notifications, to be read, marked and left again. It stands at the end
// of the page, so that no skin's menu has a say in how it looks, and takes the focus while it is open.
const { make, button, list } = require( './flyoutlist.js' );
const live = require( 'ext.wikisocial.live' );
const rest = require( './rest.js' );
const write = require( './write.js' );

const SHOWN = 8;
const PATH = '/notifications?limit=' + SHOWN + '&uselang=' + encodeURIComponent( mw.config.get( 'wgUserLanguage' ) );
const EDGE = 8;
const WIDTH = 400;
const ICON = 'cdx-button cdx-button--weight-quiet cdx-button--icon-only';
const STOPS = 'a[href], button:not( :disabled )';

let panel = null;
let link = null;
let box = null;
let etag = null;
let items = [];
/** What is asked for, and whether it has to be asked for again once it has come. */
let isAsking = false;
let isStale = false;

/** Beneath the badge, its end at the badge's end as far as the window has room; on a telephone as wide as that. */
function place() {
	if ( !panel ) {
		return;
	}
	const { clientWidth, clientHeight } = document.documentElement;
	const here = link.getBoundingClientRect();
	const width = Math.min( WIDTH, clientWidth );
	// The menu with the badge may have closed meanwhile: the panel stays where it was.
	box = here.width ? here : box;
	const isLeftwards = getComputedStyle( panel ).direction === 'ltr';
	const wanted = isLeftwards ? box.right - width : box.left;
	const edge = width === clientWidth || clientWidth - width < 2 * EDGE ? 0 : EDGE;
	const top = Math.max( 0, Math.min( box.bottom + EDGE / 2, clientHeight / 2 ) );
	panel.style.width = ( edge ? width : clientWidth ) + 'px';
	panel.style.left = Math.max( edge, Math.min( wanted, clientWidth - width - edge ) ) + 'px';
	panel.style.top = top + 'px';
	panel.style.maxHeight = clientHeight - top - edge + 'px';
}

const part = ( name ) => panel.querySelector( '.mw-wikisocial-flyout-' + name );
const say = ( text ) => {
	part( 'said' ).textContent = text;
};

/** Puts in the list, or what stands in its place, and the focus back to where it was as far as that is still there. */
function fill( ...content ) {
	const body = part( 'body' );
	const focused = body.contains( document.activeElement ) && document.activeElement;
	const id = focused && focused.closest( '[data-id]' ) && focused.closest( '[data-id]' ).dataset.id;
	const wasButton = focused && focused.localName === 'button';
	const { scrollTop } = body;
	body.replaceChildren( ...content );
	body.scrollTop = scrollTop;
	part( 'all' ).hidden = !items.some( ( item ) => item.unread );
	if ( focused ) {
		const row = Array.from( body.querySelectorAll( '[data-id]' ) ).find( ( one ) => one.dataset.id === id );
		( row && ( wasButton && row.querySelector( 'button' ) || row.firstElementChild ) || panel ).focus();
	}
	place();
}

function fail( why ) {
	items = [];
	etag = null;
	fill( make( 'p', { class: 'mw-wikisocial-flyout-error', role: 'alert' }, why ), button( mw.msg( 'wikisocial-flyout-again' ), ask ) );
}

function show( answer ) {
	if ( answer.status === 304 ) {
		return;
	}
	if ( !answer.ok || !answer.json ) {
		fail( answer.error );
		return;
	}
	etag = answer.etag;
	items = answer.json.items;
	fill( items.length ? list( items, markOne ) :
		make( 'p', { class: 'mw-wikisocial-flyout-empty' }, mw.msg( 'wikisocial-notifications-empty' ) ) );
}

/** Asks for the newest. What comes while it is asked for is asked for once more, behind it. */
function ask() {
	if ( isAsking ) {
		isStale = true;
		return;
	}
	isAsking = true;
	isStale = false;
	const asked = panel;
	const then = ( act ) => ( answer ) => {
		isAsking = false;
		if ( panel && panel === asked ) {
			act( answer );
		}
		if ( panel && ( isStale || panel !== asked ) ) {
			ask();
		}
	};
	rest.get( PATH, etag ).then( then( show ), then( () => fail( mw.msg( 'wikisocial-error-store-unavailable' ) ) ) );
}

/** Marks what was shown, and no more: what grew meanwhile stays unread. */
function mark( body, done ) {
	const asked = panel;
	write( 'POST', '/notifications/read', body ).then( ( answer ) => {
		if ( answer.ok && answer.json ) {
			live.take( answer.json.unread );
		}
		if ( panel !== asked ) {
			return;
		}
		say( answer.ok ? mw.msg( done ) : '' );
		if ( !answer.ok ) {
			fail( answer.error );
		}
	}, () => panel === asked && fail( mw.msg( 'wikisocial-error-store-unavailable' ) ) );
}

function markOne( item ) {
	mark( { ids: [ item.id ], upTo: item.seq }, 'wikisocial-notifications-done-read' );
}

function markAll() {
	// Its button goes: the focus is not to go with it.
	panel.focus();
	mark( { all: true, upTo: items[ 0 ].seq }, 'wikisocial-notifications-done-all' );
}

/** To the badge, or to what is seen around it where the skin's menu with it has closed. */
function goBack() {
	let to = link;
	while ( to !== document.body && !to.getClientRects().length ) {
		to = to.parentNode;
	}
	if ( to !== link ) {
		to.tabIndex = -1;
	}
	to.focus();
}

function close( isBack ) {
	const was = panel;
	if ( !panel ) {
		return;
	}
	panel = null;
	link.setAttribute( 'aria-expanded', 'false' );
	if ( isBack ) {
		goBack();
	}
	was.remove();
}

/** Up and down, from one notification to the next. */
function step( event ) {
	const rows = Array.from( panel.querySelectorAll( '.mw-wikisocial-flyout-text' ) );
	const row = event.target.closest( '[data-id]' );
	const at = row ? rows.indexOf( row.firstElementChild ) : -1;
	const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? rows.length - 1 : at - 1, Home: 0, End: rows.length - 1 }[ event.key ];
	if ( rows.length ) {
		event.preventDefault();
		rows[ Math.max( 0, Math.min( to, rows.length - 1 ) ) ].focus();
	}
}

/** The panel stands elsewhere, but by the keys it comes right behind the badge. */
function leave( event ) {
	const stops = Array.from( panel.querySelectorAll( STOPS ) ).filter( ( one ) => one.offsetParent );
	const isOut = event.shiftKey ? [ panel, stops[ 0 ] ].includes( document.activeElement ) :
		document.activeElement === stops[ stops.length - 1 ];
	if ( isOut ) {
		if ( event.shiftKey ) {
			event.preventDefault();
		}
		close( true );
	}
}

function press( event ) {
	if ( event.key === 'Escape' ) {
		event.stopPropagation();
		close( true );
	} else if ( event.key === 'Tab' ) {
		leave( event );
	} else if ( [ 'ArrowDown', 'ArrowUp', 'Home', 'End' ].includes( event.key ) ) {
		step( event );
	}
}

/** Quiet, with a picture and its words for who hears it. */
function head( title ) {
	const element = make( 'div', { class: 'mw-wikisocial-flyout-head' }, title );
	if ( !mw.user.isTemp() ) {
		element.append( make( 'a', {
			href: mw.util.getUrl( 'Special:Preferences' ) + '#mw-prefsection-wikisocial-notifications',
			class: ICON + ' cdx-button--fake-button cdx-button--fake-button--enabled',
			title: mw.msg( 'wikisocial-notifications-preferences' ), 'aria-label': mw.msg( 'wikisocial-notifications-preferences' )
		}, make( 'span', { class: 'mw-wikisocial-flyout-wheel' } ) ) );
	}
	const closing = button( '', () => close( true ), {
		class: ICON, title: mw.msg( 'wikisocial-flyout-close' ), 'aria-label': mw.msg( 'wikisocial-flyout-close' )
	} );
	closing.append( make( 'span', { class: 'mw-wikisocial-flyout-cross' } ) );
	element.append( closing );
	return element;
}

function build() {
	const title = make( 'h2', { id: 'mw-wikisocial-flyout-title', class: 'mw-wikisocial-flyout-title' }, mw.msg( 'wikisocial-notifications' ) );
	const element = make( 'div', {
		class: 'mw-wikisocial-flyout', role: 'dialog', tabindex: '-1', 'aria-labelledby': title.id,
		lang: mw.config.get( 'wgUserLanguage' ), dir: getComputedStyle( document.documentElement ).direction
	},
	head( title ),
	make( 'div', { class: 'mw-wikisocial-flyout-body' }, make( 'p', { class: 'mw-wikisocial-flyout-empty' }, mw.msg( 'wikisocial-flyout-loading' ) ) ),
	make( 'div', { class: 'mw-wikisocial-flyout-foot' },
		make( 'a', { href: link.href }, mw.msg( 'wikisocial-flyout-all' ) ),
		button( mw.msg( 'wikisocial-notifications-mark-all' ), markAll, { class: 'cdx-button mw-wikisocial-flyout-all', hidden: '' } ) ),
	make( 'div', { class: 'mw-wikisocial-flyout-said', role: 'status' } ) );
	element.addEventListener( 'keydown', press );
	return element;
}

function isOutside( node ) {
	return panel && node && !panel.contains( node ) && !link.contains( node );
}

/** Opens the panel of this badge, or closes it. */
function toggle( badge ) {
	if ( panel ) {
		close( true );
		return;
	}
	link = badge;
	link.setAttribute( 'aria-expanded', 'true' );
	etag = null;
	items = [];
	panel = build();
	document.body.append( panel );
	place();
	panel.focus( { preventScroll: true } );
	ask();
}

document.addEventListener( 'pointerdown', ( event ) => isOutside( event.target ) && close( false ) );
document.addEventListener( 'focusin', ( event ) => isOutside( event.target ) && close( false ) );
window.addEventListener( 'resize', place );
window.addEventListener( 'scroll', place, { passive: true } );
live.watch( () => panel && ask() );

module.exports = { toggle };
