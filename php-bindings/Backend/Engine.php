<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Backend;

use MediaWiki\Extension\WikiSocial\Comment\CommentPage;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\Like\LikeState;
use MediaWiki\Extension\WikiSocial\Moderation\ModerationEntry;
use MediaWiki\Extension\WikiSocial\Moderation\ModerationResult;
use MediaWiki\Extension\WikiSocial\Status\History;
use MediaWiki\Extension\WikiSocial\Status\PostResult;
use MediaWiki\Extension\WikiSocial\Status\Status;
use Psr\Log\LoggerInterface;
use Wikimedia\ObjectCache\BagOStuff;
use Wikimedia\Stats\StatsFactory;
use WikiSocial\Actors;
use WikiSocial\Comments;
use WikiSocial\Exception;
use WikiSocial\Feeds;
use WikiSocial\Likes;
use WikiSocial\Media;
use WikiSocial\Moderation;
use WikiSocial\NotFoundException;
use WikiSocial\Reports;
use WikiSocial\SchemaException;
use WikiSocial\Statuses;
use WikiSocial\Targets;
use WikiSocial\Text;
use WikiSocial\TimeoutException;
use WikiSocial\UnavailableException;
use WikiSocial\Viewer;

/**
 * The native engine with typed answers. It adds what one request of MediaWiki needs and decides
 * nothing else: once the store failed to answer, the rest of the request does not wait for it
 * again; failures are logged and counted. All methods throw WikiSocial\Exception.
 */
class Engine {
	use CalendarCalls;
	use DeliveryCalls;
	use EventCalls;
	use FollowCalls;
	use GroupCalls;
	use MirrorCalls;
	use NotificationCalls;

	public const SERVICE_NAME = 'WikiSocial.Engine';

	/** Seconds in which this host logs the same fault once. */
	private const LOG_PAUSE = 60;

	/** Statuses looked at in one exchange: well below its deadline. */
	private const SETTLE_BATCH = 2000;

	/** The store's failure earlier in this request. */
	private ?Exception $away = null;

	public function __construct(
		private readonly LoggerInterface $logger,
		private readonly BagOStuff $hostCache,
		private readonly StatsFactory $stats,
		private readonly string $wiki
	) {
	}

	/**
	 * The same key and body within 24 hours answer with the same status. One exchange.
	 * @param Viewer $author
	 * @param array $draft as of WikiSocial\Statuses
	 */
	public function post( Viewer $author, array $draft ): PostResult {
		$answer = $this->call( 'post', static fn () => Statuses::post( $author, $draft ) );
		return new PostResult( Status::fromArray( $answer['status'] ), $answer['created'] );
	}

	/** What post() answered before to the same key and body; null: nothing was posted with it. One exchange. */
	public function posted( Viewer $author, array $draft ): ?PostResult {
		return $this->unlessUnused( fn () => $this->post( $author, [ 'repeat' => true ] + $draft ) );
	}

	/** The text as it would be stored; throws what post() would throw for a draft's form. No exchange. */
	public function checkDraft( array $draft ): string {
		return $this->call( 'check', static fn () => Statuses::check( $draft ) );
	}

	/** What may be links, mentions and addresses in a text, by their form. No exchange. */
	public function scan( string $text ): array {
		return $this->call( 'scan', static fn () => Text::scan( $text ) );
	}

	/**
	 * A new version of one's own; the status after it. One exchange.
	 * @param Viewer $author
	 * @param string $id
	 * @param array $draft text, lang, entities
	 * @param ?int $version the one that was seen; null: whichever it is
	 */
	public function edit( Viewer $author, string $id, array $draft, ?int $version ): Status {
		return Status::fromArray(
			$this->call( 'edit', static fn () => Statuses::edit( $author, $id, $draft, $version ) )
		);
	}

	/** One exchange. */
	public function status( Viewer $viewer, string $id ): Status {
		return Status::fromArray( $this->call( 'status', static fn () => Statuses::get( $viewer, $id ) ) );
	}

