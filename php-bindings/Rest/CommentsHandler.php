<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Comment\CommentPage;
use MediaWiki\Extension\WikiSocial\Comment\CommentsQuery;
use MediaWiki\Extension\WikiSocial\Comment\PostCommentCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * GET /comments/{type}/{id}: {"items", "next", "count", "closed"}, threads with their first replies, of a
 * comment the replies of its thread; POST: the comment.
 */
class CommentsHandler extends AboutTargetHandler {
	private const LIMIT = 30;

	public function __construct(
		ViewerFactory $viewers,
		TargetFinder $targets,
		private readonly CommentsQuery $comments,
		private readonly CommentAccess $access,
		private readonly PostCommentCommand $command,
		private readonly StatusFormatter $formatter
	) {
		parent::__construct( $viewers, $targets );
	}

	protected function read(): ?array {
		[ 'limit' => $limit, 'cursor' => $cursor ] = $this->getValidatedParams();
		$target = $this->target();
		$page = $this->ask( fn () => $this->comments->page( $this->viewer(), $target->toArray(), $limit, $cursor ) );
		if ( $this->isKept( $target, $page ) ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-target-not-found' ), 404 );
		}
		return [
			'items' => $this->formatter->formatComments( $page, $this->viewer() ),
			'next' => $page->next,
			'count' => $page->count,
			'closed' => $page->closed === '' ? null : $page->closed,
		];
	}

	/** Any reply tells what the thread hangs on; where there is none the comment is asked for. */
	private function isKept( Target $target, CommentPage $page ): bool {
		return $target->type === Target::COMMENT && ( $page->replies
			? $this->access->isKept( $page->replies[0], $this->getAuthority() )
			: $this->ask( fn () => $this->access->keeps( $target, $this->getAuthority() ) ) );
	}

	public function execute() {
		if ( !$this->needsWriteAccess() ) {
			return parent::execute();
		}
		[ 'type' => $type, 'id' => $id ] = $this->getValidatedParams();
		$body = $this->getValidatedBody();
		$posted = $this->ask( fn () => $this->command->postIfAllowed( $this->getAuthority(), $type, $id, [
			'text' => $body['text'], 'lang' => $body['lang'] ?? '', 'key' => $this->key( $body ),
			'media' => self::media( $body['media'] ) ?? [],
		] ) );
		$this->need( $posted );
		$comment = $this->formatter->formatPosted( $posted->value, $this->viewers->fromAuthority( $posted->performer ) );
		$response = $this->getResponseFactory()->createJson( $comment );
		$response->setStatus( 201 );
		$response->setHeader( 'Location', $this->getRouter()->getRouteUrl( '/wikisocial/v0/statuses/' . $comment['id'] ) );
		return $response;
	}

	public function getParamSettings() {
		return self::targetParams() + self::pageParams( self::LIMIT );
	}

	public function getBodyParamSettings(): array {
		return !$this->needsWriteAccess() ? [] : [
			'text' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
			'lang' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
			],
			'idempotencyKey' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
			],
		] + self::mediaParam() + $this->getTokenParamDefinition();
	}
}
