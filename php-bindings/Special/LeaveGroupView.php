<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Group\GroupCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** Special:SocialGroups/ID/leave: asks a member, then they are none. */
class LeaveGroupView extends View {
	use FormFields;
	use GroupParts;

	public function __construct(
		IContextSource $context,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly GroupCommand $command
	) {
		parent::__construct( $context );
	}

	public function show( string $subject ): void {
		try {
			$group = $this->engine->group( $this->viewers->fromAuthority( $this->getAuthority() ), $subject );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-group-leave-title' )->plaintextParams( $group['name'] ) );
		if ( $group['state'] !== 'member' ) {
			$this->refuse( 403, MessageValue::new( 'wikisocial-error-group-not-member' ) );
		} elseif ( $this->getRequest()->wasPosted() ) {
			$this->attempt(
				fn () => $this->command->member( $this->getAuthority(), $group['id'], $this->getUser()->getName(), [ 'state' => null, 'reason' => '' ] ),
				fn () => $this->seeOther( $this->socialTitle(), [ 'done' => 'left' ] ),
				function ( int $httpStatus, array $errors ) use ( $group ): void {
					$this->getOutput()->setStatusCode( $httpStatus );
					$this->ask( $group, $errors );
				}
			);
		} else {
			$this->ask( $group );
		}
	}

	/** @param array $group @param MessageSpecifier[] $errors */
	private function ask( array $group, array $errors = [] ): void {
		$this->getOutput()->addHTML( $this->errors( $errors ) .
			Html::element( 'p', [], $this->msg( 'wikisocial-group-leave-question' )->params( $this->getUser()->getName() )->text() ) .
			( $group['private'] ? Html::element( 'p', [], $this->msg( 'wikisocial-group-leave-private' )->text() ) : '' ) .
			$this->confirmation( $this->socialTitle( $group['id'] . '/leave' )->getLocalURL(), '', 'wikisocial-group-leave-submit', true,
				$this->socialTitle( $group['id'] )->getLocalURL() ) );
	}
}
