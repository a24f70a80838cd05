<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use HtmlArmor;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Html\Html;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\TitleValue;
use MediaWiki\User\TempUser\TempUserConfig;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/** One status as an article of HTML. */
class StatusHtml {
	public const SERVICE_NAME = 'WikiSocial.StatusHtml';

	public function __construct(
		private readonly LinkRenderer $linkRenderer,
		private readonly TempUserConfig $tempUserConfig
	) {
	}

	/** With its tools: what the viewer of $context may do with it. */
	public function render(
		Status $status, Person $author, IContextSource $context, bool $withTools = true
	): string {
		$by = 'mw-wikisocial-by-' . $status->id;
		return Html::rawElement(
			'article',
			[ 'class' => 'mw-wikisocial-status', 'data-id' => $status->id, 'aria-labelledby' => $by ],
			Html::rawElement(
				'div',
				[ 'class' => 'mw-wikisocial-status-header', 'id' => $by ],
				$this->author( $author, $context ) . ' ' . $this->permalink( $status, $context )
			) .
			$this->state( $status, $author, $context ) .
			Html::rawElement(
				'div',
				[ 'class' => 'mw-wikisocial-text', 'dir' => 'auto' ] + $this->language( $status ),
				TextHtml::render( $status->text )
			) .
			( $withTools ? $this->tools( $status, $context ) : '' )
		) . "\n";
	}

	/** What an earlier version said. */
	public function versionText( Version $version ): string {
		return TextHtml::render( $version->text );
	}

	/** Link to a person, or the sign of somebody masked. */
	public function author( Person $author, IContextSource $context ): string {
		if ( $author->name === null ) {
			return Html::element( 'span', [ 'class' => 'mw-userlink history-deleted' ],
				$context->msg( 'rev-deleted-user' )->text() );
		}
		$temporary = $this->tempUserConfig->isTempName( $author->name );
		return $this->linkRenderer->makeLink(
			$temporary ? SpecialPage::getTitleValueFor( 'Contributions', $author->name )
				: new TitleValue( NS_USER, strtr( $author->name, ' ', '_' ) ),
			new HtmlArmor( Html::element( 'bdi', [], $author->name ) ),
			[ 'class' => $temporary ? 'mw-userlink mw-tempuserlink' : 'mw-userlink' ]
		);
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

	/** @return string[] */
	private function language( Status $status ): array {
		return $status->lang === '' ? [] : [ 'lang' => LanguageCode::bcp47( $status->lang ) ];
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
		return !$tools ? '' : Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-tools' ], implode( ' ', array_map(
			fn ( string $tool ) => $this->tool( $tool, $status, $context ), $tools
		) ) );
	}

	private function tool( string $tool, Status $status, IContextSource $context ): string {
		return $this->linkRenderer->makeKnownLink(
			SpecialPage::getTitleValueFor( 'Social', "$tool/{$status->id}" ),
			// Messages: wikisocial-status-edit, -delete, -undelete, -report, -history, -hide
			$context->msg( "wikisocial-status-$tool" )->text(),
			[ 'class' => "mw-wikisocial-$tool", 'aria-describedby' => 'mw-wikisocial-by-' . $status->id ]
		);
	}
}
