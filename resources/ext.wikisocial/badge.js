// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

/** More are not told apart, as in the page itself. */
const SHOWN_MAX = 99;

function words( count ) {
	const shown = count > SHOWN_MAX ?
		mw.msg( 'wikisocial-badge-more', mw.language.convertNumber( SHOWN_MAX ) ) : mw.language.convertNumber( count );
	const key = 'wikisocial-badge' + ( mw.loader.getState( 'ext.echo.init' ) ? '-beside-echo' : '' ) + ( count ? '-unread' : '' );
	// Messages: wikisocial-badge, wikisocial-badge-unread, wikisocial-badge-beside-echo, wikisocial-badge-beside-echo-unread
	return { shown, text: mw.msg( key, shown, Math.min( count, SHOWN_MAX + 1 ) ) };
}

/** Where the skins put it. */
const LINK = 'a#pt-notifications-social, #pt-notifications-social a';

/** The text of the link, wherever the skin has put it. */
function textOf( link ) {
	const walker = document.createTreeWalker( link, NodeFilter.SHOW_TEXT );
	while ( walker.nextNode() ) {
		if ( walker.currentNode.data.trim() ) {
			return walker.currentNode;
		}
	}
	return null;
}

/**
 * The badge that the server made: its link, and the parts that carry the number, which differ by skin. Nothing is
 * announced: whoever wants to know finds the number in the link's text.
 */
function find() {
	const links = Array.from( document.querySelectorAll( LINK ) );
	const carriers = Array.from( document.querySelectorAll( '#pt-notifications-social, #pt-notifications-social a' ) )
		.filter( ( one ) => one.dataset.counterNum !== undefined );
	let count = Number( carriers[ 0 ] && carriers[ 0 ].dataset.counterNum );
	if ( !links.length ) {
		return null;
	}

	/** Answers whether there is more than before. */
	function show( number ) {
		const { shown, text } = words( number );
		const isMore = number > count;
		if ( number === count ) {
			return false;
		}
		count = number;
		carriers.forEach( ( one ) => {
			one.dataset.counterNum = String( number );
			if ( number ) {
				one.dataset.counterText = shown;
			} else {
				delete one.dataset.counterText;
			}
		} );
		links.map( textOf ).forEach( ( node ) => {
			if ( node ) {
				node.data = text;
			}
		} );
		return isMore;
	}

	return { show };
}

module.exports = { find, LINK };
