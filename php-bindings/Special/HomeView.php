<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Feed\FeedHtml;
use MediaWiki\Extension\WikiSocial\Guard\CaptchaCheck;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Composer;
use MediaWiki\Extension\WikiSocial\Status\ComposerUse;
use MediaWiki\Extension\WikiSocial\Status\Draft;
use MediaWiki\Extension\WikiSocial\Status\PostStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\PreviewQuery;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageValue;
use WikiSocial\ConflictException;
use WikiSocial\Exception;

/** Special:Social itself: the composer above the feed of all public statuses. */
class HomeView extends FeedView {
	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		FeedHtml $feedHtml,
		private readonly WriteGuard $guard,
		private readonly PostStatusCommand $postStatus,
		private readonly Composer $composer,
		private readonly LinkRenderer $linkRenderer,
		private readonly UserFactory $userFactory,
		private readonly PreviewQuery $preview
	) {
		parent::__construct( $context, $engine, $viewers, $feedHtml );
	}

	public function show( string $subject ): void {
		$request = $this->getRequest();
		if ( $request->wasPosted() ) {
			$draft = Draft::fromRequest( $request );
			$request->getCheck( Draft::PREVIEW ) ? $this->preview( $draft ) : $this->post( $draft );
			return;
		}
		$this->addAtomLink( null );
		$this->getOutput()->addHTML( $this->composer() );
		$this->showFeed( $this->socialTitle(), 'wikisocial-feed-public', [ $this->engine, 'publicFeed' ], 'public' );
	}

	private function preview( Draft $draft ): void {
		// Writes nothing, but with files it asks other sites.
		if ( $draft->files && !$this->isTokenRight() ) {
			$this->keep( $draft, 403, [ MessageValue::new( 'sessionfailure' ) ] );
			return;
		}
		try {
			$preview = $this->preview->preview( $this->getAuthority(), $draft->toArray(), $this->getContext() );
		} catch ( Exception $failure ) {
			$this->keepAfter( $failure, $draft );
			return;
		}
		if ( !$preview->isOK() ) {
			$this->keep( $draft, $preview->httpStatus, $preview->getMessages() );
			return;
		}
		$this->getOutput()->addHTML( $this->composer->preview(
			$this->getContext(), $draft, $preview->value['html'], $preview->value['mediaHtml']
		) );
		$this->keep( $draft, 200, [] );
	}

	private function post( Draft $draft ): void {
		if ( !$this->isTokenRight() ) {
			$this->keep( $draft, 403, [ MessageValue::new( 'sessionfailure' ) ] );
			return;
		}
		try {
			$status = $this->postStatus->postIfAllowed(
				$this->getAuthority(), $draft->text, $draft->lang, $draft->key, $draft->visibility, $draft->files, $draft->group
			);
		} catch ( Exception $failure ) {
			$this->keepAfter( $failure, $draft );
			return;
		}
		if ( $status->isOK() ) {
			$this->seeOther( $draft->returnTo ?? $this->socialTitle() );
			return;
		}
		$this->setRetryAfter( $status->httpStatus, $status->retryAfter );
		$this->keep(
			$draft, $status->httpStatus, $status->getMessages(), $status->needsCaptcha ? $this->captcha() : ''
		);
	}

	private function keepAfter( Exception $failure, Draft $draft ): void {
		$httpStatus = Failure::httpStatus( $failure );
		if ( $failure instanceof ConflictException && !$failure->isRetryable() ) {
			// Someone went back, changed what is posted already, and sends it: a status of its own.
			$this->keep( $draft->again(), $httpStatus, [ MessageValue::new( 'wikisocial-composer-again' ) ] );
			return;
		}
		$this->setRetryAfter( $httpStatus );
		$this->keep( $draft, $httpStatus, [ Failure::message( $failure ) ] );
	}

	/**
	 * Nothing written is lost: the composer comes back with its text and the reason.
	 * @param Draft $draft
	 * @param int $httpStatus
	 * @param \Wikimedia\Message\MessageSpecifier[] $errors
	 * @param string $extraHtml
	 */
	private function keep( Draft $draft, int $httpStatus, array $errors, string $extraHtml = '' ): void {
		$out = $this->getOutput();
		$out->setStatusCode( $httpStatus );
		$out->addHTML( $this->composer->render( $this->getContext(), $draft, $errors, $extraHtml, $this->composerUse( $draft ) ) );
		$draft->returnTo ? $out->addReturnTo( $draft->returnTo ) : $this->addWayBack();
	}

	private function composerUse( Draft $draft ): ?ComposerUse {
		if ( $draft->group === null ) {
			return null;
		}
		try {
			$group = $this->engine->group( $this->viewers->fromAuthority( $this->getAuthority() ), $draft->group );
		} catch ( Exception ) {
			// That is why it was refused, and said already.
			$group = null;
		}
		return ComposerUse::group( $this->getUser()->getName(), $group );
	}

	private function captcha(): string {
		return ( new CaptchaCheck( $this->userFactory, $this->getConfig() ) )->fieldsHtml( $this->getOutput() );
	}

	/** The composer, or why there is none for this reader. */
	private function composer(): string {
		$authority = $this->getAuthority();
		$why = PermissionStatus::newEmpty();
		if ( $this->guard->probably( $authority, 'post', $why ) ) {
			return ( $authority->isRegistered() ? '' : $this->loginNotice( 'wikisocial-composer-temporary' ) ) .
				$this->composer->render( $this->getContext(), Draft::blank() );
		}
		return $why->isGood() && !$authority->isRegistered() ? $this->loginNotice( 'wikisocial-composer-login' ) : Html::warningBox(
			$this->msg( 'wikisocial-composer-refused' )->params( $this->getUser()->getName() )->parseAsBlock() .
			implode( '', array_map( fn ( $one ) => $this->msg( $one )->parseAsBlock(), $why->getMessages() ) ),
			'mw-wikisocial-refusal'
		);
	}

	private function loginNotice( string $key ): string {
		$login = $this->linkRenderer->makeKnownLink(
			SpecialPage::getTitleValueFor( 'Userlogin' ),
			$this->msg( 'wikisocial-composer-login-link' )->text(),
			[],
			[ 'returnto' => $this->socialTitle()->getPrefixedDBkey() ]
		);
		return Html::noticeBox(
			$this->msg( $key )->rawParams( $login )->escaped(), 'mw-wikisocial-refusal'
		);
	}
}
