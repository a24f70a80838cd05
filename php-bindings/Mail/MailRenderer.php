<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Mail;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\IContextSource;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\Notification\Kinds;
use MediaWiki\Extension\WikiSocial\Notification\Notification;
use MediaWiki\Extension\WikiSocial\Notification\NotificationPage;
use MediaWiki\Extension\WikiSocial\Notification\NotificationText;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\User;

/** Writes the message about some notifications in its recipient's language, as text and as HTML. */
class MailRenderer {
	public const SERVICE_NAME = 'WikiSocial.MailRenderer';

	/** Characters of a subject: what mailers show of it */
	private const SUBJECT_MAX = 120;

	public function __construct(
		private readonly NotificationText $text,
		private readonly Unsubscribe $unsubscribe,
		private readonly UserOptionsLookup $options
	) {
	}

	/** @param User $recipient @param NotificationPage $page with one at least */
	public function render( User $recipient, NotificationPage $page ): Mail {
		$context = $this->context( $recipient );
		$kinds = array_unique( array_map( static fn ( Notification $one ) => $one->kind, $page->items ) );
		$url = $this->unsubscribe->url( $recipient->getId(), count( $kinds ) === 1 ? $kinds[0] : Unsubscribe::ALL );
		$people = $this->text->people( $page );
		$often = $this->often( $recipient, $kinds );
		$subject = $this->subject( $page, $people, $often, $context );
		return new Mail(
			$subject,
			$this->plain( $page, $people, $url, $often, $context ),
			$this->html( $page, $people, $url, $often, $subject, $context ),
			$url
		);
	}

	/** @param User $recipient @param string[] $kinds @return string what begins the text, as it comes so often: "", "-daily" … */
	private function often( User $recipient, array $kinds ): string {
		$often = Kinds::oftenOfOptions( [ Kinds::MAIL_OPTION => $this->options->getOption( $recipient, Kinds::MAIL_OPTION ) ] );
		return $often === 'once' || !array_diff( $kinds, Kinds::URGENT ) ? '' : "-$often";
	}

	/**
	 * Kinds in the order of the preferences, the newest of each first; those of others come last.
	 * @return array<string, Notification[]> by kind
	 */
	private static function groups( NotificationPage $page ): array {
		$groups = array_fill_keys( array_keys( Kinds::all() ), [] );
		foreach ( $page->items as $one ) {
			$groups[$one->kind][] = $one;
		}
		return array_filter( $groups );
	}

	/** Above a group, where there are several; null: nothing. */
	private static function heading( string $kind, int $groups, IContextSource $context ): ?string {
		// Messages: see Kinds::message()
		return $groups > 1 && isset( Kinds::all()[$kind] ) ? $context->msg( Kinds::message( $kind ) )->text() : null;
	}

	private function context( User $recipient ): IContextSource {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setUser( $recipient );
		$context->setLanguage( RequestContext::sanitizeLangCode( $this->options->getOption( $recipient, 'language' ) ) );
		$context->setTitle( SpecialPage::getTitleFor( 'SocialNotifications' ) );
		return $context;
	}

	/** @param NotificationPage $page @param array<int, Person> $people @param string $often @param IContextSource $context */
	private function subject( NotificationPage $page, array $people, string $often, IContextSource $context ): string {
		$count = count( $page->items );
		$subject = $count === 1 && $often === ''
			? $this->text->plain( $page->items[0], $page->targetOf( $page->items[0] ), $people, $context )
			// Messages: wikisocial-mail-subject, wikisocial-mail-subject-daily, wikisocial-mail-subject-weekly
			: $context->msg( "wikisocial-mail-subject$often" )->numParams( $count )->params( $count )->text();
		return $context->getLanguage()->truncateForVisual( self::line( $subject ), self::SUBJECT_MAX );
	}

	/** What stands above and below, without markup. */
	private function frame( string $which, IContextSource $context ): string {
		// Messages: wikisocial-mail-greeting, wikisocial-mail-greeting-daily, wikisocial-mail-greeting-weekly, wikisocial-mail-why, wikisocial-mail-unsubscribe,
		// wikisocial-mail-preferences
		// No plain text: GENDER has to see it. Names have no braces.
		return $context->msg( "wikisocial-mail-$which" )->params( $context->getUser()->getName() )->text();
	}

