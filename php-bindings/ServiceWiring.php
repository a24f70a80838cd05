<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Feed\FeedEmbed;
use MediaWiki\Extension\WikiSocial\Event\EventFacts;
use MediaWiki\Extension\WikiSocial\Event\EventFormatter;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Feed\FeedFormatter;
use MediaWiki\Extension\WikiSocial\Feed\FeedHtml;
use MediaWiki\Extension\WikiSocial\Feed\FeedTag;
use MediaWiki\Extension\WikiSocial\Guard\AbuseFilterCheck;
use MediaWiki\Extension\WikiSocial\Guard\CaptchaCheck;
use MediaWiki\Extension\WikiSocial\Guard\SpamCheck;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Hooks\HookRunner;
use MediaWiki\Extension\WikiSocial\Like\LikeCache;
use MediaWiki\Extension\WikiSocial\Like\LikeCommand;
use MediaWiki\Extension\WikiSocial\Like\LikeHtml;
use MediaWiki\Extension\WikiSocial\Like\LikeRows;
use MediaWiki\Extension\WikiSocial\Like\LikesQuery;
use MediaWiki\Extension\WikiSocial\Like\LikeSurfaces;
use MediaWiki\Extension\WikiSocial\Like\UnlikeCommand;
use MediaWiki\Extension\WikiSocial\Media\ApiFiles;
use MediaWiki\Extension\WikiSocial\Media\Attribution;
use MediaWiki\Extension\WikiSocial\Media\BadFiles;
use MediaWiki\Extension\WikiSocial\Media\DraftFiles;
use MediaWiki\Extension\WikiSocial\Media\FileForm;
use MediaWiki\Extension\WikiSocial\Media\FileName;
use MediaWiki\Extension\WikiSocial\Media\FileSource;
use MediaWiki\Extension\WikiSocial\Media\HttpUrl;
use MediaWiki\Extension\WikiSocial\Media\MediaHtml;
use MediaWiki\Extension\WikiSocial\Media\RefreshFiles;
use MediaWiki\Extension\WikiSocial\Media\RefreshTrigger;
use MediaWiki\Extension\WikiSocial\Media\RepoFiles;
use MediaWiki\Extension\WikiSocial\Media\Thumbnails;
use MediaWiki\Extension\WikiSocial\Media\ThumbnailWidths;
use MediaWiki\Extension\WikiSocial\Moderation\ModerateCommand;
use MediaWiki\Extension\WikiSocial\Moderation\ModerationLog;
use MediaWiki\Extension\WikiSocial\MWEntity\BotAccounts;
use MediaWiki\Extension\WikiSocial\MWEntity\PageFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\Extension\WikiSocial\MWEntity\UserStates;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Report\ReportCommand;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Status\Audience;
use MediaWiki\Extension\WikiSocial\Status\Composer;
use MediaWiki\Extension\WikiSocial\Status\ComposerFields;
use MediaWiki\Extension\WikiSocial\Status\DeleteStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\DraftResolver;
use MediaWiki\Extension\WikiSocial\Status\EditStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\Levels;
use MediaWiki\Extension\WikiSocial\Status\Licence;
use MediaWiki\Extension\WikiSocial\Status\PostStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\PreviewQuery;
use MediaWiki\Extension\WikiSocial\Status\RecentComments;
use MediaWiki\Extension\WikiSocial\Status\RecentStatuses;
use MediaWiki\Extension\WikiSocial\Status\StatusChanges;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Extension\WikiSocial\Status\SurfaceCache;
use MediaWiki\Extension\WikiSocial\Status\UndeleteStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\UserPageBox;
use MediaWiki\Extension\WikiSocial\Status\UserPageCache;
use MediaWiki\Extension\WikiSocial\Target\EventSource;
use MediaWiki\Extension\WikiSocial\Target\LogKinds;
use MediaWiki\Extension\WikiSocial\Target\LogSource;
use MediaWiki\Extension\WikiSocial\Target\RevisionSource;
use MediaWiki\Extension\WikiSocial\Target\TalkCommentSource;
use MediaWiki\Extension\WikiSocial\Target\TargetChanges;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Extension\WikiSocial\Target\TargetHtml;
use MediaWiki\Extension\WikiSocial\Target\TargetMirror;
use MediaWiki\Extension\WikiSocial\Target\TargetSources;
use MediaWiki\Extension\WikiSocial\Text\Accounts;
use MediaWiki\Extension\WikiSocial\Text\CitedPages;
use MediaWiki\Extension\WikiSocial\Text\RepoUrlMeaning;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Extension\WikiSocial\Text\TextHtml;
use MediaWiki\Extension\WikiSocial\Text\TextLanguage;
use MediaWiki\Extension\WikiSocial\Text\TextResolver;
use MediaWiki\Extension\WikiSocial\Text\TitleMeaning;
use MediaWiki\Extension\WikiSocial\Text\UrlMeaning;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\MediaWikiServices;
use MediaWiki\Page\File\BadFileLookup;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\WikiMap\WikiMap;
use Wikimedia\ObjectCache\EmptyBagOStuff;

