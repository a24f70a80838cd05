<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\DeleteStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\EditStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Rest\Response;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/** GET, PUT and DELETE /statuses/{id} */
class StatusHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly Engine $engine,
		private readonly EditStatusCommand $edit,
		private readonly DeleteStatusCommand $delete,
		private readonly StatusFormatter $formatter,
		private readonly CommentAccess $access
	) {
		parent::__construct( $viewers );
	}

	protected function read(): ?array {
		$id = $this->getValidatedParams()['id'];
		$status = $this->ask( fn () => $this->engine->status( $this->viewer(), $id ) );
		if ( $this->access->isKept( $status, $this->getAuthority() ) ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-status-not-found' ), 404 );
		}
		return $this->formatter->formatWhole( $status, $this->viewer() );
	}

	public function execute() {
		if ( !$this->needsWriteAccess() ) {
			return parent::execute();
		}
		$id = $this->getValidatedParams()['id'];
		if ( $this->getRequest()->getMethod() === 'PUT' ) {
			return $this->edit( $id );
		}
		$this->need( $this->ask( fn () => $this->delete->deleteIfAllowed( $this->getAuthority(), $id ) ) );
		return $this->getResponseFactory()->createNoContent();
	}

	private function edit( string $id ): Response {
		$body = $this->getValidatedBody();
		$media = self::media( $body['media'] );
		$draft = [ 'text' => $body['text'], 'lang' => $body['lang'] ?? '' ] + ( $media === null ? [] : [ 'media' => $media ] );
		$result = $this->ask( fn () => $this->edit->editIfAllowed( $this->getAuthority(), $id, $draft, $body['version'] ) );
		$this->need( $result );
		return $this->getResponseFactory()->createJson( $this->formatter->formatWhole( $result->value, $this->viewer() ) );
	}

	public function getParamSettings() {
		return self::idParam();
	}

	public function getBodyParamSettings(): array {
		if ( !$this->needsWriteAccess() ) {
			return [];
		}
		return $this->getTokenParamDefinition() + ( $this->getRequest()->getMethod() !== 'PUT' ? [] : [
			'text' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
			'lang' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
			],
			'version' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'integer',
			],
		] + self::mediaParam() );
	}
}
