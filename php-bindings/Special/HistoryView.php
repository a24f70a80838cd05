<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use DifferenceEngine;
use MediaWiki\Content\IContentHandlerFactory;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\History;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Extension\WikiSocial\Status\Version;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use TextSlotDiffRenderer;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;
use WikiSocial\Exception;

/** Special:Social/history/ID: who changed a status when; with version= what that one changed. */
class HistoryView extends AboutStatusView {
	private const VERSIONS = 50;

	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		PersonLookup $people,
		StatusHtml $statusHtml,
		private readonly TextCast $cast,
		private readonly PersonHtml $personHtml,
		private readonly LinkRenderer $linkRenderer,
		private readonly IContentHandlerFactory $contentHandlers
	) {
		parent::__construct( $context, $engine, $viewers, $people, $statusHtml );
	}

	public function show( string $subject ): void {
		$status = $this->find( $subject );
		$page = $status ? $this->versions( $subject ) : null;
		if ( !$status || !$page ) {
			return;
		}
		$author = $this->author( $status );
		$people = $this->cast->loadVersions( $page->items );
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-history-title' )
			->params( wfEscapeWikiText( $author->name ?? $this->msg( 'rev-deleted-user' )->text() ), $author->name ?? '' ) );
		$this->getOutput()->addHTML( $this->diff( $page, $people ) . $this->table( $status, $page, $people ) . $this->pager( $status, $page ) );
		$this->getOutput()->addReturnTo( $this->socialTitle( "status/{$status->id}" ) );
	}

	private function versions( string $id ): ?History {
		try {
			return $this->engine->history(
				$this->viewers->fromAuthority( $this->getAuthority() ), $id, self::VERSIONS,
				$this->getRequest()->getRawVal( 'cursor' )
			);
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return null;
		}
	}

	/** @param Status $status @param History $page @param array<int, Person> $people */
	private function table( Status $status, History $page, array $people ): string {
		return Html::rawElement( 'ol', [ 'class' => 'mw-wikisocial-history', 'reversed' => true ], implode( "\n", array_map(
			fn ( Version $one ) => Html::rawElement( 'li', [ 'value' => $one->version ],
				$this->row( $status, $one, $people ) ),
			$page->items
		) ) );
	}

	/** @param Status $status @param Version $version @param array<int, Person> $people */
	private function row( Status $status, Version $version, array $people ): string {
		$time = ConvertibleTimestamp::convert( TS_MW, intdiv( $version->created, 1_000_000 ) );
		$parts = [
			Html::element( 'time', [ 'datetime' => ConvertibleTimestamp::convert( TS_ISO_8601, $time ) ],
				$this->getLanguage()->userTimeAndDate( $time, $this->getUser() ) ),
			$this->personHtml->link( $people[$version->editorId], $this->getContext() ),
		];
		if ( $version->current ) {
			$parts[] = Html::element( 'strong', [], $this->msg( 'wikisocial-history-current' )->text() );
		}
		if ( $version->hidden !== '' ) {
			$parts[] = Html::element( 'span', [ 'class' => 'history-deleted' ],
				$this->msg( 'wikisocial-status-' . $version->hidden )->text() );
		}
		if ( $version->version > 1 && $version->text !== null ) {
			$parts[] = $this->link( "history/{$status->id}", 'wikisocial-history-diff', [ 'version' => $version->version ] );
		}
		if ( !$version->current && $this->getAuthority()->isAllowedAny( 'wikisocial-moderate', 'wikisocial-suppress' ) ) {
			$parts[] = $this->link( "hide/{$status->id}", 'wikisocial-history-hide', [ 'version' => $version->version ] );
		}
		return implode( ' ', $parts ) . ( $version->text === null ? '' :
			Html::rawElement( 'details', [], Html::element( 'summary', [], $this->msg( 'wikisocial-history-text' )->text() ) .
				$this->statusHtml->versionText( $version, $people, $this->getContext() ) ) );
	}

	private function link( string $subpage, string $key, array $query ): string {
		return $this->linkRenderer->makeKnownLink( $this->socialTitle( $subpage ), $this->msg( $key )->text(), [], $query );
	}

	/** Against the version before it that may be read. @param History $page @param array<int, Person> $people */
	private function diff( History $page, array $people ): string {
		$wanted = $this->getRequest()->getIntOrNull( 'version' );
		$new = $old = null;
		foreach ( $page->items as $one ) {
			if ( $one->version === $wanted ) {
				$new = $one;
			} elseif ( $new && !$old && $one->text !== null ) {
				$old = $one;
			}
		}
		if ( $wanted === null || !$new || $new->text === null || !$old ) {
			return $wanted === null ? '' : Html::warningBox( $this->msg( MessageValue::new( 'wikisocial-history-no-diff' ) )->escaped() );
		}
		$renderer = $this->contentHandlers->getContentHandler( CONTENT_MODEL_TEXT )->getSlotDiffRenderer( $this->getContext() );
		'@phan-var TextSlotDiffRenderer $renderer';
		$engine = new DifferenceEngine( $this->getContext() );
		$engine->showDiffStyle();
		return $engine->addHeader(
			$renderer->localizeDiff( $renderer->getTextDiff(
				$this->statusHtml->versionPlain( $old, $people, $this->getContext() ),
				$this->statusHtml->versionPlain( $new, $people, $this->getContext() )
			) ), $this->heading( $old ), $this->heading( $new )
		);
	}

	private function heading( Version $version ): string {
		return $this->msg( 'wikisocial-history-version' )->numParams( $version->version )->escaped();
	}

	private function pager( Status $status, History $page ): string {
		return $page->next === null ? '' : Html::rawElement( 'p', [],
			$this->link( "history/{$status->id}", 'wikisocial-history-older', [ 'cursor' => $page->next ] ) );
	}
}
