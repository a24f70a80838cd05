<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Backend;

use WikiSocial\Deliveries;

/** The engine's mail that is due. Leases are epochs by id, as take gave them. */
trait DeliveryCalls {
	/**
	 * At most three exchanges, one when nothing is due.
	 * @param int $people at most 15
	 * @return array{people: list<array{userId: int, items: array[], leases: array<int, int>}>, closed: int}
	 */
	public function takeDeliveries( int $people ): array {
		return $this->call( 'deliveries-take', fn () => Deliveries::take( $this->wiki, $people ) );
	}

	/** Before a message is sent; false: it must not be. One exchange. */
	public function handDeliveries( array $leases ): bool {
		return $this->call( 'deliveries-handed', static fn () => Deliveries::handed( $leases ) );
	}

	/** It was sent, or is not to be. One exchange. */
	public function endDeliveries( array $leases ): void {
		$this->call( 'deliveries-done', static fn () => Deliveries::done( $leases ) );
	}

	/** It was not sent: tried again where that is sure. One exchange. */
	public function failDeliveries( array $leases, string $reason, bool $isSure ): void {
		$this->call( 'deliveries-failed', static fn () => Deliveries::failed( $leases, $reason, $isSure ) );
	}

	/** Whether anything is. One exchange. */
	public function isDeliveryDue(): bool {
		return $this->call( 'deliveries-due', fn () => Deliveries::due( $this->wiki ) );
	}

	/** @return list<array{id: int, userId: int, kind: string, at: int, attempts: int, reason: string}> */
	public function deadDeliveries( int $limit ): array {
		return $this->call( 'deliveries-dead', fn () => Deliveries::dead( $this->wiki, $limit ) );
	}

	/** Whether there was such a one. One exchange. */
	public function redriveDelivery( int $id ): bool {
		return $this->call( 'deliveries-redrive', fn () => Deliveries::redrive( $this->wiki, $id ) );
	}
}
