<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Event\FormHtml;
use MediaWiki\Extension\WikiSocial\Group\GroupHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;
use WikiSocial\Groups;

/** Special:SocialGroups: the newest first, with q= by how the name begins; with list=mine those one has to do with. */
class GroupListView extends View {
	use GroupParts;

	private const LIMIT = 30;
	private const DONE = [ 'left' ];

	public function __construct(
		IContextSource $context,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly GroupHtml $html
	) {
		parent::__construct( $context );
	}

	public function show( string $subject ): void {
		$request = $this->getRequest();
		$isMine = $request->getRawVal( 'list' ) === 'mine';
		$begins = $isMine ? '' : trim( $request->getText( 'q' ) );
		$cursor = $request->getRawVal( 'cursor' );
		if ( $isMine && !$this->getAuthority()->isRegistered() ) {
			$this->refuse( 403, MessageValue::new( 'wikisocial-error-login-needed' ) );
			return;
		}
		try {
			$page = $this->engine->groupList( $this->viewers->fromAuthority( $this->getAuthority() ),
				$isMine ? [ 'mine' => true ] : ( $begins === '' ? [] : [ 'begins' => $begins ] ), self::LIMIT, $cursor );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$this->getOutput()->addHTML(
			$this->notice( 'wikisocial-group-done-', self::DONE ) . $this->tabs( $isMine ) . ( $isMine ? '' : $this->search( $begins ) ) .
			( $page['items'] ? $this->html->list( $page['items'], $this->getContext() ) : $this->nothing( $isMine, $begins ) ) .
			$this->pager( $this->socialTitle(), $page['next'], $cursor === null,
				$isMine ? [ 'list' => 'mine' ] : ( $begins === '' ? [] : [ 'q' => $begins ] ) )
		);
	}

	private function nothing( bool $isMine, string $begins ): string {
		$which = $isMine ? 'mine' : ( $begins === '' ? 'all' : 'search' );
		// Messages: wikisocial-groups-empty-all, wikisocial-groups-empty-mine, wikisocial-groups-empty-search
		return Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ],
			$this->msg( "wikisocial-groups-empty-$which" )->params( $this->getUser()->getName() )->text() );
	}

	private function tabs( bool $isMine ): string {
		$ways = [ 'all' => [ $this->socialTitle(), [] ] ];
		if ( $this->getAuthority()->isRegistered() ) {
			$ways['mine'] = [ $this->socialTitle(), [ 'list' => 'mine' ] ];
		}
		if ( $this->getAuthority()->isRegistered() && $this->getAuthority()->isAllowed( 'wikisocial-group-create' ) ) {
			$ways['new'] = [ $this->socialTitle( 'new' ), [] ];
		}
		// Messages: wikisocial-groups-all, wikisocial-groups-mine, wikisocial-groups-new
		return GroupHtml::tabs( $ways, $isMine ? 'mine' : 'all', 'wikisocial-groups-', $this->msg( 'wikisocial-groups' )->text(), $this->getContext() );
	}

	private function search( string $begins ): string {
		$title = $this->socialTitle();
		return Html::rawElement( 'form', [
			'method' => 'get', 'action' => $title->getLocalURL(), 'role' => 'search', 'class' => 'mw-wikisocial-groups-search',
		],
			Html::hidden( 'title', $title->getPrefixedDBkey() ) .
			FormHtml::input( $this->msg( 'wikisocial-groups-search' )->text(), 'q', $begins, [ 'maxlength' => Groups::NAME_MAX ] ) .
			FormHtml::button( $this->msg( 'wikisocial-groups-search-submit' )->text() ) );
	}
}
