<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Comment\CloseCommentsCommand;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Comment\CommentDiff;
use MediaWiki\Extension\WikiSocial\Comment\CommentForm;
use MediaWiki\Extension\WikiSocial\Comment\CommentHtml;
use MediaWiki\Extension\WikiSocial\Comment\CommentRows;
use MediaWiki\Extension\WikiSocial\Comment\CommentsQuery;
use MediaWiki\Extension\WikiSocial\Comment\CommentSurfaces;
use MediaWiki\Extension\WikiSocial\Comment\PostCommentCommand;
use MediaWiki\Extension\WikiSocial\Event\EventCache;
use MediaWiki\Extension\WikiSocial\Event\EventEmbed;
use MediaWiki\Extension\WikiSocial\Event\EventHtml;
use MediaWiki\Extension\WikiSocial\Event\EventLog;
use MediaWiki\Extension\WikiSocial\Event\EventRegistrar;
use MediaWiki\Extension\WikiSocial\Event\EventTag;
use MediaWiki\Extension\WikiSocial\Event\EventWikitext;
use MediaWiki\Extension\WikiSocial\Feed\FeedEmbed;
use MediaWiki\Extension\WikiSocial\Feed\FeedHtml;
use MediaWiki\Extension\WikiSocial\Feed\FeedTag;
use MediaWiki\Extension\WikiSocial\Group\GroupLog;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Like\LikeCommand;
use MediaWiki\Extension\WikiSocial\Like\LikeHtml;
use MediaWiki\Extension\WikiSocial\Like\LikeRows;
use MediaWiki\Extension\WikiSocial\Like\LikesQuery;
use MediaWiki\Extension\WikiSocial\Like\LikeSurfaces;
use MediaWiki\Extension\WikiSocial\Like\UnlikeCommand;
use MediaWiki\Extension\WikiSocial\Media\BadFiles;
use MediaWiki\Extension\WikiSocial\Media\DraftFiles;
use MediaWiki\Extension\WikiSocial\Media\FileName;
use MediaWiki\Extension\WikiSocial\Media\FileSource;
use MediaWiki\Extension\WikiSocial\Media\MediaHtml;
use MediaWiki\Extension\WikiSocial\Media\RefreshFiles;
use MediaWiki\Extension\WikiSocial\Media\RefreshTrigger;
use MediaWiki\Extension\WikiSocial\Moderation\ModerateCommand;
use MediaWiki\Extension\WikiSocial\Moderation\ModerationLog;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use MediaWiki\Extension\WikiSocial\Notification\PreferenceMirror;
use MediaWiki\Extension\WikiSocial\Report\ReportCommand;
use MediaWiki\Extension\WikiSocial\Status\Composer;
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
use MediaWiki\Extension\WikiSocial\Target\TargetChanges;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Extension\WikiSocial\Target\TargetMirror;
use MediaWiki\Extension\WikiSocial\Target\TargetSources;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Extension\WikiSocial\Text\TextHtml;
use MediaWiki\Extension\WikiSocial\Text\TextLanguage;
use MediaWiki\Extension\WikiSocial\Text\TextResolver;
use MediaWiki\Extension\WikiSocial\Text\TitleMeaning;
use MediaWiki\Extension\WikiSocial\Text\UrlMeaning;
use MediaWiki\MediaWikiServices;
use Psr\Container\ContainerInterface;

/** Typed access to the extension's services, for entry points that cannot have them injected. */
class Services {
	public function __construct( private readonly ContainerInterface $services ) {
	}

	public static function get(): self {
		return new self( MediaWikiServices::getInstance() );
	}

	public function getEngine(): Engine {
		return $this->services->get( Engine::SERVICE_NAME );
	}

	public function getViewerFactory(): ViewerFactory {
		return $this->services->get( ViewerFactory::SERVICE_NAME );
	}

	public function getPersonLookup(): PersonLookup {
		return $this->services->get( PersonLookup::SERVICE_NAME );
	}

	public function getPersonFinder(): PersonFinder {
		return $this->services->get( PersonFinder::SERVICE_NAME );
	}

	public function getUserMirror(): UserMirror {
		return $this->services->get( UserMirror::SERVICE_NAME );
	}

