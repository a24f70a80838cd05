<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Media\FileFields;
use MediaWiki\Extension\WikiSocial\Media\MediaFile;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Draft;
use MediaWiki\Extension\WikiSocial\Status\EditStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\ConflictException;
use WikiSocial\Statuses;

/** Special:Social/edit/ID: the author changes the text. */
class EditView extends FormView {
	private const ROWS = 6;

	/** Somebody was quicker: the next try begins from what there is now. */
	private bool $isConflict = false;

	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		PersonLookup $people,
		StatusHtml $statusHtml,
		private readonly EditStatusCommand $edit
	) {
		parent::__construct( $context, $engine, $viewers, $people, $statusHtml );
	}

	protected function name(): string {
		return 'edit';
	}

	protected function isDestructive(): bool {
		return false;
	}

	protected function refusal( Status $status ): ?MessageSpecifier {
		if ( $status->authorId !== $this->getUser()->getId() ) {
			return MessageValue::new( 'wikisocial-error-status-not-own' );
		}
		return $status->deleted ? MessageValue::new( 'wikisocial-error-status-deleted' ) : null;
	}

	protected function fields( Status $status ): string {
		$request = $this->getRequest();
		$version = $this->isConflict ? $status->version : $request->getInt( 'wpVersion', $status->version );
		return Html::hidden( 'wpVersion', (string)$version ) .
			Html::hidden( 'wpLang', $request->getRawVal( 'wpLang' ) ?? $status->lang ) .
			Html::rawElement( 'div', [ 'class' => 'cdx-field' ],
				Html::rawElement( 'div', [ 'class' => 'cdx-label' ], Html::rawElement(
					'label', [ 'class' => 'cdx-label__label', 'for' => 'mw-wikisocial-edit-text' ],
					Html::element( 'span', [ 'class' => 'cdx-label__label__text' ], $this->msg( 'wikisocial-edit-text' )->text() )
				) . Html::element( 'span', [ 'class' => 'cdx-label__description', 'id' => 'mw-wikisocial-edit-hint' ],
					$this->msg( 'wikisocial-edit-hint' )->numParams( Statuses::TEXT_MAX )->text()
				) ) .
				Html::rawElement( 'div', [ 'class' => 'cdx-field__control' ], Html::rawElement(
					'div', [ 'class' => 'cdx-text-area' ],
					Html::textarea( 'wpText', $request->getRawVal( 'wpText' ) === null ? $status->text : $request->getText( 'wpText' ), [
						'id' => 'mw-wikisocial-edit-text', 'class' => 'cdx-text-area__textarea', 'rows' => self::ROWS,
						'dir' => 'auto', 'required' => true, 'aria-describedby' => 'mw-wikisocial-edit-hint',
					] )
				) )
			) .
			FileFields::render( $this->files() ?? array_map(
				static fn ( MediaFile $one ) => [ 'file' => $one->file, 'alt' => $one->alt ], $status->media
			), $this->getContext() );
	}

	/** @return ?array{file: string, alt: string}[] as the form has them; null: it was not sent */
	private function files(): ?array {
		return $this->getRequest()->getCheck( FileFields::PRESENT ) ? Draft::files( $this->getRequest() ) : null;
	}

	protected function act( string $id ): WriteStatus {
		$request = $this->getRequest();
		$files = $this->files();
		$draft = [ 'text' => $request->getText( 'wpText' ), 'lang' => $request->getRawVal( 'wpLang' ) ?? '' ] +
			( $files === null ? [] : [ 'media' => $files ] );
		try {
			return $this->edit->editIfAllowed( $this->getAuthority(), $id, $draft, $request->getIntOrNull( 'wpVersion' ) );
		} catch ( ConflictException $failure ) {
			$this->isConflict = true;
			throw $failure;
		}
	}
}
