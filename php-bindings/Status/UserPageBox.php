<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Feed\FeedHtml;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\User\UserIdentity;

/**
 * The newest statuses of a person on the own user page, for those who want that. Made at output
 * time, never part of what MediaWiki caches of the page; the same for all who are not logged in.
 */
class UserPageBox {
	public const SERVICE_NAME = 'WikiSocial.UserPageBox';

	private const STATUSES = 5;

	public function __construct(
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PersonLookup $people,
		private readonly FeedHtml $feedHtml,
		private readonly Composer $composer,
		private readonly WriteGuard $guard,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	/**
	 * Empty where there is nothing to show. One exchange.
	 * @throws \WikiSocial\Exception
	 */
	public function html( UserIdentity $owner, IContextSource $context ): string {
		if ( $this->people->byIds( [ $owner->getId() ] )[$owner->getId()]->name === null ) {
			return '';
		}
		$viewer = $context->getAuthority();
		$page = $this->engine->userFeed(
			$this->viewers->fromAuthority( $viewer ), $owner->getId(), self::STATUSES, null
		);
		$composer = $viewer->getUser()->equals( $owner ) && $this->guard->probably( $viewer, 'post' )
			? $this->composer->render( $context, Draft::blank( $context->getTitle() ) ) : '';
		if ( !$page->items && $composer === '' ) {
			return '';
		}
		return Html::rawElement(
			'section',
			[ 'class' => 'mw-wikisocial-userbox', 'aria-labelledby' => 'mw-wikisocial-userbox-heading' ],
			Html::element( 'h2', [ 'id' => 'mw-wikisocial-userbox-heading' ],
				$context->msg( 'wikisocial-userbox-heading' )->text() ) .
			$composer .
			// For readers without an account the page is kept, and would show old counts.
			$this->feedHtml->articles( $page, $context, $viewer->isRegistered() ) .
			$this->linkToAll( $owner, $context )
		);
	}

	private function linkToAll( UserIdentity $owner, IContextSource $context ): string {
		return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-all' ], $this->linkRenderer->makeKnownLink(
			SpecialPage::getTitleValueFor( 'Social', 'user/' . $owner->getName() ),
			$context->msg( 'wikisocial-userbox-all' )->params( $owner->getName() )->text()
		) );
	}
}