return [
	'WikiSocial.Engine' => static fn ( MediaWikiServices $services ): Engine => new Engine(
		LoggerFactory::getInstance( 'WikiSocial' ),
		$services->getObjectCacheFactory()->getLocalServerInstance(),
		$services->getStatsFactory()->withComponent( 'WikiSocial' ),
		WikiMap::getCurrentWikiId()
	),
	'WikiSocial.PersonLookup' => static fn ( MediaWikiServices $services ): PersonLookup => new PersonLookup(
		$services->getUserIdentityLookup(),
		$services->getGenderCache(),
		$services->getContentLanguage()
	),
	'WikiSocial.PageFinder' => static fn ( MediaWikiServices $services ): PageFinder =>
		new PageFinder( $services->getTitleFactory() ),
	'WikiSocial.PersonFinder' => static fn ( MediaWikiServices $services ): PersonFinder => new PersonFinder(
		$services->getUserNameUtils(),
		$services->getUserIdentityLookup(),
		( new Services( $services ) )->getPersonLookup()
	),
	'WikiSocial.UserMirror' => static function ( MediaWikiServices $services ): UserMirror {
		$own = new Services( $services );
		return new UserMirror(
			WikiMap::getCurrentWikiId(),
			new UserStates(
				$services->getConnectionProvider(), $services->getHideUserUtils(), $services->getTempUserConfig()
			),
			$own->getEngine(),
			LoggerFactory::getInstance( 'WikiSocial' )
		);
	},
	'WikiSocial.TargetSources' => static function ( MediaWikiServices $services ): TargetSources {
		$databases = $services->getConnectionProvider();
		$talk = 'DiscussionTools.ThreadItemStore';
		return new TargetSources(
			new RevisionSource( $databases, $services->getRevisionStore(), $services->getTitleFactory() ),
			new LogSource( $services->get( LogKinds::SERVICE_NAME ), $databases, $services->getTitleFactory() ),
			new TalkCommentSource(
				ExtensionRegistry::getInstance()->isLoaded( 'DiscussionTools' ) && $services->has( $talk ) ? $services->get( $talk ) : null,
				$databases, $services->getTitleFactory()
			),
			new EventSource(
				( new Services( $services ) )->getEngine(), ( new Services( $services ) )->getViewerFactory(), $services->getPageStore(),
				$services->getTitleFactory()
			)
		);
	},
	'WikiSocial.TargetFinder' => static fn ( MediaWikiServices $services ): TargetFinder => new TargetFinder(
		( new Services( $services ) )->getTargetSources(),
		new BotAccounts( $services->getConnectionProvider(), $services->getGroupPermissionsLookup() ),
		$services->getUserIdentityLookup()
	),
	'WikiSocial.TargetMirror' => static function ( MediaWikiServices $services ): TargetMirror {
		$own = new Services( $services );
		return new TargetMirror(
			$own->getTargetSources(), $own->getEngine(), $own->getUserMirror(), $own->getRecentComments(),
			LoggerFactory::getInstance( 'WikiSocial' )
		);
	},
	'WikiSocial.TargetChanges' => static function ( MediaWikiServices $services ): TargetChanges {
		$own = new Services( $services );
		return new TargetChanges(
			$own->getTargetMirror(), $own->getTargetSources(), $services->getConnectionProvider(), $services->getJobQueueGroup()
		);
	},
	'WikiSocial.ViewerFactory' => static fn (): ViewerFactory => new ViewerFactory(
		WikiMap::getCurrentWikiId()
	),
	'WikiSocial.WriteGuard' => static function ( MediaWikiServices $services ): WriteGuard {
		$loaded = ExtensionRegistry::getInstance();
		$checks = [];
		if ( $loaded->isLoaded( 'SpamBlacklist' ) ) {
			$checks[] = new SpamCheck( $services->getUserFactory(), $services->getUrlUtils() );
		}
		if ( $loaded->isLoaded( 'Abuse Filter' ) ) {
			$checks[] = new AbuseFilterCheck(
				$services->get( 'AbuseFilterFilterRunnerFactory' ),
				$services->get( 'AbuseFilterVariableGeneratorFactory' ),
				$services->getUserFactory(),
				$services->getUrlUtils()
			);
		}
		if ( $loaded->isLoaded( 'ConfirmEdit' ) ) {
			$checks[] = new CaptchaCheck( $services->getUserFactory(), $services->getMainConfig() );
		}
		return new WriteGuard(
			new ServiceOptions( WriteGuard::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$services->getReadOnlyMode(),
			$services->getTempUserConfig(),
			$services->getTempUserCreator(),
			$services->getUserFactory(),
			new HookRunner( $services->getHookContainer() ),
			$checks,
			$services->getStatsFactory()->withComponent( 'WikiSocial' )
		);
	},
	'WikiSocial.PostStatusCommand' => static function ( MediaWikiServices $services ): PostStatusCommand {
		$own = new Services( $services );
		return new PostStatusCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getStatusChanges(),
			$own->getDraftResolver(), $own->getLevels(), $own->getDraftFiles()
		);
	},
	'WikiSocial.DeleteStatusCommand' => static function ( MediaWikiServices $services ): DeleteStatusCommand {
		$own = new Services( $services );
		return new DeleteStatusCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getStatusChanges()
		);
	},
	'WikiSocial.EditStatusCommand' => static function ( MediaWikiServices $services ): EditStatusCommand {
		$own = new Services( $services );
		return new EditStatusCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getStatusChanges(),
			$own->getDraftResolver(), $own->getDraftFiles(), $own->getCommentAccess()
		);
	},
	'WikiSocial.UndeleteStatusCommand' => static function ( MediaWikiServices $services ): UndeleteStatusCommand {
		$own = new Services( $services );
		return new UndeleteStatusCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getStatusChanges()
		);
	},
	'WikiSocial.StatusChanges' => static function ( MediaWikiServices $services ): StatusChanges {
		$own = new Services( $services );
		return new StatusChanges(
			WikiMap::getCurrentWikiId(), $own->getSurfaceCache(), $own->getRecentStatuses(), $own->getUserMirror(),
			$own->getEngine(), $own->getViewerFactory(), $own->getRecentComments()
		);
	},
	'WikiSocial.RecentComments' => static function ( MediaWikiServices $services ): RecentComments {
		$own = new Services( $services );
		return new RecentComments(
			WikiMap::getCurrentWikiId(), $own->getEngine(), $own->getRecentStatuses(), $services->getUserIdentityLookup(),
			$services->getJobQueueGroup()
		);
	},
	'WikiSocial.RecentStatuses' => static fn ( MediaWikiServices $services ): RecentStatuses => new RecentStatuses(
		new ServiceOptions( RecentStatuses::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
		$services->getConnectionProvider(),
		$services->getUserFactory(),
		$services->getTitleFactory()
	),
	'WikiSocial.ModerationLog' => static fn ( MediaWikiServices $services ): ModerationLog => new ModerationLog(
		$services->getConnectionProvider(),
		$services->getUserIdentityLookup(),
		( new Services( $services ) )->getUserMirror()
	),
	'WikiSocial.ModerateCommand' => static function ( MediaWikiServices $services ): ModerateCommand {
		$own = new Services( $services );
		return new ModerateCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getModerationLog(),
			$own->getStatusChanges(), $services->getUserIdentityLookup(), $own->getCommentAccess(),
			$services->get( EventsQuery::SERVICE_NAME ), $own->getEventCache()
		);
	},
	'WikiSocial.ReportCommand' => static function ( MediaWikiServices $services ): ReportCommand {
		$own = new Services( $services );
		return new ReportCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getCommentAccess(),
			$services->get( EventsQuery::SERVICE_NAME )
		);
	},
	'WikiSocial.LikeSurfaces' => static fn ( MediaWikiServices $services ): LikeSurfaces => new LikeSurfaces(
		new ServiceOptions( LikeSurfaces::CONSTRUCTOR_OPTIONS, $services->getMainConfig() )
	),
	'WikiSocial.LogKinds' => static fn ( MediaWikiServices $services ): LogKinds => new LogKinds(
		new ServiceOptions( LogKinds::CONSTRUCTOR_OPTIONS, $services->getMainConfig() )
	),
	'WikiSocial.TargetHtml' => static function ( MediaWikiServices $services ): TargetHtml {
		$own = new Services( $services );
		return new TargetHtml(
			$own->getEngine(), $own->getViewerFactory(), $own->getStatusHtml(), $own->getPersonLookup(), $own->getPersonHtml(),
			$services->getLinkRenderer()
		);
	},
	'WikiSocial.LikeHtml' => static fn (): LikeHtml => new LikeHtml(),
	'WikiSocial.LikesQuery' => static function ( MediaWikiServices $services ): LikesQuery {
		$own = new Services( $services );
		return new LikesQuery(
			new ServiceOptions( LikesQuery::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$own->getEngine(), $own->getPersonLookup()
		);
	},
	'WikiSocial.LikeRows' => static function ( MediaWikiServices $services ): LikeRows {
		$own = new Services( $services );
		return new LikeRows(
			$services->getMainConfig()->get( 'WikiSocialLikeBots' ), $own->getLikesQuery(), $own->getEngine(),
			$own->getViewerFactory(), $own->getWriteGuard(),
			new BotAccounts( $services->getConnectionProvider(), $services->getGroupPermissionsLookup() ), $own->getLikeHtml(),
			$own->getLikeSurfaces()
		);
	},
	'WikiSocial.LikeCommand' => static function ( MediaWikiServices $services ): LikeCommand {
		$own = new Services( $services );
		return new LikeCommand(
			new ServiceOptions( LikeCommand::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$own->getWriteGuard(), $own->getTargetFinder(), $own->getEngine(), $own->getViewerFactory(),
			new LikeCache( $own->getLikeSurfaces(), $services->getHtmlCacheUpdater() ),
			new BotAccounts( $services->getConnectionProvider(), $services->getGroupPermissionsLookup() ),
			$own->getTargetMirror(), $own->getCommentAccess()
		);
	},
	'WikiSocial.UnlikeCommand' => static function ( MediaWikiServices $services ): UnlikeCommand {
		$own = new Services( $services );
		return new UnlikeCommand(
			$own->getWriteGuard(), $own->getTargetFinder(), $own->getEngine(), $own->getViewerFactory(),
			new LikeCache( $own->getLikeSurfaces(), $services->getHtmlCacheUpdater() ), $own->getCommentAccess()
		);
	},
	'WikiSocial.SurfaceCache' => static fn ( MediaWikiServices $services ): SurfaceCache => new SurfaceCache(
		( new Services( $services ) )->getUserPageCache(),
		$services->getHtmlCacheUpdater(),
		$services->getConnectionProvider(),
		$services->getJobQueueGroup(),
		( new Services( $services ) )->getCommentSurfaces(),
		$services->getRevisionLookup()
	),
	'WikiSocial.StatusHtml' => static function ( MediaWikiServices $services ): StatusHtml {
		$own = new Services( $services );
		return new StatusHtml(
			$services->getLinkRenderer(), $own->getPersonHtml(), $own->getTextCast(), $own->getTextHtml(),
			$own->getTextLanguage(), $own->getMediaHtml()
		);
	},
	'WikiSocial.FeedHtml' => static function ( MediaWikiServices $services ): FeedHtml {
		$own = new Services( $services );
		return new FeedHtml(
			$own->getTextCast(), $own->getStatusHtml(), $services->getLinkRenderer(), $own->getLikeRows(),
			$own->getCommentRows(), $services->get( EventsQuery::SERVICE_NAME ), $services->get( EventFacts::SERVICE_NAME )
		);
	},
	'WikiSocial.FeedFormatter' => static fn ( MediaWikiServices $services ): FeedFormatter => new FeedFormatter(
		( new Services( $services ) )->getStatusFormatter(), $services->get( EventFormatter::SERVICE_NAME ),
		$services->get( EventsQuery::SERVICE_NAME )
	),
	'WikiSocial.Levels' => static fn ( MediaWikiServices $services ): Levels => new Levels(
		new ServiceOptions( Levels::CONSTRUCTOR_OPTIONS, $services->getMainConfig() )
	),
	'WikiSocial.Licence' => static fn ( MediaWikiServices $services ): Licence => new Licence(
		new ServiceOptions( Licence::CONSTRUCTOR_OPTIONS, $services->getMainConfig() )
	),
	'WikiSocial.PersonHtml' => static fn ( MediaWikiServices $services ): PersonHtml => new PersonHtml(
		$services->getLinkRenderer(),
		$services->getTempUserConfig()
	),
	'WikiSocial.TextLanguage' => static fn ( MediaWikiServices $services ): TextLanguage => new TextLanguage(
		$services->getLanguageNameUtils(),
		$services->getLanguageFactory()
	),
	'WikiSocial.TextCast' => static fn ( MediaWikiServices $services ): TextCast => new TextCast(
		( new Services( $services ) )->getPersonLookup(),
		$services->getTitleParser(),
		$services->getLinkBatchFactory()
	),
	'WikiSocial.TextHtml' => static fn ( MediaWikiServices $services ): TextHtml => new TextHtml(
		new ServiceOptions( TextHtml::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
		( new Services( $services ) )->getPersonHtml(),
		$services->getLinkRenderer(),
		$services->getTitleParser(),
		$services->getTitleFormatter(),
		$services->getUrlUtils()
	),
	'WikiSocial.TitleMeaning' => static fn ( MediaWikiServices $services ): TitleMeaning => new TitleMeaning(
		$services->getTitleParser(), $services->getTitleFormatter(), $services->getSpecialPageFactory(),
		$services->getUserNameUtils()
	),
	'WikiSocial.UrlMeaning' => static function ( MediaWikiServices $services ): UrlMeaning {
		$titles = ( new Services( $services ) )->getTitleMeaning();
		return new UrlMeaning(
			new ServiceOptions( UrlMeaning::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$services->getUrlUtils(), $titles,
			new RepoUrlMeaning(
				$services->getRepoGroup(), $services->getInterwikiLookup(), $services->getUrlUtils(),
				$services->getTitleParser(), $titles
			)
		);
	},
	'WikiSocial.TextResolver' => static function ( MediaWikiServices $services ): TextResolver {
		$own = new Services( $services );
		return new TextResolver(
			$own->getTitleMeaning(),
			$own->getUrlMeaning(),
			$services->getUserNameUtils(),
			new Accounts(
				$services->getUserIdentityLookup(), $services->getTempUserConfig(), $services->getUserRegistrationLookup()
			)
		);
	},
	'WikiSocial.FileName' => static function ( MediaWikiServices $services ): FileName {
		$own = new Services( $services );
		return new FileName( $own->getTitleMeaning(), $own->getUrlMeaning() );
	},
	'WikiSocial.BadFiles' => static function ( MediaWikiServices $services ): BadFiles {
		// Where core looks for redirects it asks Commons too. The store knows where a file is.
		$nothing = new class( [], [], $services->getMainWANObjectCache(), $services->getMimeAnalyzer() ) extends RepoGroup {
			/** @inheritDoc */
			public function findFile( $title, $options = [] ) {
				return false;
			}
		};
		return new BadFiles( new BadFileLookup(
			static fn () => (string)$services->getMessageCache()->get( 'bad_image_list', true, $services->getContentLanguage() ),
			$services->getLocalServerObjectCache(), $nothing, $services->getTitleParser(), $services->getHookContainer()
		) );
	},
	'WikiSocial.FileSource' => static function ( MediaWikiServices $services ): FileSource {
		$urls = new HttpUrl( $services->getUrlUtils() );
		$widths = ThumbnailWidths::ofConfig( $services->getMainConfig() );
		$language = $services->getContentLanguage();
		$codes = [ $language->getCode(), ...$services->getLanguageFallback()->getAll( $language->getCode() ) ];
		$form = new FileForm( $urls, new Attribution( $urls, $codes ), new Thumbnails( $urls, $widths ) );
		return new FileSource(
			$services->getRepoGroup(),
			new RepoFiles(
				$form, $widths->shown(), $language, $services->getUrlUtils(), $services->getSearchEngineFactory(),
				$services->getDBLoadBalancer(), LoggerFactory::getInstance( 'WikiSocial' )
			),
			new ApiFiles( $form, $widths->shown(), $language->getCode() ),
			( new Services( $services ) )->getBadFiles()
		);
	},
	'WikiSocial.RefreshFiles' => static function ( MediaWikiServices $services ): RefreshFiles {
		$own = new Services( $services );
		return new RefreshFiles(
			new ServiceOptions( RefreshFiles::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$own->getEngine(), $own->getFileSource(), $own->getSurfaceCache(), $services->getUserIdentityLookup()
		);
	},
	'WikiSocial.RefreshTrigger' => static function ( MediaWikiServices $services ): RefreshTrigger {
		$cache = $services->getObjectCacheFactory()->getLocalClusterInstance();
		return new RefreshTrigger(
			new ServiceOptions( RefreshTrigger::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			// A wiki without a cache would have a job pushed by each reader.
			$cache instanceof EmptyBagOStuff ? $services->getMainObjectStash() : $cache,
			$services->getJobQueueGroup(),
			( new Services( $services ) )->getEngine()
		);
	},
	'WikiSocial.FeedTag' => static fn ( MediaWikiServices $services ): FeedTag => new FeedTag(
		new ServiceOptions( FeedTag::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
		( new Services( $services ) )->getPersonFinder()
	),
	'WikiSocial.FeedEmbed' => static function ( MediaWikiServices $services ): FeedEmbed {
		$own = new Services( $services );
		return new FeedEmbed(
			$own->getFeedTag(), $own->getEngine(), $own->getViewerFactory(), $own->getPersonLookup(),
			$own->getFeedHtml(), $services->getUserFactory(), $services->getLinkRenderer()
		);
	},
	'WikiSocial.DraftFiles' => static function ( MediaWikiServices $services ): DraftFiles {
		$own = new Services( $services );
		return new DraftFiles(
			$own->getEngine(), $own->getFileName(), $own->getFileSource(), $own->getRefreshFiles(),
			$services->getUserFactory(), $own->getWriteGuard()
		);
	},
	'WikiSocial.MediaHtml' => static fn ( MediaWikiServices $services ): MediaHtml => new MediaHtml(
		( new Services( $services ) )->getRefreshTrigger(), ( new Services( $services ) )->getBadFiles()
	),
	'WikiSocial.DraftResolver' => static function ( MediaWikiServices $services ): DraftResolver {
		$own = new Services( $services );
		return new DraftResolver(
			new ServiceOptions( DraftResolver::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$own->getEngine(), $own->getTextResolver(), $own->getLevels(),
			new Audience(
				$services->getUserIdentityLookup(), $services->getUserOptionsLookup(),
				$services->getCentralIdLookup(), $services->getUserFactory()
			),
			$own->getDraftFiles(),
			new CitedPages( $services->getTitleParser(), $services->getLinkBatchFactory(), $services->getConnectionProvider() )
		);
	},
	'WikiSocial.PreviewQuery' => static function ( MediaWikiServices $services ): PreviewQuery {
		$own = new Services( $services );
		return new PreviewQuery(
			$own->getDraftResolver(), $own->getTextCast(), $own->getTextHtml(), $own->getDraftFiles(), $own->getMediaHtml()
		);
	},
	'WikiSocial.Composer' => static function ( MediaWikiServices $services ): Composer {
		$own = new Services( $services );
		return new Composer( new ComposerFields(
			new ServiceOptions( ComposerFields::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$own->getLevels(), $own->getLicence(), $own->getTextLanguage(), $services->getContentLanguage()
		) );
	},
	'WikiSocial.UserPageBox' => static function ( MediaWikiServices $services ): UserPageBox {
		$own = new Services( $services );
		return new UserPageBox(
			$own->getEngine(), $own->getViewerFactory(), $own->getPersonLookup(), $own->getFeedHtml(),
			$own->getComposer(), $own->getWriteGuard(), $services->getLinkRenderer()
		);
	},
	'WikiSocial.UserPageCache' => static fn ( MediaWikiServices $services ): UserPageCache => new UserPageCache(
		new ServiceOptions( UserPageCache::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
		$services->getUserOptionsLookup(),
		$services->getHtmlCacheUpdater()
	),
	'WikiSocial.StatusFormatter' => static function ( MediaWikiServices $services ): StatusFormatter {
		$own = new Services( $services );
		return new StatusFormatter(
			$own->getTextCast(), $own->getTextHtml(), $own->getTextLanguage(), $own->getLicence(), $own->getLikesQuery(),
			$own->getCommentsQuery(), $own->getBadFiles()
		);
	},
];
