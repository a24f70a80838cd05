<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Extension\WikiSocial\Target\Target;

/** One page of somebody's notifications, the newest first. */
class NotificationPage {
	/**
	 * @param Notification[] $items
	 * @param ?string $next cursor of the next page
	 * @param int $unread how many there are in all, to Notifications::COUNT_MAX
	 * @param array<string, Target> $targets what of the wiki they are about, by "type/id"
	 */
	public function __construct(
		public readonly array $items,
		public readonly ?string $next,
		public readonly int $unread,
		public readonly array $targets = []
	) {
	}

	/** @param array $page as WikiSocial\Notifications answers it */
	public static function fromArray( array $page ): self {
		return new self( array_map( Notification::fromArray( ... ), $page['items'] ), $page['next'], $page['unread'] );
	}

	/** Null: not the wiki's, or gone. */
	public function targetOf( Notification $one ): ?Target {
		return $this->targets["{$one->place()['type']}/{$one->place()['id']}"] ?? null;
	}

	/** @return int[] whose names it has */
	public function people(): array {
		return array_merge( [], ...array_column( $this->items, 'actors' ) );
	}
}