	/** Deletes one's own. One exchange. */
	public function delete( Viewer $author, string $id ): void {
		$this->call( 'delete', static fn () => Statuses::delete( $author, $id ) );
	}

	/** Takes one's own deletion back; the status after it. One exchange. */
	public function undelete( Viewer $author, string $id ): Status {
		return Status::fromArray(
			$this->call( 'undelete', static fn () => Statuses::undelete( $author, $id ) )
		);
	}

	/** Versions, newest first. One exchange. */
	public function history( Viewer $viewer, string $id, int $limit, ?string $cursor ): History {
		return History::fromArray(
			$this->call( 'history', static fn () => Statuses::history( $viewer, $id, $limit, $cursor ) )
		);
	}

	/**
	 * How the statuses and comments of a wiki stand, ids ascending after one, without texts. One exchange.
	 * @return array{id: string, authorId: int, created: int, visibility: string, listed: bool, comment: bool}[]
	 */
	public function states( string $wiki, string $after, int $limit ): array {
		return $this->call( 'states', static fn () => Statuses::states( $wiki, $after, $limit ) );
	}

	/** The same of one; null where there is none. One exchange. */
	public function state( string $wiki, string $id ): ?array {
		$next = $this->states( $wiki, (string)( (int)$id - 1 ), 1 )[0] ?? null;
		return $next && $next['id'] === $id ? $next : null;
	}

	/** All public statuses of this wiki, newest first. One exchange. */
	public function publicFeed( Viewer $viewer, int $limit, ?string $cursor ): FeedPage {
		return FeedPage::fromArray(
			$this->call( 'feed-public', static fn () => Feeds::public( $viewer, $limit, $cursor ) )
		);
	}

	/** One person's statuses as far as the viewer may see them, newest first. One exchange. */
	public function userFeed( Viewer $viewer, int $userId, int $limit, ?string $cursor ): FeedPage {
		return FeedPage::fromArray(
			$this->call( 'feed-user', static fn () => Feeds::user( $viewer, $userId, $limit, $cursor ) )
		);
	}

	/** Public statuses and comments about a page, newest first. One exchange. */
	public function pageFeed( Viewer $viewer, int $pageId, int $limit, ?string $cursor ): FeedPage {
		return FeedPage::fromArray(
			$this->call( 'feed-page', static fn () => Feeds::page( $viewer, $pageId, $limit, $cursor ) )
		);
	}

	/** Statuses that mention the viewer and that they may see, newest first. One exchange. */
	public function mentionsFeed( Viewer $viewer, int $limit, ?string $cursor ): FeedPage {
		return FeedPage::fromArray(
			$this->call( 'feed-mentions', static fn () => Feeds::mentions( $viewer, $limit, $cursor ) )
		);
	}

	/**
	 * Hides or shows a status, a comment or one version of it. One exchange.
	 * @param Viewer $moderator
	 * @param string $type "status" or "comment"
	 * @param string $id
	 * @param array{level: string, reason?: string, version?: ?int} $order
	 */
	public function setLevel( Viewer $moderator, string $type, string $id, array $order ): ModerationResult {
		return ModerationResult::fromArray( $this->call(
			'moderate', static fn () => Moderation::setLevel( $moderator, $type, $id, $order )
		) );
	}

	/**
	 * What moderators did, oldest first; ids come in the order of commits. One exchange.
	 * @param string $wiki
	 * @param string $after id of an entry, "0" from the first
	 * @param int $limit
	 * @return ModerationEntry[]
	 */
	public function moderationEntries( string $wiki, string $after, int $limit ): array {
		return array_map( ModerationEntry::fromArray( ... ), $this->call(
			'moderation-entries', static fn () => Moderation::entries( $wiki, $after, $limit )
		) );
	}

