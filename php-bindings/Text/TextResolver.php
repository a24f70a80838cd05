<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Text;

use MediaWiki\User\UserNameUtils;

/**
 * What the links, mentions and addresses that the engine found in a text mean in this wiki, as the
 * entities it stores. All people are looked up in one query; whether pages exist is not asked:
 * that may be another answer by the time it is read.
 */
class TextResolver {
	public const SERVICE_NAME = 'WikiSocial.TextResolver';

	public function __construct(
		private readonly TitleMeaning $titles,
		private readonly UrlMeaning $urls,
		private readonly UserNameUtils $userNames,
		private readonly Accounts $accounts
	) {
	}

	/**
	 * @param array[] $items as WikiSocial\Text::scan() answers them
	 * @return array[] entities in order; what means nothing here has none and stays text
	 */
	public function resolve( array $items ): array {
		$meanings = array_map( [ $this, 'meaning' ], $items );
		$ids = $this->accounts->idsOf( array_column( array_filter( $meanings ), 'person' ) );
		$entities = [];
		foreach ( $items as $i => $item ) {
			$meaning = $meanings[$i];
			$id = $ids[$meaning['person'] ?? ''] ?? null;
			if ( $id !== null ) {
				$meaning = [ 'type' => 'user', 'userId' => $id ];
			}
			unset( $meaning['person'] );
			if ( isset( $meaning['type'] ) ) {
				$entities[] = [
					'type' => $meaning['type'], 'start' => $item['start'], 'length' => $item['length']
				] + $meaning;
			}
		}
		return $entities;
	}

	private function meaning( array $item ): ?array {
		return match ( $item['type'] ) {
			'link' => $this->titles->of( $item['target'] ),
			'mention' => $this->mention( $item['target'] ),
			'url' => $this->urls->of( $item['target'] ) ?? [ 'type' => 'url' ],
		};
	}

	/** Someone unknown is no red link: an "@" may mean anything. */
	private function mention( string $name ): ?array {
		$canonical = $this->userNames->getCanonical( strtr( $name, '_', ' ' ) );
		return $canonical === false ? null : [ 'person' => $canonical ];
	}
}
