<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\SpecialPage\SpecialPage;

/** Statuses as the JSON of the REST API. */
class StatusFormatter {
	public const SERVICE_NAME = 'WikiSocial.StatusFormatter';

	public function __construct(
		private readonly PersonLookup $people,
		private readonly LanguageNameUtils $languageNames,
		private readonly LanguageFactory $languages,
		private readonly Licence $licence
	) {
	}

	/**
	 * All authors are looked up in one query.
	 * @param Status[] $statuses
	 * @return array[]
	 */
	public function format( array $statuses ): array {
		$people = $this->people->byIds( array_map( static fn ( Status $one ) => $one->authorId, $statuses ) );
		return array_map( fn ( Status $one ) => $this->one( $one, $people[$one->authorId] ), $statuses );
	}

	/**
	 * All editors are looked up in one query.
	 * @param Version[] $versions
	 * @return array[]
	 */
	public function formatVersions( array $versions ): array {
		$people = $this->people->byIds( array_map( static fn ( Version $one ) => $one->editorId, $versions ) );
		return array_map( fn ( Version $one ) => [
			'version' => $one->version,
			'editor' => [ 'name' => $people[$one->editorId]->name, 'url' => $people[$one->editorId]->url() ],
			'text' => $one->text,
			'html' => $one->text === null ? null : TextHtml::render( $one->text ),
			'lang' => $one->lang === '' ? null : $one->lang,
			'dir' => $this->direction( $one->lang ),
			'created' => self::time( $one->created ),
			'hidden' => $one->hidden === '' ? null : $one->hidden,
			'current' => $one->current,
		], $versions );
	}

	private function one( Status $status, Person $author ): array {
		return [
			'id' => $status->id,
			'type' => 'status',
			'author' => [ 'name' => $author->name, 'url' => $author->url() ],
			'text' => $status->text,
			'html' => TextHtml::render( $status->text ),
			'lang' => $status->lang === '' ? null : $status->lang,
			'dir' => $this->direction( $status->lang ),
			'version' => $status->version,
			'created' => self::time( $status->created ),
			'edited' => $status->edited === null ? null : self::time( $status->edited ),
			'visibility' => $status->visibility,
			'deleted' => $status->deleted,
			'hidden' => $status->hidden === '' ? null : $status->hidden,
			'licence' => $this->licence->name,
			'licenceUrl' => $this->licence->url,
			'url' => SpecialPage::getTitleFor( 'Social', $status->permalinkSubpage() )->getCanonicalURL(),
		];
	}

	/** Of a language that is not named, or not known, the browser tells by the text itself. */
	public function direction( string $lang ): string {
		$code = strtolower( $lang );
		return $code !== '' && $this->languageNames->isKnownLanguageTag( $code )
			? $this->languages->getLanguage( $code )->getDir() : 'auto';
	}

	/** ISO 8601 in UTC with milliseconds. */
	public static function time( int $microseconds ): string {
		return gmdate( 'Y-m-d\TH:i:s', intdiv( $microseconds, 1_000_000 ) ) .
			sprintf( '.%03dZ', intdiv( $microseconds % 1_000_000, 1000 ) );
	}
}
