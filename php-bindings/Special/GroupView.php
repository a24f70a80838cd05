<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Feed\AtomFeed;
use MediaWiki\Extension\WikiSocial\Feed\FeedHtml;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\Group\GroupCommand;
use MediaWiki\Extension\WikiSocial\Group\GroupHtml;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Composer;
use MediaWiki\Extension\WikiSocial\Status\ComposerUse;
use MediaWiki\Extension\WikiSocial\Status\Draft;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageSpecifier;
use WikiSocial\Exception;
use WikiSocial\Viewer;

/** Special:SocialGroups/ID: what the group is, the button to join it, the composer of its members, its feed. */
class GroupView extends FeedView {
	use GroupParts;

	/** What one may have come from doing: message wikisocial-group-done-NAME says so. */
	private const DONE = [ 'created', 'joined', 'asked', 'withdrawn', 'changed', 'archived' ];

	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		FeedHtml $feedHtml,
		private readonly GroupCommand $command,
		private readonly GroupHtml $html,
		private readonly Composer $composer,
		private readonly WriteGuard $guard
	) {
		parent::__construct( $context, $engine, $viewers, $feedHtml );
	}

	public function show( string $subject ): void {
		// One click acts: nobody may lay such a page under one of theirs.
		$this->getOutput()->getMetadata()->setPreventClickjacking( true );
		$this->getOutput()->addModules( 'ext.wikisocial' );
		try {
			$group = $this->group( $subject );
			$this->getRequest()->wasPosted() ? $this->act( $group ) : $this->page( $group );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
		}
	}

	private function group( string $id ): array {
		return $this->engine->group( $this->viewers->fromAuthority( $this->getAuthority() ), $id );
	}

	private function act( array $group ): void {
		$act = $this->getRequest()->getRawVal( 'wpAct' );
		$this->attempt(
			fn () => !in_array( $act, [ 'join', 'leave' ], true ) ? null : $this->command->member( $this->getAuthority(), $group['id'],
				$this->getUser()->getName(), [ 'state' => $act === 'join' ? 'member' : null, 'reason' => '' ] ),
			fn ( WriteStatus $result ) => $this->leave( $group, $result->value['state'] ?? null ),
			fn ( int $httpStatus, array $errors ) => $this->again( $group, $httpStatus, $errors )
		);
	}

	private function leave( array $group, ?string $state ): void {
		if ( $state === null && ( $group['private'] || $group['state'] === 'member' ) ) {
			// From outside there may be no such page.
			$this->seeOther( $this->socialTitle(), [ 'done' => 'left' ] );
			return;
		}
		$this->seeOther( $this->socialTitle( $group['id'] ), [ 'done' => match ( $state ) {
			'member' => 'joined', 'requested' => 'asked', default => 'withdrawn'
		} ] );
	}

	/** @param array $group @param int $httpStatus @param MessageSpecifier[] $errors */
	private function again( array $group, int $httpStatus, array $errors ): void {
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->page( $group, $errors );
	}

	/** @param array $group @param MessageSpecifier[] $errors */
	private function page( array $group, array $errors = [] ): void {
		$context = $this->getContext();
		$out = $this->getOutput();
		$out->setPageTitle( htmlspecialchars( $group['name'] ) );
		$isInside = $group['state'] === 'member';
		if ( !$group['private'] ) {
			$out->addFeedLink( 'atom', $this->socialTitle( $group['id'] )->getLocalURL( AtomFeed::QUERY ) );
		}
		$out->addHTML(
			$this->errors( $errors ) . $this->notice( 'wikisocial-group-done-', self::DONE ) .
			$this->html->ways( $group, 'group', $context ) . $this->html->head( $group, $context ) . $this->html->buttons( $group, $context ) .
			( $isInside && GroupHtml::isOpen( $group ) ? $this->composer( $group ) : '' )
		);
		if ( $group['private'] && !$isInside ) {
			$out->addHTML( Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ], $this->msg( 'wikisocial-group-members-only' )->text() ) );
		} else {
			$this->showFeed( $this->socialTitle( $group['id'] ), 'wikisocial-group-feed', fn ( Viewer $viewer, int $limit, ?string $cursor ): FeedPage =>
				$this->engine->groupFeed( $viewer, $group['id'], $limit, $cursor ), 'group/' . $group['id'] );
		}
		$this->addWayBack();
	}

	private function composer( array $group ): string {
		return !$this->guard->probably( $this->getAuthority(), 'post' ) ? '' : $this->composer->render(
			$this->getContext(), Draft::blank( null, $group['id'] ), [], '', ComposerUse::group( $this->getUser()->getName(), $group )
		);
	}
}
