// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const rest = require( './rest.js' );

/** A write with the token: with a new one once more, when the old is of an earlier login or of a new temporary account. */
function write( method, path, body ) {
	const api = new mw.Api();
	const attempt = () => api.getToken( 'csrf' ).then( ( token ) => rest.send( method, path, Object.assign( { token }, body ) ) );
	return attempt().then( ( answer ) => {
		if ( answer.ok || !answer.json || answer.json.errorKey !== 'rest-badtoken' ) {
			return answer;
		}
		api.badToken( 'csrf' );
		return attempt();
	} );
}

module.exports = write;
