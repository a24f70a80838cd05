<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Permissions\Authority;
use MediaWiki\Title\Title;
use StatusValue;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\NotFoundException;

/**
 * What can be commented, and by whom beyond the right to comment at all: whoever comments on what was
 * done to a page says so instead of on its talk page, and must be allowed to edit that.
 */
class CommentAccess {
	public const SERVICE_NAME = 'WikiSocial.CommentAccess';

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialComments' ];

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly TargetFinder $targets,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/**
	 * One exchange for a comment, which knows what it hangs on; none for all else.
	 * @param string $type
	 * @param string $id
	 * @param Authority $performer
	 * @param ?Status $known the comment, where it was read already
	 * @return StatusValue value: CommentPlace. Errors as of TargetFinder
	 * @throws \WikiSocial\Exception
	 */
	public function find( string $type, string $id, Authority $performer, ?Status $known = null ): StatusValue {
		$found = $this->targets->find( $type, $id, $performer );
		if ( !$found->isOK() ) {
			return $found;
		}
		$object = $found->getValue();
		if ( $type !== Target::COMMENT ) {
			return StatusValue::newGood( new CommentPlace( $object, $object ) );
		}
		try {
			$comment = $known ?? $this->engine->status( $this->viewers->fromAuthority( $performer ), $id );
		} catch ( NotFoundException ) {
			$comment = null;
		}
		$root = $comment?->root ? $this->targets->find( $comment->root['type'], $comment->root['id'], $performer ) : null;
		return match ( true ) {
			!$root => StatusValue::newFatal( MessageValue::new( 'wikisocial-error-target-not-found' ) ),
			!$root->isOK() => $root,
			default => StatusValue::newGood( new CommentPlace( $object, $root->getValue() ) ),
		};
	}

	/** Whether somebody must not read a comment because of the page that its thread is about. */
	public function isKept( Status $comment, Authority $reader ): bool {
		return $comment->root && $this->targets->isKept( $comment->root['type'], $comment->root['id'], $reader );
	}

	/**
	 * The same of something of any kind. One exchange for a comment, none for all else.
	 * @throws \WikiSocial\Exception
	 */
	public function keeps( Target $target, Authority $reader ): bool {
		return $target->type === Target::COMMENT && $this->keepsComment( $target->id, $reader );
	}

	/**
	 * The same of a comment by its id. What is hidden, or not there, is the engine's to keep. One exchange.
	 * @throws \WikiSocial\Exception
	 */
	public function keepsComment( string $id, Authority $reader ): bool {
		$root = $this->engine->commentRoots( [ $id ] )[0];
		return $root && $this->targets->isKept( $root['type'], $root['id'], $reader );
	}

	/**
	 * Those of many that are not kept from somebody. One exchange where there are comments among them.
	 * @param array<Target> $targets at most 500
	 * @param Authority $reader
	 * @return array<Target> with their keys
	 * @throws \WikiSocial\Exception
	 */
	public function shown( array $targets, Authority $reader ): array {
		$comments = array_filter( $targets, static fn ( Target $one ) => $one->type === Target::COMMENT );
		$ids = array_map( static fn ( Target $one ) => $one->id, $comments );
		$roots = array_filter( array_combine( array_keys( $ids ), $this->engine->commentRoots( $ids ) ) );
		$kept = $this->targets->keptAmong( $roots, $reader );
		$isShown = static fn ( $key ) => isset( $roots[$key] ) && !isset( $kept["{$roots[$key]['type']}/{$roots[$key]['id']}"] );
		return array_filter( $targets, static fn ( $key ) => !isset( $comments[$key] ) || $isShown( $key ), ARRAY_FILTER_USE_KEY );
	}

	/**
	 * A page of a feed without the comments that are kept from somebody; its cursor stays.
	 * @param FeedPage $page
	 * @param Authority $reader
	 */
	public function readable( FeedPage $page, Authority $reader ): FeedPage {
		$kept = $this->targets->keptAmong( array_filter( array_column( $page->items, 'root' ) ), $reader );
		return new FeedPage( array_values( array_filter( $page->items, static fn ( Status|Event $one ) =>
			!( $one instanceof Status && $one->root ) || !isset( $kept["{$one->root['type']}/{$one->root['id']}"] ) ) ), $page->next );
	}

	/** Whether this wiki takes comments on things of this kind. */
	public function takes( string $type ): bool {
		return (bool)( $this->config->get( 'WikiSocialComments' )[$type] ?? false );
	}

	/** Why this person may not comment there; null: nothing stands against it. Counts nothing. */
	public function refusal( CommentPlace $place, Authority $performer ): ?MessageSpecifier {
		if ( !$this->takes( $place->root->type ) || !$this->takes( $place->object->type ) ) {
			return MessageValue::new( 'wikisocial-error-comments-off' );
		}
		return self::talkRefusal( $place->root, $performer );
	}

	/** The same for one who changes a comment that is there. */
	public function refusalOf( Status $comment, Authority $performer ): ?MessageSpecifier {
		$root = $comment->root ? $this->targets->find( $comment->root['type'], $comment->root['id'], $performer ) : null;
		return $root?->isOK() ? self::talkRefusal( $root->getValue(), $performer ) : null;
	}

	private static function talkRefusal( Target $root, Authority $performer ): ?MessageSpecifier {
		$talk = self::talkPage( $root );
		return !$talk || self::mayEdit( $talk, $performer ) ? null
			: MessageValue::new( 'wikisocial-error-comment-talk' )->plaintextParams( $talk->getPrefixedText() );
	}

	/** Statuses stand on no page, and special pages have none. */
	private static function talkPage( Target $root ): ?Title {
		return $root->page?->isTalkPage() ? $root->page : $root->page?->getTalkPageIfDefined();
	}

	private static function mayEdit( Title $talk, Authority $performer ): bool {
		return $performer->definitelyCan( 'edit', $talk ) &&
			( $talk->exists() || $performer->definitelyCan( 'create', $talk ) );
	}
}
