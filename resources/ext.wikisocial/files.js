// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const rest = require( './rest.js' );

const SHOWN = 12;
const PAUSE = 400;

function element( tag, className, text ) {
	const made = document.createElement( tag );
	made.className = className;
	made.textContent = text || '';
	return made;
}

function picture( thumb ) {
	const img = element( 'img', '' );
	img.src = thumb.url;
	img.width = thumb.width;
	img.height = thumb.height;
	img.alt = '';
	return img;
}

/** The rows of the form, each the two fields of one file. */
function rowsOf( part ) {
	return Array.from( part.querySelectorAll( '.mw-wikisocial-file-row' ), ( row ) => ( {
		row, file: row.querySelector( '[name^=wpFile]' ), alt: row.querySelector( '[name^=wpAlt]' )
	} ) );
}

/** What a row holds, above its description: its picture, its name, and a way out. */
function showChosen( one, found, changed ) {
	const box = element( 'div', 'mw-wikisocial-chosen' );
	box.dataset.file = found.file;
	if ( found.thumb ) {
		box.append( picture( found.thumb ) );
	}
	box.append( element( 'bdi', '', found.title ) );
	const remove = element( 'button', 'cdx-button cdx-button--weight-quiet cdx-button--action-destructive', '×' );
	remove.type = 'button';
	remove.setAttribute( 'aria-label', mw.msg( 'wikisocial-files-remove', found.title ) );
	remove.addEventListener( 'click', () => {
		one.file.value = one.alt.value = '';
		changed();
	} );
	box.append( remove );
	one.row.prepend( box );
}

/** A field that searches, above a list of what was found. Calls take( found ) for the chosen one. */
function searchBox( part, take ) {
	const id = 'mw-wikisocial-files-search';
	const field = element( 'div', 'cdx-field' );
	const label = element( 'label', 'cdx-label__label cdx-label__label__text', mw.msg( 'wikisocial-files-search' ) );
	label.htmlFor = id;
	const labelBox = element( 'div', 'cdx-label' );
	labelBox.append( label );
	const input = element( 'input', 'cdx-text-input__input' );
	Object.assign( input, { id, type: 'search', dir: 'auto', autocomplete: 'off', maxLength: 200 } );
	const inputBox = element( 'div', 'cdx-text-input' );
	inputBox.append( input );
	const list = element( 'div', 'mw-wikisocial-found' );
	list.setAttribute( 'role', 'list' );
	const said = element( 'p', 'mw-wikisocial-composer-note' );
	said.setAttribute( 'aria-live', 'polite' );
	field.append( labelBox, inputBox, list );
	// Apart from the field, which goes when all rows are full.
	part.querySelector( '.mw-wikisocial-file-row' ).before( field, said );
	let timer = null;
	let asked = 0;

	function clear( text ) {
		asked++;
		clearTimeout( timer );
		list.textContent = '';
		said.textContent = text || '';
	}

	function option( found ) {
		const button = element( 'button', 'cdx-button cdx-button--weight-quiet' );
		button.type = 'button';
		button.setAttribute( 'aria-label', mw.msg( 'wikisocial-files-add', found.title ) );
		if ( found.thumb ) {
			button.append( picture( found.thumb ) );
		}
		button.append( element( 'bdi', '', found.title ) );
		const credit = [ found.author, found.licence ].filter( Boolean ).join( ' · ' );
		button.append( element( 'span', '', credit.length > 80 ? credit.slice( 0, 80 ) + '…' : credit ) );
		button.addEventListener( 'click', () => {
			input.value = '';
			clear( mw.msg( 'wikisocial-files-added', found.title ) );
			take( found );
		} );
		const item = element( 'div', '' );
		item.setAttribute( 'role', 'listitem' );
		item.append( button );
		return item;
	}

	function show( answer ) {
		clear();
		if ( !answer.ok ) {
			said.textContent = answer.error;
			return;
		}
		list.append( ...answer.json.items.map( option ) );
		const count = answer.json.items.length;
		said.textContent = [
			count ? mw.msg( 'wikisocial-files-found', mw.language.convertNumber( count ), count ) : mw.msg( 'wikisocial-files-none' ),
			answer.json.complete ? '' : mw.msg( 'wikisocial-files-incomplete' )
		].filter( Boolean ).join( ' ' );
	}

	function look() {
		const query = input.value.trim();
		if ( query === '' ) {
			clear();
			return;
		}
		const number = ++asked;
		rest.get( '/files?limit=' + SHOWN + '&query=' + encodeURIComponent( query ) ).then( ( answer ) => {
			// Only the answer to what is written now.
			if ( number === asked ) {
				show( answer );
			}
		}, () => clear( mw.msg( 'wikisocial-error-store-unavailable' ) ) );
	}

	input.addEventListener( 'input', () => {
		clearTimeout( timer );
		timer = setTimeout( look, PAUSE );
	} );
	input.addEventListener( 'keydown', ( event ) => {
		if ( event.key === 'Enter' ) {
			// It would post the status.
			event.preventDefault();
			clearTimeout( timer );
			look();
		} else if ( event.key === 'Escape' ) {
			clear();
		}
	} );
	return { field, input, clear };
}

