<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Output\OutputPage;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Session\Token;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageSpecifier;

/**
 * What an event is to one reader, for the box on its page and for its own page: their answer in words, and
 * a form that answers with one click or says why there is none. It works without JavaScript. What readers
 * without an account get is the same for all of them, since a CDN keeps it.
 */
class SignUpBox {
	public const SERVICE_NAME = 'WikiSocial.SignUpBox';

	/** Parameters of the page that one comes back to */
	public const EVENT = 'wikisocialevent';
	public const DONE = 'wikisocialdone';

	/** What one may have come from doing: message wikisocial-signup-done-NAME says so. */
	private const ACTS = [ 'going', 'waitlisted', 'interested', 'declined', 'withdraw' ];

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	public static function addModules( OutputPage $out ): void {
		// One click acts: nobody may lay such a page under one of theirs.
		$out->getMetadata()->setPreventClickjacking( true );
		$out->addModuleStyles( 'ext.wikisocial.event.styles' );
		$out->addModules( 'ext.wikisocial.event' );
	}

	/**
	 * @param Event $event
	 * @param IContextSource $context of the reader; its title is where the form leads back to
	 * @param MessageSpecifier[] $errors why nothing was done
	 * @param bool $isOwnPage whether this stands on the event's own page, which has all choices
	 * @param Once $once of all boxes of a page
	 */
	public function html(
		Event $event, IContextSource $context, array $errors = [], bool $isOwnPage = false, Once $once = new Once()
	): string {
		return Html::rawElement( 'div', [
			'class' => 'mw-wikisocial-signup-mine',
			// The script fetches their own for whoever has an account.
			'data-mw-wikisocial-everybody' => $context->getUser()->isRegistered() ? null : '1',
			'lang' => $context->getLanguage()->getHtmlCode(),
			'dir' => $context->getLanguage()->getDir(),
			'id' => "mw-wikisocial-signup-$event->id",
			// Wikitext cannot make this one: MediaWiki keeps "data-mw" for software.
			'data-mw-wikisocial-event' => $event->id,
		],
			$this->notice( $event, $context ) . self::errors( $errors, $context ) . $this->state( $event, $context ) .
			( $isOwnPage ? '' : $this->form( $event, $context, $once ) . $this->links( $event, $context, $once ) )
		);
	}

	/** @param MessageSpecifier[] $errors @param IContextSource $context */
	public static function errors( array $errors, IContextSource $context ): string {
		return !$errors ? '' : Html::rawElement( 'div', [ 'role' => 'alert' ], implode( '', array_map(
			static fn ( $one ) => Html::errorBox( $context->msg( $one )->parse() ), $errors
		) ) );
	}

	private function notice( Event $event, IContextSource $context ): string {
		$request = $context->getRequest();
		$done = $request->getRawVal( self::DONE );
		if ( $request->wasPosted() || !in_array( $done, self::ACTS, true ) || $request->getRawVal( self::EVENT ) !== $event->id ) {
			return '';
		}
		return self::success( $done, $context );
	}

	/** What was just done, in a sentence. */
	public static function success( string $done, IContextSource $context ): string {
		return Html::rawElement( 'div', [ 'role' => 'status' ], Html::successBox(
			// Messages: wikisocial-signup-done-going, wikisocial-signup-done-waitlisted, wikisocial-signup-done-interested,
			// wikisocial-signup-done-declined, wikisocial-signup-done-withdraw
			$context->msg( "wikisocial-signup-done-$done" )->params( $context->getUser()->getName() )->escaped(),
			'mw-wikisocial-notice'
		) );
	}

	private function state( Event $event, IContextSource $context ): string {
		$mine = $event->mine;
		if ( !$mine ) {
			return '';
		}
		$name = $context->getUser()->getName();
		// Messages: wikisocial-signup-mine-going, wikisocial-signup-mine-waitlisted, wikisocial-signup-mine-interested,
		// wikisocial-signup-mine-declined, wikisocial-signup-mine-removed
		$sentences = [ $context->msg( "wikisocial-signup-mine-$mine->state" )->params( $name )
			->numParams( $mine->position ?? 0 )->text() ];
		if ( $mine->isIn() && $mine->guests ) {
			$sentences[] = $context->msg( 'wikisocial-signup-mine-guests' )->numParams( $mine->guests )->text();
		}
		if ( !$mine->public && $mine->state !== SignUp::REMOVED ) {
			$sentences[] = $context->msg( 'wikisocial-signup-mine-private' )->text();
		}
		return Html::element( 'p', [ 'class' => "mw-wikisocial-signup-state mw-wikisocial-signup-state-$mine->state" ],
			implode( ' ', $sentences ) );
	}

