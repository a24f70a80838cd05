<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Parser\Sanitizer;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use WikiSocial\Notifications;

/** Says in a sentence what happened, and where it is to be seen. */
class NotificationText {
	public const SERVICE_NAME = 'WikiSocial.NotificationText';

	/** Names that a sentence has when there are more people than it can name; of fewer it has all. */
	private const NAMES = 2;

	/** Kinds whose sentences differ by what they are about, with the types that have one */
	private const BY_TYPE = [
		'like' => [ Target::STATUS, Target::COMMENT, Target::EVENT, Target::REVISION, Target::LOG, Target::TALK_COMMENT ],
		'comment' => [ Target::STATUS, Target::COMMENT, Target::EVENT, Target::REVISION, Target::LOG, Target::TALK_COMMENT ],
		'mention' => [ Target::STATUS, Target::COMMENT ],
	];
	/** Likewise by what became of it */
	private const BY_WORD = [
		'event-cancelled' => [ 'cancelled', 'postponed', 'planned' ],
		'event-role' => [ 'organiser-added', 'organiser-removed', 'seated', 'waitlisted', 'removed' ],
		'group-role' => [ 'member', 'moderator', 'owner', 'removed' ],
		'moderation' => [ 'none', 'hidden', 'suppressed' ],
	];
	/** Those that are about people, with the list that shows them */
	private const LISTS = [ 'follow-request' => 'requests', 'follow-accepted' => 'following', 'follower' => 'followers' ];
	private const OF_PEOPLE = [ 'follow-request', 'follow-accepted', 'follower' ];
	private const OF_GROUPS = [ 'group-invite', 'group-request', 'group-approved' ];
	private const PLAIN = [
		'reply', 'signup', 'event-changed', 'event-promoted', 'event-reminder', 'event-message', ...self::OF_PEOPLE, ...self::OF_GROUPS
	];

	/** Whose sentences name a page, and there have to know one */
	private const OF_PAGES = [ Target::REVISION, Target::LOG, Target::TALK_COMMENT ];

	public function __construct(
		private readonly LinkRenderer $linkRenderer,
		private readonly PersonLookup $people,
		private readonly PersonHtml $personHtml,
		private readonly ForeignKinds $foreign
	) {
	}

	/** @return array<int, Person> everybody whom a page names. One query. */
	public function people( NotificationPage $page ): array {
		return $this->people->byIds( $page->people() );
	}

	/**
	 * @param Notification $one
	 * @param ?Target $target what of the wiki it is about
	 * @param array<int, Person> $people
	 * @param IContextSource $context
	 * @return string HTML
	 */
	public function sentence( Notification $one, ?Target $target, array $people, IContextSource $context ): string {
		$actors = array_map( static fn ( int $id ) => $people[$id], $one->actors );
		return $context->msg( self::key( $one, $target ) )
			->rawParams( $this->names( $actors, $one->actorCount, $context ) )
			// Not to be read but to choose words by.
			->params( max( 1, $one->actorCount ) )
			->params( $actors ? $actors[0]->name ?? '' : '' )
			->rawParams( $this->about( $one, $target, $context ) )
			->params( $context->getUser()->getName() )
			->escaped();
	}

	/** The same without markup. */
	public function plain( Notification $one, ?Target $target, array $people, IContextSource $context ): string {
		return Sanitizer::stripAllTags( $this->sentence( $one, $target, $people, $context ) );
	}

	private static function key( Notification $one, ?Target $target ): string {
		$foreign = $one->isKept ? null : ForeignKinds::declared()[$one->kind] ?? null;
		return $foreign ? $foreign['message'] : 'wikisocial-notification-' . self::form( $one, $target );
	}

	/**
	 * Messages: wikisocial-notification-kept, wikisocial-notification-other, wikisocial-notification-reply,
	 * wikisocial-notification-reply-about, wikisocial-notification-signup, wikisocial-notification-event-changed,
	 * wikisocial-notification-event-promoted, wikisocial-notification-event-reminder,
	 * wikisocial-notification-event-message, wikisocial-notification-follow-request,
	 * wikisocial-notification-follow-accepted, wikisocial-notification-follower, wikisocial-notification-group-invite,
	 * wikisocial-notification-group-request, wikisocial-notification-group-approved, wikisocial-notification-group-role-member,
	 * wikisocial-notification-group-role-moderator, wikisocial-notification-group-role-owner,
	 * wikisocial-notification-group-role-removed, wikisocial-notification-like-status,
	 * wikisocial-notification-like-comment, wikisocial-notification-like-event, wikisocial-notification-like-revision,
	 * wikisocial-notification-like-log, wikisocial-notification-like-talk-comment, wikisocial-notification-like-other,
	 * wikisocial-notification-comment-status, wikisocial-notification-comment-comment,
	 * wikisocial-notification-comment-event, wikisocial-notification-comment-revision,
	 * wikisocial-notification-comment-log, wikisocial-notification-comment-talk-comment,
	 * wikisocial-notification-comment-other, wikisocial-notification-mention-status,
	 * wikisocial-notification-mention-comment, wikisocial-notification-mention-other,
	 * wikisocial-notification-event-cancelled-cancelled, wikisocial-notification-event-cancelled-postponed,
	 * wikisocial-notification-event-cancelled-planned, wikisocial-notification-event-role-organiser-added,
	 * wikisocial-notification-event-role-organiser-removed, wikisocial-notification-event-role-seated,
	 * wikisocial-notification-event-role-waitlisted, wikisocial-notification-event-role-removed,
	 * wikisocial-notification-moderation-none, wikisocial-notification-moderation-hidden,
	 * wikisocial-notification-moderation-suppressed
	 */
	private static function form( Notification $one, ?Target $target ): string {
		if ( $one->isKept ) {
			return 'kept';
		}
		if ( isset( self::BY_TYPE[$one->kind] ) ) {
			$type = $one->object['type'];
			$isSayable = in_array( $type, self::BY_TYPE[$one->kind], true )
				&& ( !in_array( $type, self::OF_PAGES, true ) || $target?->page );
			return $one->kind . '-' . ( $isSayable ? $type : 'other' );
		}
		if ( in_array( $one->word, self::BY_WORD[$one->kind] ?? [], true ) ) {
			return "{$one->kind}-{$one->word}";
		}
		return match ( true ) {
			$one->kind === 'reply' && $target?->page !== null => 'reply-about',
			in_array( $one->kind, self::PLAIN, true ) => $one->kind,
			default => 'other',
		};
	}

