<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Backend;

use StatusValue;
use Wikimedia\Message\MessageValue;
use WikiSocial\ConflictException;
use WikiSocial\Exception;
use WikiSocial\ForbiddenException;
use WikiSocial\InternalException;
use WikiSocial\InvalidException;
use WikiSocial\Moderation;
use WikiSocial\NotFoundException;
use WikiSocial\SchemaException;
use WikiSocial\Statuses;

/** What a failure of the engine means over HTTP and to people. */
class Failure {
	/** Reasons that people can do something about have a text of their own; all others are the store's. */
	private const TEXTS = [
		'text-empty', 'text-too-long', 'text-encoding', 'text-control', 'text-bidi', 'lang-invalid',
		'key-invalid', 'key-reused', 'limit-invalid', 'cursor-invalid', 'status-not-found',
		'status-not-own', 'viewer-anonymous', 'input-invalid',
		'status-deleted', 'edit-conflict', 'mention-missing', 'draft-invalid', 'entities-invalid', 'report-own',
		'reason-empty', 'reason-too-long', 'reason-control', 'order-invalid', 'type-invalid', 'report-closed', 'version-not-found',
		'version-current', 'moderation-not-allowed', 'media-invalid', 'media-unknown', 'alt-too-long',
		'target-not-found', 'like-own', 'like-blocked', 'object-invalid', 'objects-invalid',
		'comments-closed', 'comment-blocked', 'closing-not-allowed',
		'event-invalid', 'event-tag-invalid', 'event-title-empty', 'event-title-too-long', 'event-description-too-long',
		'event-place-too-long', 'event-link-invalid', 'event-file-invalid', 'event-zone-unknown', 'event-start-invalid',
		'event-end-invalid', 'event-end-before-start', 'event-too-long', 'event-too-far', 'event-deadline-invalid',
		'event-deadline-late', 'event-capacity-invalid', 'event-guests-invalid', 'event-repeat-invalid',
		'event-repeat-endless', 'event-repeat-too-many', 'event-repeat-empty', 'event-except-invalid', 'event-not-found',
		'event-not-organiser', 'answer-invalid', 'action-invalid', 'state-invalid', 'calendar-invalid', 'signup-guests-too-many', 'note-too-long', 'signup-answers-invalid',
		'event-suspended', 'event-cancelled', 'event-closed', 'event-past', 'event-full', 'signup-removed', 'signup-not-found',
		'event-questions-answered', 'organiser-last', 'event-organisers-too-many', 'calendar-not-found',
		'notification-id-invalid', 'notification-kind-unknown', 'notification-kind-invalid', 'notification-object-invalid', 'notification-filter-invalid', 'too-many',
		'followee-not-found', 'follow-self', 'follow-closed', 'follow-blocking', 'follow-limit', 'request-not-found',
		'block-self', 'block-limit',
		'group-name-empty', 'group-name-too-long', 'group-name-lines', 'group-description-too-long', 'group-join-invalid', 'group-role-invalid',
		'group-not-found', 'group-not-moderator', 'group-not-owner', 'group-not-member', 'group-last-owner', 'group-banned', 'group-invited-only', 'group-own-ban',
		'group-archived', 'group-limit', 'group-name-taken', 'member-not-found',
	];

	/** The number that a text says, where it has one */
	private const NUMBERS = [
		'event-title-too-long' => 200, 'event-place-too-long' => 200, 'event-description-too-long' => 2000,
		'event-too-long' => 14, 'event-too-far' => 10, 'event-capacity-invalid' => 1000000, 'event-guests-invalid' => 20,
		'event-repeat-too-many' => 366, 'note-too-long' => 500, 'follow-limit' => 5000, 'block-limit' => 5000,
		'group-name-too-long' => 255, 'group-description-too-long' => 2000, 'group-limit' => 1000,
	];

	/** Seconds after which another try makes sense; the engine's own back-off is one second. */
	public const RETRY_AFTER = 5;

	public static function httpStatus( Exception $failure ): int {
		return match ( true ) {
			$failure instanceof NotFoundException => 404,
			$failure instanceof ForbiddenException => 403,
			$failure->getReason() === 'viewer-anonymous' => 403,
			$failure instanceof InvalidException => 400,
			$failure instanceof ConflictException => self::conflictStatus( $failure ),
			$failure instanceof InternalException => 500,
			default => 503,
		};
	}

	/** What somebody else changed meanwhile is 409, a key used for something else 422. */
	private static function conflictStatus( ConflictException $failure ): int {
		return match ( true ) {
			$failure->isRetryable() => 503,
			$failure->getReason() === 'key-reused' => 422,
			default => 409,
		};
	}

	/** Why something to like or to comment was not found. */
	public static function targetStatus( StatusValue $found ): int {
		return match ( $found->getMessages()[0]->getKey() ) {
			'wikisocial-error-type-invalid' => 400,
			'wikisocial-error-target-ambiguous' => 409,
			default => 404,
		};
	}

	/** Whether the fault is the store's or ours, not the caller's. */
	public static function isTheStores( Exception $failure ): bool {
		return self::httpStatus( $failure ) >= 500;
	}

	public static function message( Exception $failure ): MessageValue {
		$reason = $failure->getReason();
		if ( in_array( $reason, self::TEXTS, true ) ) {
			$text = MessageValue::new( 'wikisocial-error-' . $reason );
			return match ( $reason ) {
				'text-too-long' => $text->numParams( Statuses::TEXT_MAX ),
				'alt-too-long' => $text->numParams( Statuses::ALT_MAX ),
				'reason-too-long' => $text->numParams( Moderation::REASON_MAX ),
				default => isset( self::NUMBERS[$reason] ) ? $text->numParams( self::NUMBERS[$reason] ) : $text,
			};
		}
		if ( $failure instanceof SchemaException ) {
			return MessageValue::new( 'wikisocial-error-schema' );
		}
		return MessageValue::new(
			$failure instanceof InternalException ? 'wikisocial-error-internal' : 'wikisocial-error-store-unavailable'
		);
	}
}
