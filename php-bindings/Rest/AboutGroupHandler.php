<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Group\GroupCommand;
use MediaWiki\Extension\WikiSocial\Group\GroupFormatter;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\ParamValidator\ParamValidator;

/** What is about groups. */
abstract class AboutGroupHandler extends SocialHandler {
	protected const LIMIT = 30;

	public function __construct(
		ViewerFactory $viewers,
		protected readonly Engine $engine,
		protected readonly GroupCommand $command,
		protected readonly GroupFormatter $formatter
	) {
		parent::__construct( $viewers );
	}

	protected static function text( string $source, ?string $default = '' ): array {
		return [ self::PARAM_SOURCE => $source, ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_DEFAULT => $default ];
	}
}
