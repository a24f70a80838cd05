<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Backend;

use Wikimedia\Message\MessageValue;
use WikiSocial\ConflictException;
use WikiSocial\Exception;
use WikiSocial\ForbiddenException;
use WikiSocial\InternalException;
use WikiSocial\InvalidException;
use WikiSocial\NotFoundException;
use WikiSocial\SchemaException;
use WikiSocial\Statuses;

/** What a failure of the engine means over HTTP and to people. */
class Failure {
	/** Reasons that people can do something about have a text of their own; all others are the store's. */
	private const TEXTS = [
		'text-empty', 'text-too-long', 'text-encoding', 'text-control', 'text-bidi', 'lang-invalid',
		'key-invalid', 'key-reused', 'limit-invalid', 'cursor-invalid', 'status-not-found',
		'status-not-own', 'status-deleted', 'edit-conflict', 'mention-missing', 'entities-invalid',
		'draft-invalid', 'viewer-anonymous', 'input-invalid',
	];

	/** Seconds after which another try makes sense; the engine's own back-off is one second. */
	public const RETRY_AFTER = 5;

	public static function httpStatus( Exception $failure ): int {
		return match ( true ) {
			$failure instanceof NotFoundException => 404,
			$failure instanceof ForbiddenException => 403,
			$failure instanceof InvalidException => 400,
			$failure instanceof ConflictException => self::conflictStatus( $failure ),
			$failure instanceof InternalException => 500,
			default => 503,
		};
	}

	private static function conflictStatus( ConflictException $failure ): int {
		if ( $failure->isRetryable() ) {
			return 503;
		}
		return $failure->getReason() === 'edit-conflict' ? 409 : 422;
	}

	/** Whether the fault is the store's or ours, not the caller's. */
	public static function isTheStores( Exception $failure ): bool {
		return self::httpStatus( $failure ) >= 500;
	}

	public static function message( Exception $failure ): MessageValue {
		$reason = $failure->getReason();
		if ( in_array( $reason, self::TEXTS, true ) ) {
			$text = MessageValue::new( 'wikisocial-error-' . $reason );
			return $reason === 'text-too-long' ? $text->numParams( Statuses::TEXT_MAX ) : $text;
		}
		if ( $failure instanceof SchemaException ) {
			return MessageValue::new( 'wikisocial-error-schema' );
		}
		return MessageValue::new(
			$failure instanceof InternalException ? 'wikisocial-error-internal' : 'wikisocial-error-store-unavailable'
		);
	}
}
