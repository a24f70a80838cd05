<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Extension\WikiSocial\Text\TextHtml;
use MediaWiki\Extension\WikiSocial\Text\TextLanguage;
use MediaWiki\SpecialPage\SpecialPage;

/** Statuses as the JSON of the REST API. */
class StatusFormatter {
	public const SERVICE_NAME = 'WikiSocial.StatusFormatter';

	public function __construct(
		private readonly TextCast $cast,
		private readonly TextHtml $textHtml,
		private readonly TextLanguage $language
	) {
	}

	/**
	 * All people are looked up in one query, all pages in another.
	 * @param Status[] $statuses
	 * @return array[]
	 */
	public function format( array $statuses ): array {
		$people = $this->cast->load( $statuses );
		return array_map( fn ( Status $one ) => $this->one( $one, $people ), $statuses );
	}

	/**
	 * @param array[] $entities
	 * @param array<int, Person> $people
	 * @return array<?array{name: string, url: string}> null for whom nobody may name
	 */
	public static function mentions( array $entities, array $people ): array {
		return array_map( static fn ( int $id ) => self::person( $people[$id] ), TextCast::mentioned( $entities ) );
	}

	private static function person( Person $person ): ?array {
		return $person->name === null ? null : [ 'name' => $person->name, 'url' => $person->url() ];
	}

	/** @param Status $status @param array<int, Person> $people */
	private function one( Status $status, array $people ): array {
		$author = $people[$status->authorId];
		$text = [ $status->text, $status->entities, $people, RequestContext::getMain() ];
		return [
			'id' => $status->id,
			'type' => 'status',
			'author' => [ 'name' => $author->name, 'url' => $author->url() ],
			'text' => $this->textHtml->plain( ...$text ),
			'html' => $this->textHtml->render( ...$text ),
			'mentions' => self::mentions( $status->entities, $people ),
			'lang' => $status->lang === '' ? null : $status->lang,
			'dir' => $this->language->direction( $status->lang ),
			'version' => $status->version,
			'created' => self::time( $status->created ),
			'edited' => $status->edited === null ? null : self::time( $status->edited ),
			'visibility' => $status->visibility,
			'deleted' => $status->deleted,
			'hidden' => $status->hidden === '' ? null : $status->hidden,
			'url' => SpecialPage::getTitleFor( 'Social', $status->permalinkSubpage() )->getCanonicalURL(),
		];
	}

	/** ISO 8601 in UTC with milliseconds. */
	public static function time( int $microseconds ): string {
		return gmdate( 'Y-m-d\TH:i:s', intdiv( $microseconds, 1_000_000 ) ) .
			sprintf( '.%03dZ', intdiv( $microseconds % 1_000_000, 1000 ) );
	}
}
