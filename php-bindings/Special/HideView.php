<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Moderation\ModerateCommand;
use MediaWiki\Extension\WikiSocial\Moderation\ModerationEntry;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Moderation;

/** Special:Social/hide/ID, with version= one version of it: moderators hide, suppress and show again. */
class HideView extends FormView {
	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		PersonLookup $people,
		StatusHtml $statusHtml,
		private readonly ModerateCommand $moderate
	) {
		parent::__construct( $context, $engine, $viewers, $people, $statusHtml );
	}

	protected function name(): string {
		return 'hide';
	}

	protected function refusal( Status $status ): ?MessageSpecifier {
		return $this->levels() ? null : MessageValue::new( 'wikisocial-error-moderation-not-allowed' );
	}

	/** @return string[] that this moderator may choose from */
	private function levels(): array {
		$authority = $this->getAuthority();
		if ( $authority->isAllowed( 'wikisocial-suppress' ) ) {
			return ModerationEntry::LEVELS;
		}
		return $authority->isAllowed( 'wikisocial-moderate' ) ? [ 'none', 'hidden' ] : [];
	}

	private function version(): ?int {
		return $this->getRequest()->getIntOrNull( 'version' );
	}

	protected function fields( Status $status ): string {
		$version = $this->version();
		$chosen = $this->getRequest()->getRawVal( 'wpLevel' ) ?? ( $status->hidden ?: 'hidden' );
		$choices = implode( '', array_map( fn ( string $level ) => $this->radio( $level, $level === $chosen ), $this->levels() ) );
		return ( $version === null ? '' : Html::hidden( 'version', (string)$version ) .
			Html::element( 'p', [], $this->msg( 'wikisocial-hide-version' )->numParams( $version )->text() ) ) .
			Html::rawElement( 'fieldset', [ 'class' => 'cdx-field' ],
				Html::rawElement( 'legend', [ 'class' => 'cdx-label' ], Html::rawElement(
					'span', [ 'class' => 'cdx-label__label' ],
					Html::element( 'span', [ 'class' => 'cdx-label__label__text' ], $this->msg( 'wikisocial-hide-level' )->text() )
				) ) . $choices
			) .
			$this->textField( 'wpReason', 'wikisocial-hide-reason', Moderation::REASON_MAX, false );
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

	protected function act( string $id ): WriteStatus {
		return $this->moderate->moderateIfAllowed( $this->getAuthority(), $this->typeOf( $id ), $id, [
			'level' => $this->getRequest()->getRawVal( 'wpLevel' ) ?? '',
			'reason' => trim( $this->getRequest()->getText( 'wpReason' ) ),
			'version' => $this->version(),
		] );
	}
}