	/** @param Person[] $actors @param int $count of all of them @param IContextSource $context @return string HTML */
	private function names( array $actors, int $count, IContextSource $context ): string {
		$shown = $count > count( $actors ) ? array_slice( $actors, 0, self::NAMES ) : $actors;
		$names = array_map( fn ( Person $one ) => $this->personHtml->link( $one, $context ), $shown );
		$others = $count - count( $shown );
		if ( $others > 0 && $shown ) {
			// The engine counts to a number only.
			$names[] = $context->msg( $count < Notifications::COUNT_MAX ? 'wikisocial-notification-others' : 'wikisocial-notification-others-many' )
				->numParams( $others )->params( $others )->escaped();
		} elseif ( $others > 0 ) {
			$names[] = $context->msg( 'wikisocial-notification-people' )->numParams( $others )->params( $others )->escaped();
		}
		return $context->getLanguage()->listToText( $names );
	}

	/** The page, or the event. */
	private function about( Notification $one, ?Target $target, IContextSource $context ): string {
		if ( $one->isKept ) {
			return '';
		}
		if ( $one->object['type'] === Notification::EXTENSION ) {
			return Html::element( 'bdi', [], $this->foreign->text( $one, $context ) );
		}
		if ( $target?->page ) {
			return Html::rawElement( 'bdi', [], $this->linkRenderer->makeLink( $target->page ) );
		}
		return Html::element( 'bdi', [], $one->title ?? $context->msg( 'wikisocial-notification-untitled' )->text() );
	}

	/** Where it is to be seen; null: nowhere. */
	public function url( Notification $one, ?Target $target ): ?string {
		if ( $one->isKept ) {
			return null;
		}
		[ 'type' => $type, 'id' => $id ] = $one->object;
		if ( $type === Notification::EXTENSION ) {
			return $this->foreign->link( $one );
		}
		$page = match ( true ) {
			$one->comment !== null => self::social( "comments/comment/{$one->comment}" ),
			isset( self::LISTS[$one->kind] ) => SpecialPage::getTitleFor( 'SocialFollows', self::LISTS[$one->kind] ),
			$one->kind === 'group-request' => SpecialPage::getTitleFor( 'SocialGroups', "$id/members" ),
			$type === Notification::GROUP => SpecialPage::getTitleFor( 'SocialGroups', $id ),
			$one->kind === 'signup' => SpecialPage::getTitleFor( 'SocialEvents', "$id/participants" ),
			$type === Target::EVENT => SpecialPage::getTitleFor( 'SocialEvents', $id ),
			$type === Target::COMMENT => self::social( "comments/comment/$id" ),
			$type === Target::STATUS => self::social( "status/$id" ),
			default => null,
		};
		return $page ? $page->getCanonicalURL() : $target?->url;
	}

	private static function social( string $subpage ): Title {
		return SpecialPage::getTitleFor( 'Social', $subpage );
	}

	/** What a link there says. */
	public function linkText( Notification $one, IContextSource $context ): string {
		$foreign = ForeignKinds::declared()[$one->kind] ?? null;
		if ( $foreign && $context->msg( "{$foreign['message']}-show" )->exists() ) {
			return $context->msg( "{$foreign['message']}-show" )->text();
		}
		$type = $one->comment !== null ? Target::COMMENT : $one->object['type'];
		$known = [ Target::STATUS, Target::COMMENT, Target::EVENT, Target::REVISION, Target::LOG, Target::TALK_COMMENT ];
		$name = match ( true ) {
			$one->kind === 'signup' => 'participants',
			isset( self::LISTS[$one->kind] ) => 'follows',
			$one->kind === 'group-request' => 'members',
			$type === Notification::GROUP => 'group',
			in_array( $type, $known, true ) => $type,
			default => 'other',
		};
		// Messages: wikisocial-notification-show-status, wikisocial-notification-show-comment,
		// wikisocial-notification-show-event, wikisocial-notification-show-revision, wikisocial-notification-show-log,
		// wikisocial-notification-show-talk-comment, wikisocial-notification-show-participants,
		// wikisocial-notification-show-follows, wikisocial-notification-show-members, wikisocial-notification-show-group,
		// wikisocial-notification-show-other
		return $context->msg( "wikisocial-notification-show-$name" )->text();
	}
}
