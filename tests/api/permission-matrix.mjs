// SPDX-License-Identifier: GPL-2.0-or-later
// Who may do what: routes × people. Every route of extension.json has at least one row.
import { people } from '../support/wiki.mjs';

/** Who asks; null: nobody is logged in. */
export const callers = {
	anon: null,
	newcomer: people.newcomer,
	ordinary: people.ordinary( 0 ),
	blocked: people.blocked,
	moderator: people.moderator,
	suppressor: people.suppressor,
	administrator: people.administrator,
	bot: people.bot
};

const all = ( status, others = {} ) =>
	( { ...Object.fromEntries( Object.keys( callers ).map( ( name ) => [ name, status ] ) ), ...others } );

/**
 * route: as extension.json has it; the path is made from what the test set up. own: the status is the
 * caller's, where the caller could post one; otherwise it is somebody else's.
 */
export const matrix = [
	{ name: 'post', method: 'POST', route: '/statuses', expect: all( 201, { anon: 403, blocked: 403 } ) },
	{ name: 'preview', method: 'POST', route: '/statuses/preview', expect: all( 200, { anon: 403 } ) },
	{ name: 'read a status', method: 'GET', route: '/statuses/{id}', expect: all( 200 ) },
	{
		name: 'read a status its author deleted', method: 'GET', route: '/statuses/{id}', deleted: true,
		expect: all( 404, { moderator: 200, administrator: 200 } )
	},
	{ name: 'read an absent status', method: 'GET', route: '/statuses/{id}', absent: true, expect: all( 404 ) },
	{
		name: 'delete one\'s own', method: 'DELETE', route: '/statuses/{id}', own: true,
		expect: all( 204, { anon: 403, blocked: 403 } )
	},
	{ name: 'delete another\'s', method: 'DELETE', route: '/statuses/{id}', expect: all( 403 ) },
	{
		name: 'delete an absent status', method: 'DELETE', route: '/statuses/{id}', absent: true,
		expect: all( 404, { anon: 403 } )
	},
	{ name: 'read the public feed', method: 'GET', route: '/feeds/public', expect: all( 200 ) },
	{ name: 'read a person\'s feed', method: 'GET', route: '/feeds/user/{name}', expect: all( 200 ) },
	{ name: 'read nobody\'s feed', method: 'GET', route: '/feeds/user/{name}', absent: true, expect: all( 404 ) }
];
