// SPDX-License-Identifier: GPL-2.0-or-later
// The stack's Commons as tests need it: what the demo has there, and files of one's own.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { deflateSync } from 'node:zlib';
import { checkout, Client, environment, people, stack } from './wiki.mjs';

const licences = {
	CC0: 'https://creativecommons.org/publicdomain/zero/1.0/', 'CC BY 3.0': 'https://creativecommons.org/licenses/by/3.0/',
	'CC BY 4.0': 'https://creativecommons.org/licenses/by/4.0/', 'CC BY-SA 3.0': 'https://creativecommons.org/licenses/by-sa/3.0/',
	'CC BY-SA 4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
	'GPL-2.0-or-later': 'https://www.gnu.org/licenses/old-licenses/gpl-2.0.html'
};

/** The demo's files by name, each with what its status has to say of it. */
export const demo = Object.fromEntries( readFileSync( checkout + 'tools/stack.d/commons/files.tsv', 'utf8' )
	.split( '\n' ).filter( ( line ) => line && !line.startsWith( '#' ) ).map( ( line ) => {
		const [ , , name, artist, licence, description ] = line.split( '\t' );
		const [ , authorUrl = null, author ] = /^(?:<a href="([^"]*)">)?([^<]*)/.exec( artist );
		return [ name, {
			author, authorUrl, licence, licenceUrl: licences[ licence ], attributionRequired: licence !== 'CC0', description
		} ];
	} ) );

function crc( bytes ) {
	let sum = ~0;
	for ( const byte of bytes ) {
		sum ^= byte;
		for ( let i = 0; i < 8; i++ ) {
			sum = ( sum >>> 1 ) ^ ( sum & 1 ? 0xEDB88320 : 0 );
		}
	}
	return ~sum >>> 0;
}

function chunk( kind, data ) {
	const body = Buffer.concat( [ Buffer.from( kind ), data ] );
	const size = Buffer.alloc( 4 ), sum = Buffer.alloc( 4 );
	size.writeUInt32BE( data.length );
	sum.writeUInt32BE( crc( body ) );
	return Buffer.concat( [ size, body, sum ] );
}

/** A picture of one colour; no two of a run are alike. */
export function png( width = 600, height = 400 ) {
	const head = Buffer.from( [ 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0 ] );
	head.writeUInt32BE( width );
	head.writeUInt32BE( height, 4 );
	const colour = Array.from( { length: 3 }, () => Math.floor( Math.random() * 256 ) );
	const line = Buffer.from( [ 0, ...Array.from( { length: width }, () => colour ).flat() ] );
	return Buffer.concat( [
		Buffer.from( '\x89PNG\r\n\x1a\n', 'latin1' ), chunk( 'IHDR', head ),
		chunk( 'IDAT', deflateSync( Buffer.concat( Array( height ).fill( line ) ) ) ), chunk( 'IEND', Buffer.alloc( 0 ) )
	] );
}

/** Uploads to a wiki of the stack. */
export async function upload( client, filename, text, bytes = png() ) {
	const body = new FormData();
	const fields = { action: 'upload', format: 'json', filename, text, ignorewarnings: '1', token: await client.token() };
	Object.entries( fields ).forEach( ( [ name, value ] ) => body.append( name, value ) );
	body.append( 'file', new Blob( [ bytes ] ), filename );
	const answer = await ( await client.fetch( '/api.php', { method: 'POST', body } ) ).json();
	if ( answer.upload?.result !== 'Success' ) {
		throw new Error( `upload of ${ filename }: ${ JSON.stringify( answer ) }` );
	}
}

/** Commons' administrator; what is uploaded by it goes by close(). */
export class Commons {
	constructor( client ) {
		this.client = client;
		this.names = new Set();
	}

	static async open() {
		return new Commons( await Client.loggedIn( people.administrator, stack.commonsUrl ) );
	}

	static page( credit ) {
		return `<credit>${ JSON.stringify( credit ).replaceAll( '<', '\\u003C' ) }</credit>`;
	}

	async write( parameters ) {
		const answer = await this.client.api( { ...parameters, token: await this.client.token() } );
		if ( answer.error ) {
			throw new Error( JSON.stringify( [ parameters, answer ] ) );
		}
	}

	/** A file with the credit of a demo's, changed. */
	async upload( name, credit = {} ) {
		await upload( this.client, name, Commons.page( { Artist: 'Ada Example', LicenseShortName: 'CC BY 4.0', ...credit } ) );
		this.names.add( name );
		return name;
	}

	credit( name, credit ) {
		return this.write( { action: 'edit', title: 'File:' + name, text: Commons.page( credit ) } );
	}

	async move( from, to ) {
		await this.write( { action: 'move', from: 'File:' + from, to: 'File:' + to } );
		this.names.add( to );
	}

	async remove( name ) {
		await this.write( { action: 'delete', title: 'File:' + name } );
		this.names.delete( name );
	}

	/** Its address, that of its page and of a still, as Commons tells them. */
	async addresses( name, iiurlwidth = 250 ) {
		const answer = await this.client.api( { action: 'query', titles: 'File:' + name, prop: 'imageinfo', iiprop: 'url', iiurlwidth } );
		return answer.query.pages[ 0 ].imageinfo[ 0 ];
	}

	async close() {
		for ( const name of this.names ) {
			await this.remove( name );
		}
	}
}

/**
 * Another server in the place of Commons' API, for the wiki alone: it writes down what it is asked and
 * answers by the function; without one it never does. Answers {asked, close}.
 */
export async function inPlaceOfCommons( answer = () => {} ) {
	const settings = environment().STATE + '/wiki/conf.d/67-commons.php';
	const asked = [];
	const server = createServer( ( request, response ) => {
		asked.push( request.url );
		answer( request, response );
	} );
	await new Promise( ( listens ) => {
		server.listen( 0, '127.0.0.1', listens );
	} );
	writeFileSync( settings, `<?php $wgForeignFileRepos[0]['apibase'] = 'http://127.0.0.1:${ server.address().port }/api.php';\n` );
	return { asked, close: () => {
		rmSync( settings );
		server.close();
		server.closeAllConnections?.();
	} };
}
