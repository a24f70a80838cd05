<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Api;

use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Services;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** What our modules of the Action API share: failures of the engine as errors with our keys. */
trait EngineErrors {
	/**
	 * @template T
	 * @param callable(): T $call
	 * @return T
	 */
	private function ask( callable $call ) {
		if ( !Services::get()->getEngine()->isUsable() ) {
			$this->dieUnavailable( MessageValue::new( 'wikisocial-error-schema' ), Failure::RETRY_AFTER );
		}
		try {
			return $call();
		} catch ( Exception $failure ) {
			$why = Failure::message( $failure );
			if ( Failure::httpStatus( $failure ) === 503 ) {
				$this->dieUnavailable( $why, Failure::RETRY_AFTER );
			}
			$this->dieWithError( $why );
		}
	}

	/** Ends with the guard's refusal, if it is one, in the words that bots know from other modules. */
	private function need( WriteStatus $status ): void {
		if ( $status->isOK() ) {
			return;
		}
		if ( $status->httpStatus === 429 ) {
			$this->dieWithError( 'apierror-ratelimited', 'ratelimited' );
		}
		if ( $status->httpStatus === 503 ) {
			$this->dieUnavailable( MessageValue::newFromSpecifier( $status->getMessages()[0] ), $status->retryAfter );
		}
		$this->addBlockInfoToStatus( $status, $status->performer );
		$this->dieStatus( $status );
	}

	private function dieUnavailable( MessageValue $why, int $retryAfter ): never {
		$this->getRequest()->response()->header( "Retry-After: $retryAfter" );
		$this->dieWithError( $why, null, null, 503 );
	}
}
