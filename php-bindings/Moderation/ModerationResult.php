<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Moderation;

use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\User\UserIdentity;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/** What became of a moderator's order. */
class ModerationResult {
	public function __construct(
		/** As it is now */
		public readonly Status|Event $object,
		public readonly string $from,
		/** False: it had this level already */
		public readonly bool $changed,
		/** Id in the store's log, where changed */
		public readonly ?string $entryId
	) {
	}

	/** @param array $answer of WikiSocial\Moderation::setLevel() */
	public static function fromArray( array $answer ): self {
		return new self(
			isset( $answer['event'] ) ? Event::fromArray( $answer['event'] ) : Status::fromArray( $answer['status'] ),
			$answer['from'], $answer['changed'], $answer['entry']
		);
	}

	/** Whose it is. 0: nobody who is known */
	public function authorId(): int {
		return $this->object instanceof Event ? $this->object->creatorId : $this->object->authorId;
	}

	/**
	 * The entry that the store made, without asking it again; only of what was changed.
	 * @param UserIdentity $moderator
	 * @param string $type
	 * @param array{level: string, reason?: string, version?: ?int} $order
	 */
	public function entryOf( UserIdentity $moderator, string $type, array $order ): ModerationEntry {
		return new ModerationEntry(
			$this->entryId, $moderator->getId(), $this->authorId(), $type, $this->object->id,
			$order['version'] ?? null, $this->from, $order['level'], $order['reason'] ?? '',
			(int)( ConvertibleTimestamp::microtime() * 1_000_000 )
		);
	}
}