	private function plain( NotificationPage $page, array $people, string $unsubscribeUrl, string $often, IContextSource $context ): string {
		$parts = [ $this->frame( "greeting$often", $context ) ];
		$groups = self::groups( $page );
		foreach ( $groups as $kind => $items ) {
			$heading = self::heading( $kind, count( $groups ), $context );
			if ( $heading !== null ) {
				$parts[] = "== $heading ==";
			}
			foreach ( $items as $one ) {
				$parts[] = $this->plainItem( $one, $page, $people, $context );
			}
		}
		$parts[] = "-- \n" . implode( "\n", [
			$this->frame( 'why', $context ),
			$this->frame( 'unsubscribe', $context ) . ': ' . $unsubscribeUrl,
			$this->frame( 'preferences', $context ) . ': ' . self::preferencesUrl(),
		] );
		return implode( "\n\n", $parts ) . "\n";
	}

	private function plainItem( Notification $one, NotificationPage $page, array $people, IContextSource $context ): string {
		$target = $page->targetOf( $one );
		$lines = [ self::line( $this->text->plain( $one, $target, $people, $context ) ) ];
		foreach ( $one->excerpt === null ? [] : explode( "\n", $one->excerpt ) as $line ) {
			$lines[] = "> $line";
		}
		$url = $this->text->url( $one, $target );
		return implode( "\n", $url === null ? $lines : [ ...$lines, $url ] );
	}

	private function html(
		NotificationPage $page, array $people, string $unsubscribeUrl, string $often, string $subject, IContextSource $context
	): string {
		$body = Html::element( 'p', [], $this->frame( "greeting$often", $context ) );
		$groups = self::groups( $page );
		foreach ( $groups as $kind => $items ) {
			$heading = self::heading( $kind, count( $groups ), $context );
			$body .= $heading === null ? '' : Html::element( 'h2', [], $heading );
			foreach ( $items as $one ) {
				$body .= $this->item( $one, $page, $people, $context );
			}
		}
		$body .= Html::element( 'hr' ) . Html::element( 'p', [], $this->frame( 'why', $context ) ) . Html::rawElement( 'p', [],
			Html::element( 'a', [ 'href' => $unsubscribeUrl ], $this->frame( 'unsubscribe', $context ) ) . ' · ' .
			Html::element( 'a', [ 'href' => self::preferencesUrl() ], $this->frame( 'preferences', $context ) ) );
		$language = $context->getLanguage();
		return '<!DOCTYPE html>' . Html::rawElement( 'html', [ 'lang' => $language->getHtmlCode(), 'dir' => $language->getDir() ],
			Html::rawElement( 'head', [], Html::element( 'meta', [ 'charset' => 'UTF-8' ] ) .
				Html::element( 'title', [], $subject ) ) .
			Html::rawElement( 'body', [ 'dir' => $language->getDir() ], $body ) );
	}

	private function item( Notification $one, NotificationPage $page, array $people, IContextSource $context ): string {
		$target = $page->targetOf( $one );
		// Links of a page lead nowhere from a mail; names keep their direction.
		$html = Html::rawElement( 'p', [], strip_tags( $this->text->sentence( $one, $target, $people, $context ), [ 'bdi' ] ) );
		if ( $one->excerpt !== null ) {
			$html .= Html::rawElement( 'blockquote', [ 'dir' => 'auto' ], nl2br( htmlspecialchars( $one->excerpt ), false ) );
		}
		$url = $this->text->url( $one, $target );
		return $url === null ? $html : $html . Html::rawElement( 'p', [],
			Html::element( 'a', [ 'href' => $url ], $this->text->linkText( $one, $context ) ) );
	}

	private static function line( string $text ): string {
		return trim( preg_replace( '/\s+/u', ' ', $text ) );
	}

	private static function preferencesUrl(): string {
		return SpecialPage::getTitleFor( 'Preferences' )->getCanonicalURL() . '#mw-prefsection-wikisocial-notifications';
	}
}
