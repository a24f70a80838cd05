<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventFormatter;
use MediaWiki\Extension\WikiSocial\Group\GroupCommand;
use MediaWiki\Extension\WikiSocial\Group\GroupFormatter;
use MediaWiki\Extension\WikiSocial\Moderation\ModerateCommand;
use MediaWiki\Extension\WikiSocial\Moderation\ModerationEntry;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Rest\Response;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;

/** PUT /moderation/{type}/{id} */
class ModerationHandler extends SocialHandler {
	private const GROUP = 'group';

	public function __construct(
		ViewerFactory $viewers,
		private readonly ModerateCommand $command,
		private readonly StatusFormatter $formatter,
		private readonly EventFormatter $events,
		private readonly GroupCommand $groupCommand,
		private readonly GroupFormatter $groups
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		[ 'type' => $type, 'id' => $id ] = $this->getValidatedParams();
		$body = $this->getValidatedBody();
		if ( $type === self::GROUP ) {
			return $this->group( $id, [ 'level' => $body['level'], 'reason' => trim( $body['reason'] ) ] );
		}
		$order = [ 'level' => $body['level'], 'reason' => trim( $body['reason'] ), 'version' => $body['version'] ];
		$result = $this->ask( fn () => $this->command->moderateIfAllowed( $this->getAuthority(), $type, $id, $order ) );
		$this->need( $result );
		$object = $result->value;
		return $this->getResponseFactory()->createJson( $object instanceof Event
			? $this->events->format( [ $object ] )[0] : $this->formatter->formatWhole( $object, $this->viewer() ) );
	}

	/** Of a group there are no versions. */
	private function group( string $id, array $order ): Response {
		$result = $this->ask( fn () => $this->groupCommand->moderate( $this->getAuthority(), $id, $order ) );
		$this->need( $result );
		return $this->getResponseFactory()->createJson( $this->groups->format( $result->value ) );
	}

	public function getParamSettings() {
		return [
			'type' => [
				self::PARAM_SOURCE => 'path',
				ParamValidator::PARAM_TYPE => [ Target::STATUS, Target::COMMENT, Target::EVENT, self::GROUP ],
				ParamValidator::PARAM_REQUIRED => true,
			],
		] + self::idParam();
	}

	public function getBodyParamSettings(): array {
		return [
			'level' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => ModerationEntry::LEVELS,
				ParamValidator::PARAM_REQUIRED => true,
			],
			'reason' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_DEFAULT => '',
			],
			'version' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'integer',
				IntegerDef::PARAM_MIN => 1,
			],
		] + $this->getTokenParamDefinition();
	}
}
