// SPDX-License-Identifier: GPL-2.0-or-later
// Events on pages of the test wiki.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

/** A time so many days from now, as tags have it. */
export const day = ( days, time = '18:00' ) => new Date( Date.now() + days * 86400e3 ).toISOString().slice( 0, 10 ) + ' ' + time;

export function tagText( attributes = {}, description = 'Come and edit.' ) {
	const all = { title: 'Editathon', start: day( 7 ), end: day( 7, '20:00' ), zone: 'Europe/Berlin', ...attributes };
	return '<social-event' + Object.entries( all ).map( ( [ name, value ] ) => ` ${ name }="${ value }"` ).join( '' ) + `>${ description }</social-event>`;
}

export async function edit( client, title, text, more = {} ) {
	const answer = await client.api( { action: 'edit', title, text, token: await client.token(), ...more } );
	assert.equal( answer.edit?.result, 'Success', JSON.stringify( answer ) );
	return answer.edit.newrevid;
}

export async function eventsOf( client, title ) {
	const answer = await client.rest( 'GET', '/events?page=' + encodeURIComponent( title ) );
	assert.equal( answer.status, 200, answer.text );
	return answer.json.items;
}

/** Announces one; answers {id, title, tag} of it, title being its page's. */
export async function announce( client, attributes = {}, title = 'Talk:Events ' + randomUUID().slice( 0, 8 ) ) {
	await edit( client, title, tagText( attributes ) );
	const [ { id, tag } ] = await eventsOf( client, title );
	return { id, title, tag };
}

export const answer = ( client, id, body = {} ) => client.rest( 'PUT', `/events/${ id }/signup`, { answer: 'going', ...body } );
export const withdraw = ( client, id ) => client.rest( 'DELETE', `/events/${ id }/signup`, {} );
export const read = async ( client, id ) => ( await client.rest( 'GET', '/events/' + id ) ).json;

/** A time so many minutes from now, of UTC, as tags have it. */
const moment = ( minutes ) => new Date( Date.now() + minutes * 60e3 ).toISOString().slice( 0, 16 ).replace( 'T', ' ' );

/** Moves an event to so many minutes from now. */
export const move = ( client, { title, tag }, from, to, more = {} ) =>
	edit( client, title, tagText( { ...more, id: tag, start: moment( from ), end: moment( to ), zone: 'UTC' } ) );

/** One in which edits are counted, of these who let them. */
export async function counted( client, others, more = {} ) {
	const event = await announce( client, more );
	const set = await client.rest( 'PUT', `/events/${ event.id }/questions`, { tiesEdits: true } );
	assert.equal( set.status, 200, set.text );
	for ( const one of others ) {
		const answered = await answer( one, event.id, { ties: true } );
		assert.equal( answered.json.state, 'going', answered.text );
	}
	return event;
}
