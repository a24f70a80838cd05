<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Text;

use MediaWiki\Cache\LinkBatch;
use MediaWiki\Cache\LinkBatchFactory;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\Version;
use MediaWiki\Title\MalformedTitleException;
use MediaWiki\Title\TitleParser;

/** Who and what some statuses name, looked up together: one query for people, one for pages. */
class TextCast {
	public const SERVICE_NAME = 'WikiSocial.TextCast';

	public function __construct(
		private readonly PersonLookup $people,
		private readonly TitleParser $titleParser,
		private readonly LinkBatchFactory $linkBatchFactory
	) {
	}

	/**
	 * Authors and mentioned people. Afterwards it is known which of the linked pages exist.
	 * @param Status[] $statuses
	 * @return array<int, Person>
	 */
	public function load( array $statuses ): array {
		return $this->loadAll(
			array_map( static fn ( Status $one ) => $one->authorId, $statuses ),
			array_merge( [], ...array_map( static fn ( Status $one ) => $one->entities, $statuses ) )
		);
	}

	/**
	 * The same for versions of a status and their editors.
	 * @param Version[] $versions
	 * @return array<int, Person>
	 */
	public function loadVersions( array $versions ): array {
		return $this->loadAll(
			array_map( static fn ( Version $one ) => $one->editorId, $versions ),
			array_merge( [], ...array_map( static fn ( Version $one ) => $one->entities, $versions ) )
		);
	}

	/**
	 * @param int[] $userIds
	 * @param array[] $entities of any number of texts
	 * @return array<int, Person>
	 */
	public function loadAll( array $userIds, array $entities ): array {
		$people = $this->people->byIds( [ ...$userIds, ...self::mentioned( $entities ) ] );
		$batch = $this->linkBatchFactory->newLinkBatch()->setCaller( __METHOD__ );
		foreach ( $people as $person ) {
			if ( $person->name !== null ) {
				$batch->add( NS_USER, $person->name );
			}
		}
		foreach ( $entities as $entity ) {
			if ( $entity['type'] === 'page' ) {
				$this->addPage( $batch, $entity['title'] );
			}
		}
		$batch->execute();
		return $people;
	}

	private function addPage( LinkBatch $batch, string $title ): void {
		try {
			$target = $this->titleParser->parseTitle( $title );
		} catch ( MalformedTitleException ) {
			// It will be shown as it was written.
			return;
		}
		if ( !$target->isExternal() ) {
			$batch->addObj( $target );
		}
	}

	/**
	 * @param array[] $entities
	 * @return int[] user ids in the order of the text, each once; 0 stands for those who are gone
	 */
	public static function mentioned( array $entities ): array {
		$users = array_filter( $entities, static fn ( $one ) => $one['type'] === 'user' );
		return array_values( array_unique( array_column( $users, 'userId' ) ) );
	}
}
