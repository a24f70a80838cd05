<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Mail;

use MediaWiki\HookContainer\HookContainer;
use StatusValue;

/**
 * Whether a message that the mailer failed to send was surely not sent. In doubt it may have been: a server that
 * had all of it and was not heard any more may have taken it.
 */
class Verdict {
	public const SERVICE_NAME = 'WikiSocial.MailVerdict';

	/** What the wiki's mailer says before it turns to anybody. */
	private const BEFORE = [ 'user-mail-no-addr', 'user-mail-no-body' ];

	/** How PEAR's mailer begins what it says of all that came after the server was ready for the text. */
	private const DATA = 'Failed to send data [SMTP: ';

	/** The server's own refusal, or that of the mailer before it sent anything. */
	private const REFUSED = '/^(Invalid response code received from server \(code: [45]\d\d,|Message size exceeds server limit )/';

	public function __construct( private readonly HookContainer $hooks ) {
	}

	/** @param StatusValue $status of IEmailer::send(), not good */
	public function isSurelyUnsent( StatusValue $status ): bool {
		$message = $status->getMessages()[0] ?? null;
		if ( !$message ) {
			return false;
		}
		$text = $message->getParams()[0] ?? '';
		$text = is_string( $text ) ? $text : (string)$text->getValue();
		return match ( $message->getKey() ) {
			'pear-mail-error' => !str_starts_with( $text, self::DATA ) || preg_match( self::REFUSED, substr( $text, strlen( self::DATA ) ) ) === 1,
			// Of mail(): sendmail did not take it. Another mailer may mean anything.
			'php-mail-error', 'php-mail-error-unknown' => !$this->hooks->isRegistered( 'AlternateUserMailer' ),
			default => in_array( $message->getKey(), self::BEFORE, true ),
		};
	}
}
