<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\UndeleteStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;

/** Special:Social/undelete/ID: the author takes a deletion back. */
class UndeleteView extends FormView {
	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		PersonLookup $people,
		StatusHtml $statusHtml,
		private readonly UndeleteStatusCommand $undeleteStatus
	) {
		parent::__construct( $context, $engine, $viewers, $people, $statusHtml );
	}

	protected function name(): string {
		return 'undelete';
	}

	protected function refusal( Status $status ): ?MessageSpecifier {
		return $status->authorId === $this->getUser()->getId() ? null
			: MessageValue::new( 'wikisocial-error-status-not-own' );
	}

	protected function act( string $id ): WriteStatus {
		return $this->undeleteStatus->undeleteIfAllowed( $this->getAuthority(), $id );
	}

	protected function isDestructive(): bool {
		return false;
	}
}
