<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Feed;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\IContextSource;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Html\Html;
use MediaWiki\Language\Language;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/**
 * Fills the feeds of a page after the parser cache: what everybody may read, the same for all, since
 * a CDN keeps the page. One exchange for each.
 */
class FeedEmbed {
	public const SERVICE_NAME = 'WikiSocial.FeedEmbed';

	/** Feeds of one page that are filled */
	private const FEEDS = 3;

	/** The store did not answer for some feed of this request. */
	public bool $isIncomplete = false;

	public function __construct(
		private readonly FeedTag $tag,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PersonLookup $people,
		private readonly FeedHtml $feedHtml,
		private readonly UserFactory $users,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	/** @param string $html @param string[] $ids of the people whose feeds are in it @param Language $language */
	public function fill( string $html, array $ids, Language $language ): string {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setUser( $this->users->newAnonymous() );
		$context->setLanguage( $language );
		$people = $this->people->byIds( array_map( 'intval', array_filter( $ids, 'is_numeric' ) ) );
		return $this->tag->replace( $html, fn ( string $id, int $limit, int $number ): string =>
			$number >= self::FEEDS
				? $this->sentence( MessageValue::new( 'wikisocial-embed-too-many' )->numParams( self::FEEDS ), $context )
				: $this->feed( $id, $limit, $people[(int)$id] ?? null, $number, $context )
		);
	}

	private function feed( string $id, int $limit, ?Person $person, int $number, IContextSource $context ): string {
		if ( $id !== FeedTag::EVERYBODY && ( $person->name ?? null ) === null ) {
			return $this->sentence( MessageValue::new( 'wikisocial-error-user-not-found' ), $context );
		}
		if ( !$this->engine->isUsable() ) {
			$this->isIncomplete = true;
			return $this->sentence( MessageValue::new( 'wikisocial-error-schema' ), $context );
		}
		$everybody = $this->viewers->everybody();
		try {
			$page = $id === FeedTag::EVERYBODY ? $this->engine->publicFeed( $everybody, $limit, null )
				: $this->engine->userFeed( $everybody, (int)$id, $limit, null );
		} catch ( Exception $failure ) {
			$this->isIncomplete = true;
			return $this->sentence( Failure::message( $failure ), $context );
		}
		$name = $id === FeedTag::EVERYBODY ? null : $person->name;
		$heading = $name === null ? $context->msg( 'wikisocial-feed-public' )
			: $context->msg( 'wikisocial-user-title' )->params( $name, $name );
		return Html::rawElement(
			'section',
			[ 'aria-label' => $heading->text() ],
			// The same status may be in two feeds of a page. Quotes of its text are escaped.
			strtr( $this->feedHtml->articles( $page, $context ),
				[ '="mw-wikisocial-by-' => '="mw-wikisocial-embed-' . $number . '-by-' ] ) .
			Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-all' ], $this->linkRenderer->makeKnownLink(
				AtomFeed::page( $name ), $context->msg( 'wikisocial-userbox-all' )->params( $name ?? '' )->text()
			) )
		);
	}

	private function sentence( MessageSpecifier $why, IContextSource $context ): string {
		return Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ], $context->msg( $why )->text() );
	}
}
