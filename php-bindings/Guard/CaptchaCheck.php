<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Guard;

use MediaWiki\Config\Config;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\ConfirmEdit\Hooks;
use MediaWiki\Extension\ConfirmEdit\SimpleCaptcha\SimpleCaptcha;
use MediaWiki\Output\OutputPage;
use MediaWiki\Permissions\Authority;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageValue;

/**
 * Extension:ConfirmEdit: a captcha where the wiki sets $wgCaptchaTriggers['wikisocial-post'].
 * Its answer is read from the request's parameters, as everywhere in MediaWiki.
 */
class CaptchaCheck implements WriteCheck {
	public function __construct(
		private readonly UserFactory $userFactory,
		private readonly Config $config
	) {
	}

	public function check( string $action, string $text, WriteStatus $status ): void {
		if ( !$this->isNeeded( $action, $status->performer ) ) {
			return;
		}
		$user = $this->userFactory->newFromAuthority( $status->performer );
		$request = RequestContext::getMain()->getRequest();
		if ( !$this->captcha()->passCaptchaLimitedFromRequest( $request, $user ) ) {
			$status->needsCaptcha = true;
			$status->refuse( MessageValue::new( 'wikisocial-error-captcha' ) );
		}
	}

	public function isNeeded( string $action, Authority $performer ): bool {
		$user = $this->userFactory->newFromAuthority( $performer );
		return $this->captcha()->triggersCaptcha( 'wikisocial-' . $action )
			&& !$this->captcha()->canSkipCaptcha( $user, $this->config );
	}

	/** The captcha's fields for a form; modules and headers go to $out. */
	public function fieldsHtml( OutputPage $out ): string {
		// The fields of some captchas are OOUI's.
		$out->enableOOUI();
		$captcha = $this->captcha();
		$form = $captcha->getFormInformation();
		$captcha->addFormInformationToOutput( $out, [ 'html' => '' ] + $form );
		return $form['html'];
	}

	private function captcha(): SimpleCaptcha {
		return Hooks::getInstance();
	}
}
