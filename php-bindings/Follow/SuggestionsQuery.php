<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Follow;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\UserIdentityValue;

/** Whom a reader may want to follow, by what the two have chosen in common, and why (docs/adr/0017). */
class SuggestionsQuery {
	public const SERVICE_NAME = 'WikiSocial.SuggestionsQuery';

	/** User option: is suggested to others, and is suggested others */
	public const OPTION = 'wikisocial-suggest';
	private const LIMIT = 20;
	/** Some of whom want no suggestions, or no followers. */
	private const LOOKED_AT = 40;

	public function __construct(
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PersonLookup $people,
		private readonly FollowsQuery $follows,
		private readonly UserOptionsLookup $options
	) {
	}

	public function isWanted( Authority $reader ): bool {
		return $this->options->getBoolOption( $reader->getUser(), self::OPTION );
	}

	/**
	 * One exchange, none where the reader wants none.
	 * @param Authority $reader
	 * @return list<array{name: string, url: string, groups: int, group: ?array{id: string, name: string}, pages: int,
	 *  page: ?array{name: string, url: string}}>
	 * @throws \WikiSocial\Exception
	 */
	public function list( Authority $reader ): array {
		if ( !$this->isWanted( $reader ) ) {
			return [];
		}
		$found = $this->engine->suggestions( $this->viewers->fromAuthority( $reader ), self::LOOKED_AT );
		$people = !$found ? [] : $this->people->byIds( array_column( $found, 'userId' ) );
		$pages = $this->follows->pages( array_unique( array_filter( array_column( $found, 'pageId' ) ) ), $reader );
		$items = [];
		foreach ( $found as $one ) {
			$person = $people[$one['userId']];
			$page = $pages[$one['pageId']] ?? null;
			// Of a page that the reader may not read nothing is said.
			$isExplained = $one['group'] || $page;
			if ( $person->name !== null && $isExplained && $this->isSuggested( $person->id, $person->name ) ) {
				$items[] = [
					'name' => $person->name, 'url' => $person->url(), 'groups' => $one['groups'], 'group' => $one['group'],
					'pages' => $page ? $one['pages'] : 0, 'page' => $page,
				];
			}
			if ( count( $items ) === self::LIMIT ) {
				break;
			}
		}
		return $items;
	}

	private function isSuggested( int $id, string $name ): bool {
		$user = UserIdentityValue::newRegistered( $id, $name );
		return $this->options->getBoolOption( $user, self::OPTION )
			&& $this->options->getOption( $user, FollowCommand::OPTION ) !== 'closed';
	}
}