	public function getTargetChanges(): TargetChanges {
		return $this->services->get( TargetChanges::SERVICE_NAME );
	}

	public function getTargetFinder(): TargetFinder {
		return $this->services->get( TargetFinder::SERVICE_NAME );
	}

	public function getTargetMirror(): TargetMirror {
		return $this->services->get( TargetMirror::SERVICE_NAME );
	}

	public function getTargetSources(): TargetSources {
		return $this->services->get( TargetSources::SERVICE_NAME );
	}

	public function getWriteGuard(): WriteGuard {
		return $this->services->get( WriteGuard::SERVICE_NAME );
	}

	public function getDraftFiles(): DraftFiles {
		return $this->services->get( DraftFiles::SERVICE_NAME );
	}

	public function getMediaHtml(): MediaHtml {
		return $this->services->get( MediaHtml::SERVICE_NAME );
	}

	public function getPostStatusCommand(): PostStatusCommand {
		return $this->services->get( PostStatusCommand::SERVICE_NAME );
	}

	public function getDeleteStatusCommand(): DeleteStatusCommand {
		return $this->services->get( DeleteStatusCommand::SERVICE_NAME );
	}

	public function getStatusFormatter(): StatusFormatter {
		return $this->services->get( StatusFormatter::SERVICE_NAME );
	}

	public function getFeedHtml(): FeedHtml {
		return $this->services->get( FeedHtml::SERVICE_NAME );
	}

	public function getFeedTag(): FeedTag {
		return $this->services->get( FeedTag::SERVICE_NAME );
	}

	public function getFeedEmbed(): FeedEmbed {
		return $this->services->get( FeedEmbed::SERVICE_NAME );
	}

	public function getComposer(): Composer {
		return $this->services->get( Composer::SERVICE_NAME );
	}

	public function getLicence(): Licence {
		return $this->services->get( Licence::SERVICE_NAME );
	}

	public function getStatusHtml(): StatusHtml {
		return $this->services->get( StatusHtml::SERVICE_NAME );
	}

	public function getSurfaceCache(): SurfaceCache {
		return $this->services->get( SurfaceCache::SERVICE_NAME );
	}

	public function getUserPageBox(): UserPageBox {
		return $this->services->get( UserPageBox::SERVICE_NAME );
	}

	public function getUserPageCache(): UserPageCache {
		return $this->services->get( UserPageCache::SERVICE_NAME );
	}

	public function getEditStatusCommand(): EditStatusCommand {
		return $this->services->get( EditStatusCommand::SERVICE_NAME );
	}

	public function getModerateCommand(): ModerateCommand {
		return $this->services->get( ModerateCommand::SERVICE_NAME );
	}

	public function getModerationLog(): ModerationLog {
		return $this->services->get( ModerationLog::SERVICE_NAME );
	}

	public function getRecentComments(): RecentComments {
		return $this->services->get( RecentComments::SERVICE_NAME );
	}

	public function getRecentStatuses(): RecentStatuses {
		return $this->services->get( RecentStatuses::SERVICE_NAME );
	}

	public function getReportCommand(): ReportCommand {
		return $this->services->get( ReportCommand::SERVICE_NAME );
	}

	public function getStatusChanges(): StatusChanges {
		return $this->services->get( StatusChanges::SERVICE_NAME );
	}

	public function getUndeleteStatusCommand(): UndeleteStatusCommand {
		return $this->services->get( UndeleteStatusCommand::SERVICE_NAME );
	}

	public function getDraftResolver(): DraftResolver {
		return $this->services->get( DraftResolver::SERVICE_NAME );
	}

	public function getLevels(): Levels {
		return $this->services->get( Levels::SERVICE_NAME );
	}

	public function getPreviewQuery(): PreviewQuery {
		return $this->services->get( PreviewQuery::SERVICE_NAME );
	}

	public function getPersonHtml(): PersonHtml {
		return $this->services->get( PersonHtml::SERVICE_NAME );
	}

	public function getTextCast(): TextCast {
		return $this->services->get( TextCast::SERVICE_NAME );
	}

	public function getTextHtml(): TextHtml {
		return $this->services->get( TextHtml::SERVICE_NAME );
	}

	public function getTextLanguage(): TextLanguage {
		return $this->services->get( TextLanguage::SERVICE_NAME );
	}

