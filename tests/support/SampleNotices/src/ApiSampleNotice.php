<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace SampleNotices;

use ApiBase;
use ApiMain;
use MediaWiki\Extension\WikiSocial\Notification\Notifier;
use MediaWiki\User\UserIdentityLookup;
use MediaWiki\User\UserIdentityValue;
use Wikimedia\ParamValidator\ParamValidator;
use WikiSocial\Exception;

/** Tells people that whoever calls greets them, or takes it back. */
class ApiSampleNotice extends ApiBase {
	public function __construct(
		ApiMain $main,
		string $name,
		private readonly Notifier $notifier,
		private readonly UserIdentityLookup $identities
	) {
		parent::__construct( $main, $name );
	}

	/** @inheritDoc */
	public function execute() {
		$params = $this->extractRequestParams();
		$agent = $params['nobody'] ? null : $this->getUser();
		$people = array_filter( array_map( $this->identities->getUserIdentityByName( ... ), $params['to'] ?? [] ) );
		for ( $id = 1; $id <= $params['crowd']; $id++ ) {
			$people[] = UserIdentityValue::newRegistered( $id, "Crowd $id" );
		}
		try {
			if ( $params['withdraw'] ) {
				$this->notifier->withdraw( $params['kind'], $params['key'], $agent );
			} else {
				$told = $this->notifier->tell( $params['kind'], $params['key'], $agent, $people );
			}
		} catch ( Exception $failure ) {
			$this->dieWithError( [ 'rawmessage', $failure->getReason() ], $failure->getReason() );
		}
		$this->getResult()->addValue( null, $this->getModuleName(), [ 'told' => $told ?? 0 ] );
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		return [
			'kind' => 'sample.greeting',
			'key' => [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_REQUIRED => true ],
			'to' => [ ParamValidator::PARAM_ISMULTI => true ],
			'crowd' => [ ParamValidator::PARAM_TYPE => 'integer', ParamValidator::PARAM_DEFAULT => 0 ],
			'nobody' => false,
			'withdraw' => false,
		];
	}

	/** @inheritDoc */
	public function isInternal() {
		return true;
	}
}
