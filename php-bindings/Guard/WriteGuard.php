<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Guard;

use InvalidArgumentException;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Hooks\HookRunner;
use MediaWiki\Extension\WikiSocial\Status\Levels;
use MediaWiki\Permissions\Authority;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Title\Title;
use MediaWiki\User\TempUser\TempUserConfig;
use MediaWiki\User\TempUser\TempUserCreator;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use Wikimedia\Rdbms\ReadOnlyMode;
use Wikimedia\Stats\StatsFactory;

/**
 * The one guard that every write passes, in this order: the wiki takes writes; there is an account
 * (or a temporary one is made); right, blocks and rate limit; then for a text the spam list, the
 * abuse filters, a captcha, and whoever listens to WikiSocialBeforeWrite. CSRF is the entry points'.
 */
class WriteGuard {
	public const SERVICE_NAME = 'WikiSocial.WriteGuard';

	/** Right of each action; null: everybody with an account, also when blocked (taking back one's own). */
	private const RIGHTS = [
		'post' => 'wikisocial-post',
		'edit' => 'wikisocial-post',
		'delete' => null,
		'undelete' => 'wikisocial-post',
		'comment' => 'wikisocial-comment',
		'editcomment' => 'wikisocial-comment',
		'undeletecomment' => 'wikisocial-comment',
		'close' => 'wikisocial-comment',
		'report' => 'wikisocial-report',
		'like' => 'wikisocial-like',
		'unlike' => null,
		'signup' => 'wikisocial-signup',
		'signoff' => null,
		'organise' => 'wikisocial-signup',
		'groupcreate' => 'wikisocial-group-create',
		'group' => 'wikisocial-post',
		'groupleave' => null,
		'calendar' => null,
		'mark' => null,
		'follow' => 'wikisocial-follow',
		'unfollow' => null,
		'moderate' => 'wikisocial-moderate',
		'suppress' => 'wikisocial-suppress',
	];

	/** What a wiki that takes no new statuses does not take either. */
	private const WRITING = [ 'post', 'edit', 'undelete' ];

	/**
	 * For actions without a right: the right that a bot password or an OAuth consumer must have been
	 * granted, since what was let in to read only must not take anything back.
	 */
	private const GRANTED = [
		'delete' => 'wikisocial-post', 'unlike' => 'wikisocial-like', 'signoff' => 'wikisocial-signup',
		'unfollow' => 'wikisocial-follow', 'groupleave' => 'wikisocial-post', 'calendar' => 'wikisocial-signup', 'mark' => 'wikisocial-read-notifications'
	];

	/** What may be the first that somebody without an account does. */
	private const FIRST = [ 'post', 'like', 'comment', 'signup' ];
	private const RETRY_READ_ONLY = 60;
	private const RETRY_RATE_LIMIT = 60;

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialEnablePosting', 'WikiSocialVisibility' ];
	private const RETRY_POSTING_OFF = 300;
	/** Message: too much in a short time */
	public const RATE_LIMIT = 'wikisocial-error-rate-limit';

