<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Moderation;

use ManualLogEntry;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserIdentityLookup;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The wiki's log of what moderators did. The store has it first; the log's entry is made from it
 * afterwards, once, and by maintenance/ReconcileLogs where that did not happen.
 */
class ModerationLog {
	public const SERVICE_NAME = 'WikiSocial.ModerationLog';
	/** Relation in log_search that tells which entry of the store it is. */
	private const RELATION = 'wikisocial_entry';

	public function __construct(
		private readonly IConnectionProvider $databases,
		private readonly UserIdentityLookup $identities,
		private readonly UserMirror $mirror
	) {
	}

	/** @return bool whether it was not there yet */
	public function publish( ModerationEntry $entry ): bool {
		$moderator = $this->identities->getUserIdentityByUserId( $entry->moderatorId );
		if ( !$moderator || $this->has( $entry ) ) {
			return false;
		}
		$author = $this->identities->getUserIdentityByUserId( $entry->authorId );
		// Its target would name somebody hidden to all readers of the log.
		$isRestricted = $entry->isRestricted() || $this->mirror->isHidden( $entry->authorId );
		$log = new ManualLogEntry( $isRestricted ? 'suppress' : 'social', self::action( $entry ) );
		$log->setPerformer( $moderator );
		// The page of somebody who is gone is still a page: the log needs a target.
		$log->setTarget( Title::makeTitle( NS_USER, $author?->getName() ?? "#{$entry->authorId}" ) );
		$log->setComment( $entry->reason );
		$log->setTimestamp( ConvertibleTimestamp::convert( TS_MW, intdiv( $entry->created, 1_000_000 ) ) );
		$log->setParameters( [ '4::status' => $entry->objectId ] +
			( $entry->version === null ? [] : [ '5:number:version' => $entry->version ] ) +
			( $entry->type === 'status' ? [] : [ 'type' => $entry->type ] ) );
		$log->setRelations( [ self::RELATION => [ $entry->id ] ] );
		// A restricted log stays out of the recent changes: publish() sees to that.
		$log->publish( $log->insert( $this->databases->getPrimaryDatabase() ) );
		return true;
	}

	/**
	 * A moderator closed something to new comments or opened it again. The store keeps no log of that: after a
	 * crash between the two the entry is missing.
	 * @param UserIdentity $moderator
	 * @param Target $target
	 * @param int $authorId whose it is, 0 for nobody with an account
	 * @param bool $closed
	 * @param string $reason
	 * @param bool $isRestricted whether it is suppressed
	 */
	public function publishClosing(
		UserIdentity $moderator, Target $target, int $authorId, bool $closed, string $reason, bool $isRestricted
	): void {
		$author = $authorId ? $this->identities->getUserIdentityByUserId( $authorId ) : null;
		$isRestricted = $isRestricted || ( $authorId && $this->mirror->isHidden( $authorId ) );
		$log = new ManualLogEntry( $isRestricted ? 'suppress' : 'social', $closed ? 'closecomments' : 'opencomments' );
		$log->setPerformer( $moderator );
		$log->setTarget( $target->page ?? Title::makeTitle( NS_USER, $author?->getName() ?? "#$authorId" ) );
		$log->setComment( $reason );
		$log->setParameters( [ '4::object' => $target->subpage() ] );
		$log->publish( $log->insert( $this->databases->getPrimaryDatabase() ) );
	}

	/** On the primary: two at once are rare, an entry missing from a lagging replica is not. */
	private function has( ModerationEntry $entry ): bool {
		return $this->databases->getPrimaryDatabase()->newSelectQueryBuilder()
			->select( 'ls_log_id' )
			->from( 'log_search' )
			->where( [ 'ls_field' => self::RELATION, 'ls_value' => $entry->id ] )
			->caller( __METHOD__ )
			->fetchField() !== false;
	}

	private static function action( ModerationEntry $entry ): string {
		$verb = match ( $entry->to ) {
			'none' => 'show',
			'hidden' => 'hide',
			'suppressed' => 'suppress',
		};
		return "status$verb" . ( $entry->version === null ? '' : 'version' );
	}
}
