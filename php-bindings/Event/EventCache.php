<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Cache\HTMLCacheUpdater;
use MediaWiki\Extension\WikiSocial\Status\SurfaceCache;
use MediaWiki\Page\PageStore;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\User\UserFactory;
use Wikimedia\Rdbms\IDBAccessObject;

/** Pages with boxes of events, which a CDN may keep for readers without an account, with numbers in them. */
class EventCache {
	public const SERVICE_NAME = 'WikiSocial.EventCache';

	public function __construct(
		private readonly PageStore $pages,
		private readonly HTMLCacheUpdater $htmlCache,
		private readonly SurfaceCache $surfaces,
		private readonly UserFactory $users,
		private readonly EventCalendar $calendar
	) {
	}

	/** To be called when somebody signed up or off, or an organiser changed something. */
	public function changed( Event $event ): void {
		$this->pageChanged( $event->pageId );
	}

	/** A moderator let it be seen no more, or again. */
	public function shownOrHidden( Event $event ): void {
		$this->changed( $event );
		$this->feedsChanged( [ $event->creatorId ] );
		$list = SpecialPage::getTitleFor( 'SocialEvents' );
		$this->htmlCache->purgeUrls( [
			$list->getInternalURL(), $list->getInternalURL( EventsAtom::QUERY ), $event->specialPage()->getInternalURL(),
			$event->specialPage( 'participants' )->getInternalURL(),
			$this->calendar->publicAddress(), $this->calendar->eventAddress( $event ),
		], HTMLCacheUpdater::PURGE_INTENT_TXROUND_REFLECTED );
	}

	/** Feeds with events of these people, who announced one, or whose event changed or is no more. @param int[] $userIds */
	public function feedsChanged( array $userIds ): void {
		foreach ( array_unique( array_filter( $userIds ) ) as $id ) {
			$this->surfaces->feedsChanged( $this->users->newFromId( $id ) );
		}
	}

	/** The page that speaks for events; those with copies are kept for minutes only. */
	public function pageChanged( int $pageId ): void {
		$page = $pageId > 0 ? $this->pages->getPageById( $pageId, IDBAccessObject::READ_LATEST ) : null;
		if ( $page ) {
			// The views only: histories show no box. What is in the parser cache stays true.
			$this->htmlCache->purgeTitleUrls(
				[ $page ], HTMLCacheUpdater::PURGE_INTENT_TXROUND_REFLECTED | HTMLCacheUpdater::PURGE_URLS_LINKSUPDATE_ONLY
			);
		}
	}
}
