<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/**
 * Of what people are told, after docs/adr/0010: likes and comments of what is theirs, and mentions. Told once, a
 * bundle is there as long as anything of it is to be seen without rights.
 */
trait Told {
	/** @var array<int,array<string,bool>> by recipient and "kind label" */
	private array $told = [];

	private function tell( int $to, int $by, string $kind, string $object, string $shown ): bool {
		if ( $to === 0 || $to === $by || $this->isHidden( $to ) || !$this->isShown( $to, $shown ) || $this->isSilenced( $to, 0, $by ) ) {
			return false;
		}
		$this->told[$to]["$kind $object"] = true;
		return true;
	}

	/** A mention goes before a comment on one's own. @param int[] $mentions */
	private function tellOfText( string $label, array $mentions ): void {
		$thing = $this->things[$label];
		foreach ( $mentions as $to ) {
			$this->tell( $to, $thing['author'], 'mention', $label, $label );
		}
		if ( $thing['root'] !== null && !in_array( $this->things[$thing['root']]['author'], $mentions, true ) ) {
			$this->tell( $this->things[$thing['root']]['author'], $thing['author'], 'comment', $thing['root'], $label );
		}
	}

	private function tellOfMentions( string $label ): void {
		foreach ( $this->things[$label]['mentions'] as $to ) {
			$this->tell( $to, $this->things[$label]['author'], 'mention', $label, $label );
		}
	}

	/** Whether it is there for this person, who has no rights above those of everybody. */
	private function isShown( int $who, string $label ): bool {
		$thing = $this->things[$label];
		return !$thing['deleted'] && !( $this->things[$thing['root']]['deleted'] ?? false ) && $this->sees( $who, 0, $label );
	}

	/** How many people each bundle is by, as far as this person sees them. @return array<string,int> */
	public function bundles( int $who ): array {
		$bundles = [];
		foreach ( array_keys( $this->told[$who] ?? [] ) as $bundle ) {
			[ $kind, $object ] = explode( ' ', $bundle );
			$by = !$this->isShown( $who, $object ) ? [] : match ( $kind ) {
				'like' => $this->likers( $object ),
				'mention' => in_array( $who, $this->things[$object]['mentions'], true ) ? [ $this->things[$object]['author'] ] : [],
				'comment' => array_column( array_filter( $this->things, fn ( $thing, $label ) =>
					$thing['root'] === $object && $this->isShown( $who, $label ), ARRAY_FILTER_USE_BOTH ), 'author' ),
			};
			$by = array_filter( $by, fn ( int $one ) => $one !== $who && !$this->isSilenced( $who, 0, $one ) );
			$bundles[$bundle] = count( array_unique( $by ) );
		}
		return $bundles;
	}
}
