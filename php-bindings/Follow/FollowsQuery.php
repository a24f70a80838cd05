<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Follow;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Page\PageStore;
use MediaWiki\Permissions\Authority;
use MediaWiki\Title\TitleFactory;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;

/** One's own lists: whom one follows, who follows or asks to, whom one blocked. Nobody else's are told. */
class FollowsQuery {
	public const SERVICE_NAME = 'WikiSocial.FollowsQuery';
	public const LISTS = [ 'following', 'followers', 'requests', 'blocked' ];

	public function __construct(
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PersonLookup $people,
		private readonly PageStore $pages,
		private readonly TitleFactory $titles
	) {
	}

	/** Why somebody may not read such a list; null: they may. */
	public static function refusal( Authority $reader ): ?MessageSpecifier {
		return match ( true ) {
			!$reader->isRegistered() => MessageValue::new( 'wikisocial-error-viewer-anonymous' ),
			// For bot passwords and OAuth: a private list needs the grant.
			!$reader->isAllowed( 'wikisocial-follow' ) => MessageValue::new( 'badaccess-group0' ),
			default => null,
		};
	}

	/**
	 * One exchange. What is masked or gone is left out.
	 * @param Authority $reader
	 * @param string $list of LISTS
	 * @param int $limit
	 * @param ?string $cursor
	 * @return array{items: list<array{kind: string, name: string, url: string, state: string, since: string}>, next: ?string}
	 * @throws \WikiSocial\Exception
	 */
	public function list( Authority $reader, string $list, int $limit, ?string $cursor ): array {
		$page = $this->engine->follows( $this->viewers->fromAuthority( $reader ), $list, $limit, $cursor );
		$ids = [ FollowCommand::USER => [], FollowCommand::PAGE => [] ];
		foreach ( $page['items'] as $item ) {
			$ids[$item['kind']][] = $item['id'];
		}
		$known = [
			FollowCommand::USER => $this->people( $ids[FollowCommand::USER] ),
			FollowCommand::PAGE => $this->pages( $ids[FollowCommand::PAGE], $reader ),
		];
		$items = [];
		foreach ( $page['items'] as $item ) {
			$named = $known[$item['kind']][$item['id']] ?? null;
			if ( $named ) {
				$items[] = [ 'kind' => $item['kind'] ] + $named + [
					'state' => $item['state'],
					'since' => gmdate( 'Y-m-d\TH:i:s\Z', intdiv( $item['at'], 1000000 ) ),
				];
			}
		}
		return [ 'items' => $items, 'next' => $page['next'] ];
	}

	/** @param int[] $ids @return array<int, array{name: string, url: string}> */
	private function people( array $ids ): array {
		$named = [];
		foreach ( $ids ? $this->people->byIds( $ids ) : [] as $id => $person ) {
			if ( $person->name !== null ) {
				$named[$id] = [ 'name' => $person->name, 'url' => $person->url() ];
			}
		}
		return $named;
	}

	/** Those that are there and may be read. @param int[] $ids @param Authority $reader @return array<int, array{name: string, url: string}> */
	public function pages( array $ids, Authority $reader ): array {
		$named = [];
		$found = !$ids ? [] : $this->pages->newSelectQueryBuilder()->wherePageIds( $ids )->caller( __METHOD__ )->fetchPageRecords();
		foreach ( $found as $page ) {
			if ( $reader->definitelyCan( 'read', $page ) ) {
				$title = $this->titles->newFromPageIdentity( $page );
				$named[$page->getId()] = [ 'name' => $title->getPrefixedText(), 'url' => $title->getCanonicalURL() ];
			}
		}
		return $named;
	}
}
