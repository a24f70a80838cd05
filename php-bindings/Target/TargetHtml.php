<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;

/** Says what something is on the pages that are about it: a status by itself, all else in a line. */
class TargetHtml {
	public const SERVICE_NAME = 'WikiSocial.TargetHtml';

	/** Messages: wikisocial-target-revision and so on; what has none is "a contribution". */
	private const NAMED = [ Target::REVISION, Target::LOG, Target::TALK_COMMENT, Target::EVENT ];

	public function __construct(
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly StatusHtml $statusHtml,
		private readonly PersonLookup $people,
		private readonly PersonHtml $personHtml,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	/** @throws \WikiSocial\Exception also when the viewer of the context may not see a status */
	public function describe( Target $target, IContextSource $context ): string {
		if ( $target->type === Target::STATUS || $target->type === Target::COMMENT ) {
			$status = $this->engine->status( $this->viewers->fromAuthority( $context->getAuthority() ), $target->id );
			return $this->statusHtml->render(
				$status, $this->people->byIds( [ $status->authorId ] )[$status->authorId], $context, false
			);
		}
		$kind = in_array( $target->type, self::NAMED, true ) ? $target->type : 'other';
		$parts = [ Html::element( 'a', [ 'href' => $target->url ],
			// Messages: wikisocial-target-revision, wikisocial-target-log, wikisocial-target-talk-comment,
			// wikisocial-target-event, wikisocial-target-other
			$context->msg( "wikisocial-target-$kind" )->text() ) ];
		if ( $target->authorId ) {
			$author = $this->people->byIds( [ $target->authorId ] )[$target->authorId];
			$parts[] = $context->msg( 'wikisocial-target-by' )->rawParams( $this->personHtml->link( $author, $context ) )
				->params( $author->name ?? '' )->escaped();
		}
		if ( $target->page ) {
			$parts[] = Html::rawElement( 'bdi', [], $this->linkRenderer->makeLink( $target->page ) );
		}
		return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-target' ], implode( ' · ', $parts ) );
	}
}
