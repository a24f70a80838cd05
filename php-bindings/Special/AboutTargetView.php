<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use WikiSocial\Exception;

/** A view whose subject is anything that can be liked: TYPE/ID. */
abstract class AboutTargetView extends View {
	/** Messages: wikisocial-target-revision and so on; what has none is "a contribution". */
	private const NAMED = [ 'revision', 'log', 'status', 'comment', 'talk-comment' ];

	public function __construct(
		IContextSource $context,
		private readonly TargetFinder $targets,
		protected readonly PersonLookup $people,
		protected readonly PersonHtml $personHtml,
		protected readonly LinkRenderer $linkRenderer
	) {
		parent::__construct( $context );
	}

	/** Null: the page says why. */
	protected function find( string $subject ): ?Target {
		// Ids of talk comments may hold slashes themselves.
		[ $type, $id ] = explode( '/', $subject, 2 ) + [ '', '' ];
		try {
			$found = $this->targets->find( $type, $id, $this->getAuthority() );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return null;
		}
		if ( !$found->isOK() ) {
			$this->refuse( 404, $found->getMessages()[0] );
			return null;
		}
		return $found->getValue();
	}

	/** What it is, whose and where, as one sentence with a link to it. */
	protected function describe( Target $target ): string {
		$author = $target->authorId ? $this->people->byIds( [ $target->authorId ] )[$target->authorId] : null;
		$kind = in_array( $target->type, self::NAMED, true ) ? $target->type : 'other';
		$link = Html::element( 'a', [ 'href' => $target->url ],
			// Messages: wikisocial-target-revision, wikisocial-target-log, wikisocial-target-status,
			// wikisocial-target-comment, wikisocial-target-talk-comment, wikisocial-target-other
			$this->msg( "wikisocial-target-$kind" )->text() );
		$parts = [ $link ];
		if ( $author ) {
			$parts[] = $this->msg( 'wikisocial-target-by' )->rawParams( $this->personHtml->link( $author, $this->getContext() ) )
				->params( $author->name ?? '' )->escaped();
		}
		if ( $target->page !== null ) {
			$parts[] = Html::rawElement( 'bdi', [ 'class' => 'mw-wikisocial-target-page' ],
				$this->linkRenderer->makeLink( $target->page ) );
		}
		return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-target' ], implode( ' · ', $parts ) );
	}

	protected static function subpage( Target $target ): string {
		return "{$target->type}/{$target->id}";
	}
}