	public function getTextResolver(): TextResolver {
		return $this->services->get( TextResolver::SERVICE_NAME );
	}

	public function getTitleMeaning(): TitleMeaning {
		return $this->services->get( TitleMeaning::SERVICE_NAME );
	}

	public function getUrlMeaning(): UrlMeaning {
		return $this->services->get( UrlMeaning::SERVICE_NAME );
	}

	public function getFileName(): FileName {
		return $this->services->get( FileName::SERVICE_NAME );
	}

	public function getBadFiles(): BadFiles {
		return $this->services->get( BadFiles::SERVICE_NAME );
	}

	public function getFileSource(): FileSource {
		return $this->services->get( FileSource::SERVICE_NAME );
	}

	public function getRefreshFiles(): RefreshFiles {
		return $this->services->get( RefreshFiles::SERVICE_NAME );
	}

	public function getRefreshTrigger(): RefreshTrigger {
		return $this->services->get( RefreshTrigger::SERVICE_NAME );
	}

	public function getLikeCommand(): LikeCommand {
		return $this->services->get( LikeCommand::SERVICE_NAME );
	}

	public function getUnlikeCommand(): UnlikeCommand {
		return $this->services->get( UnlikeCommand::SERVICE_NAME );
	}

	public function getLikesQuery(): LikesQuery {
		return $this->services->get( LikesQuery::SERVICE_NAME );
	}

	public function getLikeHtml(): LikeHtml {
		return $this->services->get( LikeHtml::SERVICE_NAME );
	}

	public function getLikeRows(): LikeRows {
		return $this->services->get( LikeRows::SERVICE_NAME );
	}

	public function getLikeSurfaces(): LikeSurfaces {
		return $this->services->get( LikeSurfaces::SERVICE_NAME );
	}

	public function getCloseCommentsCommand(): CloseCommentsCommand {
		return $this->services->get( CloseCommentsCommand::SERVICE_NAME );
	}

	public function getCommentAccess(): CommentAccess {
		return $this->services->get( CommentAccess::SERVICE_NAME );
	}

	public function getCommentForm(): CommentForm {
		return $this->services->get( CommentForm::SERVICE_NAME );
	}

	public function getCommentHtml(): CommentHtml {
		return $this->services->get( CommentHtml::SERVICE_NAME );
	}

	public function getCommentRows(): CommentRows {
		return $this->services->get( CommentRows::SERVICE_NAME );
	}

	public function getCommentsQuery(): CommentsQuery {
		return $this->services->get( CommentsQuery::SERVICE_NAME );
	}

	public function getCommentSurfaces(): CommentSurfaces {
		return $this->services->get( CommentSurfaces::SERVICE_NAME );
	}

	public function getPostCommentCommand(): PostCommentCommand {
		return $this->services->get( PostCommentCommand::SERVICE_NAME );
	}

	public function getCommentDiff(): CommentDiff {
		return $this->services->get( CommentDiff::SERVICE_NAME );
	}

	public function getEventCache(): EventCache {
		return $this->services->get( EventCache::SERVICE_NAME );
	}

	public function getEventEmbed(): EventEmbed {
		return $this->services->get( EventEmbed::SERVICE_NAME );
	}

	public function getEventHtml(): EventHtml {
		return $this->services->get( EventHtml::SERVICE_NAME );
	}

	public function getEventLog(): EventLog {
		return $this->services->get( EventLog::SERVICE_NAME );
	}

	public function getGroupLog(): GroupLog {
		return $this->services->get( GroupLog::SERVICE_NAME );
	}

	public function getEventRegistrar(): EventRegistrar {
		return $this->services->get( EventRegistrar::SERVICE_NAME );
	}

	public function getEventTag(): EventTag {
		return $this->services->get( EventTag::SERVICE_NAME );
	}

	public function getEventWikitext(): EventWikitext {
		return $this->services->get( EventWikitext::SERVICE_NAME );
	}

	public function getNotificationsQuery(): NotificationsQuery {
		return $this->services->get( NotificationsQuery::SERVICE_NAME );
	}

	public function getPreferenceMirror(): PreferenceMirror {
		return $this->services->get( PreferenceMirror::SERVICE_NAME );
	}
}
