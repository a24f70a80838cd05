<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Like\LikeCommand;
use MediaWiki\Extension\WikiSocial\Like\LikesQuery;
use MediaWiki\Extension\WikiSocial\Like\UnlikeCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use Wikimedia\ParamValidator\ParamValidator;

/** PUT and DELETE /likes/{type}/{id}: {"count", "mine"}; GET: with who likes it, as far as the wiki tells. */
class LikeHandler extends SocialHandler {
	private const LIMIT = 50;

	public function __construct(
		ViewerFactory $viewers,
		private readonly LikeCommand $like,
		private readonly UnlikeCommand $unlike,
		private readonly LikesQuery $likes,
		private readonly TargetFinder $targets
	) {
		parent::__construct( $viewers );
	}

	protected function read(): ?array {
		[ 'type' => $type, 'id' => $id, 'limit' => $limit, 'cursor' => $cursor ] = $this->getValidatedParams();
		$found = $this->ask( fn () => $this->targets->find( $type, $id, $this->getAuthority() ) );
		if ( !$found->isOK() ) {
			throw $this->error( $found->getMessages()[0], Failure::targetStatus( $found ) );
		}
		return $this->ask(
			fn () => $this->likes->likers( $this->viewer(), $found->getValue()->toArray(), $limit, $cursor )
		)->toArray();
	}

	public function execute() {
		if ( !$this->needsWriteAccess() ) {
			return parent::execute();
		}
		[ 'type' => $type, 'id' => $id ] = $this->getValidatedParams();
		$result = $this->ask( fn () => $this->getRequest()->getMethod() === 'PUT'
			? $this->like->likeIfAllowed( $this->getAuthority(), $type, $id )
			: $this->unlike->unlikeIfAllowed( $this->getAuthority(), $type, $id ) );
		$this->need( $result );
		return $this->getResponseFactory()->createJson( $result->value->toArray() );
	}

	public function getParamSettings() {
		return self::typeParam() + self::idParam() + self::pageParams( self::LIMIT );
	}

	public function getBodyParamSettings(): array {
		return $this->needsWriteAccess() ? $this->getTokenParamDefinition() : [];
	}

	/** The parameter {type} of a path. What is no type is not found, as is what is no id. */
	private static function typeParam(): array {
		return [ 'type' => [
			self::PARAM_SOURCE => 'path',
			ParamValidator::PARAM_TYPE => 'string',
			ParamValidator::PARAM_REQUIRED => true,
		] ];
	}
}
