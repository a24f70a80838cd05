<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\ParamValidator\TypeDef\ArrayDef;
use Wikimedia\ParamValidator\ParamValidator;

/** PUT /events/{id}/questions {"questions"?: [{"question", "answers"}], "tiesEdits"?}; answers the event. */
class EventQuestionsHandler extends OrganiseHandler {
	public function execute() {
		$body = $this->getValidatedBody();
		$settings = array_filter( array_intersect_key( $body, [ 'questions' => 1, 'tiesEdits' => 1 ] ), static fn ( $one ) => $one !== null );
		$this->need( $this->ask( fn () => $this->organise->configure(
			$this->getAuthority(), $this->getValidatedParams()['id'], $settings
		) ) );
		return $this->answer();
	}

	public function getBodyParamSettings(): array {
		return [
			'questions' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'array',
				ArrayDef::PARAM_SCHEMA => [
					'type' => 'array',
					'items' => [
						'type' => 'object',
						'properties' => [
							'question' => [ 'type' => 'string' ],
							'answers' => [ 'type' => 'array', 'items' => [ 'type' => 'string' ] ],
						],
						'required' => [ 'question', 'answers' ],
						'additionalProperties' => false,
					],
				],
			],
			'tiesEdits' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'boolean',
			],
		] + $this->getTokenParamDefinition();
	}
}
