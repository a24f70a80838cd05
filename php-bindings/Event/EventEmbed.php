<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Html\Html;
use MediaWiki\Language\Language;
use MediaWiki\Linker\LinkTarget;
use MediaWiki\Page\PageStore;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Permissions\Authority;
use MediaWiki\Title\TitleValue;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/**
 * Fills all boxes of a page after the parser cache: one exchange, however many there are, and one more where one of them
 * means nothing to the reader.
 */
class EventEmbed {
	public const SERVICE_NAME = 'WikiSocial.EventEmbed';

	/** The store did not answer in this request. */
	public bool $isIncomplete = false;
	/** A box of this request is that of another page, which is not purged for it. */
	public bool $hasCopies = false;

	public function __construct(
		private readonly EventTag $tag,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PersonLookup $people,
		private readonly EventHtml $eventHtml,
		private readonly PageStore $pages,
		private readonly UserFactory $users,
		private readonly EventsQuery $query
	) {
	}

	/**
	 * @param string $html
	 * @param ParserOutput $output
	 * @param Language $language of the page
	 * @param ?Authority $viewer whose own answers are shown too; null: nobody's, as where a CDN keeps the page
	 */
	public function fill( string $html, ParserOutput $output, Language $language, ?Authority $viewer ): string {
		$markers = $this->tag->markers( $html );
		if ( !$markers ) {
			return $html;
		}
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setLanguage( $language );
		if ( !$viewer ) {
			$context->setUser( $this->users->newAnonymous() );
		}
		$tags = array_slice( array_values( array_unique( array_column( $markers, 'tag' ) ) ), 0, EventTag::MAX );
		$why = $this->engine->isUsable() ? null : MessageValue::new( 'wikisocial-error-schema' );
		$events = [];
		try {
			$events = $why ? [] : array_combine( $tags, $this->engine->eventsByTag(
				$viewer ? $this->viewers->fromAuthority( $viewer ) : $this->viewers->everybody(), $tags
			) );
		} catch ( Exception $failure ) {
			$why = Failure::message( $failure );
		}
		if ( $why ) {
			$this->isIncomplete = true;
			return EventBox::fill( $html, array_fill_keys( array_keys( $markers ),
				Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ], $context->msg( $why )->text() ) ) );
		}
		$kept = [];
		try {
			$kept = $this->kept( array_keys( array_filter( $events, 'is_null' ) ) );
		} catch ( Exception ) {
			// The engine has logged it; a box that nobody registered is not shown for once.
			$this->isIncomplete = true;
			$kept = array_filter( $events, 'is_null' );
		}
		if ( $kept ) {
			// There may be copies elsewhere, which nobody purges when it is shown again.
			$this->hasCopies = true;
		}
		$events = $this->shown( $events, $markers, $viewer ?? $context->getAuthority() );
		$people = $this->people->byIds( array_merge( [], ...array_map(
			static fn ( Event $event ) => $event->organisers, array_values( array_filter( $events ) )
		) ) );
		$homes = $this->homes( $markers, $events );
		$boxes = [];
		$once = new Once();
		foreach ( $markers as $marker => [ 'pageId' => $pageId, 'tag' => $tag ] ) {
			if ( array_key_exists( $tag, $kept ) ) {
				$html = EventBox::remove( $html, $marker );
				continue;
			}
			$event = $events[$tag] ?? null;
			$said = $output->getExtensionData( EventTag::DATA . $tag );
			$boxes[$marker] = match ( true ) {
				$event !== null => $this->eventHtml->state(
					$event, self::isCopy( $event, $pageId ), $homes[$event->pageId] ?? null, $people, $said, $context, $once
				) . $this->eventHtml->personal( $event, $context, $once ),
				// Saving would not help: the box says what would.
				isset( $said['keep'] ) => '',
				default => $this->eventHtml->unregistered( $context ),
			};
		}
		return EventBox::fill( $html, $boxes );
	}

	/**
	 * Which of the tags that mean nothing to a reader are of events that are kept from them: hidden, or announced by
	 * somebody who is. Their boxes say nothing at all. One exchange, only where there is such a tag.
	 * @param string[] $tags
	 * @return array<string, Event>
	 * @throws Exception
	 */
	private function kept( array $tags ): array {
		$tags = array_map( 'strval', $tags );
		return array_filter( array_combine( $tags, $this->engine->eventsByTag( $this->viewers->wiki(), $tags ) ),
			static fn ( ?Event $event ) => $event && ( $event->hidden !== '' || $event->announced ) );
	}

	/**
	 * Without those whose own page is another one that this reader may not read.
	 * @param array<string, ?Event> $events by tag
	 * @param array{pageId: int, tag: string}[] $markers
	 * @param Authority $reader
	 * @return array<string, ?Event>
	 */
	private function shown( array $events, array $markers, Authority $reader ): array {
		$here = array_column( $markers, null, 'pageId' );
		$isElsewhere = static fn ( ?Event $event ) => $event && $event->pageId && !isset( $here[$event->pageId] );
		$elsewhere = array_values( array_filter( $events, $isElsewhere ) );
		$readable = $elsewhere ? array_column( $this->query->readable( $elsewhere, $reader ), null, 'id' ) : [];
		return array_map( static fn ( ?Event $event ) =>
			$isElsewhere( $event ) && !isset( $readable[$event->id] ) ? null : $event, $events );
	}

	private static function isCopy( Event $event, int $pageId ): bool {
		return $event->pageId !== 0 && $event->pageId !== $pageId;
	}

	/**
	 * Pages that speak for what only copies of are here.
	 * @param array{pageId: int, tag: string}[] $markers
	 * @param array<string, ?Event> $events by tag
	 * @return array<int, LinkTarget>
	 */
	private function homes( array $markers, array $events ): array {
		$ids = [];
		foreach ( $markers as [ 'pageId' => $pageId, 'tag' => $tag ] ) {
			$event = $events[$tag] ?? null;
			if ( $event && self::isCopy( $event, $pageId ) ) {
				$ids[] = $event->pageId;
			}
		}
		$this->hasCopies = $this->hasCopies || $ids;
		$homes = [];
		$found = !$ids ? [] : $this->pages->newSelectQueryBuilder()->wherePageIds( $ids )->caller( __METHOD__ )->fetchPageRecords();
		foreach ( $found as $page ) {
			$homes[$page->getId()] = TitleValue::newFromPage( $page );
		}
		return $homes;
	}
}
