// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const NEAR = 200;

/** Code points as the engine counts them: white space at the end is dropped. */
function length( text ) {
	return Array.from( text.replace( /\s+$/u, '' ) ).length;
}

/** Says how much room is left, aloud only when it gets scarce. Answers a function that counts anew. */
function attach( area ) {
	const sign = document.createElement( 'span' );
	sign.className = 'mw-wikisocial-counter';
	const spoken = document.createElement( 'span' );
	spoken.className = 'mw-wikisocial-spoken';
	spoken.setAttribute( 'aria-live', 'polite' );
	area.parentNode.after( sign, spoken );

	let over = false;

	function count() {
		const left = Number( area.dataset.max ) - length( area.value );
		sign.textContent = mw.language.convertNumber( left );
		sign.classList.toggle( 'mw-wikisocial-counter-over', left < 0 );
		spoken.textContent = left > NEAR || left % 20 ? '' :
			mw.msg( 'wikisocial-composer-left', mw.language.convertNumber( left ), left );
		// What is wrong for another reason stays so until it is sent again.
		if ( left < 0 || over ) {
			area.setAttribute( 'aria-invalid', String( left < 0 ) );
		}
		over = left < 0;
	}

	area.addEventListener( 'input', count );
	count();
	return count;
}

module.exports = { attach, length };
