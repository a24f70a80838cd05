<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Extension\WikiSocial\Moderation\ModerationEntry;
use MediaWiki\Html\Html;
use WikiSocial\Moderation;

/** What a moderator chooses on hiding something or showing it again; beside FormFields. */
trait LevelFields {
	/** @return string[] that this moderator may choose from */
	private function levels(): array {
		$authority = $this->getAuthority();
		if ( $authority->isAllowed( 'wikisocial-suppress' ) ) {
			return ModerationEntry::LEVELS;
		}
		return $authority->isAllowed( 'wikisocial-moderate' ) ? [ 'none', 'hidden' ] : [];
	}

	/** @param string $now level that it has; "": none */
	private function levelFields( string $now ): string {
		$chosen = $this->getRequest()->getRawVal( 'wpLevel' ) ?? ( $now ?: 'hidden' );
		$choices = implode( '', array_map( fn ( string $level ) => $this->radio( $level, $level === $chosen ), $this->levels() ) );
		return Html::rawElement( 'fieldset', [ 'class' => 'cdx-field' ],
			Html::rawElement( 'legend', [ 'class' => 'cdx-label' ], Html::rawElement(
				'span', [ 'class' => 'cdx-label__label' ],
				Html::element( 'span', [ 'class' => 'cdx-label__label__text' ], $this->msg( 'wikisocial-hide-level' )->text() )
			) ) . $choices
		) . $this->textField( 'wpReason', 'wikisocial-hide-reason', Moderation::REASON_MAX, false );
	}

	/** What was chosen, as of ModerateCommand. @return array{level: string, reason: string, version: ?int} */
	private function levelOrder( ?int $version = null ): array {
		return [
			'level' => $this->getRequest()->getRawVal( 'wpLevel' ) ?? '',
			'reason' => trim( $this->getRequest()->getText( 'wpReason' ) ),
			'version' => $version,
		];
	}

	private function radio( string $level, bool $isChosen ): string {
		$id = "mw-wikisocial-level-$level";
		return Html::rawElement( 'div', [ 'class' => 'cdx-radio' ], Html::rawElement(
			'div', [ 'class' => 'cdx-radio__wrapper' ],
			Html::radio( 'wpLevel', $isChosen, [ 'id' => $id, 'value' => $level, 'class' => 'cdx-radio__input' ] ) .
			Html::element( 'span', [ 'class' => 'cdx-radio__icon' ] ) .
			Html::rawElement( 'div', [ 'class' => 'cdx-radio__label cdx-label' ], Html::rawElement(
				'label', [ 'class' => 'cdx-label__label', 'for' => $id ],
				// Messages: wikisocial-level-none, wikisocial-level-hidden, wikisocial-level-suppressed
				Html::element( 'span', [ 'class' => 'cdx-label__label__text' ], $this->msg( "wikisocial-level-$level" )->text() )
			) )
		) );
	}
}
