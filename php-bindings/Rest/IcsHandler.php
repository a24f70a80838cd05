<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Rest\Response;

/** What routes share that answer iCalendar: text/calendar with an ETag. */
abstract class IcsHandler extends SocialHandler {
	/** Made once, for the ETag and the answer. */
	private ?string $ics = null;

	abstract protected function ics(): string;

	/** Name of the file, without its end. */
	abstract protected function fileName(): string;

	/** Whether caches that serve others may keep the answer; each time they ask whether it still holds. */
	abstract protected function isForAll(): bool;

	private function text(): string {
		return $this->ics ??= $this->ics();
	}

	protected function getETag() {
		return '"' . sha1( $this->text() ) . '"';
	}

	/** @return Response */
	public function execute() {
		$response = $this->getResponseFactory()->create();
		$response->setHeader( 'Content-Type', 'text/calendar; charset=utf-8' );
		$response->setHeader( 'Content-Disposition', 'inline; filename="' . $this->fileName() . '.ics"' );
		$response->setHeader( 'X-Content-Type-Options', 'nosniff' );
		$response->setHeader( 'X-Robots-Tag', 'noindex' );
		$response->setHeader( 'Referrer-Policy', 'no-referrer' );
		// What is hidden or cancelled must be so at once.
		$response->setHeader( 'Cache-Control', ( $this->isForAll() ? 'public' : 'private' ) . ', no-cache' );
		$response->getBody()->write( $this->text() );
		return $response;
	}
}
