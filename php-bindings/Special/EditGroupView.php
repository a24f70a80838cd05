<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Event\FormHtml;
use MediaWiki\Extension\WikiSocial\Group\GroupCommand;
use MediaWiki\Extension\WikiSocial\Group\GroupHtml;
use MediaWiki\Extension\WikiSocial\Guard\CaptchaCheck;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Html\Html;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;
use WikiSocial\Moderation;

/** Special:SocialGroups/ID/edit: what its owners change of it; and to end it, for them and for who moderates the wiki. */
class EditGroupView extends View {
	use GroupParts;

	public function __construct(
		IContextSource $context,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly GroupCommand $command,
		private readonly GroupHtml $html,
		private readonly UserFactory $users
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
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-group-edit-title' )->plaintextParams( $group['name'] ) );
		if ( !GroupHtml::isEndedBy( $group, $this->getAuthority() ) ) {
			$this->refuse( 403, MessageValue::new( 'wikisocial-error-group-not-owner' ) );
		} elseif ( $group['archived'] ) {
			$this->refuse( 403, MessageValue::new( 'wikisocial-error-group-archived' ) );
		} elseif ( $this->getRequest()->wasPosted() ) {
			$this->act( $group );
		} else {
			$this->page( $group );
		}
	}

	private function act( array $group ): void {
		$isEnd = $this->getRequest()->getCheck( 'wpArchive' );
		$this->attempt(
			fn () => $isEnd ? $this->archive( $group ) : $this->command->change( $this->getAuthority(), $group['id'], $this->sent() ),
			fn () => $this->seeOther( $this->socialTitle( $group['id'] ), [ 'done' => $isEnd ? 'archived' : 'changed' ] ),
			fn ( int $httpStatus, array $errors, ?WriteStatus $result ) => $this->keep( $group, $httpStatus, $errors, $result )
		);
	}

	private function archive( array $group ): WriteStatus {
		return $this->getRequest()->getBool( 'wpSure' )
			? $this->command->archive( $this->getAuthority(), $group['id'], trim( $this->getRequest()->getText( 'wpReason' ) ) )
			: WriteStatus::for( $this->getAuthority() )->refuse( MessageValue::new( 'wikisocial-group-archive-unsure' ), 400 );
	}

	private function sent(): array {
		$request = $this->getRequest();
		return [
			'description' => $request->getText( 'wpDescription' ), 'lang' => $request->getRawVal( 'wpLang' ) ?? '',
			'join' => $request->getRawVal( 'wpJoin' ) ?? '',
		];
	}

	/** @param array $group @param int $httpStatus @param MessageSpecifier[] $errors @param ?WriteStatus $result */
	private function keep( array $group, int $httpStatus, array $errors, ?WriteStatus $result ): void {
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->page( $group, $errors, !$result?->needsCaptcha ? '' : Html::rawElement( 'div', [ 'class' => 'cdx-field' ],
			( new CaptchaCheck( $this->users, $this->getConfig() ) )->fieldsHtml( $this->getOutput() ) ) );
	}

	/** @param array $group @param MessageSpecifier[] $errors @param string $extraHtml */
	private function page( array $group, array $errors = [], string $extraHtml = '' ): void {
		$request = $this->getRequest();
		$action = $this->socialTitle( $group['id'] . '/edit' )->getLocalURL();
		$isSent = $request->wasPosted() && !$request->getCheck( 'wpArchive' );
		$this->getOutput()->addHTML(
			$this->errors( $errors ) . $this->html->ways( $group, 'edit', $this->getContext() ) .
			( !GroupHtml::isOwned( $group ) ? '' : FormHtml::form( $action, $this->token(),
				$this->html->fields( $isSent ? $this->sent() : $group, $this->getContext() ) . $extraHtml .
				FormHtml::button( $this->msg( 'wikisocial-group-edit-submit' )->text(), true ),
				[ 'class' => 'mw-wikisocial-group-form', 'aria-label' => $this->msg( 'wikisocial-group-way-edit' )->text() ] ) ) .
			Html::rawElement( 'section', [ 'aria-labelledby' => 'mw-wikisocial-group-archive-heading' ],
				Html::element( 'h2', [ 'id' => 'mw-wikisocial-group-archive-heading' ], $this->msg( 'wikisocial-group-archive' )->text() ) .
				Html::element( 'p', [], $this->msg( 'wikisocial-group-archive-help' )->text() ) .
				FormHtml::form( $action, $this->token(),
					FormHtml::input( $this->msg( 'wikisocial-members-reason' )->text(), 'wpReason', $request->getText( 'wpReason' ), [ 'maxlength' => Moderation::REASON_MAX ] ) .
					FormHtml::checkbox( $this->msg( 'wikisocial-group-archive-sure' )->text(), 'wpSure', false ) .
					FormHtml::button( $this->msg( 'wikisocial-group-archive-submit' )->text(), true, [ 'name' => 'wpArchive', 'value' => '1' ], true ),
					[ 'class' => 'mw-wikisocial-group-form' ] ) )
		);
		$this->addReturnToGroup( $group );
	}
}
