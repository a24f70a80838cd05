<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Extension\WikiSocial\Target\TargetHtml;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;
use WikiSocial\NotFoundException;

/** A view whose subject is anything that can be liked: TYPE/ID. */
abstract class AboutTargetView extends View {
	public function __construct(
		IContextSource $context,
		private readonly TargetFinder $targets,
		protected readonly TargetHtml $targetHtml
	) {
		parent::__construct( $context );
	}

	/**
	 * Ids of talk comments may hold slashes themselves.
	 * @return array{string, string} type and id
	 */
	protected static function parts( string $subject ): array {
		return explode( '/', $subject, 2 ) + [ '', '' ];
	}

	/** Null: the page says why. */
	protected function find( string $subject ): ?Target {
		try {
			$found = $this->targets->find( ...[ ...self::parts( $subject ), $this->getAuthority() ] );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return null;
		}
		if ( !$found->isOK() ) {
			$this->refuse( Failure::targetStatus( $found ), $found->getMessages()[0] );
			return null;
		}
		return $found->getValue();
	}

	/** The same of something to be liked: what is said of a page is for those who may read it. */
	protected function findToLike( string $subject ): ?Target {
		$target = $this->find( $subject );
		try {
			if ( $target && Services::get()->getCommentAccess()->keeps( $target, $this->getAuthority() ) ) {
				$this->refuse( 404, MessageValue::new( 'wikisocial-error-target-not-found' ) );
				return null;
			}
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return null;
		}
		return $target;
	}

	/** What is not there, or hidden, is as what stands on a page that one may not read. */
	protected function showFailure( Exception $failure ): void {
		if ( $failure instanceof NotFoundException ) {
			$this->refuse( 404, MessageValue::new( 'wikisocial-error-target-not-found' ) );
			return;
		}
		parent::showFailure( $failure );
	}

	protected static function subpage( Target $target ): string {
		return "{$target->type}/{$target->id}";
	}
}
