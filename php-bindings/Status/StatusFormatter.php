<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Comment\CommentPage;
use MediaWiki\Extension\WikiSocial\Comment\CommentsQuery;
use MediaWiki\Extension\WikiSocial\Comment\CommentThread;
use MediaWiki\Extension\WikiSocial\Like\Likers;
use MediaWiki\Extension\WikiSocial\Like\LikesQuery;
use MediaWiki\Extension\WikiSocial\Like\LikeState;
use MediaWiki\Extension\WikiSocial\Media\BadFiles;
use MediaWiki\Extension\WikiSocial\Media\MediaFile;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Extension\WikiSocial\Text\TextHtml;
use MediaWiki\Extension\WikiSocial\Text\TextLanguage;
use MediaWiki\SpecialPage\SpecialPage;
use WikiSocial\Exception;
use WikiSocial\Viewer;

/** Statuses as the JSON of the REST API. */
class StatusFormatter {
	public const SERVICE_NAME = 'WikiSocial.StatusFormatter';

	public function __construct(
		private readonly TextCast $cast,
		private readonly TextHtml $textHtml,
		private readonly TextLanguage $language,
		private readonly Licence $licence,
		private readonly LikesQuery $likes,
		private readonly CommentsQuery $comments,
		private readonly BadFiles $bad
	) {
	}

	/**
	 * All people are looked up in one query, all pages in another, all likes in one exchange, all numbers
	 * of comments in another.
	 * @param Status[] $statuses
	 * @param ?Viewer $viewer whose likes are among them; null: without likes and comments, for what is kept
	 *  for everybody
	 * @return array[]
	 */
	public function format( array $statuses, ?Viewer $viewer = null ): array {
		$people = $this->cast->load( $statuses );
		if ( !$viewer ) {
			return array_map( fn ( Status $one ) => $this->one( $one, $people ), $statuses );
		}
		$likes = $this->likes->ofStatuses( $viewer, $statuses );
		$counts = $this->comments->ofStatuses( $viewer, $statuses );
		return array_map( fn ( Status $one ) => $this->one( $one, $people ) + [
			'likes' => ( $likes[$one->id] ?? null )?->toArray(),
			'comments' => self::count( $counts[$one->id] ?? null ),
		], $statuses );
	}

	private static function count( ?int $count ): ?array {
		return $count === null ? null : [ 'count' => $count ];
	}

	/**
	 * A page of comments: threads with their first replies, or replies. One exchange, for all their likes.
	 * @return array[]
	 */
	public function formatComments( CommentPage $page, Viewer $viewer ): array {
		$comments = $page->comments();
		$people = $this->cast->load( $comments );
		$likes = $this->likes->ofStatuses( $viewer, $comments );
		$one = fn ( Status $comment ) => $this->one( $comment, $people ) +
			[ 'likes' => ( $likes[$comment->id] ?? null )?->toArray() ];
		return [ ...array_map( $one, $page->replies ), ...array_map( static fn ( CommentThread $thread ) =>
			( $thread->first ? $one( $thread->first ) : [ 'id' => $thread->id, 'type' => 'comment', 'gone' => true ] ) +
			[ 'replies' => [ 'items' => array_map( $one, $thread->replies ), 'next' => $thread->next ] ], $page->threads ) ];
	}

	/** What was just posted. No exchange: nobody can have liked or commented what is new. */
	public function formatPosted( PostResult $posted, Viewer $viewer ): array {
		return !$posted->created ? $this->formatWhole( $posted->status, $viewer )
			: $this->format( [ $posted->status ] )[0] + [ 'likes' => ( new LikeState( 0, false ) )->toArray() + [ 'sample' => [] ], 'comments' => self::count( 0 ) ];
	}

	/** One status with the names of some who like it, as far as the viewer may know them. */
	public function formatWhole( Status $status, Viewer $viewer ): array {
		try {
			$likers = $this->likes->likers( $viewer, [ 'type' => $status->type(), 'id' => $status->id ], Likers::SAMPLE );
		} catch ( Exception ) {
			// The engine has logged it, and the status itself is known.
			$likers = null;
		}
		return $this->format( [ $status ] )[0] + [
			'likes' => $likers ? $likers->state->toArray() + [ 'sample' => $likers->sample() ] : null,
			'comments' => self::count( $this->comments->ofStatuses( $viewer, [ $status ] )[$status->id] ?? null ),
		];
	}