/**
 * Lets files be found by words and seen before they are posted. The fields stay: what is chosen is
 * written into them, and a title or an address can be typed as without this. Answers a function that
 * makes the part empty.
 */
function attach( form ) {
	const part = form.querySelector( '.mw-wikisocial-files' );
	if ( !part ) {
		return () => {};
	}
	const rows = rowsOf( part );
	const seen = new Map();

	function take( found ) {
		const free = rows.find( ( one ) => one.file.value === found.file ) || rows.find( ( one ) => one.file.value.trim() === '' );
		seen.set( found.file, found );
		free.file.value = found.file;
		refresh();
		free.alt.focus();
	}
	const search = searchBox( part, take );

	/** Of the empty rows one is enough, and none is needed for what the search has found. */
	function refresh() {
		let empty = 0;
		rows.forEach( ( one ) => {
			const name = one.file.value.trim();
			const found = seen.get( name );
			const old = one.row.querySelector( '.mw-wikisocial-chosen' );
			// What is right stays, with whatever focus or click is on it.
			if ( old && ( !found || old.dataset.file !== name ) ) {
				old.remove();
			}
			if ( found && !( old && old.dataset.file === name ) ) {
				showChosen( one, found, () => {
					refresh();
					search.input.focus();
				} );
			}
			one.file.closest( '.cdx-field' ).hidden = Boolean( found );
			one.row.hidden = name === '' && one.alt.value.trim() === '' && ++empty > 1;
		} );
		// The last free row is where the next goes.
		search.field.hidden = !empty;
	}

	/**
	 * While one types, the next row comes. When a field is left nothing moves: a click that leaves it
	 * would not be one any more, on a button that has gone from under it.
	 */
	function typed() {
		const empty = rows.filter( ( one ) => one.file.value.trim() === '' && one.alt.value.trim() === '' );
		if ( empty.length && empty.every( ( one ) => one.row.hidden ) ) {
			empty[ 0 ].row.hidden = false;
		}
		search.field.hidden = !empty.length;
	}

	part.addEventListener( 'input', typed );
	part.addEventListener( 'toggle', () => {
		if ( part.open && search.field.hidden === false ) {
			search.input.focus();
		}
	} );
	refresh();
	return () => {
		rows.forEach( ( one ) => {
			one.file.value = one.alt.value = '';
		} );
		search.clear();
		refresh();
		part.open = false;
	};
}

/** @return {Object[]|undefined} as the API takes them; undefined: the form has no such part */
function chosen( form ) {
	const part = form.querySelector( '.mw-wikisocial-files' );
	// A description without a file is sent too: it is for the author to say what it describes.
	return part ? rowsOf( part ).filter( ( one ) => ( one.file.value + one.alt.value ).trim() !== '' )
		.map( ( one ) => ( { file: one.file.value.trim(), alt: one.alt.value } ) ) : undefined;
}

module.exports = { attach, chosen };
