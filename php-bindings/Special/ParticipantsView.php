<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use HtmlArmor;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\ParticipantsHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Html\Html;
use WikiSocial\Exception;

/** Special:SocialEvents/ID/participants: all of them, page by page. */
class ParticipantsView extends EventsView {
	private const LIMIT = 100;

	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly ParticipantsHtml $participants
	) {
		parent::__construct( $context, $events );
	}

	public function show( string $subject ): void {
		$event = $this->find( $subject );
		if ( !$event ) {
			return;
		}
		$out = $this->getOutput();
		$out->setPageTitleMsg( $this->msg( 'wikisocial-signup-people-title' )->plaintextParams( $event->title ) );
		$cursor = $this->getRequest()->getRawVal( 'cursor' );
		try {
			$page = $this->engine->participants(
				$this->viewers->fromAuthority( $this->getAuthority() ), $event->id, null, self::LIMIT, $cursor
			);
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$out->addHTML(
			$this->participants->counts( $page, $this->getContext() ) .
			$this->participants->lists( $page, $this->getContext() ) .
			$this->pager( $event->specialPage( 'participants' ), $page->next, $cursor === null )
		);
		$out->addReturnTo( $event->specialPage(), [], new HtmlArmor( Html::element( 'bdi', [ 'class' => 'mw-wikisocial-event-name' ], $event->title ) ) );
	}
}