	/**
	 * All people are looked up in one query, all pages in another.
	 * @param Version[] $versions
	 * @return array[]
	 */
	public function formatVersions( array $versions ): array {
		$people = $this->cast->loadVersions( $versions );
		return array_map( fn ( Version $one ) => $this->version( $one, $people ), $versions );
	}

	/** @param Version $version @param array<int, Person> $people */
	private function version( Version $version, array $people ): array {
		$text = [ $version->text, $version->entities, $people, RequestContext::getMain() ];
		return [
			'version' => $version->version,
			'editor' => self::person( $people[$version->editorId] ) ?? [ 'name' => null, 'url' => null ],
			'text' => $version->text === null ? null : $this->textHtml->plain( ...$text ),
			'html' => $version->text === null ? null : $this->textHtml->render( ...$text ),
			'lang' => $version->lang === '' ? null : $version->lang,
			'dir' => $this->language->direction( $version->lang ),
			'media' => array_map( [ self::class, 'media' ], $this->bad->strip( $version->media ) ),
			'created' => self::time( $version->created ),
			'hidden' => $version->hidden === '' ? null : $version->hidden,
			'current' => $version->current,
		];
	}

	/**
	 * @param array[] $entities
	 * @param array<int, Person> $people
	 * @return array<?array{name: string, url: string}> null for whom nobody may name
	 */
	public static function mentions( array $entities, array $people ): array {
		return array_map( static fn ( int $id ) => self::person( $people[$id] ), TextCast::mentioned( $entities ) );
	}

	private static function person( Person $person ): ?array {
		return $person->name === null ? null : [ 'name' => $person->name, 'url' => $person->url() ];
	}

	/** @param Status $status @param array<int, Person> $people */
	private function one( Status $status, array $people ): array {
		$author = $people[$status->authorId];
		$text = [ $status->text, $status->entities, $people, RequestContext::getMain() ];
		return [
			'id' => $status->id,
			'type' => $status->type(),
			'author' => [ 'name' => $author->name, 'url' => $author->url() ],
			'text' => $this->textHtml->plain( ...$text ),
			'html' => $this->textHtml->render( ...$text ),
			'media' => array_map( [ self::class, 'media' ], $this->bad->strip( $status->media ) ),
			'mentions' => self::mentions( $status->entities, $people ),
			'lang' => $status->lang === '' ? null : $status->lang,
			'dir' => $this->language->direction( $status->lang ),
			'version' => $status->version,
			'created' => self::time( $status->created ),
			'edited' => $status->edited === null ? null : self::time( $status->edited ),
			'visibility' => $status->visibility,
			'deleted' => $status->deleted,
			'hidden' => $status->hidden === '' ? null : $status->hidden,
			'licence' => $this->licence->name,
			'licenceUrl' => $this->licence->url,
			'url' => SpecialPage::getTitleFor( 'Social', $status->permalinkSubpage() )->getCanonicalURL(),
		] + ( !$status->root ? [ 'group' => $status->group ] : [ 'root' => $status->root, 'thread' => $status->thread, 'parent' => $status->parent ] );
	}

	private static function media( MediaFile $file ): array {
		$thumb = $file->thumb();
		return [
			'file' => $file->title,
			'kind' => $file->kind,
			'mime' => $file->mime,
			'size' => $file->size,
			'url' => $file->isGone ? null : self::orNull( $file->url ),
			'thumbUrl' => $thumb['url'] ?? null,
			'thumbs' => $file->isGone ? [] : $file->thumbs,
			'width' => $file->width,
			'height' => $file->height,
			'alt' => $file->alt,
			'author' => self::orNull( $file->author ),
			'authorUrl' => self::orNull( $file->authorUrl ),
			'licence' => self::orNull( $file->licence ),
			'licenceUrl' => self::orNull( $file->licenceUrl ),
			'attributionRequired' => $file->needsAttribution,
			'description' => $file->isGone ? null : self::orNull( $file->description ),
			'descriptionUrl' => self::orNull( $file->descriptionUrl ),
			'gone' => $file->isGone,
		];
	}

	private static function orNull( string $text ): ?string {
		return $text === '' ? null : $text;
	}

	/** ISO 8601 in UTC with milliseconds. */
	public static function time( int $microseconds ): string {
		return gmdate( 'Y-m-d\TH:i:s', intdiv( $microseconds, 1_000_000 ) ) .
			sprintf( '.%03dZ', intdiv( $microseconds % 1_000_000, 1000 ) );
	}
}
