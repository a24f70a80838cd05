// SPDX-License-Identifier: GPL-2.0-or-later
// Who may do what: routes and modules × people. Every one of extension.json has at least one row.
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
 * caller's, where the caller could post one; otherwise it is somebody else's. deleted: its author
 * deleted it before. hidden: a moderator hid it. liked: the caller likes it already. closed: its author
 * closed it to comments. event: what it is about is an event of somebody else, who has signed up for it.
 * hides: whoever may takes that event away; it is shown again. body: what is sent with the token;
 * form: what is sent as a form, without one.
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
	{
		name: 'edit one\'s own', method: 'PUT', route: '/statuses/{id}', own: true, body: { text: 'Edited' },
		expect: all( 200, { anon: 403, blocked: 403 } )
	},
	{ name: 'edit another\'s', method: 'PUT', route: '/statuses/{id}', body: { text: 'Edited' }, expect: all( 403 ) },
	{
		name: 'edit an absent status', method: 'PUT', route: '/statuses/{id}', absent: true, body: { text: 'Edited' },
		expect: all( 404, { anon: 403, blocked: 403 } )
	},
	{ name: 'read a history', method: 'GET', route: '/statuses/{id}/history', expect: all( 200 ) },
	{
		name: 'read the history of a deleted status', method: 'GET', route: '/statuses/{id}/history', deleted: true,
		expect: all( 404, { moderator: 200, administrator: 200 } )
	},
	{
		name: 'restore one\'s own', method: 'POST', route: '/statuses/{id}/undelete', own: true, deleted: true, body: {},
		expect: all( 200, { anon: 403, blocked: 403 } )
	},
	{
		name: 'restore another\'s', method: 'POST', route: '/statuses/{id}/undelete', deleted: true, body: {},
		expect: all( 404, { anon: 403, blocked: 403, moderator: 403, administrator: 403 } )
	},
	{
		name: 'hide a status', method: 'PUT', route: '/moderation/{type}/{id}', body: { level: 'hidden', reason: 'matrix' },
		expect: all( 403, { moderator: 200, administrator: 200 } )
	},
	{
		name: 'suppress a status', method: 'PUT', route: '/moderation/{type}/{id}', body: { level: 'suppressed', reason: 'matrix' },
		expect: all( 403, { suppressor: 200 } )
	},
	{
		name: 'hide an absent status', method: 'PUT', route: '/moderation/{type}/{id}', absent: true, body: { level: 'hidden' },
		expect: all( 403, { moderator: 404, administrator: 404, suppressor: 404 } )
	},
	{
		name: 'report a status', method: 'POST', route: '/reports', body: { type: 'status', reason: 'matrix' },
		expect: all( 201, { anon: 403, blocked: 403 } )
	},
	{
		name: 'hide an event', method: 'PUT', route: '/moderation/{type}/{id}', event: true, hides: true,
		body: { level: 'hidden', reason: 'matrix' }, expect: all( 403, { moderator: 200, administrator: 200 } )
	},
	{
		name: 'suppress an event', method: 'PUT', route: '/moderation/{type}/{id}', event: true, hides: true,
		body: { level: 'suppressed', reason: 'matrix' }, expect: all( 403, { suppressor: 200 } )
	},
	{
		name: 'report an event', method: 'POST', route: '/reports', event: true, body: { type: 'event', reason: 'matrix' },
		expect: all( 201, { anon: 403, blocked: 403 } )
	},
	{
		name: 'report one\'s own', method: 'POST', route: '/reports', own: true, body: { type: 'status', reason: 'matrix' },
		expect: all( 400, { anon: 403, blocked: 403 } )
	},
	{ name: 'like a status', method: 'PUT', route: '/likes/{type}/{id}', body: {}, expect: all( 200, { anon: 403, blocked: 403 } ) },
	{
		name: 'like one\'s own', method: 'PUT', route: '/likes/{type}/{id}', own: true, body: {},
		expect: all( 403 )
	},
	{
		name: 'like an absent status', method: 'PUT', route: '/likes/{type}/{id}', absent: true, body: {},
		expect: all( 404, { anon: 403, blocked: 403 } )
	},
	{
		name: 'like a hidden status', method: 'PUT', route: '/likes/{type}/{id}', hidden: true, body: {},
		expect: all( 404, { anon: 403, blocked: 403 } )
	},
	{
		name: 'take a like back', method: 'DELETE', route: '/likes/{type}/{id}', liked: true, body: {},
		expect: all( 200, { anon: 403 } )
	},
	{
		name: 'take a like of what is hidden by now back', method: 'DELETE', route: '/likes/{type}/{id}', liked: true, hidden: true,
		body: {}, expect: all( 200, { anon: 403 } )
	},
	{ name: 'read the likes of a status', method: 'GET', route: '/likes/{type}/{id}', expect: all( 200 ) },
	{ name: 'read the likes of an absent status', method: 'GET', route: '/likes/{type}/{id}', absent: true, expect: all( 404 ) },
	{
		name: 'read the likes of a hidden status', method: 'GET', route: '/likes/{type}/{id}', hidden: true,
		expect: all( 404, { moderator: 200, suppressor: 200, administrator: 200 } )
	},
	{ name: 'read the likes of many', method: 'GET', route: '/likes', query: '?targets=status:1%7Crevision:1', expect: all( 200 ) },
	{
		name: 'comment on a status', method: 'POST', route: '/comments/{type}/{id}', body: { text: 'Matrix' },
		expect: all( 201, { anon: 403, blocked: 403 } )
	},
	{
		name: 'comment on an absent status', method: 'POST', route: '/comments/{type}/{id}', absent: true, body: { text: 'Matrix' },
		expect: all( 404, { anon: 403, blocked: 403 } )
	},
	{
		name: 'comment on a hidden status', method: 'POST', route: '/comments/{type}/{id}', hidden: true, body: { text: 'Matrix' },
		expect: all( 404, { anon: 403, blocked: 403 } )
	},
	{
		name: 'comment on a closed status', method: 'POST', route: '/comments/{type}/{id}', closed: true, body: { text: 'Matrix' },
		expect: all( 403 )
	},
	{ name: 'read the comments on a status', method: 'GET', route: '/comments/{type}/{id}', expect: all( 200 ) },
	{ name: 'read the comments on an absent status', method: 'GET', route: '/comments/{type}/{id}', absent: true, expect: all( 404 ) },
	{
		name: 'read the comments on a hidden status', method: 'GET', route: '/comments/{type}/{id}', hidden: true,
		expect: all( 404, { moderator: 200, suppressor: 200, administrator: 200 } )
	},
	{
		name: 'close one\'s own', method: 'PUT', route: '/comments/{type}/{id}/closed', own: true, body: {},
		expect: all( 200, { anon: 403, blocked: 403 } )
	},
	{
		name: 'close another\'s', method: 'PUT', route: '/comments/{type}/{id}/closed', body: {},
		expect: all( 403, { moderator: 200, administrator: 200 } )
	},
	{
		name: 'close an absent status', method: 'PUT', route: '/comments/{type}/{id}/closed', absent: true, body: {},
		expect: all( 404, { anon: 403, blocked: 403 } )
	},
	{
		name: 'open what its author closed', method: 'DELETE', route: '/comments/{type}/{id}/closed', closed: true, body: {},
		expect: all( 403, { moderator: 200, administrator: 200 } )
	},
	{
		name: 'open one\'s own', method: 'DELETE', route: '/comments/{type}/{id}/closed', own: true, closed: true, body: {},
		expect: all( 200, { anon: 403, blocked: 403 } )
	},
	{ name: 'list events', method: 'GET', route: '/events', expect: all( 200 ) },
	{ name: 'read an event', method: 'GET', route: '/events/{id}', event: true, expect: all( 200 ) },
	{ name: 'read an absent event', method: 'GET', route: '/events/{id}', absent: true, expect: all( 404 ) },
	{
		name: 'change what an event\'s page says', method: 'PUT', route: '/events/{id}', event: true, body: { place: 'Matrix' },
		expect: all( 200, { anon: 403, blocked: 403 } )
	},
	{
		name: 'sign up', method: 'PUT', route: '/events/{id}/signup', event: true, body: { answer: 'going' },
		expect: all( 200, { anon: 403, blocked: 403 } )
	},
	{ name: 'list groups', method: 'GET', route: '/groups', expect: all( 200 ) },
	{ name: 'make a group without a name', method: 'POST', route: '/groups', body: { name: ' ' }, expect: all( 400, { anon: 403, blocked: 403 } ) },
	{ name: 'read an absent group', method: 'GET', route: '/groups/{id}', absent: true, expect: all( 404 ) },
	{ name: 'change an absent group', method: 'PUT', route: '/groups/{id}', absent: true, body: {}, expect: all( 404, { anon: 403, blocked: 403 } ) },
	{ name: 'archive an absent group', method: 'DELETE', route: '/groups/{id}', absent: true, body: {}, expect: all( 404, { anon: 403, blocked: 403 } ) },
	{ name: 'list the members of an absent group', method: 'GET', route: '/groups/{id}/members', absent: true, expect: all( 404 ) },
	{
		name: 'approve somebody in an absent group', method: 'PUT', route: '/groups/{id}/members/{name}', absent: true, body: {},
		expect: all( 404, { anon: 403, blocked: 403 } )
	},
	{
		name: 'remove somebody from an absent group', method: 'DELETE', route: '/groups/{id}/members/{name}', absent: true, body: {},
		expect: all( 404, { anon: 403, blocked: 403 } )
	},
	{
		name: 'hide a post of an absent group', method: 'PUT', route: '/groups/{id}/posts/{post}', absent: true, body: { level: 'hidden' },
		expect: all( 404, { anon: 403, blocked: 403 } )
	},
	{ name: 'read the feed of an absent group', method: 'GET', route: '/feeds/group/{id}', absent: true, expect: all( 404 ) },
	{ name: 'sign up for an absent event', method: 'PUT', route: '/events/{id}/signup', absent: true, body: { answer: 'going' }, expect: all( 404 ) },
	{ name: 'withdraw', method: 'DELETE', route: '/events/{id}/signup', event: true, body: {}, expect: all( 200, { anon: 403 } ) },
	{ name: 'read who comes', method: 'GET', route: '/events/{id}/participants', event: true, expect: all( 200 ) },
	{ name: 'read who comes to an absent event', method: 'GET', route: '/events/{id}/participants', absent: true, expect: all( 404 ) },
	...[
		[ 'move a person', 'PUT', '/events/{id}/participants/{name}', { action: 'unmark' } ],
		[ 'add an organiser', 'PUT', '/events/{id}/organisers/{other}', {} ],
		[ 'remove an organiser', 'DELETE', '/events/{id}/organisers/{other}', {} ],
		[ 'say whether an event takes place', 'PUT', '/events/{id}/status', { status: 'planned' } ],
		[ 'close an event', 'PUT', '/events/{id}/closed', {} ],
		[ 'open an event', 'DELETE', '/events/{id}/closed', {} ],
		[ 'ask questions', 'PUT', '/events/{id}/questions', { tiesEdits: true } ],
		[ 'write to participants', 'POST', '/events/{id}/messages', { text: 'Matrix' }, 201 ],
		[ 'read the answers', 'GET', '/events/{id}/answers', undefined ]
	].map( ( [ name, method, route, body, done = 200 ] ) => ( {
		name, method, route, body, event: true, expect: all( 403, { moderator: done, administrator: done } )
	} ) ),
	{ name: 'read what was edited during an event', method: 'GET', route: '/events/{id}/edits', event: true, expect: all( 200 ) },
	{ name: 'read what was edited during an absent event', method: 'GET', route: '/events/{id}/edits', absent: true, expect: all( 404 ) },
	{ name: 'read an event as iCalendar', method: 'GET', route: '/events/{id}/ics', event: true, expect: all( 200 ) },
	{ name: 'read an absent event as iCalendar', method: 'GET', route: '/events/{id}/ics', absent: true, expect: all( 404 ) },
	{ name: 'read the wiki\'s calendar', method: 'GET', route: '/events.ics', expect: all( 200 ) },
	{ name: 'read a calendar by an address that is none', method: 'GET', route: '/calendars/{token}', expect: all( 404 ) },
	{ name: 'make an address of one\'s calendar', method: 'POST', route: '/me/calendars/{scope}', body: {}, expect: all( 201, { anon: 403 } ) },
	{ name: 'take it back', method: 'DELETE', route: '/me/calendars/{scope}', body: {}, expect: all( 204, { anon: 403 } ) },
	{ name: 'read one\'s notifications', method: 'GET', route: '/notifications', expect: all( 200, { anon: 403 } ) },
	{ name: 'be told live', method: 'GET', route: '/live', stream: true, expect: all( 200, { anon: 403 } ) },
	{ name: 'count one\'s notifications', method: 'GET', route: '/notifications/count', expect: all( 200, { anon: 403 } ) },
	{
		name: 'mark one\'s notifications as read', method: 'POST', route: '/notifications/read', body: { all: true, upTo: '1' },
		expect: all( 200, { anon: 403 } )
	},
	{ name: 'join the thread of no comment', method: 'PUT', route: '/notifications/threads/{id}', absent: true, body: {}, expect: all( 404, { anon: 403 } ) },
	{ name: 'leave the thread of no comment', method: 'DELETE', route: '/notifications/threads/{id}', absent: true, body: {}, expect: all( 404, { anon: 403 } ) },
	{ name: 'ask by an address that ends no mail', method: 'GET', route: '/unsubscribe/{token}', expect: all( 404 ) },
	{ name: 'end mail by it', method: 'POST', route: '/unsubscribe/{token}', form: { 'List-Unsubscribe': 'One-Click' }, expect: all( 404 ) },
	{ name: 'read one\'s home feed', method: 'GET', route: '/feeds/home', expect: all( 200, { anon: 403 } ) },
	{ name: 'read whom one follows', method: 'GET', route: '/follows', expect: all( 200, { anon: 403 } ) },
	{ name: 'read one\'s followers', method: 'GET', route: '/followers', expect: all( 200, { anon: 403 } ) },
	{ name: 'read who asks to follow', method: 'GET', route: '/follow-requests', expect: all( 200, { anon: 403 } ) },
	{ name: 'read whom one blocked personally', method: 'GET', route: '/personal-blocks', expect: all( 200, { anon: 403 } ) },
	{ name: 'read whom one may want to follow', method: 'GET', route: '/suggestions', expect: all( 200, { anon: 403 } ) },
	{ name: 'follow nobody', method: 'PUT', route: '/follows/{kind}/{id}', absent: true, body: {}, expect: all( 404, { anon: 403, blocked: 403 } ) },
	{ name: 'unfollow nobody', method: 'DELETE', route: '/follows/{kind}/{id}', absent: true, body: {}, expect: all( 404, { anon: 403 } ) },
	{ name: 'let nobody follow', method: 'PUT', route: '/follow-requests/{name}', absent: true, body: {}, expect: all( 404, { anon: 403, blocked: 403 } ) },
	{ name: 'refuse nobody', method: 'DELETE', route: '/follow-requests/{name}', absent: true, body: {}, expect: all( 404, { anon: 403 } ) },
	{ name: 'remove nobody as a follower', method: 'DELETE', route: '/followers/{name}', absent: true, body: {}, expect: all( 404, { anon: 403 } ) },
	{ name: 'block nobody personally', method: 'PUT', route: '/personal-blocks/{name}', absent: true, body: {}, expect: all( 404, { anon: 403 } ) },
	{ name: 'unblock nobody', method: 'DELETE', route: '/personal-blocks/{name}', absent: true, body: {}, expect: all( 404, { anon: 403 } ) },
	{ name: 'read where one is mentioned', method: 'GET', route: '/feeds/mentions', expect: all( 200, { anon: 403 } ) },
	{ name: 'look for files', method: 'GET', route: '/files', query: '?query=emerald', expect: all( 200, { anon: 403, blocked: 403 } ) },
	{ name: 'read the public feed', method: 'GET', route: '/feeds/public', expect: all( 200 ) },
	{ name: 'read a person\'s feed', method: 'GET', route: '/feeds/user/{name}', expect: all( 200 ) },
	{ name: 'read nobody\'s feed', method: 'GET', route: '/feeds/user/{name}', absent: true, expect: all( 404 ) },
	{ name: 'read a page\'s feed', method: 'GET', route: '/feeds/page/{title}', expect: all( 200 ) },
	{ name: 'read the feed of an absent page', method: 'GET', route: '/feeds/page/{title}', absent: true, expect: all( 404 ) }
];

