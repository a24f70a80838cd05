<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Request\WebRequest;
use MediaWiki\Title\Title;
use WikiSocial\Statuses;

/** What a composer holds: a text that is not posted yet, and where its author came from. */
class Draft {
	/** Field of the form: it is to be shown only */
	public const PREVIEW = 'wpPreview';

	private const KEY_BYTES = 16;

	private function __construct(
		public readonly string $text,
		/** Idempotency key: a form that is sent twice makes one status. */
		public readonly string $key,
		/** User page to return to after posting; null: the feed */
		public readonly ?Title $returnTo,
		/** Language code; "": not stated */
		public readonly string $lang = '',
		/** Level; null: the wiki's usual one */
		public readonly ?string $visibility = null,
		/** @var array{file: string, alt: string}[] as they were typed */
		public readonly array $files = []
	) {
	}

	public static function blank( ?Title $returnTo = null ): self {
		return new self( '', self::newKey(), $returnTo );
	}

	public static function fromRequest( WebRequest $request ): self {
		$key = $request->getRawVal( 'wpKey', '' );
		$returnTo = Title::newFromText( $request->getText( 'returnto' ) );
		return new self(
			$request->getText( 'wpText' ),
			preg_match( '/^[\x21-\x7e]{1,64}$/D', $key ) ? $key : self::newKey(),
			// Composers are on user pages; nobody is sent to a page that acts, or to another site.
			$returnTo && $returnTo->canExist() && $returnTo->inNamespace( NS_USER ) ? $returnTo : null,
			$request->getRawVal( 'wpLang', '' ),
			$request->getRawVal( 'wpVisibility' ),
			self::files( $request )
		);
	}

	/**
	 * Rows of a form in which something is written.
	 * @return array{file: string, alt: string}[]
	 */
	public static function files( WebRequest $request ): array {
		$files = [];
		for ( $i = 1; $i <= Statuses::MEDIA_MAX; $i++ ) {
			$row = [ 'file' => trim( $request->getText( "wpFile$i" ) ), 'alt' => $request->getText( "wpAlt$i" ) ];
			if ( $row['file'] !== '' || trim( $row['alt'] ) !== '' ) {
				$files[] = $row;
			}
		}
		return $files;
	}

	/** As DraftResolver takes it. */
	public function toArray(): array {
		return [ 'text' => $this->text, 'lang' => $this->lang, 'media' => $this->files ] +
			( $this->visibility === null ? [] : [ 'visibility' => $this->visibility ] );
	}

	/** The same text as another status. */
	public function again(): self {
		return new self( $this->text, self::newKey(), $this->returnTo, $this->lang, $this->visibility, $this->files );
	}

	private static function newKey(): string {
		return bin2hex( random_bytes( self::KEY_BYTES ) );
	}
}
