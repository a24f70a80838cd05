<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Context\IContextSource;
use MediaWiki\Permissions\Authority;
use MediaWiki\Registration\ExtensionRegistry;
use Psr\Log\LoggerInterface;
use Throwable;
use Wikimedia\ObjectFactory\ObjectFactory;

/** Kinds that other extensions declare in their extension.json, and what they answer of them (docs/adr/0016). */
class ForeignKinds {
	public const SERVICE_NAME = 'WikiSocial.ForeignKinds';

	/** Of extension.json: attributes.WikiSocial.NotificationKinds */
	public const ATTRIBUTE = 'WikiSocialNotificationKinds';

	/** As the engine has them */
	private const NAME = '/^(?=.{3,32}$)[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/D';
	private const NAMES_MAX = 100;

	/** @var array<string, ?KindHandler> */
	private array $handlers = [];

	public function __construct( private readonly ObjectFactory $objects, private readonly LoggerInterface $logger ) {
	}

	/**
	 * Those that are declared well; of others there is a line in the log when they are told of.
	 * @return array<string, array{message: string, channels: int, each: bool}> by name, in order
	 */
	public static function declared(): array {
		$kinds = [];
		foreach ( ExtensionRegistry::getInstance()->getAttribute( self::ATTRIBUTE ) as $name => $spec ) {
			if ( count( $kinds ) < self::NAMES_MAX && preg_match( self::NAME, (string)$name ) && is_string( $spec['message'] ?? null ) ) {
				$channels = array_intersect_key( Kinds::CHANNELS, array_flip( array_filter( (array)( $spec['channels'] ?? [ 'web' ] ), is_string( ... ) ) ) );
				$kinds[$name] = [
					'message' => $spec['message'],
					'channels' => array_sum( $channels ),
					'each' => ( $spec['bundle'] ?? 'object' ) === 'each',
				];
			}
		}
		ksort( $kinds );
		return $kinds;
	}

	/** Whether its extension lets them know of it; who cannot be asked does not. */
	public function canSee( Notification $one, Authority $reader ): bool {
		return (bool)$this->ask( $one, static fn ( KindHandler $handler, string $key ) => $handler->canSee( $reader, $key ) );
	}

	/** Null: nowhere, or no address that a page may link to. */
	public function link( Notification $one ): ?string {
		$url = $this->ask( $one, static fn ( KindHandler $handler, string $key ) => $handler->link( $key ) );
		return is_string( $url ) && preg_match( '!^https?://!', $url ) ? $url : null;
	}

	/** Not escaped. */
	public function text( Notification $one, IContextSource $context ): string {
		return (string)$this->ask( $one, static fn ( KindHandler $handler, string $key ) => $handler->text( $key, $context ) );
	}

	/**
	 * @param Notification $one
	 * @param callable(KindHandler, string): mixed $question
	 * @return mixed null: the extension has no answer
	 */
	private function ask( Notification $one, callable $question ) {
		try {
			$this->handlers[$one->kind] ??= $this->handler( $one->kind );
			return $this->handlers[$one->kind] ? $question( $this->handlers[$one->kind], $one->object['id'] ) : null;
		} catch ( Throwable $mistake ) {
			$this->logger->error( 'Notifications of kind {kind} are not shown', [ 'kind' => $one->kind, 'exception' => $mistake ] );
			return null;
		}
	}

	private function handler( string $kind ): ?KindHandler {
		$spec = ExtensionRegistry::getInstance()->getAttribute( self::ATTRIBUTE )[$kind] ?? [];
		return !isset( $spec['class'] ) ? null : $this->objects->createObject(
			array_intersect_key( $spec, [ 'class' => 0, 'services' => 0, 'args' => 0 ] ), [ 'assertClass' => KindHandler::class ]
		);
	}
}
