<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Mail;

use MailAddress;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Notification\Kinds;
use MediaWiki\Extension\WikiSocial\Notification\Notification;
use MediaWiki\Extension\WikiSocial\Notification\NotificationPage;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use MediaWiki\MainConfigNames;
use MediaWiki\Mail\IEmailer;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\User;
use MediaWiki\User\UserFactory;
use Psr\Log\LoggerInterface;
use Throwable;
use Wikimedia\Message\ITextFormatter;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/**
 * Sends the mail that is due, by the wiki's own mailer. What was handed to it is never given to it again: who is
 * killed in between leaves a dead letter.
 */
class MailSender {
	public const SERVICE_NAME = 'WikiSocial.MailSender';

	public const CONSTRUCTOR_OPTIONS = [
		MainConfigNames::BlockDisablesLogin, MainConfigNames::CanonicalServer, MainConfigNames::EnableEmail, MainConfigNames::PasswordSender,
		MainConfigNames::Sitename,
	];

	/** Of our mail alone, until UserMailer has set its own: see MailHandler */
	public const UNSUBSCRIBE_HEADER = 'X-WikiSocial-Unsubscribe';

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly Engine $engine,
		private readonly NotificationsQuery $notifications,
		private readonly MailRenderer $renderer,
		private readonly Verdict $verdict,
		private readonly IEmailer $emailer,
		private readonly UserFactory $users,
		private readonly UserOptionsLookup $options,
		private readonly ITextFormatter $contentText,
		private readonly LoggerInterface $logger
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/** A wiki that sends none leaves all as it is. */
	public function isEnabled(): bool {
		return (bool)$this->config->get( MainConfigNames::EnableEmail );
	}

	/**
	 * One message each for some people for whom something is due.
	 * @param int $people at most 15
	 * @return array{taken: int, sent: int, failed: int, closed: int} people; closed: of whom nothing is left to be said,
	 *  and rows of others
	 * @throws Exception
	 */
	public function send( int $people ): array {
		$due = $this->engine->takeDeliveries( $people );
		$counts = [ 'taken' => count( $due['people'] ), 'sent' => 0, 'failed' => 0, 'closed' => $due['closed'] ];
		foreach ( $due['people'] as $one ) {
			$counts[$this->one( $one )]++;
		}
		return $counts;
	}

	/**
	 * @param array{userId: int, items: array[], leases: array<int, int>} $due
	 * @return string member of send()'s answer
	 */
	private function one( array $due ): string {
		try {
			$user = $this->users->newFromId( $due['userId'] );
			$page = $this->mayBeMailed( $user ) ? $this->readable( $due['items'], $user ) : null;
			$mail = $page ? $this->renderer->render( $user, $page ) : null;
		} catch ( Throwable $mistake ) {
			$this->logger->error( 'Mail for user {user} cannot be written', [ 'user' => $due['userId'], 'exception' => $mistake ] );
			$this->engine->failDeliveries( $due['leases'], $mistake::class . ': ' . mb_scrub( $mistake->getMessage() ), true );
			return 'failed';
		}
		if ( !$mail ) {
			$this->engine->endDeliveries( $due['leases'] );
			return 'closed';
		}
		// Too late: somebody else has it by now.
		return $this->engine->handDeliveries( $due['leases'] ) ? $this->hand( $mail, $user, $due['leases'] ) : 'failed';
	}

	private function hand( Mail $mail, User $user, array $leases ): string {
		try {
			$status = $this->emailer->send(
				MailAddress::newFromUser( $user ), $this->sender(), $mail->subject, $mail->text, $mail->html, [ 'headers' => $this->headers( $mail ) ]
			);
		} catch ( Throwable $mistake ) {
			$this->logger->error( 'Mail for user {user} broke the mailer', [ 'user' => $user->getId(), 'exception' => $mistake ] );
			$this->engine->failDeliveries( $leases, $mistake::class . ': ' . mb_scrub( $mistake->getMessage() ), false );
			return 'failed';
		}
		if ( $status->isOK() ) {
			$this->engine->endDeliveries( $leases );
			return 'sent';
		}
		$reason = $this->contentText->format( $status->getMessages()[0] );
		$isSure = $this->verdict->isSurelyUnsent( $status );
		$this->logger->warning( $isSure ? 'Mail for user {user} was not sent: {reason}' : 'Mail for user {user} may have been sent: {reason}', [
			'user' => $user->getId(),
			'reason' => $reason,
		] );
		$this->engine->failDeliveries( $leases, mb_scrub( $reason ), $isSure );
		return 'failed';
	}

	/** Confirmed address, and mail not declined as a whole. */
	private function mayBeMailed( User $user ): bool {
		return $user->isNamed() && $user->canReceiveEmail()
			&& !( $this->config->get( MainConfigNames::BlockDisablesLogin ) && $user->getBlock()?->isSitewide() );
	}

	/** By the wiki's own options: the store hears of a change a moment later. */
	private function isWanted( string $kind, User $user ): bool {
		$default = (bool)( ( Kinds::all()[$kind] ?? 0 ) & Kinds::MAIL );
		return (bool)$this->options->getOption( $user, Kinds::OPTION . "mail-$kind", $default );
	}

	/** What the wiki lets them read of it. */
	private function readable( array $items, User $user ): ?NotificationPage {
		$page = $this->notifications->placed( new NotificationPage( array_map( Notification::fromArray( ... ), $items ), null, 0 ), $user );
		$left = array_values( array_filter( $page->items, fn ( Notification $one ) => !$one->isKept && $this->isWanted( $one->kind, $user ) ) );
		return $left ? new NotificationPage( $left, null, 0, $page->targets ) : null;
	}

	private function sender(): MailAddress {
		return new MailAddress(
			$this->config->get( MainConfigNames::PasswordSender ), $this->contentText->format( MessageValue::new( 'emailsender' ) )
		);
	}

	private function headers( Mail $mail ): array {
		$host = parse_url( (string)$this->config->get( MainConfigNames::CanonicalServer ), PHP_URL_HOST ) ?: 'localhost';
		return [
			self::UNSUBSCRIBE_HEADER => $mail->unsubscribeUrl,
			'List-Unsubscribe-Post' => 'List-Unsubscribe=One-Click',
			'List-Id' => "<social-notifications.$host>",
			'Auto-Submitted' => 'auto-generated',
		];
	}
}
