<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\PreviewQuery;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/** POST /statuses/preview: {"html", "mediaHtml", "mentions", "length"}. Writes nothing, so it takes no token. */
class PreviewHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly PreviewQuery $query
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		if ( !$this->getAuthority()->isRegistered() ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-login-needed' ), 403 );
		}
		$body = $this->getValidatedBody();
		$draft = [ 'text' => $body['text'], 'media' => self::media( $body['media'] ) ?? [] ];
		$preview = $this->ask( fn () => $this->query->preview(
			$this->getAuthority(), $draft, RequestContext::getMain()
		) );
		$this->need( $preview );
		$response = $this->getResponseFactory()->createJson( $preview->value );
		$response->setHeader( 'Cache-Control', 'no-store' );
		return $response;
	}

	public function needsWriteAccess() {
		return false;
	}

	/** No copy of this is ever asked about. */
	protected function getETag() {
		return null;
	}

	public function getBodyParamSettings(): array {
		return [
			'text' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
		] + self::mediaParam();
	}
}
