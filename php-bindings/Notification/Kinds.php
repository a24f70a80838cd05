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

	/**
	 * The engine's list, in the order of the preferences; a test compares the two. Other extensions' kinds
	 * are not among them.
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
		'event-reminder' => self::WEB | self::MAIL,
		'signup' => self::WEB,
		'event-role' => self::WEB,
		'moderation' => self::WEB,
	];

	/** Names of options begin with it; then come the way, a hyphen and the kind, as a check matrix makes them. */
	public const OPTION = 'wikisocial-notify-';

	/** @return string[] */
	public static function options(): array {
		$options = [];
		foreach ( array_keys( self::DEFAULTS ) as $kind ) {
			foreach ( array_keys( self::CHANNELS ) as $channel ) {
				$options[] = self::OPTION . "$channel-$kind";
			}
		}
		return $options;
	}

	/**
	 * @param array $options values by name
	 * @return array<string, int> ways by kind
	 */
	public static function ofOptions( array $options ): array {
		$ways = [];
		foreach ( self::DEFAULTS as $kind => $default ) {
			$ways[$kind] = 0;
			foreach ( self::CHANNELS as $channel => $bit ) {
				$chosen = $options[self::OPTION . "$channel-$kind"] ?? (bool)( $default & $bit );
				$ways[$kind] |= $chosen ? $bit : 0;
			}
		}
		return $ways;
	}
}
