<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\WikitextContent;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\MediaWikiServices;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Permissions\UltimateAuthority;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use MediaWiki\WikiMap\WikiMap;
use RevisionDeleter;
use WikiSocial\Likes;
use WikiSocial\Targets;
use WikiSocial\Viewer;

/** Pages, revisions and what the wiki does to them, in the real wiki. */
trait PageHelper {

	private function newTitle( int $namespace = NS_MAIN ): Title {
		return Title::makeTitle( $namespace, 'Phpunit ' . bin2hex( random_bytes( 6 ) ) );
	}

	/** Saves a text as somebody would, signatures made; the revision's id. */
	private function edit( Title $title, User $author, string $text ): int {
		$services = MediaWikiServices::getInstance();
		$content = $services->getContentTransformer()->preSaveTransform(
			new WikitextContent( $text ), $title, $author, ParserOptions::newFromUser( $author )
		);
		$revision = $services->getWikiPageFactory()->newFromTitle( $title )->newPageUpdater( $author )
			->setContent( 'main', $content )
			->saveRevision( CommentStoreComment::newUnsavedComment( 'test' ) );
		$this->assertNotNull( $revision );
		DeferredUpdates::doUpdates();
		$title->resetArticleID( false );
		return $revision->getId();
	}

	/** @param array<int, int> $bits 1 to hide, 0 to show; the others stay */
	private function setBits( string $type, Title $title, array $ids, array $bits ): void {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setAuthority( new UltimateAuthority( $this->administrator() ) );
		$all = [ RevisionRecord::DELETED_TEXT, RevisionRecord::DELETED_COMMENT, RevisionRecord::DELETED_USER, RevisionRecord::DELETED_RESTRICTED ];
		$status = RevisionDeleter::createList( $type, $context, $title, $ids )->setVisibility( [
			'value' => $bits + array_fill_keys( $all, -1 ), 'comment' => 'test',
		] );
		$this->assertTrue( $status->isGood(), (string)$status );
		DeferredUpdates::doUpdates();
	}

	private function deletePage( Title $title ): void {
		$services = MediaWikiServices::getInstance();
		$status = $services->getDeletePageFactory()->newDeletePage(
			$services->getWikiPageFactory()->newFromTitle( $title ), $this->administrator()
		)->forceImmediate( true )->deleteUnsafe( 'test' );
		$this->assertTrue( $status->isGood(), (string)$status );
		DeferredUpdates::doUpdates();
		$title->resetArticleID( false );
	}

	/** @param string[] $timestamps of single revisions; none: all */
	private function undeletePage( Title $title, array $timestamps = [] ): void {
		$services = MediaWikiServices::getInstance();
		$undelete = $services->getUndeletePageFactory()->newUndeletePage(
			$services->getWikiPageFactory()->newFromTitle( $title ), $this->administrator()
		);
		$status = $undelete->setUndeleteOnlyTimestamps( $timestamps )->undeleteUnsafe( 'test' );
		$this->assertTrue( $status->isGood(), (string)$status );
		DeferredUpdates::doUpdates();
		$title->resetArticleID( false );
	}

	/** Somebody likes it: from then on the store knows it. */
	private function like( array $object ): void {
		$this->assertTrue( Likes::put( new Viewer( WikiMap::getCurrentWikiId(), $this->newPerson()->getId() ), $object )['changed'] );
	}

	/** What the store says of it: author, page, hide level, deleted. */
	private function stored( string $type, string|int $id ): ?array {
		$row = Targets::find( WikiMap::getCurrentWikiId(), [ [ 'type' => $type, 'id' => (string)$id ] ] )[0] ?? null;
		return $row ? [ $row['authorId'], $row['pageId'], $row['hidden'], $row['deleted'] ] : null;
	}
}
