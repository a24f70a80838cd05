<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

/** What people are told of, and on which ways. */
class Kinds {
	/** Ways, as bits. */
	public const WEB = 1;
	public const MAIL = 2;

	/** By the names that options have. */
	public const CHANNELS = [ 'web' => self::WEB, 'mail' => self::MAIL ];

	/** How long before an event one is reminded of it, as further bits. */
	public const SPANS = [ 'quarter' => 16, 'hour' => 32, 'day' => 64, 'week' => 128 ];
	private const REMINDER = 'event-reminder';

	/**
	 * The engine's list, in the order of the preferences; a test compares the two. Other extensions' kinds
	 * are not among them: see all().
	 */
	public const DEFAULTS = [
		'mention' => self::WEB | self::MAIL,
		'reply' => self::WEB,
		'comment' => self::WEB,
		'like' => self::WEB,
		'event-message' => self::WEB | self::MAIL,
		'event-changed' => self::WEB,
		'event-cancelled' => self::WEB | self::MAIL,
		'event-promoted' => self::WEB | self::MAIL,
		'event-reminder' => self::WEB | self::MAIL | self::SPANS['hour'] | self::SPANS['day'],
		'signup' => self::WEB,
		'event-role' => self::WEB,
		'follow-request' => self::WEB,
		'follow-accepted' => self::WEB,
		'follower' => self::WEB,
		'group-invite' => self::WEB,
		'group-request' => self::WEB,
		'group-approved' => self::WEB,
		'group-role' => self::WEB,
		'moderation' => self::WEB,
	];

	/** Names of options begin with it; then come the way, a hyphen and the kind, as a check matrix makes them. */
	public const OPTION = 'wikisocial-notify-';

	/** Likewise, then comes the span. */
	public const SPAN_OPTION = 'wikisocial-remind-';

	/** How often mail comes, in days; 0: at once. */
	public const MAIL_OPTION = 'wikisocial-mail';
	public const MAIL_EVERY = [ 'once' => 0, 'daily' => 1, 'weekly' => 7 ];

	/** What is mailed at once in any case, as the engine has it. */
	public const URGENT = [ 'event-cancelled', 'event-promoted', self::REMINDER ];

	/** @return array<string, int> channels by kind, other extensions' last */
	public static function all(): array {
		return self::DEFAULTS + array_map( static fn ( array $kind ) => $kind['channels'], ForeignKinds::declared() );
	}

	/** Key of the message that says what a kind tells. */
	public static function message( string $kind ): string {
		$foreign = ForeignKinds::declared()[$kind] ?? null;
		// Messages: wikisocial-notification-kind-mention and so on, see DEFAULTS
		return $foreign ? "{$foreign['message']}-kind" : "wikisocial-notification-kind-$kind";
	}

	/** @return string[] */
	public static function options(): array {
		return array_merge( ...array_map( static fn ( string $kind ) => array_keys( self::bits( $kind ) ), array_keys( self::all() ) ) );
	}

	/**
	 * @param array $options values by name
	 * @return array<string, int> bits by kind
	 */
	public static function ofOptions( array $options ): array {
		$ways = [];
		foreach ( self::all() as $kind => $default ) {
			$ways[$kind] = 0;
			foreach ( self::bits( $kind ) as $option => $bit ) {
				$ways[$kind] |= ( $options[$option] ?? (bool)( $default & $bit ) ) ? $bit : 0;
			}
		}
		return $ways;
	}

	/** @param array $options values by name @return string key of MAIL_EVERY */
	public static function oftenOfOptions( array $options ): string {
		$often = $options[self::MAIL_OPTION] ?? null;
		return is_string( $often ) && isset( self::MAIL_EVERY[$often] ) ? $often : 'once';
	}

	/** @return array<string, int> by the names of options */
	private static function bits( string $kind ): array {
		$bits = [];
		foreach ( self::CHANNELS as $channel => $bit ) {
			$bits[self::OPTION . "$channel-$kind"] = $bit;
		}
		foreach ( $kind === self::REMINDER ? self::SPANS : [] as $span => $bit ) {
			$bits[self::SPAN_OPTION . $span] = $bit;
		}
		return $bits;
	}
}
