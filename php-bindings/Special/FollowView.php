<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Follow\FollowCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\PageFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** Special:SocialFollows/user/NAME and /page/TITLE: how one stands to it, and the buttons that change that. */
class FollowView extends View {
	use FollowForms;

	public function __construct(
		IContextSource $context,
		private readonly FollowCommand $command,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PersonFinder $people,
		private readonly PageFinder $pages
	) {
		parent::__construct( $context );
	}

	public function show( string $subject ): void {
		[ $kind, $name ] = explode( '/', $subject, 2 );
		$title = match ( $kind ) {
			FollowCommand::USER => $this->person( $name ),
			FollowCommand::PAGE => $this->pages->readable( $name, $this->getAuthority() ),
			default => null,
		};
		if ( !$title ) {
			// Messages: wikisocial-error-user-not-found, wikisocial-error-page-not-found
			$this->refuse( 404, MessageValue::new( in_array( $kind, FollowCommand::KINDS, true ) ? "wikisocial-error-$kind-not-found" : 'wikisocial-page-unknown' ) );
			return;
		}
		try {
			$this->getRequest()->wasPosted() ? $this->act( $kind, $title ) : $this->page( $kind, $title );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
		}
	}

	private function person( string $name ): ?Title {
		$person = $this->people->visible( $name );
		return $person ? Title::makeTitleSafe( NS_USER, $person->getName() ) : null;
	}

	private static function nameOf( string $kind, Title $title ): string {
		return $kind === FollowCommand::USER ? $title->getText() : $title->getPrefixedText();
	}

	private function act( string $kind, Title $title ): void {
		if ( !$this->isTokenRight() ) {
			$this->again( $kind, $title, 403, MessageValue::new( 'sessionfailure' ) );
			return;
		}
		try {
			$done = self::press( $this->command, $this->getAuthority(), $this->getRequest()->getText( 'wpAct' ), $kind, self::nameOf( $kind, $title ) );
		} catch ( Exception $failure ) {
			if ( Failure::isTheStores( $failure ) ) {
				throw $failure;
			}
			$this->again( $kind, $title, Failure::httpStatus( $failure ), Failure::message( $failure ) );
			return;
		}
		if ( $done?->isOK() ) {
			$this->seeOther( SpecialPage::getTitleFor( 'SocialFollows', "$kind/" . self::nameOf( $kind, $title ) ), [ 'done' => 1 ] );
			return;
		}
		$this->setRetryAfter( $done->httpStatus ?? 400, $done?->retryAfter );
		$this->again( $kind, $title, $done->httpStatus ?? 400, $done ? $done->getMessages()[0] : MessageValue::new( 'wikisocial-error-input-invalid' ) );
	}

	private function again( string $kind, Title $title, int $httpStatus, MessageSpecifier $why ): void {
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->getOutput()->addHTML( Html::rawElement( 'div', [ 'role' => 'alert' ], Html::errorBox( $this->msg( $why )->parse() ) ) );
		$this->page( $kind, $title );
	}

	private function page( string $kind, Title $title ): void {
		$name = self::nameOf( $kind, $title );
		$own = $kind === FollowCommand::USER && $name === $this->getUser()->getName();
		$id = $kind === FollowCommand::USER ? $this->people->visible( $name )->getId() : $title->getId();
		$stands = $own ? [ 'state' => 'none', 'blocked' => false ]
			: $this->engine->followState( $this->viewers->fromAuthority( $this->getAuthority() ), $kind, $id );
		$acts = match ( true ) {
			$own => [],
			$stands['blocked'] => [ 'unblock' ],
			default => [ $stands['state'] === 'none' ? 'follow' : 'unfollow', ...( $kind === FollowCommand::USER ? [ 'block' ] : [] ) ],
		};
		// Messages: wikisocial-follow-state-none, wikisocial-follow-state-requested, wikisocial-follow-state-following,
		// wikisocial-follow-state-blocked, wikisocial-follow-state-own
		$state = $own ? 'own' : ( $stands['blocked'] ? 'blocked' : $stands['state'] );
		$this->getOutput()->addHTML(
			self::notice( $this->getContext() ) .
			Html::rawElement( 'p', [], Html::rawElement( 'a', [ 'href' => $title->getLocalURL() ], Html::element( 'bdi', [], $name ) ) . ' – ' .
				$this->msg( "wikisocial-follow-state-$state" )->params( $this->getUser()->getName() )->escaped() ) .
			Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-follow-buttons' ],
				implode( ' ', array_map( fn ( string $act ) => self::button( $this->getContext(), $act, $kind, $name ), $acts ) ) ) .
			( $own || $kind !== FollowCommand::USER ? '' : Html::element( 'p', [ 'class' => 'mw-wikisocial-follows-help' ],
				$this->msg( 'wikisocial-follow-help' )->text() ) )
		);
		$this->getOutput()->addReturnTo( SpecialPage::getTitleFor( 'SocialFollows' ), [], $this->msg( 'wikisocial-follows' )->text() );
	}
}
