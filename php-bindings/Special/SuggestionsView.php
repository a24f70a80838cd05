<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Follow\FollowCommand;
use MediaWiki\Extension\WikiSocial\Follow\SuggestionsQuery;
use MediaWiki\Extension\WikiSocial\Group\GroupHtml;
use MediaWiki\Html\Html;
use MediaWiki\Message\Message;
use WikiSocial\Exception;

/** Special:SocialFollows/suggestions: whom the reader may want to follow, each with why. The button leads to the person's page. */
class SuggestionsView extends View {
	use FollowForms;

	public function __construct(
		IContextSource $context,
		private readonly SuggestionsQuery $suggestions
	) {
		parent::__construct( $context );
	}

	public function show( string $subject ): void {
		try {
			$items = implode( '', array_map( $this->item( ... ), $this->suggestions->list( $this->getAuthority() ) ) );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$name = $this->getUser()->getName();
		$empty = $this->suggestions->isWanted( $this->getAuthority() ) ? 'wikisocial-suggestions-empty' : 'wikisocial-suggestions-off';
		$this->getOutput()->addHTML(
			self::tabs( 'suggestions', $this->getContext() ) .
			Html::rawElement( 'section', [ 'aria-labelledby' => 'mw-wikisocial-follows-heading' ],
				Html::element( 'h2', [ 'id' => 'mw-wikisocial-follows-heading' ], $this->msg( 'wikisocial-follows-suggestions' )->text() ) .
				Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-follows-help' ], $this->msg( 'wikisocial-suggestions-help' )->params( $name )->parse() ) .
				( $items !== '' ? Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-follows' ], $items )
					: Html::rawElement( 'p', [], $this->msg( $empty )->params( $name )->parse() ) ) )
		);
		$this->addWayBack();
	}

	/** @param array{name: string, url: string, groups: int, group: ?array, pages: int, page: ?array} $item */
	private function item( array $item ): string {
		$why = [];
		if ( $item['group'] ) {
			$why[] = $this->msg( 'wikisocial-suggestion-groups' )->rawParams( GroupHtml::link( $item['group'] ) )
				->numParams( $item['groups'] - 1 )->params( $this->getUser()->getName() );
		}
		if ( $item['page'] ) {
			$page = Html::rawElement( 'a', [ 'href' => $item['page']['url'] ], Html::element( 'bdi', [], $item['page']['name'] ) );
			$why[] = $this->msg( 'wikisocial-suggestion-pages' )->rawParams( $page )
				->numParams( $item['pages'] - 1 )->params( $item['name'] );
		}
		return Html::rawElement( 'li', [],
			Html::rawElement( 'a', [ 'href' => $item['url'] ], Html::element( 'bdi', [], $item['name'] ) ) . ' ' .
			self::button( $this->getContext(), 'follow', FollowCommand::USER, $item['name'], self::title( 'user/' . $item['name'] )->getLocalURL() ) .
			Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-suggestion-why' ],
				implode( '', array_map( static fn ( Message $one ) => Html::rawElement( 'li', [], $one->escaped() ), $why ) ) )
		);
	}
}
