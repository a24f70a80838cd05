<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Comment\CloseCommentsCommand;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Comment\CommentDiff;
use MediaWiki\Extension\WikiSocial\Comment\CommentForm;
use MediaWiki\Extension\WikiSocial\Comment\CommentHtml;
use MediaWiki\Extension\WikiSocial\Comment\CommentRows;
use MediaWiki\Extension\WikiSocial\Comment\CommentSection;
use MediaWiki\Extension\WikiSocial\Comment\CommentsQuery;
use MediaWiki\Extension\WikiSocial\Comment\CommentSurfaces;
use MediaWiki\Extension\WikiSocial\Comment\PostCommentCommand;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;

return [
	'WikiSocial.CommentSurfaces' => static fn ( MediaWikiServices $services ): CommentSurfaces => new CommentSurfaces(
		new ServiceOptions( CommentSurfaces::CONSTRUCTOR_OPTIONS, $services->getMainConfig() )
	),
	'WikiSocial.CommentAccess' => static function ( MediaWikiServices $services ): CommentAccess {
		$own = new Services( $services );
		return new CommentAccess(
			new ServiceOptions( CommentAccess::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$own->getTargetFinder(), $own->getEngine(), $own->getViewerFactory()
		);
	},
	'WikiSocial.CommentsQuery' => static fn ( MediaWikiServices $services ): CommentsQuery => new CommentsQuery(
		( new Services( $services ) )->getEngine()
	),
	'WikiSocial.CommentRows' => static function ( MediaWikiServices $services ): CommentRows {
		$own = new Services( $services );
		return new CommentRows(
			$own->getCommentsQuery(), $own->getCommentAccess(), $own->getCommentSurfaces(), $own->getEngine(),
			$own->getViewerFactory(), $own->getWriteGuard()
		);
	},
	'WikiSocial.CommentDiff' => static function ( MediaWikiServices $services ): CommentDiff {
		$own = new Services( $services );
		return new CommentDiff(
			$own->getCommentsQuery(), $own->getCommentRows(), $own->getCommentHtml(), $own->getCommentForm(), $own->getCommentAccess(),
			$own->getLikeRows(), $own->getEngine(), $own->getViewerFactory()
		);
	},
	'WikiSocial.CommentForm' => static function ( MediaWikiServices $services ): CommentForm {
		$own = new Services( $services );
		return new CommentForm( $own->getComposer(), $own->getWriteGuard(), $own->getCommentAccess(), $services->getLinkRenderer() );
	},
	'WikiSocial.CommentHtml' => static function ( MediaWikiServices $services ): CommentHtml {
		$own = new Services( $services );
		return new CommentHtml(
			$own->getTextCast(), $own->getStatusHtml(), $own->getLikeRows(), $services->getLinkRenderer()
		);
	},
	'WikiSocial.CommentSection' => static function ( MediaWikiServices $services ): CommentSection {
		$own = new Services( $services );
		return new CommentSection(
			$own->getCommentsQuery(), $own->getCommentForm(), $own->getCommentHtml(), $own->getLikeRows(), $own->getViewerFactory(),
			$own->getPersonLookup(), $own->getStatusHtml()
		);
	},
	'WikiSocial.PostCommentCommand' => static function ( MediaWikiServices $services ): PostCommentCommand {
		$own = new Services( $services );
		return new PostCommentCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getCommentAccess(),
			$own->getDraftResolver(), $own->getDraftFiles(), $own->getStatusChanges(), $own->getTargetMirror()
		);
	},
	'WikiSocial.CloseCommentsCommand' => static function ( MediaWikiServices $services ): CloseCommentsCommand {
		$own = new Services( $services );
		return new CloseCommentsCommand(
			$own->getWriteGuard(), $own->getTargetFinder(), $own->getEngine(), $own->getViewerFactory(), $own->getSurfaceCache(),
			$own->getModerationLog()
		);
	},
];