	/**
	 * Not created when this reporter has a report on it open. One exchange.
	 * @return array{id: string, created: bool}
	 */
	public function report( Viewer $reporter, string $type, string $id, string $reason ): array {
		return $this->call( 'report', static fn () => Reports::file( $reporter, $type, $id, $reason ) );
	}

	/**
	 * Again without effect. One exchange.
	 * @param Viewer $viewer
	 * @param array $object as of WikiSocial\Targets
	 */
	public function like( Viewer $viewer, array $object ): LikeState {
		return LikeState::fromArray( $this->call( 'like', static fn () => Likes::put( $viewer, $object ) ) );
	}

	/**
	 * Takes one's like back, also from what one may no longer see. One exchange.
	 * @param Viewer $viewer
	 * @param array $object as of WikiSocial\Targets
	 */
	public function unlike( Viewer $viewer, array $object ): LikeState {
		return LikeState::fromArray( $this->call( 'unlike', static fn () => Likes::remove( $viewer, $object ) ) );
	}

	/**
	 * Likes of at most Likes::MANY_MAX objects, in their order; of what is unknown there are none.
	 * One exchange, none for no object.
	 * @param Viewer $viewer
	 * @param array[] $objects as of WikiSocial\Targets
	 * @return LikeState[]
	 */
	public function likes( Viewer $viewer, array $objects ): array {
		return !$objects ? [] : array_map( LikeState::fromArray( ... ), $this->call(
			'likes', static fn () => Likes::many( $viewer, $objects )
		) );
	}

	/**
	 * Who likes an object, newest first, as far as the policy lets this viewer know. One exchange.
	 * @param Viewer $viewer
	 * @param array $object as of WikiSocial\Targets
	 * @param string $policy
	 * @param int $limit
	 * @param ?string $cursor
	 * @return array{count: int, mine: bool, allowed: bool, items: list<int>, next: ?string}
	 */
	public function likedBy( Viewer $viewer, array $object, string $policy, int $limit, ?string $cursor ): array {
		return $this->call( 'liked-by', static fn () => Likes::by( $viewer, $object, $policy, $limit, $cursor ) );
	}

	/**
	 * As post(); the object counts to the body. One exchange.
	 * @param Viewer $author
	 * @param array $object as of WikiSocial\Targets
	 * @param array $draft as of WikiSocial\Statuses, without visibility
	 */
	public function comment( Viewer $author, array $object, array $draft ): PostResult {
		$answer = $this->call( 'comment', static fn () => Comments::post( $author, $object, $draft ) );
		return new PostResult( Status::fromArray( $answer['comment'] ), $answer['created'] );
	}

	/** What comment() answered before to the same key and body; null: nothing was posted with it. One exchange. */
	public function commented( Viewer $author, array $object, array $draft ): ?PostResult {
		return $this->unlessUnused( fn () => $this->comment( $author, $object, [ 'repeat' => true ] + $draft ) );
	}

	/**
	 * Comments on an object by thread, the newest first; on a comment the replies of its thread. One exchange.
	 * @param Viewer $viewer
	 * @param array $object as of WikiSocial\Targets
	 * @param int $limit
	 * @param ?string $cursor
	 */
	public function comments( Viewer $viewer, array $object, int $limit, ?string $cursor ): CommentPage {
		return CommentPage::fromArray(
			$this->call( 'comments', static fn () => Comments::list( $viewer, $object, $limit, $cursor ) )
		);
	}

	/**
	 * How many comments at most 500 objects have, in their order. One exchange, none for no object.
	 * @param Viewer $viewer
	 * @param array[] $objects as of WikiSocial\Targets
	 * @return int[]
	 */
	public function commentCounts( Viewer $viewer, array $objects ): array {
		return !$objects ? [] : $this->call( 'comment-counts', static fn () => Comments::counts( $viewer, $objects ) );
	}

