<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use HtmlArmor;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** What the pages of Special:SocialGroups have in common. */
trait GroupParts {
	use PageParts;

	protected function socialTitle( string $subpage = '' ): Title {
		return SpecialPage::getTitleFor( 'SocialGroups', $subpage === '' ? false : $subpage );
	}

	protected function socialName(): string {
		return 'wikisocial-groups';
	}

	/** The way back to a group, by its name. */
	protected function addReturnToGroup( array $group ): void {
		$this->getOutput()->addReturnTo( $this->socialTitle( $group['id'] ), [], new HtmlArmor( Html::element( 'bdi', [], $group['name'] ) ) );
	}

	/**
	 * Does what a form asks for; where it is refused the form comes back with why.
	 * @param callable(): ?WriteStatus $act null: the form says nothing that can be done
	 * @param callable(WriteStatus): void $done
	 * @param callable(int, MessageSpecifier[], ?WriteStatus): void $keep
	 */
	protected function attempt( callable $act, callable $done, callable $keep ): void {
		if ( !$this->isTokenRight() ) {
			$keep( 403, [ MessageValue::new( 'sessionfailure' ) ], null );
			return;
		}
		try {
			$result = $act();
		} catch ( Exception $failure ) {
			$this->setRetryAfter( Failure::httpStatus( $failure ) );
			$keep( Failure::httpStatus( $failure ), [ Failure::message( $failure ) ], null );
			return;
		}
		if ( !$result ) {
			$keep( 400, [ MessageValue::new( 'wikisocial-error-input-invalid' ) ], null );
		} elseif ( $result->isOK() ) {
			$done( $result );
		} else {
			$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
			$keep( $result->httpStatus, $result->getMessages(), $result );
		}
	}
}
