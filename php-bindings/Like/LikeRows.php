<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\MWEntity\BotAccounts;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Permissions\Authority;
use MediaWiki\Title\Title;
use WikiSocial\Exception;

/**
 * The likes of all rows of a page, looked up together before the rows are made; a row then takes its
 * own. What was not looked up has none, so that a list made elsewhere (transcluded, say) shows nothing.
 */
class LikeRows {
	public const SERVICE_NAME = 'WikiSocial.LikeRows';

	/** Seconds that a CDN may keep a page without its likes, when the store was away. */
	private const CDN_INCOMPLETE = 30;

	/** @var array<string, string> HTML by "type/id" */
	private array $html = [];

	public function __construct(
		private readonly bool $likesBots,
		private readonly LikesQuery $likes,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly WriteGuard $guard,
		private readonly BotAccounts $bots,
		private readonly LikeHtml $likeHtml,
		private readonly LikeSurfaces $surfaces
	) {
	}

	/**
	 * One exchange and one query for up to 500 rows, none for no row. Where the store is away the rows
	 * show nothing.
	 * @param array{type: string, id: string, authorId: int, page?: ?Title}[] $rows what this reader may see,
	 *  if only they may read its page; core lists what stands on others too
	 * @param IContextSource $context
	 */
	public function prepare( array $rows, IContextSource $context ): void {
		$rows = self::readable( $rows, $context->getAuthority() );
		if ( !$rows || !$this->engine->isUsable() ) {
			return;
		}
		$authority = $context->getAuthority();
		$viewer = $this->viewers->fromAuthority( $authority );
		try {
			$states = $this->likes->many( $viewer, array_map(
				static fn ( array $one ) => [ 'type' => $one['type'], 'id' => $one['id'] ], $rows
			) );
		} catch ( Exception ) {
			// The engine has logged it.
			$context->getOutput()->lowerCdnMaxage( self::CDN_INCOMPLETE );
			return;
		}
		$mayLike = $this->guard->probably( $authority, 'like' );
		$bots = $mayLike && !$this->likesBots ? $this->bots->among( array_column( $rows, 'authorId' ) ) : [];
		$self = $authority->getUser();
		$shown = '';
		foreach ( array_values( $rows ) as $at => $row ) {
			$isOwn = $row['authorId'] && $row['authorId'] === $self->getId();
			$mayAct = $states[$at]->mine || ( $mayLike && !$isOwn && !isset( $bots[$row['authorId']] ) );
			$shown .= $this->html["{$row['type']}/{$row['id']}"] = $this->likeHtml->control(
				$row['type'], $row['id'], $states[$at], $mayAct, $context, $self->getName()
			);
		}
		if ( $shown !== '' ) {
			self::addModules( $context );
		}
	}

	/** As TargetFinder asks. */
	private static function readable( array $rows, Authority $reader ): array {
		$readable = [];
		return array_filter( $rows, static function ( array $row ) use ( &$readable, $reader ): bool {
			$page = $row['page'] ?? null;
			return !$page?->canExist() ||
				( $readable[$page->getPrefixedDBkey()] ??= $reader->definitelyCan( 'read', $page ) );
		} );
	}

	/**
	 * The same for a page of a feed.
	 * @param Status[] $statuses
	 * @param Event[] $events whose pages this reader may read
	 * @param IContextSource $context
	 */
	public function prepareFeed( array $statuses, array $events, IContextSource $context ): void {
		// What its author deleted, or a moderator hid, is nothing to like.
		$shown = array_filter( $statuses, static fn ( Status $one ) => !$one->deleted && $one->hidden === '' );
		if ( $this->surfaces->has( LikeSurfaces::FEEDS ) ) {
			$this->prepare( [ ...array_map( static fn ( Status $one ) => [
				'type' => $one->type(), 'id' => $one->id, 'authorId' => $one->authorId
			], array_values( $shown ) ), ...array_map( static fn ( Event $one ) => [
				'type' => Target::EVENT, 'id' => $one->id, 'authorId' => $one->creatorId
			], $events ) ], $context );
		}
	}

	/** @param Status[] $statuses @param IContextSource $context */
	public function prepareStatuses( array $statuses, IContextSource $context ): void {
		$this->prepareFeed( $statuses, [], $context );
	}

	public static function addModules( IContextSource $context ): void {
		// One click acts: nobody may lay such a page under one of theirs.
		$context->getOutput()->getMetadata()->setPreventClickjacking( true );
		$context->getOutput()->addModuleStyles( 'ext.wikisocial.like.styles' );
		$context->getOutput()->addModules( 'ext.wikisocial.like' );
	}

	/** Empty where there is nothing to show. */
	public function html( string $type, string $id ): string {
		return $this->html["$type/$id"] ?? '';
	}
}