	/**
	 * What at most 500 comments hang on, in their order, null of what is none. One exchange, none for no comment.
	 * @param string[] $ids
	 * @return list<?array{type: string, id: string}>
	 */
	public function commentRoots( array $ids ): array {
		$comments = array_map( static fn ( string $id ) => [ 'type' => 'comment', 'id' => $id ], array_values( $ids ) );
		return !$ids ? [] : $this->call( 'comment-roots', fn () => Comments::roots( $this->wiki, $comments ) );
	}

	/**
	 * As states(), of the comments on at most 500 objects that are neither hidden nor deleted by themselves. One exchange.
	 * @param list<array{type: string, id: string}> $roots
	 * @param string $after
	 * @param int $limit
	 */
	public function commentStates( array $roots, string $after, int $limit ): array {
		return $this->call( 'comment-states', fn () => Comments::states( $this->wiki, $roots, $after, $limit ) );
	}

	/**
	 * Closes an object to new comments, or opens it; false when it was so already. One exchange.
	 * @param Viewer $viewer
	 * @param array $object as of WikiSocial\Targets
	 * @param bool $closed
	 * @param string $reason for the log, whose form the engine checks
	 */
	public function setClosed( Viewer $viewer, array $object, bool $closed, string $reason = '' ): bool {
		return $this->call( 'close', static fn () => Targets::setClosed( $viewer, $object, $closed, $reason ) );
	}

	/**
	 * People whom the store knows, by rising user id. One exchange.
	 * @return list<array{userId: int, hidden: bool, temporary: bool, exists: bool, mergedInto: ?int}>
	 */
	public function mirroredUsers( string $wiki, int $after, int $limit ): array {
		return $this->call( 'users-list', static fn () => Actors::list( $wiki, $after, $limit ) );
	}

	/**
	 * Tells the store what the wiki says of its users; answers how many rows changed. One exchange.
	 * @param string $wiki
	 * @param list<array{userId: int, hidden: bool, temporary: bool, exists: bool}> $states by rising user id
	 */
	public function mirrorUsers( string $wiki, array $states ): int {
		return $this->call( 'users-mirror', static fn () => Actors::mirror( $wiki, $states ) );
	}

	/** One account was merged into another; false when the store knew, or knows nobody. One exchange. */
	public function mergeUsers( string $wiki, int $from, int $to ): bool {
		return $this->call( 'users-merge', static fn () => Actors::merge( $wiki, $from, $to )['changed'] );
	}

	/**
	 * One batch of giving heirs what merged people wrote. One exchange.
	 * @return array{moved: int, next: ?string} next: $after of the next batch
	 */
	public function settleMerges( string $wiki, string $after, bool $dryRun ): array {
		return $this->call( 'users-settle',
			static fn () => Actors::settle( $wiki, $after, self::SETTLE_BATCH, $dryRun ) );
	}

	/**
	 * Objects of this wiki that the store knows, of one page or of all, ids ascending after one. One exchange.
	 * @return list<array{target: string, type: string, id: string, authorId: int, pageId: int, hidden: string, deleted: bool}>
	 */
	public function targets( string $after, int $limit, int $pageId = 0 ): array {
		return $this->call( 'targets-list', fn () => Targets::list( $this->wiki, $after, $limit, $pageId ) );
	}

	/**
	 * Those of at most 500 of these that the store knows. One exchange.
	 * @param list<array{type: string, id: string}> $objects
	 * @return array[] as of targets()
	 */
	public function findTargets( array $objects ): array {
		return $this->call( 'targets-find', fn () => Targets::find( $this->wiki, $objects ) );
	}

	/**
	 * Tells the store what the wiki says of these objects; answers how many rows changed. One exchange.
	 * @param list<array{target: string, authorId: int, pageId: int, hidden: string, deleted: bool}> $states
	 */
	public function mirrorTargets( array $states ): int {
		return $this->call( 'targets-mirror', fn () => Targets::mirror( $this->wiki, $states ) );
	}

