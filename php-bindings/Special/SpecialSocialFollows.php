<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Follow\FollowsQuery;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageValue;
use Wikimedia\ObjectFactory\ObjectFactory;

/** Special:SocialFollows: one's own lists of follows and personal blocks, and how one stands to a person or a page. */
class SpecialSocialFollows extends SpecialPage {
	private const LISTS = [
		'class' => FollowsView::class,
		'services' => [ 'WikiSocial.FollowCommand', 'WikiSocial.FollowsQuery' ],
	];
	private const SUGGESTIONS = [
		'class' => SuggestionsView::class,
		'services' => [ 'WikiSocial.SuggestionsQuery' ],
	];
	private const ONE = [
		'class' => FollowView::class,
		'services' => [
			'WikiSocial.FollowCommand', 'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.PersonFinder', 'WikiSocial.PageFinder',
		],
	];

	public function __construct(
		private readonly ObjectFactory $objectFactory,
		private readonly Engine $engine
	) {
		parent::__construct( 'SocialFollows' );
	}

	/** @inheritDoc */
	public function execute( $subPage ) {
		$this->setHeaders();
		$this->getOutput()->addModuleStyles( 'ext.wikisocial.styles' );
		$this->requireLogin( 'wikisocial-follows-login' );
		$subPage = (string)$subPage;
		$view = $this->objectFactory->createObject( match ( true ) {
			str_contains( $subPage, '/' ) => self::ONE,
			$subPage === 'suggestions' => self::SUGGESTIONS,
			default => self::LISTS,
		}, [
			'assertClass' => View::class,
			'extraArgs' => [ $this->getContext() ],
		] );
		$refusal = FollowsQuery::refusal( $this->getAuthority() );
		if ( $refusal ) {
			$view->refuse( 403, $refusal );
		} elseif ( $this->engine->isUsable() ) {
			$view->show( $subPage );
		} else {
			$view->showUnavailable( MessageValue::new( 'wikisocial-error-schema' ), 503 );
		}
	}

	/** @inheritDoc */
	public function getDescription() {
		return $this->msg( 'wikisocial-follows' );
	}

	/** @inheritDoc */
	public function doesWrites() {
		return true;
	}

	/** @inheritDoc */
	protected function getGroupName() {
		return 'wikisocial';
	}
}
