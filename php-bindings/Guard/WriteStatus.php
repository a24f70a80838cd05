<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Guard;

use MediaWiki\Permissions\Authority;
use StatusValue;
use Wikimedia\Message\MessageSpecifier;

/** Outcome of the guard: who acts (a temporary account may just have been made), or why not. */
class WriteStatus extends StatusValue {
	/** Who acts; for someone without an account it may be a new temporary one. */
	public Authority $performer;

	/** For interfaces that speak HTTP, when not good. */
	public int $httpStatus = 403;

	/** Seconds after which another try makes sense, with 429 and 503. */
	public ?int $retryAfter = null;

	/** A captcha has to be shown. */
	public bool $needsCaptcha = false;

	public static function for( Authority $performer ): self {
		$status = new self();
		$status->performer = $performer;
		return $status;
	}

	/** @return $this */
	public function refuse( MessageSpecifier $why, int $httpStatus = 403, ?int $retryAfter = null ): self {
		$this->fatal( $why );
		$this->httpStatus = $httpStatus;
		$this->retryAfter = $retryAfter;
		return $this;
	}
}
