<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Mail;

use MediaWiki\Extension\WikiSocial\Notification\Kinds;
use MediaWiki\User\Options\UserOptionsManager;
use MediaWiki\User\User;
use MediaWiki\User\UserFactory;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * Ends mail by an address that only its mail holds. Who has it needs no login, and can do nothing else with it. It
 * holds for good: so does the mail in which it stands.
 */
class Unsubscribe {
	public const SERVICE_NAME = 'WikiSocial.Unsubscribe';

	/** In place of a kind */
	public const ALL = 'all';

	private const TOKEN = '/^([1-9]\d{0,18})\.([a-z][a-z0-9.-]{0,31})\.([A-Za-z0-9_-]{43})$/D';

	public function __construct(
		private readonly UserOptionsManager $options,
		private readonly UserFactory $users,
		private readonly string $secret,
		private readonly string $wiki,
		private readonly string $restUrl
	) {
	}

	/** Where mail of this kind is ended, or of all kinds. */
	public function url( int $userId, string $kind ): string {
		return "$this->restUrl/wikisocial/v0/unsubscribe/$userId.$kind." . $this->signature( $userId, $kind );
	}

	/** @return ?array{0: User, 1: string} whom a token is of, and the kind or ALL; null: it is none */
	public function read( string $token ): ?array {
		if ( !preg_match( self::TOKEN, $token, $parts ) || !hash_equals( $this->signature( (int)$parts[1], $parts[2] ), $parts[3] ) ) {
			return null;
		}
		$user = $this->users->newFromId( (int)$parts[1] );
		return $user->isRegistered() && ( $parts[2] === self::ALL || isset( Kinds::all()[$parts[2]] ) ) ? [ $user, $parts[2] ] : null;
	}

	/** Sets the options, as the preferences would. */
	public function end( User $user, string $kind ): void {
		$user->load( IDBAccessObject::READ_LATEST );
		foreach ( $kind === self::ALL ? array_keys( Kinds::all() ) : [ $kind ] as $one ) {
			$this->options->setOption( $user, Kinds::OPTION . "mail-$one", false );
		}
		$user->saveSettings();
	}

	private function signature( int $userId, string $kind ): string {
		$key = hash_hmac( 'sha256', 'WikiSocial unsubscribe', $this->secret, true );
		$signature = hash_hmac( 'sha256', "$this->wiki\n$userId\n$kind", $key, true );
		return rtrim( strtr( base64_encode( $signature ), '+/', '-_' ), '=' );
	}
}
