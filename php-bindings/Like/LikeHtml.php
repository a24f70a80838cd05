<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MessageLocalizer;

/**
 * A like as links: one that likes or takes back, where the reader may, and the count, which leads to
 * who liked it. Both work as they are; the script makes the first one a button.
 */
class LikeHtml {
	public const SERVICE_NAME = 'WikiSocial.LikeHtml';

	/**
	 * Empty where there is nothing to show.
	 * @param string $type
	 * @param string $id
	 * @param LikeState $state
	 * @param bool $mayAct whether this reader may like it or take a like back
	 * @param MessageLocalizer $localizer
	 * @param string $viewer name of the reader, for the grammar
	 */
	public function control(
		string $type, string $id, LikeState $state, bool $mayAct, MessageLocalizer $localizer, string $viewer
	): string {
		if ( !$mayAct && !$state->count ) {
			return '';
		}
		$button = !$mayAct ? '' : Html::element( 'a', [
			'class' => 'mw-wikisocial-like-button' . ( $state->mine ? ' mw-wikisocial-like-mine' : '' ),
			'href' => self::page( 'like', $type, $id ),
			'rel' => 'nofollow',
			'title' => $localizer->msg( $state->mine ? 'wikisocial-like-undo-tooltip' : 'wikisocial-like-tooltip' )
				->params( $viewer )->text(),
		], $localizer->msg( $state->mine ? 'wikisocial-like-mine' : 'wikisocial-like' )->params( $viewer )->text() ) . ' ';
		return Html::rawElement( 'span', [
			'class' => 'mw-wikisocial-like',
			// Wikitext cannot make this one: MediaWiki keeps "data-mw" for software.
			'data-mw-wikisocial-like' => $mayAct ? "$type/" . rawurlencode( $id ) : null,
		], $button . Html::element( 'a', [
			'class' => 'mw-wikisocial-like-count',
			'href' => self::page( 'likes', $type, $id ),
			'rel' => 'nofollow',
			// The script shows it when there is something to count.
			'hidden' => !$state->count,
		], $localizer->msg( 'wikisocial-like-count' )->numParams( $state->count )->params( $state->count )->text() ) );
	}

	private static function page( string $view, string $type, string $id ): string {
		return SpecialPage::getTitleFor( 'Social', "$view/$type/$id" )->getLocalURL();
	}
}
