<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\ContextSource;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use Wikimedia\Message\MessageSpecifier;
use WikiSocial\Exception;

/** One of the things Special:Social shows or does. */
abstract class View extends ContextSource {
	public function __construct( IContextSource $context ) {
		$this->setContext( $context );
	}

	/** @param string $subject the subpage after the view's name */
	abstract public function show( string $subject ): void;

	/** Says in a sentence why not, with the way back. */
	public function refuse( int $httpStatus, MessageSpecifier $why ): void {
		$out = $this->getOutput();
		$out->setStatusCode( $httpStatus );
		$out->addHTML( Html::errorBox( $this->msg( $why )->parse() ) );
		$this->addWayBack();
	}

	/** The store is away. A page that is still of use without it answers 200. */
	public function showUnavailable( MessageSpecifier $why, int $httpStatus ): void {
		$this->setRetryAfter( $httpStatus );
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->getOutput()->addHTML(
			Html::warningBox( $this->msg( $why )->parse(), 'mw-wikisocial-unavailable' )
		);
	}

	protected function showFailure( Exception $failure ): void {
		$httpStatus = Failure::httpStatus( $failure );
		if ( Failure::isTheStores( $failure ) ) {
			$this->showUnavailable( Failure::message( $failure ), $httpStatus );
		} else {
			$this->refuse( $httpStatus, Failure::message( $failure ) );
		}
	}

	protected function setRetryAfter( int $httpStatus, ?int $seconds = null ): void {
		if ( $httpStatus === 503 || $seconds !== null ) {
			$this->getRequest()->response()->header( 'Retry-After: ' . ( $seconds ?? Failure::RETRY_AFTER ) );
		}
	}

	protected function isTokenRight(): bool {
		return $this->getCsrfTokenSet()->matchTokenField( 'wpEditToken' );
	}

	/** After something was done: a reload does not do it again. */
	protected function seeOther( Title $page, array $query = [] ): void {
		$this->getOutput()->redirect( $page->getFullURL( $query ), '303' );
	}

	/** Message that names the page of socialTitle() without a subpage. */
	protected function socialName(): string {
		return 'wikisocial-social';
	}

	/** To that page, by the name that it shows people. */
	protected function addWayBack(): void {
		$this->getOutput()->addReturnTo( $this->socialTitle(), [], $this->msg( $this->socialName() )->text() );
	}

	protected function socialTitle( string $subpage = '' ): Title {
		return SpecialPage::getTitleFor( 'Social', $subpage === '' ? false : $subpage );
	}
}
