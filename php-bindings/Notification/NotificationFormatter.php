<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;

/** Notifications as JSON. */
class NotificationFormatter {
	public const SERVICE_NAME = 'WikiSocial.NotificationFormatter';

	public function __construct( private readonly NotificationText $text ) {
	}

	/** @return array[] */
	public function format( NotificationPage $page, IContextSource $context ): array {
		$people = $this->text->people( $page );
		return array_map( fn ( Notification $one ) => $this->one( $one, $page, $people, $context ), $page->items );
	}

	/** @param Notification $one @param NotificationPage $page @param array<int, Person> $people @param IContextSource $context */
	private function one( Notification $one, NotificationPage $page, array $people, IContextSource $context ): array {
		$target = $page->targetOf( $one );
		return [
			'id' => $one->id,
			'seq' => $one->seq,
			'kind' => $one->kind,
			'actors' => array_map( static fn ( int $id ) => [ 'name' => $people[$id]->name, 'url' => $people[$id]->url() ], $one->actors ),
			'actorCount' => $one->actorCount,
			// Of a page that one may not read, not even which of its edits it is.
			'target' => $one->isKept || in_array( $one->object['type'], [ Notification::PERSON, Notification::EXTENSION ], true ) ? null : $one->object + [
				'title' => $one->title ?? $target?->page?->getPrefixedText(),
				'url' => $target?->url,
			],
			'text' => $this->text->plain( $one, $target, $people, $context ),
			'excerpt' => $one->excerpt,
			'url' => $this->text->url( $one, $target ),
			'unread' => $one->isUnread,
			'at' => StatusFormatter::time( $one->at ),
		];
	}
}
