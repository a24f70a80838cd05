<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\ParamValidator\TypeDef\ArrayDef;
use MediaWiki\Rest\Handler;
use MediaWiki\Rest\RequestInterface;
use MediaWiki\Rest\Response;
use MediaWiki\Rest\ResponseException;
use MediaWiki\Rest\TokenAwareHandlerTrait;
use MediaWiki\Rest\Validator\Validator;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;
use WikiSocial\Exception;
use WikiSocial\Feeds;
use WikiSocial\Viewer;

/**
 * What all our routes share: the viewer, failures as errors with a stable errorKey and a translated
 * text, CSRF tokens on writes, ETags on reads.
 */
abstract class SocialHandler extends Handler {
	use TokenAwareHandlerTrait;

	/** JSON of a read, made once for the ETag and the answer. */
	private ?string $json = null;

	public function __construct( protected readonly ViewerFactory $viewers ) {
	}

	/** Writes bring a token, unless the login itself is safe against CSRF (OAuth, bot password). */
	public function validate( Validator $restValidator ) {
		parent::validate( $restValidator );
		if ( $this->needsWriteAccess() ) {
			$this->validateToken( true );
		}
	}

	/** MediaWiki mends what is no UTF-8; a text of ours is refused instead, like any other that was damaged. */
	public function parseBodyData( RequestInterface $request ): ?array {
		$parsed = parent::parseBodyData( $request );
		$request->getBody()->rewind();
		if ( !mb_check_encoding( $request->getBody()->getContents(), 'UTF-8' ) ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-text-encoding' ), 400 );
		}
		return $parsed;
	}

	public function needsWriteAccess() {
		return $this->getRequest()->getMethod() !== 'GET' && $this->getRequest()->getMethod() !== 'HEAD';
	}

	protected function viewer(): Viewer {
		return $this->viewers->fromAuthority( $this->getAuthority() );
	}

	/**
	 * @template T
	 * @param callable(): T $call
	 * @return T
	 */
	protected function ask( callable $call ) {
		if ( !Services::get()->getEngine()->isUsable() ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-schema' ), 503, Failure::RETRY_AFTER );
		}
		try {
			return $call();
		} catch ( Exception $failure ) {
			$http = Failure::httpStatus( $failure );
			throw $this->error( Failure::message( $failure ), $http, $http === 503 ? Failure::RETRY_AFTER : null );
		}
	}

	/** Ends with the guard's refusal, if it is one. */
	protected function need( WriteStatus $status ): void {
		if ( !$status->isOK() ) {
			throw $this->error( $status->getMessages()[0], $status->httpStatus, $status->retryAfter );
		}
	}

	protected function error( MessageSpecifier $why, int $httpStatus, ?int $retryAfter = null ): ResponseException {
		$response = $this->getResponseFactory()->createLocalizedHttpError(
			$httpStatus, MessageValue::newFromSpecifier( $why ), [ 'errorKey' => $why->getKey() ]
		);
		if ( $retryAfter !== null ) {
			$response->setHeader( 'Retry-After', (string)$retryAfter );
		}
		$response->setHeader( 'Cache-Control', 'no-store' );
		return new ResponseException( $response );
	}

	/** The parameter {id} of a path. */
	protected static function idParam(): array {
		return [ 'id' => [
			self::PARAM_SOURCE => 'path',
			ParamValidator::PARAM_TYPE => 'string',
			ParamValidator::PARAM_REQUIRED => true,
		] ];
	}

	/** The files of a text, in the body. */
	protected static function mediaParam(): array {
		return [ 'media' => [
			self::PARAM_SOURCE => 'body',
			ParamValidator::PARAM_TYPE => 'array',
			ArrayDef::PARAM_SCHEMA => [
				'type' => 'array',
				'items' => [
					'type' => 'object',
					'properties' => [ 'file' => [ 'type' => 'string' ], 'alt' => [ 'type' => 'string' ] ],
					'required' => [ 'file' ],
					'additionalProperties' => false,
				],
			],
		] ];
	}

	/** @param ?array $media as the body has it @return ?array{file: string, alt: string}[] */
	protected static function media( ?array $media ): ?array {
		return $media === null ? null : array_map(
			static fn ( array $one ) => [ 'file' => $one['file'], 'alt' => $one['alt'] ?? '' ], $media
		);
	}

	/** The idempotency key, of the header or of the body. */
	protected function key( array $body ): ?string {
		$header = $this->getRequest()->getHeaderLine( 'Idempotency-Key' );
		return $header !== '' ? $header : $body['idempotencyKey'];
	}

	/** The parameters of a list that has pages. */
	protected static function pageParams( int $limit ): array {
		return [
			'limit' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'integer',
				ParamValidator::PARAM_DEFAULT => $limit,
				IntegerDef::PARAM_MIN => 1,
				IntegerDef::PARAM_MAX => Feeds::LIMIT_MAX,
			],
			'cursor' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'string',
			],
		];
	}

	/** What a read answers; null for a write. Called once. */
	protected function read(): ?array {
		return null;
	}

	private function readJson(): ?string {
		$data = $this->json === null ? $this->read() : null;
		if ( $data !== null ) {
			$this->json = json_encode( $data, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		}
		return $this->json;
	}

	protected function getETag() {
		$json = $this->needsWriteAccess() ? null : $this->readJson();
		return $json === null ? null : '"' . sha1( $json ) . '"';
	}

	/** @return Response */
	public function execute() {
		$response = $this->getResponseFactory()->create();
		$response->setHeader( 'Content-Type', 'application/json' );
		// What is visible depends on who looks, and a deletion must be true at once.
		$response->setHeader( 'Cache-Control', 'private, no-cache' );
		$response->getBody()->write( $this->readJson() );
		return $response;
	}
}
