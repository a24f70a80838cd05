<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Feed\AtomFeed;
use MediaWiki\Extension\WikiSocial\Feed\FeedFormatter;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Licence;
use MediaWiki\Language\Language;
use MediaWiki\MainConfigNames;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\Title\Title;
use MediaWiki\User\UserFactory;
use MediaWiki\User\UserIdentity;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/**
 * Special:Social and Special:Social/user/NAME with feed=atom. It is what everybody may read, in the
 * wiki's language, whoever asks: so a CDN may keep it, and SurfaceCache takes it out again.
 */
class AtomView extends View {
	private const LIMIT = 30;
	/** Seconds for which a CDN may keep it, should a purge get lost */
	private const CDN_AGE = 300;

	public function __construct(
		IContextSource $context,
		protected readonly Engine $engine,
		protected readonly ViewerFactory $viewers,
		private readonly PersonFinder $people,
		private readonly FeedFormatter $formatter,
		private readonly Licence $licence,
		private readonly Language $language,
		private readonly PermissionManager $permissions,
		private readonly UserFactory $users
	) {
		parent::__construct( $context );
	}

	/** @param string $subject name of a person; "": everybody */
	public function show( string $subject ): void {
		$person = $subject === '' ? null : $this->people->visible( $subject );
		if ( $subject !== '' && !$person ) {
			$this->refuse( 404, MessageValue::new( 'wikisocial-error-user-not-found' ) );
			return;
		}
		$cursor = $this->getRequest()->getRawVal( 'cursor' );
		$everybody = $this->viewers->everybody();
		try {
			$page = $person ? $this->engine->userFeed( $everybody, $person->getId(), self::LIMIT, $cursor )
				: $this->engine->publicFeed( $everybody, self::LIMIT, $cursor );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$this->answer( AtomFeed::page( $person?->getName() ), $this->feedTitle( $person ), $page, $cursor, true );
	}

	/**
	 * @param Title $title page that shows the same as HTML
	 * @param string $name of the feed
	 * @param FeedPage $page
	 * @param ?string $cursor of it
	 * @param bool $isPurged whether SurfaceCache takes it out of a CDN again
	 */
	protected function answer( Title $title, string $name, FeedPage $page, ?string $cursor, bool $isPurged ): void {
		$feed = new AtomFeed(
			$title, $name . ' – ' . $this->getConfig()->get( MainConfigNames::Sitename ), $this->language->getHtmlCode(),
			$this->msg( 'rev-deleted-user' )->inLanguage( $this->language )->text(), $this->licence
		);
		$this->send( $feed->render( $this->formatter->format( $page, $this->users->newAnonymous() ), $cursor, $page->next ),
			$isPurged && $this->mayBeKept( $title ) );
	}

	private function feedTitle( ?UserIdentity $person ): string {
		$name = $person?->getName();
		$title = $name === null ? $this->msg( 'wikisocial-feed-public' )
			: $this->msg( 'wikisocial-user-title' )->params( $name, $name );
		return $title->inLanguage( $this->language )->text();
	}

	private function send( string $xml, bool $mayBeKept ): void {
		$response = $this->getRequest()->response();
		$etag = '"' . sha1( $xml ) . '"';
		$response->header( 'Content-Type: application/atom+xml; charset=utf-8' );
		$response->header( 'X-Content-Type-Options: nosniff' );
		$response->header( "ETag: $etag" );
		$response->header( 'Cache-Control: ' . ( $mayBeKept
			? 'public, s-maxage=' . self::CDN_AGE : 'private' ) . ', max-age=0, must-revalidate' );
		$this->getOutput()->disable();
		$known = array_map( 'trim', explode( ',', (string)$this->getRequest()->getHeader( 'If-None-Match' ) ) );
		// A compressing server in front may have made it a weak one.
		if ( array_intersect( [ $etag, "W/$etag", '*' ], $known ) ) {
			$response->statusHeader( 304 );
		} else {
			print $xml;
		}
	}

	/** The very address that is purged, on a wiki that everybody may read, without a cookie to set. */
	private function mayBeKept( Title $title ): bool {
		return $this->getConfig()->get( MainConfigNames::UseCdn )
			&& $this->permissions->isEveryoneAllowed( 'read' )
			&& !$this->getRequest()->getSession()->isPersistent()
			&& $this->getRequest()->matchURLForCDN( [ $title->getInternalURL( AtomFeed::QUERY ) ] );
	}
}
