<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Mail\MailSender;
use MediaWiki\Hook\UserMailerTransformMessageHook;

/** Our mail says where it is ended; the wiki's mailer writes the preferences there, for all mail. */
class MailHandler implements UserMailerTransformMessageHook {
	/** @inheritDoc */
	public function onUserMailerTransformMessage( $to, $from, &$subject, &$headers, &$body, &$error ) {
		if ( isset( $headers[MailSender::UNSUBSCRIBE_HEADER] ) ) {
			$headers['List-Unsubscribe'] = '<' . $headers[MailSender::UNSUBSCRIBE_HEADER] . '>';
			unset( $headers[MailSender::UNSUBSCRIBE_HEADER] );
		}
	}
}
