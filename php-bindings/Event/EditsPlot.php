<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Context\IContextSource;
use MediaWiki\Html\Html;

/**
 * A bar chart as SVG in the page. Bars in a row are a few lines here; no PHP library in Debian draws SVG, those of
 * npm would run in the reader's browser or beside the wiki, and none takes its colours from the skin, its words
 * from messages and its direction from the language, as this does. Without scripts and without styles of
 * its own. The words around it are HTML, so that they keep their size however narrow the window is.
 */
class EditsPlot {
	private const WIDTH = 600;
	private const HEIGHT = 120;
	/** Part of its place that a bar leaves free */
	private const GAP = 0.2;
	/** A bar of a single edit beside one of thousands is still one */
	private const LOWEST = 2;

	/**
	 * @param int[] $numbers
	 * @param string[] $labels of each
	 * @param string $unit of EditPeriods
	 * @param IContextSource $context
	 */
	public static function figure( array $numbers, array $labels, string $unit, IContextSource $context ): string {
		$most = max( $numbers );
		$top = $labels[array_search( $most, $numbers, true )];
		$last = $labels[array_key_last( $labels )];
		return Html::rawElement( 'figure', [ 'class' => 'mw-wikisocial-edits-figure' ],
			Html::rawElement( 'svg', [
				'class' => 'mw-wikisocial-edits-plot', 'role' => 'img',
				'aria-labelledby' => 'mw-wikisocial-edits-plot-title', 'aria-describedby' => 'mw-wikisocial-edits-plot-desc',
				'viewBox' => '0 0 ' . self::WIDTH . ' ' . self::HEIGHT, 'preserveAspectRatio' => 'none',
			],
				// Messages: wikisocial-event-edits-plot-hour, wikisocial-event-edits-plot-day
				Html::element( 'title', [ 'id' => 'mw-wikisocial-edits-plot-title' ], $context->msg( "wikisocial-event-edits-plot-$unit" )->text() ) .
				Html::element( 'desc', [ 'id' => 'mw-wikisocial-edits-plot-desc' ], $context->msg( 'wikisocial-event-edits-plot-description' )
					->numParams( count( $numbers ), $most )->plaintextParams( $labels[0], $last, $top )->text() ) .
				self::bars( $numbers, $labels, $context ) .
				Html::element( 'path', [ 'class' => 'mw-wikisocial-edits-axis', 'd' => 'M0 ' . self::HEIGHT . 'H' . self::WIDTH ] )
			) .
			Html::rawElement( 'figcaption', [],
				Html::element( 'span', [], $labels[0] ) .
				Html::element( 'span', [], $context->msg( 'wikisocial-event-edits-plot-most' )->numParams( $most )->plaintextParams( $top )->text() ) .
				( count( $labels ) > 1 ? Html::element( 'span', [], $last ) : '' ) )
		);
	}

	/** The first one is where reading begins. */
	private static function bars( array $numbers, array $labels, IContextSource $context ): string {
		$place = self::WIDTH / count( $numbers );
		$isRtl = $context->getLanguage()->isRTL();
		$html = '';
		foreach ( array_filter( $numbers ) as $at => $number ) {
			$height = max( self::LOWEST, self::HEIGHT * $number / max( $numbers ) );
			$html .= Html::rawElement( 'rect', [
				'x' => round( ( $isRtl ? count( $numbers ) - 1 - $at : $at ) * $place + $place * self::GAP / 2, 2 ),
				'y' => round( self::HEIGHT - $height, 2 ),
				'width' => round( $place * ( 1 - self::GAP ), 2 ),
				'height' => round( $height, 2 ),
			], Html::element( 'title', [], $context->msg( 'wikisocial-event-edits-plot-bar' )
				->plaintextParams( $labels[$at] )->numParams( $number )->text() ) );
		}
		return $html;
	}
}
