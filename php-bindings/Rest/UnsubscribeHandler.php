<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Mail\Unsubscribe;
use MediaWiki\Extension\WikiSocial\Notification\Kinds;
use MediaWiki\Html\Html;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Message\Message;
use MediaWiki\Rest\Handler;
use MediaWiki\Rest\Response;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\User;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\Rdbms\ReadOnlyMode;

/**
 * GET /unsubscribe/{token}: a page with a button; POST: mail is ended, by one click of a mailer (RFC 8058) or by that
 * button. The only write without a token against forgery: the address itself is what nobody else knows. Whoever
 * is logged in, it is the mail's recipient whom it is about.
 */
class UnsubscribeHandler extends Handler {
	private const RETRY_AFTER = 60;

	public function __construct(
		private readonly Unsubscribe $unsubscribe,
		private readonly UserOptionsLookup $options,
		private readonly LanguageFactory $languages,
		private readonly ReadOnlyMode $readOnly
	) {
	}

	/** Also where only members read. @inheritDoc */
	public function needsReadAccess() {
		return false;
	}

	/** @inheritDoc */
	public function needsWriteAccess() {
		return false;
	}

	/** @inheritDoc */
	public function getSupportedRequestTypes(): array {
		return [ 'application/x-www-form-urlencoded', 'multipart/form-data' ];
	}

	/** @return Response */
	public function execute() {
		$found = $this->unsubscribe->read( $this->getValidatedParams()['token'] );
		if ( !$found ) {
			return $this->refuse( 404, 'wikisocial-error-unsubscribe-invalid' );
		}
		[ $user, $kind ] = $found;
		$isWrite = $this->getRequest()->getMethod() === 'POST';
		if ( $isWrite && $this->readOnly->isReadOnly() ) {
			$response = $this->refuse( 503, 'wikisocial-error-unsubscribe-later' );
			$response->setHeader( 'Retry-After', (string)self::RETRY_AFTER );
			return $response;
		}
		if ( $isWrite ) {
			$this->unsubscribe->end( $user, $kind );
		}
		return $this->page( $user, $kind, $isWrite );
	}

	private function refuse( int $status, string $key ): Response {
		$response = $this->getResponseFactory()->createLocalizedHttpError( $status, MessageValue::new( $key ), [ 'errorKey' => $key ] );
		$response->setHeader( 'Cache-Control', 'no-store' );
		return $response;
	}

	private function page( User $user, string $kind, bool $isDone ): Response {
		$language = $this->languages->getLanguage( RequestContext::sanitizeLangCode( $this->options->getOption( $user, 'language' ) ) );
		$say = static fn ( string $key ): Message => wfMessage( $key )->inLanguage( $language )->params( $user->getName() );
		$title = $say( 'wikisocial-unsubscribe' )->text();
		$response = $this->getResponseFactory()->create();
		$response->setHeader( 'Content-Type', 'text/html; charset=utf-8' );
		$response->setHeader( 'Content-Security-Policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'" );
		$response->setHeader( 'Cache-Control', 'no-store' );
		$response->setHeader( 'Referrer-Policy', 'no-referrer' );
		$response->setHeader( 'X-Robots-Tag', 'noindex' );
		$response->getBody()->write( '<!DOCTYPE html>' . Html::rawElement( 'html', [ 'lang' => $language->getHtmlCode(), 'dir' => $language->getDir() ],
			Html::rawElement( 'head', [], Html::element( 'meta', [ 'charset' => 'UTF-8' ] ) .
				Html::element( 'meta', [ 'name' => 'viewport', 'content' => 'width=device-width' ] ) . Html::element( 'title', [], $title ) ) .
			Html::rawElement( 'body', [], Html::rawElement( 'main', [], Html::element( 'h1', [], $title ) .
				( $isDone ? self::done( $say ) : self::form( $say, $kind ) ) ) ) ) );
		return $response;
	}

	/** @param callable(string): Message $say */
	private static function done( callable $say ): string {
		return Html::element( 'p', [ 'role' => 'status' ], $say( 'wikisocial-unsubscribe-done' )->text() ) . Html::rawElement( 'p', [],
			Html::element( 'a', [ 'href' => SpecialPage::getTitleFor( 'Preferences' )->getCanonicalURL() ], $say( 'wikisocial-mail-preferences' )->text() ) );
	}

	/** @param callable(string): Message $say @param string $kind */
	private static function form( callable $say, string $kind ): string {
		// Messages: see Kinds::message()
		$question = $kind === Unsubscribe::ALL ? $say( 'wikisocial-unsubscribe-all' )
			: $say( 'wikisocial-unsubscribe-kind' )->plaintextParams( $say( Kinds::message( $kind ) )->text() );
		return Html::element( 'p', [], $question->text() ) . Html::rawElement( 'form', [ 'method' => 'post' ],
			Html::hidden( 'List-Unsubscribe', 'One-Click' ) . Html::element( 'button', [], $say( 'wikisocial-unsubscribe-button' )->text() ) );
	}

	public function getParamSettings(): array {
		return [ 'token' => [
			self::PARAM_SOURCE => 'path',
			ParamValidator::PARAM_TYPE => 'string',
			ParamValidator::PARAM_REQUIRED => true,
		] ];
	}

	/** What RFC 8058 sends, and what else a mailer may. */
	public function getBodyParamSettings(): array {
		return [ 'List-Unsubscribe' => [ self::PARAM_SOURCE => 'body', ParamValidator::PARAM_TYPE => 'string' ] ];
	}
}
