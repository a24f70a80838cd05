<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use MediaWiki\Title\Title;

/** Something that can be liked and commented, as the wiki has it. */
class Target {
	public const REVISION = 'revision';
	public const LOG = 'log';
	public const TALK_COMMENT = 'talk-comment';
	public const STATUS = 'status';
	public const COMMENT = 'comment';
	public const EVENT = 'event';

	/**
	 * @param string $type
	 * @param string $id decimal, of a talk comment its item name
	 * @param int $authorId 0 for nobody with an account
	 * @param bool $byBot whether that account is a bot's
	 * @param int $pageId the page it belongs to, 0 for none
	 * @param ?Title $page
	 * @param string $url its permalink
	 */
	public function __construct(
		public readonly string $type,
		public readonly string $id,
		public readonly int $authorId,
		public readonly bool $byBot,
		public readonly int $pageId,
		public readonly ?Title $page,
		public readonly string $url
	) {
	}

	public function is( self $other ): bool {
		return $this->type === $other->type && $this->id === $other->id;
	}

	/** Subpage behind the name of a view of Special:Social. */
	public function subpage(): string {
		return "{$this->type}/{$this->id}";
	}

	/**
	 * As the engine takes objects.
	 * @return array{type: string, id: string, authorId: int, pageId: int}
	 */
	public function toArray(): array {
		return [
			'type' => $this->type,
			'id' => $this->id,
			'authorId' => $this->authorId,
			'pageId' => $this->pageId,
		];
	}
}
