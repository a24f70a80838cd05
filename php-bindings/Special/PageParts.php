<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Html\Html;
use MediaWiki\Title\Title;
use Wikimedia\Message\MessageSpecifier;

/** What pages with lists and forms are made of. */
trait PageParts {
	/** Why nothing was done. @param MessageSpecifier[] $errors */
	protected function errors( array $errors ): string {
		return !$errors ? '' : Html::rawElement( 'div', [ 'role' => 'alert' ], implode( '', array_map(
			fn ( $one ) => Html::errorBox( $this->msg( $one )->parse() ), $errors
		) ) );
	}

	protected function token(): string {
		return $this->getCsrfTokenSet()->getToken()->toString();
	}

	/** @param array $params of the link @param string $text */
	protected function link( Title $page, string $text, array $query = [], array $attributes = [] ): string {
		return Html::element( 'a', $attributes + [ 'href' => $page->getLocalURL( $query ) ], $text );
	}

	/** Links between the pages of a list. */
	protected function pager( Title $page, ?string $next, bool $isFirst, array $query = [] ): string {
		$links = [];
		if ( !$isFirst ) {
			$links[] = $this->link( $page, $this->msg( 'wikisocial-comments-first' )->text(), $query );
		}
		if ( $next !== null ) {
			$links[] = $this->link( $page, $this->msg( 'wikisocial-signup-more' )->text(), [ 'cursor' => $next ] + $query, [ 'rel' => 'next' ] );
		}
		return !$links ? '' : Html::rawElement( 'nav', [
			'class' => 'mw-wikisocial-pager', 'aria-label' => $this->msg( 'wikisocial-signup-pages' )->text(),
		], implode( ' · ', $links ) );
	}

	/** What was done, once, after coming back from doing it. @param string $prefix of the message @param string[] $known */
	protected function notice( string $prefix, array $known ): string {
		$done = $this->getRequest()->getRawVal( 'done' );
		return $this->getRequest()->wasPosted() || !in_array( $done, $known, true ) ? '' : Html::rawElement(
			'div', [ 'role' => 'status' ], Html::successBox(
				$this->msg( $prefix . $done )->params( $this->getUser()->getName() )->escaped(), 'mw-wikisocial-notice'
			)
		);
	}
}
