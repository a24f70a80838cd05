<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Prints what is wrong with translations, given as files beside their en.json. What is missing is no
// fault: English stands in.
declare( strict_types = 1 );

/** Plural forms that a language must have, all of them. */
const PLURALS = [ 'ar' => 6 ];

/** @return array<string, mixed>|string[] messages, or one fault */
function messages( string $path ): array {
	$all = json_decode( (string)file_get_contents( $path ), true );
	if ( !is_array( $all ) || array_is_list( $all ) ) {
		return [ 'is no JSON object' ];
	}
	if ( !is_array( $all['@metadata']['authors'] ?? null ) || array_key_first( $all ) !== '@metadata' ) {
		return [ 'does not begin with @metadata and its authors' ];
	}
	unset( $all['@metadata'] );
	return $all;
}

/** @return string[] as $1; without those that only choose a form */
function parameters( string $text, bool $onlyShown ): array {
	$text = $onlyShown ? preg_replace( '/\{\{(GENDER|PLURAL):\$\d+/', '', $text ) : $text;
	preg_match_all( '/\$\d+/', $text, $found );
	return array_unique( $found[0] );
}

function faultOf( string $text, string $english, string $lang ): ?string {
	$unknown = array_diff( parameters( $text, false ), parameters( $english, false ) );
	$missing = array_diff( parameters( $english, true ), parameters( $text, false ) );
	if ( $unknown || $missing ) {
		return ( $unknown ? 'unknown ' : 'lacks ' ) . implode( ', ', $unknown ?: $missing );
	}
	if ( trim( $text ) !== $text || $text === '' ) {
		return 'is empty, or begins or ends with a space';
	}
	if ( substr_count( $text, '{{' ) !== substr_count( $text, '}}' ) ) {
		return 'has unequal braces';
	}
	preg_match_all( '/\{\{PLURAL:[^|}]*((?:\|[^|}]*)+)\}\}/', $text, $plurals );
	foreach ( $plurals[1] as $forms ) {
		if ( substr_count( $forms, '|' ) !== ( PLURALS[$lang] ?? substr_count( $forms, '|' ) ) ) {
			return 'has not all plural forms';
		}
	}
	return null;
}

foreach ( array_slice( $argv, 1 ) as $path ) {
	$english = messages( dirname( $path ) . '/en.json' );
	$lang = basename( $path, '.json' );
	foreach ( messages( $path ) as $key => $text ) {
		$fault = match ( true ) {
			is_int( $key ) => $text,
			!isset( $english[$key] ) => 'English has no such message',
			!is_string( $text ) => 'is no text',
			default => faultOf( $text, $english[$key], $lang ),
		};
		if ( $fault !== null ) {
			echo "$path: ", is_int( $key ) ? '' : "$key: ", "$fault\n";
		}
	}
}