	/** One click, or why not. */
	private function form( Event $event, IContextSource $context, Once $once ): string {
		$reason = $this->refusal( $event, $context, $once );
		$isIn = $event->mine?->isIn();
		$isRemoved = $event->mine?->state === SignUp::REMOVED;
		$buttons = [];
		if ( $reason === null && !$isIn && !$isRemoved ) {
			$isQueue = $event->capacity !== null && $event->going >= $event->capacity;
			$buttons[] = self::button( SignUp::GOING, $isQueue ? 'wikisocial-signup-wait' : 'wikisocial-signup-come', $context, true, $once );
			if ( $event->mine?->state !== SignUp::INTERESTED ) {
				$buttons[] = self::button( SignUp::INTERESTED, 'wikisocial-signup-interested', $context, false, $once );
			}
		}
		if ( $event->mine && !$isRemoved && !$event->past ) {
			$buttons[] = self::button( 'withdraw', 'wikisocial-signup-withdraw', $context, false, $once );
		}
		return ( $isIn || $isRemoved ? '' : (string)$reason ) . ( !$buttons ? '' : Html::rawElement( 'form', [
			'method' => 'post', 'class' => 'mw-wikisocial-signup-form', 'action' => $event->specialPage()->getLocalURL(),
		],
			$once->get( 'hidden', static fn () => Html::hidden( 'wpEditToken', self::token( $context ) ) .
				Html::hidden( 'wpReturn', $context->getTitle()?->getPrefixedDBkey() ?? '' ) ) .
			implode( ' ', $buttons )
		) );
	}

	/** Of somebody without an account never a session's own: that could be the token of whoever had the page made. */
	public static function token( IContextSource $context ): string {
		return $context->getUser()->isRegistered() ? $context->getCsrfTokenSet()->getToken()->toString() : Token::SUFFIX;
	}

	private static function button( string $answer, string $key, IContextSource $context, bool $isFirst, Once $once ): string {
		return $once->get( "button $key", static fn () => Html::element( 'button', [
			'type' => 'submit', 'name' => 'wpAnswer', 'value' => $answer,
			'class' => 'cdx-button' . ( $isFirst ? ' cdx-button--weight-primary cdx-button--action-progressive' : '' ),
		], $context->msg( $key )->params( $context->getUser()->getName() )->text() ) );
	}

	/** Why this reader cannot sign up; empty where EventHtml says it; null: nothing stands against it. */
	public function refusal( Event $event, IContextSource $context, Once $once = new Once() ): ?string {
		$reason = SignUpCommand::reasonAgainst( $event );
		if ( $reason !== null ) {
			return $reason !== 'event-full' ? '' : Html::element( 'p', [ 'class' => 'mw-wikisocial-refusal' ],
				$context->msg( "wikisocial-error-$reason" )->text() );
		}
		// Blocks may be of single pages.
		return $once->get( "refusal $event->pageId", fn () => $this->refusalOf( $event, $context ) );
	}

	/** Why the reader may not sign up for events of its page. */
	private function refusalOf( Event $event, IContextSource $context ): ?string {
		$authority = $context->getAuthority();
		$why = PermissionStatus::newEmpty();
		if ( $authority->isRegistered() ? $this->guard->probably( $authority, 'signup', $why, $event->page() )
			: $this->guard->takesNewcomers( $authority, 'signup' )
		) {
			return null;
		}
		if ( $why->isGood() ) {
			$login = $this->linkRenderer->makeKnownLink( SpecialPage::getTitleValueFor( 'Userlogin' ),
				$context->msg( 'wikisocial-composer-login-link' )->text(), [],
				[ 'returnto' => $context->getTitle()?->getPrefixedDBkey() ?? '' ] );
			return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-refusal' ],
				$context->msg( 'wikisocial-signup-login' )->rawParams( $login )->escaped() );
		}
		return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-refusal' ], implode( '', array_map(
			static fn ( $one ) => $context->msg( $one )->parseAsBlock(), $why->getMessages()
		) ) );
	}

	private function links( Event $event, IContextSource $context, Once $once ): string {
		$text = static fn ( string $key ) => $once->get( "text $key", static fn () => $context->msg( $key )->text() );
		$links = [ Html::element( 'a', [ 'href' => $event->specialPage()->getLocalURL() ], $text( 'wikisocial-signup-choices' ) ) ];
		if ( $event->tiesEdits && ( $event->status === Event::CANCELLED ? $event->startAt < $event->changed : $event->past ) ) {
			$links[] = Html::element( 'a', [ 'href' => $event->specialPage()->getLocalURL() . '#' . EditsHtml::ANCHOR ],
				$text( 'wikisocial-event-edits' ) );
		}
		if ( $event->organiser ) {
			$links[] = Html::element( 'a', [ 'href' => $event->specialPage( 'organise' )->getLocalURL() ],
				$text( 'wikisocial-signup-organise' ) );
		}
		return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-signup-links' ],
			implode( ' · ', [ ...$links, ...self::tools( $event, $context, $once ) ] ) );
	}

	/**
	 * What may be done about it by who neither organises nor takes part. Links of HTML.
	 * @return string[]
	 */
	public static function tools( Event $event, IContextSource $context, Once $once = new Once() ): array {
		$authority = $context->getAuthority();
		$may = $once->get( 'tools', static fn () => [
			'report' => $authority->isRegistered() && $authority->isAllowed( 'wikisocial-report' ),
			'hide' => $authority->isRegistered() && $authority->isAllowedAny( 'wikisocial-moderate', 'wikisocial-suppress' ),
		] );
		$may['report'] = $may['report'] && $authority->getUser()->getId() !== $event->creatorId;
		return array_map( static fn ( string $tool ) => Html::element( 'a', [
			'href' => $event->specialPage( $tool )->getLocalURL(), 'class' => "mw-wikisocial-$tool",
			// Messages: wikisocial-status-report, wikisocial-status-hide
		], $once->get( "tool $tool", static fn () => $context->msg( "wikisocial-status-$tool" )->text() ) ), array_keys( array_filter( $may ) ) );
	}
}
