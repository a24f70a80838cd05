<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\FormHtml;
use MediaWiki\Extension\WikiSocial\Group\GroupCommand;
use MediaWiki\Extension\WikiSocial\Group\GroupHtml;
use MediaWiki\Extension\WikiSocial\Guard\CaptchaCheck;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Html\Html;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageSpecifier;

/** Special:SocialGroups/new: a form that makes a group. */
class NewGroupView extends View {
	use GroupParts;

	public function __construct(
		IContextSource $context,
		private readonly GroupCommand $command,
		private readonly WriteGuard $guard,
		private readonly GroupHtml $html,
		private readonly UserFactory $users
	) {
		parent::__construct( $context );
	}

	public function show( string $subject ): void {
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-groups-new' ) );
		$why = PermissionStatus::newEmpty();
		if ( !$this->guard->probably( $this->getAuthority(), 'groupcreate', $why ) ) {
			$this->refuse( 403, $why->getMessages()[0] );
		} elseif ( $this->getRequest()->wasPosted() ) {
			$this->attempt(
				fn () => $this->command->create( $this->getAuthority(), $this->draft() ),
				fn ( WriteStatus $result ) => $this->seeOther( $this->socialTitle( $result->value['id'] ), [ 'done' => 'created' ] ),
				$this->keep( ... )
			);
		} else {
			$this->getOutput()->addHTML( $this->form() );
		}
	}

	/** As the form has it; empty before it is filled in. */
	private function draft(): array {
		$request = $this->getRequest();
		return [
			'name' => $request->getText( 'wpName' ), 'description' => $request->getText( 'wpDescription' ),
			'lang' => $request->getRawVal( 'wpLang' ) ?? '', 'join' => $request->getRawVal( 'wpJoin' ) ?? 'open',
			'private' => $request->getRawVal( 'wpVisibility' ) === 'private',
		];
	}

	/** @param int $httpStatus @param MessageSpecifier[] $errors @param ?WriteStatus $result */
	private function keep( int $httpStatus, array $errors, ?WriteStatus $result ): void {
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->getOutput()->addHTML( $this->errors( $errors ) . $this->form( !$result?->needsCaptcha ? '' : Html::rawElement( 'div', [ 'class' => 'cdx-field' ],
			( new CaptchaCheck( $this->users, $this->getConfig() ) )->fieldsHtml( $this->getOutput() ) ) ) );
	}

	private function form( string $extraHtml = '' ): string {
		$draft = $this->draft();
		return FormHtml::form( $this->socialTitle( 'new' )->getLocalURL(), $this->token(),
			$this->html->nameFields( $draft, $this->command->takesPrivate, $this->getContext() ) .
			$this->html->fields( $draft, $this->getContext() ) . $extraHtml .
			FormHtml::button( $this->msg( 'wikisocial-groups-new-submit' )->text(), true ),
			[ 'class' => 'mw-wikisocial-group-form', 'aria-label' => $this->msg( 'wikisocial-groups-new' )->text() ]
		);
	}
}
