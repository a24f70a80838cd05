<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\FormHtml;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\Notification\Kinds;
use MediaWiki\Extension\WikiSocial\Notification\MarkReadCommand;
use MediaWiki\Extension\WikiSocial\Notification\Notification;
use MediaWiki\Extension\WikiSocial\Notification\NotificationPage;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use MediaWiki\Extension\WikiSocial\Notification\NotificationText;
use MediaWiki\Extension\WikiSocial\Notification\ThreadCommand;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;
use WikiSocial\Exception;
use WikiSocial\Notifications;

/**
 * One's notifications, page by page, all of them or those unread, of all kinds or of one. Marking is a form's
 * button: wpRead=ID:SEQ, wpUnread=ID, wpAll=SEQ, where the seq is that of the newest that was shown; wpLeave=COMMENT and
 * wpJoin=COMMENT leave and join that one's thread.
 */
class NotificationsView extends View {
	private const LIMIT = 30;
	/** What one may have come from doing: wikisocial-notifications-done-NAME says so. */
	private const DONE = [ 'all', 'read', 'unread', 'left', 'joined' ];

	public function __construct(
		IContextSource $context,
		private readonly NotificationsQuery $notifications,
		private readonly MarkReadCommand $mark,
		private readonly ThreadCommand $thread,
		private readonly NotificationText $text
	) {
		parent::__construct( $context );
	}

	public function show( string $subject ): void {
		$this->getOutput()->disableClientCache();
		// One click acts: nobody may lay such a page under one of theirs.
		$this->getOutput()->getMetadata()->setPreventClickjacking( true );
		try {
			$this->getRequest()->wasPosted() ? $this->act() : $this->page();
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
		}
	}

	/** @return array{filter?: string, kind?: string} what of the list is asked for, as parameters */
	private function query(): array {
		$query = [];
		if ( $this->getRequest()->getRawVal( 'filter' ) === 'unread' ) {
			$query['filter'] = 'unread';
		}
		$kind = $this->getRequest()->getRawVal( 'kind' );
		if ( isset( Kinds::all()[$kind ?? ''] ) ) {
			$query['kind'] = $kind;
		}
		return $query;
	}

	private function act(): void {
		if ( !$this->isTokenRight() ) {
			$this->again( 403, MessageValue::new( 'sessionfailure' ) );
			return;
		}
		$request = $this->getRequest();
		[ $read, $unread, $all, $leave, $join ] = array_map( $request->getRawVal( ... ),
			[ 'wpRead', 'wpUnread', 'wpAll', 'wpLeave', 'wpJoin' ] );
		[ $id, $seq ] = explode( ':', $read ?? '', 2 ) + [ '', '' ];
		$authority = $this->getAuthority();
		match ( true ) {
			$all !== null => $this->finish( $this->mark->readIfAllowed( $authority, [], $all ), 'all' ),
			$read !== null => $this->finish( $this->mark->readIfAllowed( $authority, [ $id ], $seq ), 'read', $id ),
			$unread !== null => $this->finish( $this->mark->unreadIfAllowed( $authority, $unread ), 'unread', $unread ),
			$leave !== null => $this->finish( $this->thread->setWatchedIfAllowed( $authority, $leave, false ), 'left', '', $leave ),
			$join !== null => $this->finish( $this->thread->setWatchedIfAllowed( $authority, $join, true ), 'joined' ),
			default => $this->again( 400, MessageValue::new( 'wikisocial-error-input-invalid' ) ),
		};
	}

	/**
	 * @param WriteStatus $result
	 * @param string $done of DONE
	 * @param string $id back to which
	 * @param string $thread that was left, to be joined again
	 */
	private function finish( WriteStatus $result, string $done, string $id = '', string $thread = '' ): void {
		if ( !$result->isOK() ) {
			$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
			$this->again( $result->httpStatus, $result->getMessages()[0] );
			return;
		}
		$cursor = $this->getRequest()->getRawVal( 'cursor' );
		$query = $this->query() + ( $cursor === null ? [] : [ 'cursor' => $cursor ] ) + [ 'done' => $done ]
			+ ( $thread === '' ? [] : [ 'thread' => $thread ] );
		$this->getOutput()->redirect(
			self::title()->getFullURL( $query ) . ( $id === '' ? '' : "#notification-$id" ), '303'
		);
	}

	private function again( int $httpStatus, MessageSpecifier $why ): void {
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->getOutput()->addHTML( Html::rawElement( 'div', [ 'role' => 'alert' ], Html::errorBox( $this->msg( $why )->parse() ) ) );
		$this->page();
	}

