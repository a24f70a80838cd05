<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use Wikimedia\ParamValidator\ParamValidator;

/** Routes about anything that can be liked or commented: …/{type}/{id}. */
abstract class AboutTargetHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly TargetFinder $targets
	) {
		parent::__construct( $viewers );
	}

	/** As whoever asks may see it, else the answer is why not. */
	protected function target(): Target {
		[ 'type' => $type, 'id' => $id ] = $this->getValidatedParams();
		$found = $this->ask( fn () => $this->targets->find( $type, $id, $this->getAuthority() ) );
		if ( !$found->isOK() ) {
			throw $this->error( $found->getMessages()[0], Failure::targetStatus( $found ) );
		}
		return $found->getValue();
	}

	/** What is no type is not found, as is what is no id. */
	protected static function targetParams(): array {
		return [ 'type' => [
			self::PARAM_SOURCE => 'path',
			ParamValidator::PARAM_TYPE => 'string',
			ParamValidator::PARAM_REQUIRED => true,
		] ] + self::idParam();
	}
}
