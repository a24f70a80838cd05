<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Media\ApiAnswer;
use PHPUnit\Framework\TestCase;

/** @covers \MediaWiki\Extension\WikiSocial\Media\ApiAnswer */
class ApiAnswerTest extends TestCase {
	private static function parse( array $query, array $rest = [ 'batchcomplete' => true ], ?ApiAnswer $before = null ): ?ApiAnswer {
		return ApiAnswer::parse( json_encode( $rest + [ 'query' => $query ] ), $before );
	}

	private static function page( string $title, array $rest = [] ): array {
		return $rest + [ 'ns' => 6, 'title' => $title, 'imagerepository' => 'local', 'imageinfo' => [ [ 'mime' => 'image/png' ] ] ];
	}

	public static function provideNoAnswers(): array {
		return array_map( static fn ( $json ) => [ $json ], [
			'no connection' => false, 'nothing' => '', 'HTML' => '<!DOCTYPE html><title>503</title>', 'half' => '{"query":{"pages":[', 'a text' => '"x"',
			'a number' => '7', 'null' => 'null', 'a list' => '[]', 'an object' => '{}', 'an error' => '{"error":{"code":"maxlag"},"query":{"pages":[]}}',
			'errors' => '{"errors":[{"code":"ratelimited"}]}', 'another query' => '{"query":"x"}', 'null as query' => '{"query":null}',
			'very deep' => str_repeat( '[', 100000 ), 'invalid bytes' => "{\"query\":\"\xFF\"}",
		] );
	}

	/** @dataProvider provideNoAnswers */
	public function testWhatIsNoAnswerIsNone( string|false $json ): void {
		$this->assertNull( ApiAnswer::parse( $json ) );
	}

	public function testAFileIsFoundByTheNameThatWasAskedFor(): void {
		$answer = self::parse( [ 'pages' => [ self::page( 'File:A.png' ) ] ] );
		$this->assertSame( [ 'title' => 'A.png', 'info' => [ 'mime' => 'image/png' ] ], $answer->of( 'A.png' ) );
		$this->assertNull( $answer->of( 'B.png' ), 'nothing is said of it' );
	}

	public function testNamesLeadThroughNormalizationAndRedirects(): void {
		$answer = self::parse( [
			'normalized' => [ [ 'fromencoded' => false, 'from' => 'File:a.png', 'to' => 'Datei:A.png' ],
				[ 'fromencoded' => true, 'from' => 'File%3Ae%CC%81.png', 'to' => 'Datei:É.png' ] ],
			'redirects' => [ [ 'from' => 'Datei:A.png', 'to' => 'Datei:B.png', 'tofragment' => 'x' ], [ 'from' => 'Datei:B.png', 'to' => 'Datei:C d.png' ] ],
			'pages' => [ self::page( 'Datei:C d.png' ), self::page( 'Datei:É.png' ) ],
		] );
		$this->assertSame( 'C d.png', $answer->of( 'a.png' )['title'] );
		$this->assertSame( 'É.png', $answer->of( "e\u{301}.png" )['title'] );
	}

	public function testACircleEnds(): void {
		$answer = self::parse( [ 'redirects' => [ [ 'from' => 'File:A.png', 'to' => 'File:B.png' ], [ 'from' => 'File:B.png', 'to' => 'File:A.png' ] ], 'pages' => [] ] );
		$this->assertNull( $answer->of( 'A.png' ) );
	}

	public static function provideMissing(): array {
		$none = [ 'imageinfo' => null ];
		return [
			'no page' => [ $none + [ 'missing' => true, 'imagerepository' => '' ] ],
			'no name' => [ $none + [ 'invalid' => true, 'invalidreason' => 'x' ] ],
			'a description without a file' => [ $none + [ 'pageid' => 7, 'imagerepository' => '' ] ],
			'a redirect to another page' => [ $none + [ 'ns' => 0 ] ],
			'a file that is hidden' => [ [ 'imageinfo' => [ [ 'filehidden' => true, 'timestamp' => 'x' ] ] ] ],
			'a file that was suppressed' => [ [ 'imageinfo' => [ [ 'filehidden' => true, 'suppressed' => true ] ] ] ],
			'a file that is not there' => [ [ 'imageinfo' => [ [ 'filemissing' => true ] ] ] ],
			'no versions' => [ [ 'imageinfo' => [] ] ],
			'versions of no form' => [ [ 'imageinfo' => [ 'x' ] ] ],
			'a version of no form' => [ [ 'imageinfo' => 'x' ] ],
		];
	}

	/** @dataProvider provideMissing */
	public function testAFileThatIsNotThereIsSaidToBeMissing( array $page ): void {
		$answer = self::parse( [ 'pages' => [ $page + self::page( 'File:A.png' ) ] ] );
		$this->assertSame( [ 'title' => 'A.png', 'info' => null ], $answer->of( 'A.png' ) );
		$this->assertSame( [], $answer->found() );
	}

	public function testAFileOfAThirdWikiIsThere(): void {
		$page = self::page( 'File:A.png', [ 'missing' => true, 'known' => true, 'imagerepository' => 'shared' ] );
		$this->assertNotNull( self::parse( [ 'pages' => [ $page ] ] )->of( 'A.png' )['info'] );
	}

	public function testAnAnswerInPartsIsJoined(): void {
		$first = self::parse( [
			'redirects' => [ [ 'from' => 'File:X.png', 'to' => 'File:B.png' ] ],
			'pages' => [ self::page( 'File:A.png' ), array_diff_key( self::page( 'File:B.png' ), [ 'imageinfo' => 1 ] ) ],
		], [ 'continue' => [ 'iicontinue' => 'B.png|x', 'continue' => '||', 'bad' => [] ] ] );
		$this->assertSame( [ 'iicontinue' => 'B.png|x', 'continue' => '||' ], $first->next );
		$this->assertNotNull( $first->of( 'A.png' ) );
		$this->assertNull( $first->of( 'X.png' ), 'not said yet' );
		$both = self::parse( [ 'pages' => [ self::page( 'File:B.png' ) ] ], [ 'batchcomplete' => true ], $first );
		$this->assertSame( [], $both->next );
		$this->assertNotNull( $both->of( 'A.png' )['info'] );
		$this->assertSame( 'B.png', $both->of( 'X.png' )['title'] );
	}

	public function testASearchIsInItsOrder(): void {
		$answer = self::parse( [ 'pages' => [ self::page( 'File:B.png', [ 'index' => 2 ] ), self::page( 'File:C.png' ),
			self::page( 'File:A.png', [ 'index' => 1 ] ), self::page( 'File:D.png', [ 'imageinfo' => null ] ) ] ] );
		$this->assertSame( [ 'A.png', 'B.png', 'C.png' ], array_column( $answer->found(), 'title' ) );
		$this->assertSame( [], ApiAnswer::parse( '{"batchcomplete":true}' )->found(), 'nothing was found' );
	}

	public function testRecordsOfNoFormSayNothing(): void {
		$answer = self::parse( [ 'pages' => [ 'x', 7, null, [], [ 'title' => [] ], [ 'title' => 'File:A.png' ] ], 'normalized' => 'x',
			'redirects' => [ 'x', [ 'from' => 1, 'to' => [] ] ] ], [ 'continue' => 'x' ] );
		$this->assertSame( [ 'title' => 'A.png', 'info' => null ], $answer->of( 'A.png' ) );
	}
}
