<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use HtmlArmor;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Group\GroupHtml;
use MediaWiki\Extension\WikiSocial\Media\MediaHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Extension\WikiSocial\Text\TextHtml;
use MediaWiki\Extension\WikiSocial\Text\TextLanguage;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/** One status as an article of HTML. */
class StatusHtml {
	public const SERVICE_NAME = 'WikiSocial.StatusHtml';

	public function __construct(
		private readonly LinkRenderer $linkRenderer,
		private readonly PersonHtml $personHtml,
		private readonly TextCast $cast,
		private readonly TextHtml $textHtml,
		private readonly TextLanguage $language,
		private readonly MediaHtml $mediaHtml
	) {
	}

	/**
	 * @param Status $status
	 * @param Person $author
	 * @param IContextSource $context
	 * @param bool $withTools what the viewer of $context may do with it
	 * @param ?array<int, Person> $people as TextCast answers them; null: looked up here
	 * @param string $likeHtml as LikeRows answers it, above the tools
	 */
	public function render(
		Status $status, Person $author, IContextSource $context, bool $withTools = true, ?array $people = null,
		string $likeHtml = ''
	): string {
		$people ??= $this->cast->load( [ $status ] );
		$by = 'mw-wikisocial-by-' . $status->id;
		return Html::rawElement(
			'article',
			[ 'class' => 'mw-wikisocial-status', 'data-id' => $status->id, 'aria-labelledby' => $by ],
			Html::rawElement(
				'div',
				[ 'class' => 'mw-wikisocial-status-header', 'id' => $by ],
				$this->personHtml->link( $author, $context ) . ' ' . $this->permalink( $status, $context )
			) .
			$this->state( $status, $author, $context ) .
			$this->group( $status, $context ) .
			$this->audience( $status, $people, $context ) .
			Html::rawElement(
				'div',
				[ 'class' => 'mw-wikisocial-text' ] + $this->language->attributes( $status->lang ),
				$this->textHtml->render( $status->text, $status->entities, $people, $context )
			) .
			$this->mediaHtml->render( $status->media, $context, $this->language->attributes( $status->lang ) ) .
			( $withTools ? $this->reactions( $likeHtml ) . $this->tools( $status, $context ) : '' )
		) . "\n";
	}

	/**
	 * What an earlier version said.
	 * @param Version $version
	 * @param array<int, Person> $people as TextCast answers them
	 * @param IContextSource $context
	 */
	public function versionText( Version $version, array $people, IContextSource $context ): string {
		return Html::rawElement(
			'div', [ 'class' => 'mw-wikisocial-text' ] + $this->language->attributes( $version->lang ),
			$this->textHtml->render( $version->text, $version->entities, $people, $context )
		) . $this->mediaHtml->render( $version->media, $context, $this->language->attributes( $version->lang ) );
	}

	/**
	 * The same without markup, to be compared with another version.
	 * @param Version $version
	 * @param array<int, Person> $people as TextCast answers them
	 * @param IContextSource $context
	 */
	public function versionPlain( Version $version, array $people, IContextSource $context ): string {
		$text = $this->textHtml->plain( $version->text, $version->entities, $people, $context );
		return $version->media ? "$text\n\n" . $this->mediaHtml->plain( $version->media ) : $text;
	}

	private function permalink( Status $status, IContextSource $context ): string {
		$time = ConvertibleTimestamp::convert( TS_MW, intdiv( $status->created, 1_000_000 ) );
		return $this->linkRenderer->makeKnownLink(
			SpecialPage::getTitleValueFor( 'Social', $status->permalinkSubpage() ),
			new HtmlArmor( Html::element(
				'time',
				[ 'datetime' => ConvertibleTimestamp::convert( TS_ISO_8601, $time ) ],
				$context->getLanguage()->userTimeAndDate( $time, $context->getUser() )
			) ),
			[ 'class' => 'mw-wikisocial-permalink' ]
		);
	}

	/** What moderators and authors see of a status that others do not see at all. */
	private function state( Status $status, Person $author, IContextSource $context ): string {
		$states = [];
		if ( $status->deleted ) {
			$states[] = $context->msg( 'wikisocial-status-deleted' )->params( $author->name ?? '' )->text();
		}
		if ( $status->hidden !== '' ) {
			// Messages: wikisocial-status-hidden, wikisocial-status-suppressed
			$states[] = $context->msg( 'wikisocial-status-' . $status->hidden )->text();
		}
		return !$states ? '' : Html::element(
			'p', [ 'class' => 'mw-wikisocial-state' ], $context->getLanguage()->semicolonList( $states )
		);
	}

	/** Where it was said, when that was a group. */
	private function group( Status $status, IContextSource $context ): string {
		return !$status->group ? '' : Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-audience mw-wikisocial-in-group' ],
			$context->msg( 'wikisocial-status-in-group' )->rawParams( GroupHtml::link( $status->group ) )->escaped() );
	}

	/**
	 * Who reads what not everybody reads.
	 * @param Status $status
	 * @param array<int, Person> $people
	 * @param IContextSource $context
	 */
	private function audience( Status $status, array $people, IContextSource $context ): string {
		if ( $status->visibility !== 'mentioned' ) {
			return '';
		}
		$names = array_map(
			fn ( int $id ) => $this->personHtml->link( $people[$id], $context ),
			TextCast::mentioned( $status->entities )
		);
		return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-audience' ],
			$context->msg( 'wikisocial-status-only-for' )
				->rawParams( $context->getLanguage()->commaList( $names ) )->numParams( count( $names ) )->escaped() );
	}

	private function reactions( string $likeHtml ): string {
		return $likeHtml === '' ? '' : Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-reactions' ], $likeHtml );
	}

	/** What one can do with it: one's own to change, others' to report, everybody's to look up. */
	private function tools( Status $status, IContextSource $context ): string {
		$authority = $context->getAuthority();
		$tools = [];
		if ( $authority->isRegistered() && $authority->getUser()->getId() === $status->authorId ) {
			$tools = $status->deleted ? [ 'undelete' ] : [ 'edit', 'delete' ];
		} elseif ( $authority->isAllowed( 'wikisocial-report' ) ) {
			$tools = [ 'report' ];
		}
		if ( $status->edited !== null ) {
			$tools[] = 'history';
		}
		if ( $authority->isAllowedAny( 'wikisocial-moderate', 'wikisocial-suppress' ) ) {
			$tools[] = 'hide';
		}
		$links = array_map( fn ( string $tool ) => $this->tool( $tool, $status, $context ), $tools );
		return !$links ? '' : Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-tools' ], implode( ' ', $links ) );
	}

	private function tool( string $tool, Status $status, IContextSource $context ): string {
		return $this->linkRenderer->makeKnownLink(
			SpecialPage::getTitleValueFor( 'Social', "$tool/{$status->id}" ),
			// Messages: wikisocial-status-edit, wikisocial-status-delete, wikisocial-status-undelete,
			// Messages: wikisocial-status-report, wikisocial-status-history, wikisocial-status-hide
			$context->msg( "wikisocial-status-$tool" )->text(),
			[ 'class' => "mw-wikisocial-$tool", 'aria-describedby' => 'mw-wikisocial-by-' . $status->id ]
		);
	}
}
