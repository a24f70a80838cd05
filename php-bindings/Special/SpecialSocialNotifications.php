<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageValue;
use Wikimedia\ObjectFactory\ObjectFactory;

/** Special:SocialNotifications: what one was told of. */
class SpecialSocialNotifications extends SpecialPage {
	private const VIEW = [
		'class' => NotificationsView::class,
		'services' => [
			'WikiSocial.NotificationsQuery', 'WikiSocial.MarkReadCommand', 'WikiSocial.ThreadCommand', 'WikiSocial.NotificationText',
		],
	];

	public function __construct(
		private readonly ObjectFactory $objectFactory,
		private readonly Engine $engine
	) {
		parent::__construct( 'SocialNotifications' );
	}

	/** @inheritDoc */
	public function execute( $subPage ) {
		$this->setHeaders();
		$this->getOutput()->addModuleStyles( [ 'ext.wikisocial.styles', 'ext.wikisocial.notifications.styles' ] );
		// Temporary accounts write and are answered: they have notifications too.
		$this->requireLogin( NotificationsQuery::LOGIN );
		$view = $this->view();
		$refusal = NotificationsQuery::refusal( $this->getAuthority() );
		if ( $refusal ) {
			$view->refuse( 403, $refusal );
		} elseif ( (string)$subPage !== '' ) {
			$view->refuse( 404, MessageValue::new( 'wikisocial-page-unknown' ) );
		} elseif ( $this->engine->isUsable() ) {
			$view->show( '' );
		} else {
			$view->showUnavailable( MessageValue::new( 'wikisocial-error-schema' ), 503 );
		}
	}

	private function view(): NotificationsView {
		return $this->objectFactory->createObject( self::VIEW, [
			'assertClass' => NotificationsView::class,
			'extraArgs' => [ $this->getContext() ],
		] );
	}

	/** @inheritDoc */
	public function getDescription() {
		return $this->msg( 'wikisocial-notifications' );
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
