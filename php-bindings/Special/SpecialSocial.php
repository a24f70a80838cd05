<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Feed\FeedUtils;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageValue;
use Wikimedia\ObjectFactory\ObjectFactory;

/** Special:Social. The first part of the subpage names the view, the rest what it is to show. */
class SpecialSocial extends SpecialPage {
	/** Views for people with an account. */
	private const PERSONAL = [ 'delete', 'edit', 'hide', 'home', 'mentions', 'report', 'undelete' ];

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
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.FeedHtml', 'WikiSocial.PersonFinder',
			],
		],
		'page' => [
			'class' => PageFeedView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.FeedHtml', 'WikiSocial.PageFinder',
				'WikiSocial.CommentAccess',
			],
		],
		'status' => [
			'class' => StatusView::class,
			'services' => [
				'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.PersonLookup', 'WikiSocial.StatusHtml',
				'WikiSocial.StatusFormatter', 'WikiSocial.LikeRows', 'WikiSocial.CommentSection', 'WikiSocial.TargetFinder',
				'WikiSocial.TargetHtml',
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
				'WikiSocial.TextCast', 'WikiSocial.PersonHtml', 'LinkRenderer', 'ContentHandlerFactory',
			],
		],
		'like' => [
			'class' => LikeView::class,
			'services' => [
				'WikiSocial.TargetFinder', 'WikiSocial.TargetHtml', 'WikiSocial.LikeCommand', 'WikiSocial.UnlikeCommand',
				'WikiSocial.LikesQuery', 'WikiSocial.ViewerFactory', 'WikiSocial.WriteGuard',
			],
		],
		'likes' => [
			'class' => LikesView::class,
			'services' => [
				'WikiSocial.TargetFinder', 'WikiSocial.TargetHtml', 'WikiSocial.LikesQuery', 'WikiSocial.ViewerFactory',
				'WikiSocial.PersonHtml', 'LinkRenderer',
			],
		],
		'comments' => [
			'class' => CommentsView::class,
			'services' => [
				'WikiSocial.TargetFinder', 'WikiSocial.TargetHtml', 'WikiSocial.Engine', 'WikiSocial.ViewerFactory',
				'WikiSocial.CommentAccess', 'WikiSocial.CommentSection', 'WikiSocial.PostCommentCommand',
				'WikiSocial.CloseCommentsCommand', 'WikiSocial.Composer', 'WikiSocial.PreviewQuery', 'UserFactory',
			],
		],
		'talk' => [
			'class' => TalkView::class,
			'services' => [
				'WikiSocial.TargetFinder', 'WikiSocial.TargetSources', 'TitleFactory', 'WikiSocial.LikeSurfaces',
				'WikiSocial.LikeRows', 'WikiSocial.CommentSurfaces', 'WikiSocial.CommentRows', 'WikiSocial.PersonLookup',
				'WikiSocial.PersonHtml', 'LinkRenderer',
			],
		],
		'mentions' => [
			'class' => MentionsView::class,
			'services' => [ 'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.FeedHtml' ],
		],
		'home' => [
			'class' => OwnFeedView::class,
			'services' => [ 'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.FeedHtml' ],
		],
	];

	/** Views without a subject */
	private const WHOLE = [ '', 'home', 'mentions' ];

	/** The feeds among the views, with feed=atom */
	private const FEEDS = [ '', 'user' ];
	private const ATOM = [
		'class' => AtomView::class,
		'services' => [
			'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.PersonFinder', 'WikiSocial.FeedFormatter',
			'WikiSocial.Licence', 'ContentLanguage', 'PermissionManager', 'UserFactory',
		],
	];

	private bool $isPermalink = false;

	public function __construct(
		private readonly ObjectFactory $objectFactory,
		private readonly Engine $engine
	) {
		parent::__construct( 'Social' );
	}

	/** @inheritDoc */
	public function execute( $subPage ) {
		[ $name, $subject ] = explode( '/', (string)$subPage, 2 ) + [ '', '' ];
		$this->isPermalink = $name === 'status';
		$this->setHeaders();
		$this->getOutput()->addModuleStyles( 'ext.wikisocial.styles' );
		$this->getOutput()->addModules( 'ext.wikisocial' );
		$isWhole = in_array( $name, self::WHOLE, true );
		if ( !isset( self::VIEWS[$name] ) || $isWhole !== ( $subject === '' ) ) {
			$this->view( '' )->refuse( 404, MessageValue::new( 'wikisocial-page-unknown' ) );
			return;
		}
		if ( in_array( $name, self::PERSONAL, true ) ) {
			$this->requireLogin();
		}
		if ( $this->wantsAtom( $name ) ) {
			if ( !FeedUtils::checkFeedOutput( 'atom', $this->getOutput() ) ) {
				return;
			}
			$name = 'atom';
		}
		$view = $this->view( $name );
		if ( $isWhole && $name !== 'atom' && $this->getAuthority()->isRegistered() ) {
			$this->getOutput()->addHTML( $this->ways( $name ) );
		}
		if ( $this->engine->isUsable() ) {
			$view->show( $subject );
		} else {
			$view->showUnavailable( MessageValue::new( 'wikisocial-error-schema' ), 503 );
		}
	}

	/** The feeds of whoever has an account, one beside the other. */
	private function ways( string $current ): string {
		$ways = [
			'wikisocial-way-home' => [ 'home', SpecialPage::getTitleFor( 'Social', 'home' ) ],
			'wikisocial-way-public' => [ '', SpecialPage::getTitleFor( 'Social' ) ],
			'wikisocial-way-mentions' => [ 'mentions', SpecialPage::getTitleFor( 'Social', 'mentions' ) ],
			'wikisocial-way-groups' => [ null, SpecialPage::getTitleFor( 'SocialGroups' ) ],
			'wikisocial-way-follows' => [ null, SpecialPage::getTitleFor( 'SocialFollows' ) ],
		];
		$links = '';
		foreach ( $ways as $label => [ $name, $title ] ) {
			$links .= Html::rawElement( 'li', [], Html::element( 'a', [
				'href' => $title->getLocalURL(), 'aria-current' => $name === $current ? 'page' : null,
			], $this->msg( $label )->text() ) );
		}
		return Html::rawElement( 'nav', [ 'class' => 'mw-wikisocial-follows-tabs', 'aria-label' => $this->msg( 'wikisocial-ways' )->text() ],
			Html::rawElement( 'ul', [], $links ) );
	}

	private function wantsAtom( string $name ): bool {
		return in_array( $name, self::FEEDS, true ) && !$this->getRequest()->wasPosted()
			&& $this->getRequest()->getRawVal( 'feed' ) === 'atom';
	}

	private function view( string $name ): View {
		return $this->objectFactory->createObject( $name === 'atom' ? self::ATOM : self::VIEWS[$name], [
			'assertClass' => View::class,
			'extraArgs' => [ $this->getContext() ],
		] );
	}

	/** Of a permalink StatusView decides: what is forbidden once cannot be allowed again. */
	protected function getRobotPolicy() {
		return $this->isPermalink ? '' : parent::getRobotPolicy();
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