	/**
	 * Keeps what the homes of files say of them. One exchange.
	 * @param array[] $files as of Media\FileAnswer; of those that are nowhere only file, and gone: true
	 */
	public function putFiles( array $files ): void {
		$this->call( 'files-put', fn () => Media::put( $this->wiki, $files ) );
	}

	/**
	 * What is kept of these files, also of those that are gone. One exchange.
	 * @param string[] $names
	 * @return array[] as of putFiles(), with gone, and refreshed in microseconds
	 */
	public function files( array $names ): array {
		return $this->call( 'files', fn () => Media::get( $this->wiki, $names ) );
	}

	/** @return string[] names of files that nobody asked for in that time, the oldest first. One exchange. */
	public function staleFiles( int $ageSeconds, int $limit ): array {
		return $this->call( 'files-stale', fn () => Media::takeStale( $this->wiki, $ageSeconds, $limit ) );
	}

	/** How many there are of these. One exchange. */
	public function fileBacklog( int $ageSeconds ): int {
		return $this->call( 'files-backlog', fn () => Media::backlog( $this->wiki, $ageSeconds ) );
	}

	/**
	 * Statuses that show a file, ids ascending after one. One exchange.
	 * @return array{id: string, authorId: int}[]
	 */
	public function fileStatuses( string $file, string $after, int $limit ): array {
		return $this->call( 'files-statuses', fn () => Media::statuses( $this->wiki, $file, $after, $limit ) );
	}

	/** Keeps out who made a file, and what is told of it, or no more; whether that is new. One exchange. */
	public function withholdCredit( string $file, bool $withheld ): bool {
		return $this->call( 'files-withhold', fn () => Media::withhold( $this->wiki, $file, $withheld ) );
	}

	/** Whether the module is loaded and of this extension's release. No exchange. */
	public function isUsable(): bool {
		$problem = Version::problem();
		if ( $problem && $this->isFirst( 'module' ) ) {
			$this->logger->error( 'The social features are off: extension {extension}, PHP module {module}', [
				'extension' => Version::ofExtension(),
				'module' => phpversion( 'wikisocial' ),
			] );
		}
		return $problem === null;
	}

	/** A store that is away must not fill the log too. */
	private function isFirst( string $fault ): bool {
		return $this->hostCache->add(
			$this->hostCache->makeKey( 'wikisocial-logged', $fault ), 1, self::LOG_PAUSE
		);
	}

	/** @param callable(): PostResult $ask */
	private function unlessUnused( callable $ask ): ?PostResult {
		try {
			return $ask();
		} catch ( NotFoundException $failure ) {
			if ( $failure->getReason() !== 'key-unused' ) {
				throw $failure;
			}
			return null;
		}
	}

	/**
	 * @template T
	 * @param string $name for logs and counters
	 * @param callable(): T $ask
	 * @return T
	 */
	private function call( string $name, callable $ask ) {
		if ( $this->away !== null ) {
			throw $this->away;
		}
		try {
			$answer = $ask();
		} catch ( Exception $failure ) {
			$this->note( $name, $failure );
			throw $failure;
		}
		$this->count( $name, 'ok' );
		return $answer;
	}

	private function note( string $name, Exception $failure ): void {
		$this->count( $name, $failure->getReason() );
		if ( !Failure::isTheStores( $failure ) ) {
			return;
		}
		if ( $failure instanceof UnavailableException || $failure instanceof TimeoutException
			|| $failure instanceof SchemaException
		) {
			$this->away = $failure;
		}
		if ( !$this->isFirst( $failure->getReason() ) ) {
			return;
		}
		$this->logger->error( 'The social store failed at {call}: {message}', [
			'call' => $name,
			'message' => $failure->getMessage(),
			'reason' => $failure->getReason(),
			'sqlstate' => $failure->getSqlState(),
		] );
	}

	private function count( string $name, string $outcome ): void {
		$this->stats->getCounter( 'engine_calls_total' )
			->setLabel( 'call', $name )
			->setLabel( 'outcome', $outcome )
			->increment();
	}
}
