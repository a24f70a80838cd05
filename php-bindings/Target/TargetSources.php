<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

/** The kinds of objects that the wiki knows about, or that stand on its pages; statuses and comments are the engine's. */
class TargetSources {
	public const SERVICE_NAME = 'WikiSocial.TargetSources';

	public function __construct(
		private readonly RevisionSource $revisions,
		private readonly LogSource $logs,
		public readonly TalkCommentSource $talk,
		public readonly EventSource $events
	) {
	}

	public function of( string $type ): ?TargetSource {
		return match ( $type ) {
			Target::REVISION => $this->revisions,
			Target::LOG => $this->logs,
			Target::TALK_COMMENT => $this->talk,
			Target::EVENT => $this->events,
			default => null,
		};
	}
}
