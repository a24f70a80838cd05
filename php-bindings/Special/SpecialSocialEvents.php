<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Feed\FeedUtils;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageValue;
use Wikimedia\ObjectFactory\ObjectFactory;

/** Special:SocialEvents: lists by the first part of the subpage; behind the id of an event what is shown or done of it. */
class SpecialSocialEvents extends SpecialPage {
	/** Views for people with an account. */
	private const PERSONAL = [ 'new', 'edit', 'organise', 'export', 'hide', 'report' ];

	/** Views with something behind their name */
	private const WITH_SUBJECT = [ 'month' ];

	/** Views that are about one event: ID/NAME, and ID by itself. */
	private const OF_EVENT = [ 'event', 'edit', 'participants', 'organise', 'export', 'hide', 'report' ];

	private const VIEWS = [
		'' => [
			'class' => EventListView::class,
			'services' => [ 'WikiSocial.EventsQuery', 'WikiSocial.EventFacts' ],
		],
		'month' => [
			'class' => MonthView::class,
			'services' => [ 'WikiSocial.EventsQuery', 'WikiSocial.ReaderZone' ],
		],
		'calendars' => [
			'class' => CalendarsView::class,
			'services' => [
				'WikiSocial.EventsQuery', 'WikiSocial.OwnCalendars', 'WikiSocial.CalendarsQuery', 'WikiSocial.EventCalendar',
			],
		],
		'new' => [
			'class' => NewEventView::class,
			'services' => [
				'WikiSocial.EventsQuery', 'WikiSocial.EventForm', 'WikiSocial.EventEdit', 'ParserFactory', 'UserFactory',
				'WikiSocial.EventTag', 'TitleFactory',
			],
		],
		'edit' => [
			'class' => EditEventView::class,
			'services' => [
				'WikiSocial.EventsQuery', 'WikiSocial.EventForm', 'WikiSocial.EventEdit', 'ParserFactory', 'UserFactory',
			],
		],
		'event' => [
			'class' => EventView::class,
			'services' => [
				'WikiSocial.EventsQuery', 'WikiSocial.EventFacts', 'WikiSocial.EventHtml', 'WikiSocial.SignUpBox', 'WikiSocial.SignUpForm',
				'WikiSocial.SignUpCommand', 'WikiSocial.SignOffCommand', 'WikiSocial.Engine', 'WikiSocial.ViewerFactory',
				'WikiSocial.ParticipantsHtml', 'TitleFactory', 'WikiSocial.CommentAccess', 'WikiSocial.CommentSection',
				'WikiSocial.LikeRows', 'WikiSocial.EventEdits',
			],
		],
		'participants' => [
			'class' => ParticipantsView::class,
			'services' => [
				'WikiSocial.EventsQuery', 'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.ParticipantsHtml',
			],
		],
		'organise' => [
			'class' => OrganiseView::class,
			'services' => [
				'WikiSocial.EventsQuery', 'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.OrganiseCommand',
				'WikiSocial.OrganiseHtml',
			],
		],
		'export' => [
			'class' => ExportView::class,
			'services' => [ 'WikiSocial.EventsQuery', 'WikiSocial.ViewerFactory', 'WikiSocial.ParticipantsCsv' ],
		],
		'hide' => [
			'class' => EventHideView::class,
			'services' => [ 'WikiSocial.EventsQuery', 'WikiSocial.EventFacts', 'WikiSocial.ModerateCommand' ],
		],
		'report' => [
			'class' => EventReportView::class,
			'services' => [ 'WikiSocial.EventsQuery', 'WikiSocial.EventFacts', 'WikiSocial.ReportCommand' ],
		],
	];

	private const ATOM = [
		'class' => EventsAtomView::class,
		'services' => [
			'WikiSocial.EventsQuery', 'WikiSocial.Engine', 'WikiSocial.ViewerFactory', 'WikiSocial.CalendarsQuery', 'ContentLanguage',
		],
	];

	public function __construct(
		private readonly ObjectFactory $objectFactory,
		private readonly Engine $engine
	) {
		parent::__construct( 'SocialEvents' );
	}

	/** @inheritDoc */
	public function execute( $subPage ) {
		$this->setHeaders();
		$this->getOutput()->addModuleStyles( [ 'ext.wikisocial.styles', 'ext.wikisocial.event.styles' ] );
		[ $first, $second ] = explode( '/', (string)$subPage, 2 ) + [ '', '' ];
		$isEvent = ctype_digit( $first );
		$name = $isEvent ? ( $second === '' ? 'event' : $second ) : $first;
		$isKnown = isset( self::VIEWS[$name] ) && $isEvent === in_array( $name, self::OF_EVENT, true )
			&& ( $isEvent ? $second !== 'event' : $second === '' || in_array( $name, self::WITH_SUBJECT, true ) );
		if ( !$isKnown ) {
			$this->view( '' )->refuse( 404, MessageValue::new( 'wikisocial-page-unknown' ) );
			return;
		}
		if ( in_array( $name, self::PERSONAL, true ) ) {
			$this->requireLogin();
		}
		if ( $name === '' && $this->wantsAtom() ) {
			if ( !FeedUtils::checkFeedOutput( 'atom', $this->getOutput() ) ) {
				return;
			}
			$name = 'atom';
		}
		$view = $this->view( $name );
		if ( $this->engine->isUsable() ) {
			$view->show( $isEvent ? $first : $second );
		} else {
			$view->showUnavailable( MessageValue::new( 'wikisocial-error-schema' ), 503 );
		}
	}

	private function wantsAtom(): bool {
		return !$this->getRequest()->wasPosted() && $this->getRequest()->getRawVal( 'feed' ) === 'atom';
	}

	private function view( string $name ): View {
		return $this->objectFactory->createObject( $name === 'atom' ? self::ATOM : self::VIEWS[$name], [
			'assertClass' => View::class,
			'extraArgs' => [ $this->getContext() ],
		] );
	}

	/** @inheritDoc */
	public function getDescription() {
		return $this->msg( 'wikisocial-events' );
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