/** Modules of the Action API: the code of the error, or "ok". */
export const modules = [
	{
		name: 'post by the Action API', module: 'socialpost', write: true, parameters: { action: 'socialpost' },
		expect: all( 'ok', { anon: 'wikisocial-error-login-needed', blocked: 'blocked' } )
	},
	{
		name: 'like by the Action API', module: 'sociallike', write: true, parameters: { action: 'sociallike', type: 'revision', id: '1' },
		expect: all( 'ok', { anon: 'wikisocial-error-login-needed', blocked: 'blocked' } )
	},
	{
		name: 'sign up by the Action API', module: 'socialsignup', write: true, parameters: { action: 'socialsignup', id: '1', answer: 'going' },
		expect: all( 'wikisocial-error-event-not-found' )
	},
	{
		name: 'list one\'s notifications', module: 'socialnotifications', parameters: { action: 'query', list: 'socialnotifications' },
		expect: all( 'ok', { anon: 'wikisocial-error-login-needed' } )
	},
	{
		name: 'mark notifications as read by the Action API', module: 'socialmarkread', write: true,
		parameters: { action: 'socialmarkread', all: '1', upto: '1' }, expect: all( 'ok', { anon: 'wikisocial-error-login-needed' } )
	},
	{
		name: 'likes of a revision', module: 'sociallikes', parameters: { action: 'query', prop: 'sociallikes', revids: '1' },
		expect: all( 'ok' )
	},
	{
		name: 'list everybody\'s statuses', module: 'socialfeed',
		parameters: { action: 'query', list: 'socialfeed' }, expect: all( 'ok' )
	},
	{
		name: 'list a person\'s statuses', module: 'socialfeed', ofPerson: true,
		parameters: { action: 'query', list: 'socialfeed' }, expect: all( 'ok' )
	}
];
