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
	/** Views for people with an account. */
	private const PERSONAL = [ 'delete', 'edit', 'hide', 'mentions', 'report', 'undelete' ];

	private const VIEWS = [
		'' => [
			'class' => HomeView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.FeedHtml', 'WikiSocial.WriteGuard',
				'WikiSocial.PostStatusCommand', 'WikiSocial.Composer', 'LinkRenderer', 'UserFactory',
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
		'undelete' => [
			'class' => UndeleteView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.PersonLookup', 'WikiSocial.StatusHtml',
				'WikiSocial.UndeleteStatusCommand',
			],
		],
		'edit' => [
			'class' => EditView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.PersonLookup', 'WikiSocial.StatusHtml',
				'WikiSocial.EditStatusCommand',
			],
		],
		'report' => [
			'class' => ReportView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.PersonLookup', 'WikiSocial.StatusHtml',
				'WikiSocial.ReportCommand',
			],
		],
		'hide' => [
			'class' => HideView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.PersonLookup', 'WikiSocial.StatusHtml',
				'WikiSocial.ModerateCommand',
			],
		],
		'history' => [
			'class' => HistoryView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.PersonLookup', 'WikiSocial.StatusHtml',
				'LinkRenderer', 'ContentHandlerFactory',
			],
		],
		'mentions' => [
			'class' => MentionsView::class,
			'services' => [ 'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.FeedHtml' ],
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
		$this->getOutput()->addModules( 'ext.wikisocial' );
		[ $name, $subject ] = explode( '/', (string)$subPage, 2 ) + [ '', '' ];
		$isWhole = $name === '' || $name === 'mentions';
		if ( !isset( self::VIEWS[$name] ) || $isWhole !== ( $subject === '' ) ) {
			$this->view( '' )->refuse( 404, MessageValue::new( 'wikisocial-page-unknown' ) );
			return;
		}
		if ( in_array( $name, self::PERSONAL, true ) ) {
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
