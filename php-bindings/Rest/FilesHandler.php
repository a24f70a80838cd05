<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Media\DraftFiles;
use MediaWiki\Extension\WikiSocial\Media\FileSource;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\PermissionStatus;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;

/**
 * GET /files?query=…: {"items", "complete"}, files to choose from, of this wiki and of the repositories
 * it uses. It asks other sites, so it is for those who may post, and limited.
 */
class FilesHandler extends SocialHandler {
	public const LIMIT_MAX = 20;
	private const RETRY_AFTER = 60;

	public function __construct(
		ViewerFactory $viewers,
		private readonly FileSource $source,
		private readonly DraftFiles $files,
		private readonly WriteGuard $guard
	) {
		parent::__construct( $viewers );
	}

	protected function read(): ?array {
		$this->checkAccess();
		[ 'query' => $query, 'limit' => $limit ] = $this->getValidatedParams();
		$found = $this->source->search( $query, $limit );
		return [ 'items' => $found->files, 'complete' => $found->isComplete ];
	}

	private function checkAccess(): void {
		$authority = $this->getAuthority();
		if ( !$authority->isRegistered() ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-login-needed' ), 403 );
		}
		$why = PermissionStatus::newEmpty();
		if ( !$this->guard->probably( $authority, 'post', $why ) ) {
			throw $this->error( $why->getMessages()[0] ?? MessageValue::new( 'badaccess-group0' ), 403 );
		}
		if ( !$this->files->mayAsk( $authority ) ) {
			throw $this->error( MessageValue::new( WriteGuard::RATE_LIMIT ), 429, self::RETRY_AFTER );
		}
	}

	public function needsWriteAccess() {
		return false;
	}

	public function getParamSettings() {
		return [
			'query' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
			'limit' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'integer',
				ParamValidator::PARAM_DEFAULT => 10,
				IntegerDef::PARAM_MIN => 1,
				IntegerDef::PARAM_MAX => self::LIMIT_MAX,
			],
		];
	}
}