	private function page(): void {
		$query = $this->query();
		$cursor = $this->getRequest()->getRawVal( 'cursor' );
		$page = $this->notifications->list( $this->getAuthority(), array_filter( [
			'unread' => isset( $query['filter'] ),
			'kinds' => isset( $query['kind'] ) ? [ $query['kind'] ] : null,
		] ), self::LIMIT, $cursor );
		$this->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-notifications' ],
			$this->notice() . $this->head( $page ) . $this->filters( $query ) . $this->items( $page, $query, $cursor ) .
			$this->pager( $page, $query, $cursor )
		) );
		$this->addWayBack();
	}

	private static function title(): Title {
		return SpecialPage::getTitleFor( 'SocialNotifications' );
	}

	/**
	 * Messages: wikisocial-notifications-done-all, wikisocial-notifications-done-read, wikisocial-notifications-done-unread,
	 * wikisocial-notifications-done-left, wikisocial-notifications-done-joined
	 */
	private function notice(): string {
		$done = $this->getRequest()->getRawVal( 'done' );
		if ( $this->getRequest()->wasPosted() || !in_array( $done, self::DONE, true ) ) {
			return '';
		}
		$thread = $done === 'left' ? $this->getRequest()->getRawVal( 'thread' ) ?? '' : '';
		return Html::rawElement( 'div', [ 'role' => 'status' ],
			Html::successBox( $this->msg( "wikisocial-notifications-done-$done" )->escaped(), 'mw-wikisocial-notice' )
		) . ( !preg_match( '/^\d{1,19}$/D', $thread ) ? '' : FormHtml::form(
			self::title()->getLocalURL( $this->query() ), $this->getCsrfTokenSet()->getToken()->toString(),
			FormHtml::button( $this->msg( 'wikisocial-notification-join' )->text(), false, [ 'name' => 'wpJoin', 'value' => $thread ] )
		) );
	}

	private function head( NotificationPage $page ): string {
		$count = $page->unread < Notifications::COUNT_MAX
			? $this->msg( 'wikisocial-notifications-unread' )->numParams( $page->unread )->params( $page->unread )->text()
			: $this->msg( 'wikisocial-notifications-unread-many' )->numParams( Notifications::COUNT_MAX )->text();
		$preferences = !$this->getUser()->isNamed() ? '' : ' ' . Html::element( 'a', [
			'href' => SpecialPage::getTitleFor( 'Preferences' )->getLocalURL() . '#mw-prefsection-wikisocial-notifications',
		], $this->msg( 'wikisocial-notifications-preferences' )->text() );
		return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-notifications-head' ],
			Html::element( 'span', [], $count ) . $preferences );
	}

	private function filters( array $query ): string {
		$kinds = [ '' => $this->msg( 'wikisocial-notifications-all-kinds' )->text() ];
		foreach ( array_keys( Kinds::all() ) as $kind ) {
			// Messages: see Kinds::message()
			$kinds[$kind] = $this->msg( Kinds::message( $kind ) )->text();
		}
		$states = [
			'' => $this->msg( 'wikisocial-notifications-filter-all' )->text(),
			'unread' => $this->msg( 'wikisocial-notifications-filter-unread' )->text(),
		];
		return Html::rawElement( 'form', [
			'method' => 'get', 'action' => wfScript(), 'class' => 'mw-wikisocial-notifications-filters',
			'aria-label' => $this->msg( 'wikisocial-notifications-filters' )->text(),
		],
			Html::hidden( 'title', self::title()->getPrefixedDBkey() ) .
			FormHtml::select( $this->msg( 'wikisocial-notifications-filter' )->text(), 'filter', $states, $query['filter'] ?? '' ) .
			FormHtml::select( $this->msg( 'wikisocial-notifications-kind' )->text(), 'kind', $kinds, $query['kind'] ?? '' ) .
			FormHtml::button( $this->msg( 'wikisocial-notifications-show' )->text() )
		);
	}

	/** @param NotificationPage $page @param array $query @param ?string $cursor */
	private function items( NotificationPage $page, array $query, ?string $cursor ): string {
		if ( !$page->items ) {
			// Messages: wikisocial-notifications-empty, wikisocial-notifications-empty-filter
			return Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ], $this->msg(
				'wikisocial-notifications-empty' . ( $query || $cursor !== null ? '-filter' : '' )
			)->text() );
		}
		$people = $this->text->people( $page );
		$items = implode( "\n", array_map( fn ( Notification $one ) => $this->item( $one, $page, $people ), $page->items ) );
		// Of what is not shown here it must not be said that it was read.
		$all = $cursor !== null || isset( $query['kind'] ) || !$page->unread ? '' : FormHtml::button(
			$this->msg( 'wikisocial-notifications-mark-all' )->text(), false, [ 'name' => 'wpAll', 'value' => $page->items[0]->seq ]
		);
		$parameters = $query + ( $cursor === null ? [] : [ 'cursor' => $cursor ] );
		return FormHtml::form( self::title()->getLocalURL( $parameters ), $this->getCsrfTokenSet()->getToken()->toString(),
			$all . Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-notification-list' ], $items ) );
	}

	/** @param Notification $one @param NotificationPage $page @param array<int, Person> $people */
	private function item( Notification $one, NotificationPage $page, array $people ): string {
		$target = $page->targetOf( $one );
		$id = "mw-wikisocial-notification-{$one->id}";
		$url = $this->text->url( $one, $target );
		$time = ConvertibleTimestamp::convert( TS_MW, intdiv( $one->at, 1_000_000 ) );
		return Html::rawElement( 'li', [
			'id' => "notification-{$one->id}",
			'class' => 'mw-wikisocial-notification' . ( $one->isUnread ? ' mw-wikisocial-notification-unread' : '' ),
		],
			Html::rawElement( 'p', [ 'id' => $id, 'class' => 'mw-wikisocial-notification-text' ],
				( $one->isUnread ? Html::element( 'strong', [ 'class' => 'mw-wikisocial-notification-mark' ],
					$this->msg( 'wikisocial-notification-unread' )->text() ) . ' ' : '' ) .
				$this->text->sentence( $one, $target, $people, $this->getContext() ) ) .
			( $one->excerpt === null || $one->excerpt === '' ? '' :
				Html::element( 'blockquote', [ 'class' => 'mw-wikisocial-notification-excerpt', 'dir' => 'auto' ], $one->excerpt ) ) .
			Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-notification-more' ],
				Html::element( 'time', [ 'datetime' => ConvertibleTimestamp::convert( TS_ISO_8601, $time ) ],
					$this->getLanguage()->userTimeAndDate( $time, $this->getUser() ) ) . ' ' .
				( $url === null ? '' : Html::element( 'a', [
					'href' => $url, 'class' => 'mw-wikisocial-notification-link', 'aria-describedby' => $id,
				], $this->text->linkText( $one, $this->getContext() ) ) . ' ' ) .
				$this->button( $one, $id ) . $this->leaving( $one, $id )
			)
		);
	}

	private function button( Notification $one, string $describedBy ): string {
		$attributes = $one->isUnread ? [ 'name' => 'wpRead', 'value' => "{$one->id}:{$one->seq}" ]
			: [ 'name' => 'wpUnread', 'value' => $one->id ];
		$key = $one->isUnread ? 'wikisocial-notification-mark-read' : 'wikisocial-notification-mark-unread';
		return Html::element( 'button', $attributes + [
			'type' => 'submit', 'class' => 'cdx-button cdx-button--weight-quiet', 'aria-describedby' => $describedBy,
		], $this->msg( $key )->text() );
	}

	/** Of a thread one takes part in. */
	private function leaving( Notification $one, string $describedBy ): string {
		return $one->kind !== 'reply' ? '' : ' ' . Html::element( 'button', [
			'type' => 'submit', 'class' => 'cdx-button cdx-button--weight-quiet', 'aria-describedby' => $describedBy,
			'name' => 'wpLeave', 'value' => $one->object['id'],
		], $this->msg( 'wikisocial-notification-leave' )->text() );
	}

	/** @param NotificationPage $page @param array $query @param ?string $cursor */
	private function pager( NotificationPage $page, array $query, ?string $cursor ): string {
		$links = [];
		if ( $cursor !== null ) {
			$links[] = Html::element( 'a', [ 'href' => self::title()->getLocalURL( $query ), 'rel' => 'first' ],
				$this->msg( 'wikisocial-notifications-newest' )->text() );
		}
		if ( $page->next !== null ) {
			$links[] = Html::element( 'a', [ 'href' => self::title()->getLocalURL( $query + [ 'cursor' => $page->next ] ), 'rel' => 'next' ],
				$this->msg( 'wikisocial-notifications-older' )->text() );
		}
		return !$links ? '' : Html::rawElement( 'nav', [
			'class' => 'mw-wikisocial-pager', 'aria-label' => $this->msg( 'wikisocial-notifications-pages' )->text(),
		], implode( ' ', $links ) );
	}
}
