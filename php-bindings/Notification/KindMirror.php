<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\User\Options\UserOptionsLookup;
use Wikimedia\ObjectCache\BagOStuff;
use Wikimedia\ObjectCache\EmptyBagOStuff;
use WikiSocial\Exception;

/**
 * The store's copy of what other extensions declare. Whoever reads or tells looks whether it is the one of now, so
 * that an extension that came or went is noticed without a script.
 */
class KindMirror {
	public const SERVICE_NAME = 'WikiSocial.KindMirror';

	/** Seconds after which the store is told again in any case */
	private const TTL = 86400;

	public function __construct(
		private readonly Engine $engine,
		private readonly BagOStuff $cache,
		private readonly UserOptionsLookup $defaults
	) {
	}

	/**
	 * No exchange while nothing changed. A wiki without a cache leaves it to update.php.
	 * @throws Exception
	 */
	public function ensure(): void {
		if ( !( $this->cache instanceof EmptyBagOStuff ) && $this->cache->get( $this->key() ) !== $this->state() ) {
			$this->refresh();
		}
	}

	/**
	 * One exchange.
	 * @return bool whether the store had it otherwise
	 * @throws Exception
	 */
	public function refresh(): bool {
		$changed = $this->engine->declareKinds( $this->kinds() );
		$this->cache->set( $this->key(), $this->state(), self::TTL );
		return $changed;
	}

	/** @return list<array{name: string, channels: int, each: bool}> with what the wiki has for everybody */
	private function kinds(): array {
		$declared = ForeignKinds::declared();
		$channels = $declared ? Kinds::ofOptions( $this->defaults->getDefaultOptions() ) : [];
		$kinds = [];
		foreach ( $declared as $name => $kind ) {
			$kinds[] = [ 'name' => $name, 'channels' => $channels[$name], 'each' => $kind['each'] ];
		}
		return $kinds;
	}

	private function state(): string {
		return md5( serialize( $this->kinds() ) );
	}

	private function key(): string {
		return $this->cache->makeKey( 'wikisocial-kinds' );
	}
}
