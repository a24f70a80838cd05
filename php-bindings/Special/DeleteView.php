<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\DeleteStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;

/** Special:Social/delete/ID: asks the author, then deletes. */
class DeleteView extends FormView {
	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		PersonLookup $people,
		StatusHtml $statusHtml,
		private readonly DeleteStatusCommand $deleteStatus
	) {
		parent::__construct( $context, $engine, $viewers, $people, $statusHtml );
	}

	protected function name(): string {
		return 'delete';
	}

	protected function refusal( Status $status ): ?MessageSpecifier {
		return $status->authorId === $this->getUser()->getId() ? null
			: MessageValue::new( 'wikisocial-error-status-not-own' );
	}

	protected function act( string $id ): WriteStatus {
		return $this->deleteStatus->deleteIfAllowed( $this->getAuthority(), $id );
	}
}
