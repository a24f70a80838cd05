<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Request\WebRequest;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use WikiSocial\Statuses;

/** What a composer holds: a text that is not posted yet, and where its author came from. */
class Draft {
	/** Field of the form: it is to be shown only */
	public const PREVIEW = 'wpPreview';
	/** Likewise: the group it is for */
	public const GROUP = 'wpGroup';

	private const KEY_BYTES = 16;

	private function __construct(
		public readonly string $text,
		/** Idempotency key: a form that is sent twice makes one status. */
		public readonly string $key,
		/** User page or group to return to after posting; null: the feed */
		public readonly ?Title $returnTo,
		/** Language code; "": not stated */
		public readonly string $lang = '',
		/** Level; null: the wiki's usual one */
		public readonly ?string $visibility = null,
		/** @var array{file: string, alt: string}[] as they were typed */
		public readonly array $files = [],
		/** Id of the group it is posted into; null: into none */
		public readonly ?string $group = null
	) {
	}

	/** @param ?Title $returnTo @param ?string $group */
	public static function blank( ?Title $returnTo = null, ?string $group = null ): self {
		return new self( '', self::newKey(), $returnTo, group: $group );
	}

	public static function fromRequest( WebRequest $request ): self {
		$key = $request->getRawVal( 'wpKey', '' );
		$group = $request->getRawVal( self::GROUP, '' );
		$returnTo = ctype_digit( $group ) ? SpecialPage::getTitleFor( 'SocialGroups', $group )
			: self::userPage( $request->getText( 'returnto' ) );
		return new self(
			$request->getText( 'wpText' ),
			preg_match( '/^[\x21-\x7e]{1,64}$/D', $key ) ? $key : self::newKey(),
			$returnTo,
			$request->getRawVal( 'wpLang', '' ),
			$request->getRawVal( 'wpVisibility' ),
			self::files( $request ),
			$group === '' ? null : $group
		);
	}

	/** Composers are on user pages; nobody is sent to a page that acts, or to another site. */
	private static function userPage( string $name ): ?Title {
		$page = Title::newFromText( $name );
		return $page && $page->canExist() && $page->inNamespace( NS_USER ) ? $page : null;
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
		return new self( $this->text, self::newKey(), $this->returnTo, $this->lang, $this->visibility, $this->files, $this->group );
	}

	private static function newKey(): string {
		return bin2hex( random_bytes( self::KEY_BYTES ) );
	}
}
