<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiMain;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Levels;
use MediaWiki\Extension\WikiSocial\Status\PostStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use Wikimedia\ParamValidator\ParamValidator;
use WikiSocial\Statuses;

/** action=socialpost: posts a status, for bots and gadgets. */
class ApiSocialPost extends ApiBase {
	use EngineErrors;

	public function __construct(
		ApiMain $main,
		string $moduleName,
		private readonly PostStatusCommand $command,
		private readonly StatusFormatter $formatter,
		private readonly ViewerFactory $viewers
	) {
		parent::__construct( $main, $moduleName );
	}

	/** @inheritDoc */
	public function execute() {
		$params = $this->extractRequestParams();
		$posted = $this->ask( fn () => $this->command->postIfAllowed(
			$this->getAuthority(), $params['text'], $params['lang'] ?? '', $params['key'], $params['visibility'],
			$this->files( $params['files'] ?? [], $params['alts'] ?? [] )
		) );
		$this->need( $posted );
		$this->getResult()->addValue( null, $this->getModuleName(), [
			'result' => 'Success',
			'created' => $posted->value->created,
			'status' => $this->formatter->formatPosted(
				$posted->value, $this->viewers->fromAuthority( $posted->performer )
			),
		] );
	}

	/** @param string[] $files @param string[] $alts in the same order @return array{file: string, alt: string}[] */
	private function files( array $files, array $alts ): array {
		if ( count( $alts ) > count( $files ) ) {
			$this->dieWithError( 'wikisocial-error-media-invalid' );
		}
		return array_map(
			static fn ( int $at ) => [ 'file' => $files[$at], 'alt' => $alts[$at] ?? '' ], array_keys( $files )
		);
	}

	/** @inheritDoc */
	public function mustBePosted() {
		return true;
	}

	/** @inheritDoc */
	public function isWriteMode() {
		return true;
	}

	/** @inheritDoc */
	public function needsToken() {
		return 'csrf';
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		return [
			'text' => [
				ParamValidator::PARAM_TYPE => 'text',
				ParamValidator::PARAM_REQUIRED => true,
			],
			'lang' => null,
			'visibility' => [
				ParamValidator::PARAM_TYPE => Levels::KNOWN,
			],
			'key' => null,
			'files' => [
				ParamValidator::PARAM_ISMULTI => true,
				// So that what is there twice is refused, and each keeps its description.
				ParamValidator::PARAM_ALLOW_DUPLICATES => true,
				ParamValidator::PARAM_ISMULTI_LIMIT1 => Statuses::MEDIA_MAX,
				ParamValidator::PARAM_ISMULTI_LIMIT2 => Statuses::MEDIA_MAX,
			],
			'alts' => [
				ParamValidator::PARAM_ISMULTI => true,
				ParamValidator::PARAM_ALLOW_DUPLICATES => true,
				ParamValidator::PARAM_ISMULTI_LIMIT1 => Statuses::MEDIA_MAX,
				ParamValidator::PARAM_ISMULTI_LIMIT2 => Statuses::MEDIA_MAX,
			],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		return [
			'action=socialpost&text=Hello&token=123ABC' => 'apihelp-socialpost-example-simple',
			'action=socialpost&text=Look&files=Example.jpg&alts=A+cat&token=123ABC' => 'apihelp-socialpost-example-files',
			'action=socialpost&text=Hallo&lang=de&key=greeting-1&token=123ABC' => 'apihelp-socialpost-example-key',
		];
	}
}
