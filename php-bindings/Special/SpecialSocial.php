<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageValue;
use Wikimedia\ObjectFactory\ObjectFactory;

/** Special:Social. The first part of the subpage names the view, the rest what it is to show. */
class SpecialSocial extends SpecialPage {
	private const VIEWS = [
		'' => [
			'class' => HomeView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.FeedHtml', 'WikiSocial.WriteGuard',
				'WikiSocial.PostStatusCommand', 'WikiSocial.Composer', 'LinkRenderer', 'UserFactory',
				'WikiSocial.PreviewQuery',
			],
		],
		'user' => [
			'class' => UserFeedView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.FeedHtml', 'WikiSocial.PersonLookup',
				'UserIdentityLookup', 'UserNameUtils',
			],
		],
		'status' => [
			'class' => StatusView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.PersonLookup', 'WikiSocial.StatusHtml',
			],
		],
		'delete' => [
			'class' => DeleteView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.PersonLookup', 'WikiSocial.StatusHtml',
				'WikiSocial.DeleteStatusCommand',
			],
		],
	];

	public function __construct(
		private readonly ObjectFactory $objectFactory,
		private readonly Engine $engine
	) {
		parent::__construct( 'Social' );
	}

	/** @inheritDoc */
	public function execute( $subPage ) {
		$this->setHeaders();
		$this->getOutput()->addModuleStyles( 'ext.wikisocial.styles' );
		[ $name, $subject ] = explode( '/', (string)$subPage, 2 ) + [ '', '' ];
		if ( !isset( self::VIEWS[$name] ) || ( $name === '' ) !== ( $subject === '' ) ) {
			$this->view( '' )->refuse( 404, MessageValue::new( 'wikisocial-page-unknown' ) );
			return;
		}
		if ( $name === 'delete' ) {
			$this->requireLogin();
		}
		$view = $this->view( $name );
		if ( $this->engine->isUsable() ) {
			$view->show( $subject );
		} else {
			$view->showUnavailable( MessageValue::new( 'wikisocial-error-schema' ), 503 );
		}
	}

	private function view( string $name ): View {
		return $this->objectFactory->createObject( self::VIEWS[$name], [
			'assertClass' => View::class,
			'extraArgs' => [ $this->getContext() ],
		] );
	}

	/** @inheritDoc */
	public function getDescription() {
		return $this->msg( 'wikisocial-social' );
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
