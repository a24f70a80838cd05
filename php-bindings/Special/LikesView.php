<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Like\Likers;
use MediaWiki\Extension\WikiSocial\Like\LikesQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Extension\WikiSocial\Target\TargetHtml;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use WikiSocial\Exception;

/** Special:Social/likes/TYPE/ID: how many like it and, as far as the wiki tells this reader, who. */
class LikesView extends AboutTargetView {
	private const LIMIT = 50;

	public function __construct(
		IContextSource $context,
		TargetFinder $targets,
		TargetHtml $targetHtml,
		private readonly LikesQuery $likes,
		private readonly ViewerFactory $viewers,
		private readonly PersonHtml $personHtml,
		private readonly LinkRenderer $linkRenderer
	) {
		parent::__construct( $context, $targets, $targetHtml );
	}

	public function show( string $subject ): void {
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-likes-title' ) );
		$target = $this->findToLike( $subject );
		if ( !$target ) {
			return;
		}
		$cursor = $this->getRequest()->getRawVal( 'cursor' );
		try {
			$likers = $this->likes->likers(
				$this->viewers->fromAuthority( $this->getAuthority() ), $target->toArray(), self::LIMIT, $cursor
			);
			$what = $this->targetHtml->describe( $target, $this->getContext() );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$this->getOutput()->addHTML( $what .
			Html::element( 'p', [], $this->msg( 'wikisocial-like-count' )->numParams( $likers->state->count )->params( $likers->state->count )->text() .
				( $likers->state->mine ? ' · ' . $this->msg( 'wikisocial-like-mine' )->params( $this->getUser()->getName() )->text() : '' ) ) .
			$this->names( $likers ) . $this->pager( $target, $likers, $cursor ) );
		$this->addWayBack();
	}

	private function names( Likers $likers ): string {
		if ( !$likers->isAllowed && $likers->state->count ) {
			// Messages: wikisocial-likes-participants, wikisocial-likes-author, wikisocial-likes-nobody
			return Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ],
				$this->msg( 'wikisocial-likes-' . $this->likes->policy() )->text() );
		}
		if ( !$likers->people ) {
			return Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ], $this->msg( 'wikisocial-likes-empty' )->text() );
		}
		return Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-likers' ], implode( "\n", array_map(
			fn ( Person $one ) => Html::rawElement( 'li', [], $this->personHtml->link( $one, $this->getContext() ) ),
			$likers->people
		) ) );
	}

	private function pager( Target $target, Likers $likers, ?string $cursor ): string {
		$page = $this->socialTitle( 'likes/' . self::subpage( $target ) );
		$links = [];
		if ( $cursor !== null ) {
			$links[] = $this->linkRenderer->makeKnownLink( $page, $this->msg( 'wikisocial-likes-first' )->text(), [ 'rel' => 'first' ] );
		}
		if ( $likers->next !== null ) {
			$links[] = $this->linkRenderer->makeKnownLink( $page, $this->msg( 'wikisocial-likes-more' )->text(), [ 'rel' => 'next' ],
				[ 'cursor' => $likers->next ] );
		}
		return !$links ? '' : Html::rawElement( 'nav', [
			'class' => 'mw-wikisocial-pager', 'aria-label' => $this->msg( 'wikisocial-likes-pages' )->text()
		], implode( ' ', $links ) );
	}
}