	/** @param WriteCheck[] $checks */
	public function __construct(
		private readonly ServiceOptions $config,
		private readonly ReadOnlyMode $readOnlyMode,
		private readonly TempUserConfig $tempUserConfig,
		private readonly TempUserCreator $tempUserCreator,
		private readonly UserFactory $userFactory,
		private readonly HookRunner $hooks,
		private readonly array $checks,
		private readonly StatsFactory $stats
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/**
	 * For showing a form, never for writing: whether it would probably be let in.
	 * Counts nothing, makes no account.
	 * @param Authority $performer
	 * @param string $action
	 * @param ?PermissionStatus $why
	 * @param ?Title $page as for authorize()
	 */
	public function probably(
		Authority $performer, string $action, ?PermissionStatus $why = null, ?Title $page = null
	): bool {
		if ( in_array( $action, self::WRITING, true ) && !$this->isPostingOn() ) {
			$why?->fatal( 'wikisocial-error-posting-off' );
			return false;
		}
		if ( !$performer->isRegistered() ) {
			return $this->tempUserConfig->shouldAutoCreate( $performer, 'edit' ) && !$performer->getBlock();
		}
		$right = $this->rightFor( $action );
		$permission = PermissionStatus::newEmpty();
		if ( $right === null || $performer->definitelyCan( $right, $page ?? self::place( $performer ), $permission ) ) {
			return true;
		}
		foreach ( self::reasons( $permission ) as $reason ) {
			$why?->fatal( $reason );
		}
		return false;
	}

	/** Whether an action may be the first of somebody without an account, whoever it is. */
	public function takesNewcomers( Authority $anybody, string $action ): bool {
		return in_array( $action, self::FIRST, true ) && $this->tempUserConfig->shouldAutoCreate( $anybody, 'edit' );
	}

	/**
	 * To be called at the moment of writing: it counts towards the rate limit.
	 * @param string $action
	 * @param Authority $performer
	 * @param string $text
	 * @param ?Title $page to which what is written belongs; null: the performer's user page
	 */
	public function authorize(
		string $action, Authority $performer, string $text = '', ?Title $page = null
	): WriteStatus {
		$status = $this->decide( $action, $performer, $text, $page );
		if ( !$status->isOK() ) {
			$this->stats->getCounter( 'refusals_total' )
				->setLabel( 'action', $action )
				->setLabel( 'reason', $status->getMessages()[0]->getKey() )
				->increment();
		}
		return $status;
	}

	/** Switched on, and the wiki has a level to post on. */
	private function isPostingOn(): bool {
		return $this->config->get( 'WikiSocialEnablePosting' ) &&
			array_intersect( Levels::KNOWN, $this->config->get( 'WikiSocialVisibility' ) );
	}

	private function decide( string $action, Authority $performer, string $text, ?Title $page ): WriteStatus {
		$status = WriteStatus::for( $performer );
		$right = $this->rightFor( $action );
		if ( in_array( $action, self::WRITING, true ) && !$this->isPostingOn() ) {
			return $status->refuse(
				MessageValue::new( 'wikisocial-error-posting-off' ), 503, self::RETRY_POSTING_OFF
			);
		}
		if ( $this->readOnlyMode->isReadOnly() ) {
			return $status->refuse(
				MessageValue::new( 'wikisocial-error-read-only' )->plaintextParams( $this->readOnlyMode->getReason() ),
				503, self::RETRY_READ_ONLY
			);
		}
		$this->needAccount( $action, $status );
		if ( $status->isOK() && $right !== null ) {
			$this->needRight( $right, $status, $page );
		} elseif ( $status->isOK() ) {
			$this->needGrant( self::GRANTED[$action], $status );
		}
		if ( $text !== '' ) {
			foreach ( $this->checks as $check ) {
				if ( $status->isOK() ) {
					$check->check( $action, $text, $status );
				}
			}
		}
		if ( $status->isOK() ) {
			$this->hooks->onWikiSocialBeforeWrite( $action, $status->performer, $text, $status );
		}
		return $status;
	}

	private function rightFor( string $action ): ?string {
		if ( !array_key_exists( $action, self::RIGHTS ) ) {
			throw new InvalidArgumentException( "No such write: $action" );
		}
		return self::RIGHTS[$action];
	}

	/**
	 * Nobody writes under an address: where the wiki has temporary accounts the first status, like,
	 * comment or sign-up makes one. Nothing else does: who has no account has nothing to take back.
	 */
	private function needAccount( string $action, WriteStatus $status ): void {
		if ( $status->performer->isRegistered() ) {
			return;
		}
		$block = $status->performer->getBlock();
		$mayMake = in_array( $action, self::FIRST, true ) && $this->tempUserConfig->shouldAutoCreate( $status->performer, 'edit' );
		if ( !$mayMake || $block ) {
			$status->refuse( MessageValue::new( 'wikisocial-error-login-needed' ) );
			return;
		}
		$request = RequestContext::getMain()->getRequest();
		$made = $this->tempUserCreator->create( null, $request );
		if ( !$made->isOK() ) {
			$status->merge( $made );
			return;
		}
		$request->getSession()->persist();
		$status->performer = $this->userFactory->newFromUserIdentity( $made->getUser() );
	}

	/**
	 * Statuses belong to one's user page. Without a page every partial block would count, also one
	 * from an article; with it only those for this action, this page or its namespace do.
	 */
	private static function place( Authority $performer ): Title {
		return Title::makeTitle( NS_USER, $performer->getUser()->getName() );
	}

	/** Blocks and lost rights do not count here, only what the login itself is limited to. */
	private function needGrant( string $right, WriteStatus $status ): void {
		$granted = RequestContext::getMain()->getRequest()->getSession()->getAllowedUserRights();
		if ( $granted !== null && !in_array( $right, $granted, true ) ) {
			$status->refuse( MessageValue::new( 'badaccess-group0' ) );
		}
	}

	private function needRight( string $right, WriteStatus $status, ?Title $page ): void {
		$permission = PermissionStatus::newEmpty();
		if ( $status->performer->authorizeWrite( $right, $page ?? self::place( $status->performer ), $permission ) ) {
			return;
		}
		$reasons = self::reasons( $permission );
		if ( $reasons[0]->getKey() === self::RATE_LIMIT ) {
			$status->refuse( $reasons[0], 429, self::RETRY_RATE_LIMIT );
			return;
		}
		foreach ( $reasons as $reason ) {
			$status->refuse( $reason );
		}
	}

	/**
	 * Why not. Someone who is blocked as well is not told to come back in a minute.
	 * @return MessageSpecifier[] never empty
	 */
	private static function reasons( PermissionStatus $permission ): array {
		$lasting = array_filter(
			$permission->getMessages(), static fn ( $one ) => $one->getKey() !== 'actionthrottledtext'
		);
		return array_values( $lasting ) ?: [ MessageValue::new( self::RATE_LIMIT ) ];
	}
}
