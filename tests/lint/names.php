<?php
// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Names of classes that a file uses without importing them, while its namespace's folder has none of the name: PHP
 * finds that out when the line runs. Takes the files to be looked at; prints one line for each fault.
 */
declare( strict_types = 1 );

const BUILT_IN = [ 'self', 'static', 'parent' ];

/** @return string[] what the file's "use" lines bring in */
function imported( string $source ): array {
	$names = [];
	preg_match_all( '/^use ([\w\\\\]+?)(\\\\\{([^}]*)\})?(?: as (\w+))?;/m', $source, $found, PREG_SET_ORDER );
	foreach ( $found as $use ) {
		$group = $use[3] ?? '';
		foreach ( $group === '' ? [ $use[4] ?? $use[1] ] : explode( ',', $group ) as $name ) {
			$names[] = preg_replace( '/^.*(?:\\\\| as )/', '', trim( $name ) );
		}
	}
	return $names;
}

/** @return string[] */
function used( string $source ): array {
	$names = [];
	$tokens = array_values( array_filter( PhpToken::tokenize( $source ),
		static fn ( PhpToken $one ) => !$one->is( [ T_WHITESPACE, T_COMMENT, T_DOC_COMMENT ] ) ) );
	foreach ( $tokens as $at => $token ) {
		$before = $tokens[$at - 1] ?? null;
		$after = $tokens[$at + 1] ?? null;
		if ( !$token->is( T_STRING ) || in_array( strtolower( $token->text ), BUILT_IN, true ) || !$before || !$after ) {
			continue;
		}
		if ( ( $after->is( T_DOUBLE_COLON ) && !$before->is( [ T_DOUBLE_COLON, T_OBJECT_OPERATOR ] ) ) || $before->is( [ T_NEW, T_INSTANCEOF ] ) ) {
			$names[] = $token->text;
		}
	}
	return $names;
}

foreach ( array_slice( $argv, 1 ) as $path ) {
	$source = file_get_contents( $path );
	if ( !preg_match( '/^namespace /m', $source ) ) {
		continue;
	}
	foreach ( array_unique( array_diff( used( $source ), imported( $source ) ) ) as $name ) {
		if ( !is_file( dirname( $path ) . "/$name.php" ) && !preg_match( "/(?:class|trait|interface|enum) $name\\b/", $source ) ) {
			echo "$path: $name\n";
		}
	}
}
