<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Follow\FollowCommand;
use MediaWiki\Extension\WikiSocial\Follow\FollowsQuery;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** One of the reader's own lists, each entry with what can be done about it. */
class FollowsView extends View {
	use FollowForms;

	private const LIMIT = 50;
	/** Buttons of each list */
	private const ACTS = [
		'following' => [ 'unfollow' ], 'followers' => [ 'drop', 'block' ], 'requests' => [ 'accept', 'refuse', 'block' ],
		'blocked' => [ 'unblock' ],
	];

	public function __construct(
		IContextSource $context,
		private readonly FollowCommand $command,
		private readonly FollowsQuery $follows
	) {
		parent::__construct( $context );
	}

	public function show( string $subject ): void {
		$list = $subject === '' ? 'following' : $subject;
		if ( !isset( self::ACTS[$list] ) ) {
			$this->refuse( 404, MessageValue::new( 'wikisocial-page-unknown' ) );
			return;
		}
		try {
			$this->getRequest()->wasPosted() ? $this->act( $list ) : $this->page( $list );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
		}
	}

	private function act( string $list ): void {
		$request = $this->getRequest();
		if ( !$this->isTokenRight() ) {
			$this->again( $list, 403, MessageValue::new( 'sessionfailure' ) );
			return;
		}
		try {
			$done = self::press( $this->command, $this->getAuthority(), $request->getText( 'wpAct' ), $request->getText( 'wpKind' ), $request->getText( 'wpName' ) );
		} catch ( Exception $failure ) {
			if ( Failure::isTheStores( $failure ) ) {
				throw $failure;
			}
			$this->again( $list, Failure::httpStatus( $failure ), Failure::message( $failure ) );
			return;
		}
		if ( $done?->isOK() ) {
			$cursor = $request->getRawVal( 'cursor' );
			$this->seeOther( SpecialPage::getTitleFor( 'SocialFollows', $list ), [ 'done' => 1 ] + ( $cursor === null ? [] : [ 'cursor' => $cursor ] ) );
			return;
		}
		$this->setRetryAfter( $done->httpStatus ?? 400, $done?->retryAfter );
		$this->again( $list, $done->httpStatus ?? 400, $done ? $done->getMessages()[0] : MessageValue::new( 'wikisocial-error-input-invalid' ) );
	}

	private function again( string $list, int $httpStatus, MessageSpecifier $why ): void {
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->getOutput()->addHTML( Html::rawElement( 'div', [ 'role' => 'alert' ], Html::errorBox( $this->msg( $why )->parse() ) ) );
		$this->page( $list );
	}

	private function page( string $list ): void {
		$cursor = $this->getRequest()->getRawVal( 'cursor' );
		$page = $this->follows->list( $this->getAuthority(), $list, self::LIMIT, $cursor );
		$items = implode( '', array_map( fn ( array $item ) => $this->item( $list, $item ), $page['items'] ) );
		// Messages: wikisocial-follows-following, wikisocial-follows-followers, wikisocial-follows-requests,
		// wikisocial-follows-blocked, wikisocial-follows-following-empty, wikisocial-follows-followers-empty,
		// wikisocial-follows-requests-empty, wikisocial-follows-blocked-empty, wikisocial-follows-following-help,
		// wikisocial-follows-followers-help, wikisocial-follows-requests-help, wikisocial-follows-blocked-help
		$this->getOutput()->addHTML(
			self::notice( $this->getContext() ) . self::tabs( $list, $this->getContext() ) .
			Html::rawElement( 'section', [ 'aria-labelledby' => 'mw-wikisocial-follows-heading' ],
				Html::element( 'h2', [ 'id' => 'mw-wikisocial-follows-heading' ], $this->msg( "wikisocial-follows-$list" )->text() ) .
				Html::element( 'p', [ 'class' => 'mw-wikisocial-follows-help' ],
					$this->msg( "wikisocial-follows-$list-help" )->params( $this->getUser()->getName() )->text() ) .
				( $items !== '' ? Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-follows' ], $items )
					: Html::element( 'p', [], $this->msg( "wikisocial-follows-$list-empty" )->params( $this->getUser()->getName() )->text() ) )
			) .
			$this->pager( $list, $cursor, $page['next'] )
		);
		$this->addWayBack();
	}

	/** @param string $list @param array{kind: string, name: string, url: string, state: string, since: string} $item */
	private function item( string $list, array $item ): string {
		return Html::rawElement( 'li', [],
			Html::rawElement( 'a', [ 'href' => $item['url'] ], Html::element( 'bdi', [], $item['name'] ) ) .
			( $list === 'following' && $item['state'] === 'requested'
				? ' ' . Html::element( 'span', [ 'class' => 'mw-wikisocial-follows-state' ], $this->msg( 'wikisocial-follow-state-requested' )
					->params( $this->getUser()->getName() )->text() ) : '' ) . ' ' .
			implode( ' ', array_map( fn ( string $act ) => self::button( $this->getContext(), $act, $item['kind'], $item['name'] ), self::ACTS[$list] ) )
		);
	}

	private function pager( string $list, ?string $cursor, ?string $next ): string {
		$title = SpecialPage::getTitleFor( 'SocialFollows', $list );
		$links = array_filter( [
			$cursor === null ? '' : Html::element( 'a', [ 'href' => $title->getLocalURL(), 'rel' => 'first' ], $this->msg( 'wikisocial-follows-first' )->text() ),
			$next === null ? '' : Html::element( 'a', [ 'href' => $title->getLocalURL( [ 'cursor' => $next ] ), 'rel' => 'next' ],
				$this->msg( 'wikisocial-follows-more' )->text() ),
		] );
		return !$links ? '' : Html::rawElement( 'nav', [
			'class' => 'mw-wikisocial-pager', 'aria-label' => $this->msg( 'wikisocial-follows-pages' )->text(),
		], implode( ' ', $links ) );
	}
}
