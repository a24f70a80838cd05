// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const SHOWN = 6;
const PAUSE = 200;
let lists = 0;

/** The unfinished @name right before the caret: {start, text}, or null. */
function unfinished( area ) {
	if ( area.selectionStart !== area.selectionEnd ) {
		return null;
	}
	const before = area.value.slice( 0, area.selectionStart );
	const found = /(?:^|[^\p{L}\p{N}_@/.-])@([^\s@#<>[\]{}|/]{1,85})$/u.exec( before );
	return found ? { start: before.length - found[ 1 ].length, text: found[ 1 ] } : null;
}

function fetchNames( prefix ) {
	const name = prefix.replace( /_/g, ' ' );
	return new mw.Api().get( {
		action: 'query', list: 'allusers', formatversion: 2, aulimit: SHOWN,
		auprefix: name.charAt( 0 ).toUpperCase() + name.slice( 1 )
	} ).then( ( answer ) => answer.query.allusers.map( ( one ) => one.name ) );
}

/** Offers the names of people behind an "@": arrows choose, Enter or Tab takes, Escape closes. */
function attach( area ) {
	const box = document.createElement( 'ul' );
	box.id = 'mw-wikisocial-names-' + ( ++lists );
	box.className = 'mw-wikisocial-names';
	box.setAttribute( 'role', 'listbox' );
	box.setAttribute( 'aria-label', mw.msg( 'wikisocial-composer-names' ) );
	box.hidden = true;
	const spoken = document.createElement( 'span' );
	spoken.className = 'mw-wikisocial-spoken';
	spoken.setAttribute( 'aria-live', 'polite' );
	area.parentNode.after( box, spoken );
	area.setAttribute( 'aria-autocomplete', 'list' );
	area.setAttribute( 'aria-controls', box.id );
	let chosen = -1;
	let timer = null;
	let asked = 0;

	function close() {
		// An answer that is still on its way comes too late.
		asked++;
		clearTimeout( timer );
		box.hidden = true;
		box.textContent = '';
		spoken.textContent = '';
		chosen = -1;
		area.removeAttribute( 'aria-activedescendant' );
	}

	function take( name ) {
		const at = unfinished( area );
		if ( at ) {
			const word = name.replace( / /g, '_' ) + ' ';
			area.setRangeText( word, at.start, area.selectionEnd, 'end' );
			area.dispatchEvent( new Event( 'input' ) );
		}
		close();
		area.focus();
	}

	function choose( index ) {
		const options = Array.from( box.children );
		chosen = ( index + options.length ) % options.length;
		options.forEach( ( one, i ) => one.setAttribute( 'aria-selected', String( i === chosen ) ) );
		area.setAttribute( 'aria-activedescendant', options[ chosen ].id );
	}

	function show( names ) {
		close();
		const options = names.map( ( name, i ) => {
			const option = document.createElement( 'li' );
			option.id = box.id + '-' + i;
			option.setAttribute( 'role', 'option' );
			option.setAttribute( 'aria-selected', 'false' );
			const text = document.createElement( 'bdi' );
			text.textContent = name;
			option.append( text );
			// Before the text loses its focus and the list is closed.
			option.addEventListener( 'mousedown', ( event ) => {
				event.preventDefault();
				take( name );
			} );
			return option;
		} );
		box.append( ...options );
		box.hidden = !names.length;
		spoken.textContent = names.length ? mw.msg( 'wikisocial-composer-names-found',
			mw.language.convertNumber( names.length ), names.length ) : '';
	}

	function look() {
		const at = unfinished( area );
		if ( !at ) {
			close();
			return;
		}
		const number = ++asked;
		fetchNames( at.text ).then( ( names ) => {
			// Only the answer to what is written now.
			if ( number === asked ) {
				show( names );
			}
		}, () => {} );
	}

	area.addEventListener( 'input', () => {
		clearTimeout( timer );
		timer = setTimeout( look, PAUSE );
	} );
	area.addEventListener( 'blur', close );
	area.addEventListener( 'keydown', ( event ) => {
		if ( box.hidden || event.isComposing ) {
			return;
		}
		const options = box.children;
		if ( event.key === 'ArrowDown' || event.key === 'ArrowUp' ) {
			choose( event.key === 'ArrowDown' ? chosen + 1 : chosen < 0 ? -1 : chosen - 1 );
		} else if ( ( event.key === 'Enter' || event.key === 'Tab' ) && chosen >= 0 ) {
			take( options[ chosen ].textContent );
		} else if ( event.key === 'Escape' ) {
			close();
		} else {
			return;
		}
		event.preventDefault();
	} );
}

module.exports = { attach };
