<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Feed\FeedUtils;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageValue;
use Wikimedia\ObjectFactory\ObjectFactory;

/** Special:SocialGroups: the list and a form for a new one; behind the id of a group what is shown or done of it. */
class SpecialSocialGroups extends SpecialPage {
	/** Views for people with an account. */
	private const PERSONAL = [ 'new', 'edit', 'leave' ];

	/** Views that are about one group: ID/NAME, and ID by itself. */
	private const OF_GROUP = [ 'group', 'members', 'edit', 'leave' ];

	private const VIEWS = [
		'' => [
			'class' => GroupListView::class,
			'services' => [ 'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.GroupHtml' ],
		],
		'new' => [
			'class' => NewGroupView::class,
			'services' => [ 'WikiSocial.GroupCommand', 'WikiSocial.WriteGuard', 'WikiSocial.GroupHtml', 'UserFactory' ],
		],
		'group' => [
			'class' => GroupView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.FeedHtml', 'WikiSocial.GroupCommand', 'WikiSocial.GroupHtml',
				'WikiSocial.Composer', 'WikiSocial.WriteGuard',
			],
		],
		'members' => [
			'class' => MembersView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.GroupCommand', 'WikiSocial.GroupHtml', 'WikiSocial.MembersQuery',
				'WikiSocial.MembersHtml',
			],
		],
		'edit' => [
			'class' => EditGroupView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.GroupCommand', 'WikiSocial.GroupHtml', 'UserFactory',
			],
		],
		'leave' => [
			'class' => LeaveGroupView::class,
			'services' => [ 'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.GroupCommand' ],
		],
	];

	/** A group with feed=atom */
	private const ATOM = [
		'class' => GroupAtomView::class,
		'services' => [
			'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.PersonFinder', 'WikiSocial.FeedFormatter',
			'WikiSocial.Licence', 'ContentLanguage', 'PermissionManager', 'UserFactory',
		],
	];

	public function __construct(
		private readonly ObjectFactory $objectFactory,
		private readonly Engine $engine
	) {
		parent::__construct( 'SocialGroups' );
	}

	/** @inheritDoc */
	public function execute( $subPage ) {
		$this->setHeaders();
		$this->getOutput()->addModuleStyles( 'ext.wikisocial.styles' );
		[ $first, $second ] = explode( '/', (string)$subPage, 2 ) + [ '', '' ];
		$isGroup = ctype_digit( $first );
		$name = $isGroup ? ( $second === '' ? 'group' : $second ) : $first;
		$isKnown = isset( self::VIEWS[$name] ) && $isGroup === in_array( $name, self::OF_GROUP, true )
			&& $second !== 'group' && ( $isGroup || $second === '' );
		if ( !$isKnown ) {
			$this->view( '' )->refuse( 404, MessageValue::new( 'wikisocial-page-unknown' ) );
			return;
		}
		if ( in_array( $name, self::PERSONAL, true ) ) {
			$this->requireLogin();
		}
		if ( $name === 'group' && !$this->getRequest()->wasPosted() && $this->getRequest()->getRawVal( 'feed' ) === 'atom' ) {
			if ( !FeedUtils::checkFeedOutput( 'atom', $this->getOutput() ) ) {
				return;
			}
			$name = 'atom';
		}
		$view = $this->view( $name );
		if ( $this->engine->isUsable() ) {
			$view->show( $isGroup ? $first : '' );
		} else {
			$view->showUnavailable( MessageValue::new( 'wikisocial-error-schema' ), 503 );
		}
	}

	private function view( string $name ): View {
		return $this->objectFactory->createObject( $name === 'atom' ? self::ATOM : self::VIEWS[$name], [
			'assertClass' => View::class,
			'extraArgs' => [ $this->getContext() ],
		] );
	}

	/** @inheritDoc */
	public function getDescription() {
		return $this->msg( 'wikisocial-groups' );
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
