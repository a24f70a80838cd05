<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Like\LikeSurfaces;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Target\LogKinds;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Hook\LogEventsListLineEndingHook;
use MediaWiki\Output\Hook\BeforePageDisplayHook;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;

/**
 * Likes on Special:Log. Nothing tells of its rows before they are made, so each gets a mark, and the
 * marks are filled together when the page is whole.
 */
class LikeLogHandler implements BeforePageDisplayHook, LogEventsListLineEndingHook {
	/** No wikitext makes a comment of HTML. */
	private const MARK = '<!--wikisocial-like:%d-->';
	private const MARKS = '/<!--wikisocial-like:(\d+)-->/';

	/** @var array{type: string, id: string, authorId: int, page: Title}[] */
	private array $rows = [];

	public function __construct(
		private readonly LikeSurfaces $surfaces,
		private readonly LogKinds $kinds
	) {
	}

	/** @inheritDoc */
	public function onLogEventsListLineEnding( $page, &$ret, $entry, &$classes, &$attribs ) {
		// Extracts of logs on other pages, and a log transcluded into one, stay as they are.
		if ( !$this->surfaces->has( LikeSurfaces::LOGS )
			|| !RequestContext::getMain()->getTitle()?->isSpecial( 'Log' )
			|| $page->getRequest() instanceof FauxRequest
			|| !$this->kinds->isOpen( $entry->getType(), (string)$entry->getSubtype() )
			|| $entry->isDeleted( LogKinds::HIDDEN )
		) {
			return;
		}
		if ( $this->surfaces->replacesThanks( LikeSurfaces::LOGS ) ) {
			$ret = $this->withoutThanks( $ret, $page->msg( 'parentheses' )->rawParams( '|' )->escaped() );
		}
		$this->rows[] = [
			'type' => Target::LOG, 'id' => (string)$entry->getId(), 'authorId' => $entry->getPerformerIdentity()->getId(),
			'page' => $entry->getTarget()
		];
		$ret .= sprintf( self::MARK, $entry->getId() );
	}

	/** @inheritDoc */
	public function onBeforePageDisplay( $out, $skin ): void {
		if ( !$this->rows ) {
			return;
		}
		$likes = Services::get()->getLikeRows();
		$likes->prepare( $this->rows, $out );
		$this->rows = [];
		$html = preg_replace_callback( self::MARKS, static function ( array $mark ) use ( $likes, $out ): string {
			$like = $likes->html( Target::LOG, $mark[1] );
			return $like === '' ? '' : ' ' . $out->msg( 'parentheses' )->rawParams( $like )->escaped();
		}, $out->getHTML() );
		$out->clearHTML();
		$out->addHTML( $html );
	}

	/** The link of Extension:Thanks with what stands around it. */
	private function withoutThanks( string $html, string $parentheses ): string {
		$around = array_map( static fn ( string $part ) => preg_quote( $part, '/' ), explode( '|', $parentheses, 2 ) + [ '', '' ] );
		return preg_replace( "/ {$around[0]}<(a|span)\\b[^>]*\\bmw-thanks-[^>]*>[^<]*<\\/\\1>{$around[1]}/", '', $html );
	}
}
