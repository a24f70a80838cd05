<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Comment\CommentRows;
use MediaWiki\Extension\WikiSocial\Comment\CommentSurfaces;
use MediaWiki\Extension\WikiSocial\Like\LikeRows;
use MediaWiki\Extension\WikiSocial\Like\LikeSurfaces;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Extension\WikiSocial\Target\TargetSources;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;
use Wikimedia\Timestamp\TimestampException;

/** Special:Social/talk/PAGE: the comments of a talk page with their likes and the way to what was commented on them. */
class TalkView extends View {
	private const LIMIT = 100;

	public function __construct(
		IContextSource $context,
		private readonly TargetFinder $targets,
		private readonly TargetSources $sources,
		private readonly TitleFactory $titles,
		private readonly LikeSurfaces $surfaces,
		private readonly LikeRows $likes,
		private readonly CommentSurfaces $commentSurfaces,
		private readonly CommentRows $comments,
		private readonly PersonLookup $people,
		private readonly PersonHtml $personHtml,
		private readonly LinkRenderer $linkRenderer
	) {
		parent::__construct( $context );
	}

	public function show( string $subject ): void {
		$page = $this->titles->newFromText( $subject );
		$isOn = $this->surfaces->has( LikeSurfaces::TALK ) || $this->commentSurfaces->has( CommentSurfaces::TALK );
		if ( !$page?->exists() || !$isOn
			|| !$this->getAuthority()->definitelyCan( 'read', $page )
		) {
			$this->refuse( 404, MessageValue::new( 'wikisocial-page-unknown' ) );
			return;
		}
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-talk-title' )->params( wfEscapeWikiText( $page->getPrefixedText() ) ) );
		$names = $this->names( $page );
		$at = max( 0, $this->getRequest()->getInt( 'offset' ) );
		$this->getOutput()->addHTML( $this->rows( array_slice( $names, $at, self::LIMIT ) ) . $this->pager( $page, $at, count( $names ) ) );
		$this->getOutput()->addReturnTo( $page );
	}

	/** @return string[] of the comments there, the newest first */
	private function names( Title $page ): array {
		$names = $this->sources->talk->namesIn( [ $page->getLatestRevID() ] );
		usort( $names, static fn ( string $a, string $b ) => self::time( $b ) <=> self::time( $a ) ?: $a <=> $b );
		return $names;
	}

	/** @param string[] $names */
	private function rows( array $names ): string {
		$found = $this->targets->findMany(
			array_map( static fn ( string $name ) => [ 'type' => Target::TALK_COMMENT, 'id' => $name ], $names ), $this->getAuthority()
		);
		if ( !$found ) {
			return Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ], $this->msg( 'wikisocial-talk-empty' )->text() );
		}
		$rows = array_values( array_map( static fn ( Target $one ) => [
			'type' => $one->type, 'id' => $one->id, 'authorId' => $one->authorId
		], $found ) );
		if ( $this->surfaces->has( LikeSurfaces::TALK ) ) {
			$this->likes->prepare( $rows, $this->getContext() );
		}
		if ( $this->commentSurfaces->has( CommentSurfaces::TALK ) ) {
			$this->comments->prepare( array_map(
				static fn ( array $row ) => [ 'type' => $row['type'], 'id' => $row['id'] ], $rows
			), $this->getContext() );
		}
		$people = $this->people->byIds( array_map( static fn ( Target $one ) => $one->authorId, array_values( $found ) ) );
		return Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-talk' ], implode( "\n", array_map(
			fn ( Target $one ) => Html::rawElement( 'li', [], $this->row( $one, $people[$one->authorId] ) ), $found
		) ) );
	}

	private function row( Target $target, Person $author ): string {
		$time = self::time( $target->id );
		return Html::rawElement( 'a', [ 'href' => $target->url ], $time === '' ? $this->msg( 'wikisocial-target-talk-comment' )->escaped()
			: Html::element( 'time', [ 'datetime' => ConvertibleTimestamp::convert( TS_ISO_8601, $time ) ],
				$this->getLanguage()->userTimeAndDate( $time, $this->getUser() ) ) ) . ' ' .
			// Who signed without an account is named by the comment itself only.
			( $target->authorId ? $this->personHtml->link( $author, $this->getContext() ) . ' ' : '' ) .
			$this->likes->html( $target->type, $target->id ) . ' ' . $this->comments->html( $target->type, $target->id );
	}

	/** When it was signed, which its name ends with; "" where the name is of another form. */
	private static function time( string $name ): string {
		try {
			return preg_match( '/-(\d{14}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/D', $name, $found )
				? ( new ConvertibleTimestamp( $found[1] ) )->getTimestamp( TS_MW ) : '';
		} catch ( TimestampException ) {
			return '';
		}
	}

	private function pager( Title $page, int $at, int $count ): string {
		$self = $this->socialTitle( 'talk/' . $page->getPrefixedDBkey() );
		$links = [];
		if ( $at > 0 ) {
			$links[] = $this->linkRenderer->makeKnownLink( $self, $this->msg( 'wikisocial-likes-first' )->text(), [ 'rel' => 'first' ] );
		}
		if ( $at + self::LIMIT < $count ) {
			$links[] = $this->linkRenderer->makeKnownLink( $self, $this->msg( 'wikisocial-talk-older' )->text(), [ 'rel' => 'next' ],
				[ 'offset' => $at + self::LIMIT ] );
		}
		return !$links ? '' : Html::rawElement( 'nav', [
			'class' => 'mw-wikisocial-pager', 'aria-label' => $this->msg( 'wikisocial-likes-pages' )->text()
		], implode( ' ', $links ) );
	}
}
