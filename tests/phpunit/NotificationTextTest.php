<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\Notification\Notification;
use MediaWiki\Extension\WikiSocial\Notification\NotificationText;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\MediaWikiServices;
use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentityValue;
use PHPUnit\Framework\TestCase;

/** @covers \MediaWiki\Extension\WikiSocial\Notification\NotificationText */
class NotificationTextTest extends TestCase {
	private const LANGUAGES = [ 'en', 'de', 'ar', 'he', 'qqx' ];

	private static function one( array $parts ): Notification {
		return Notification::fromArray( $parts + [
			'id' => '7', 'seq' => '70', 'kind' => 'like', 'at' => 0, 'unread' => true, 'actors' => [ 1 ], 'actorCount' => 1,
			'object' => [ 'type' => 'status', 'id' => '5' ], 'root' => null, 'comment' => null, 'pageId' => null, 'excerpt' => null,
			'title' => null, 'event' => null, 'word' => null,
		] );
	}

	private static function text(): NotificationText {
		return MediaWikiServices::getInstance()->get( NotificationText::SERVICE_NAME );
	}

	private static function context( string $language = 'en' ): DerivativeContext {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setLanguage( $language );
		return $context;
	}

	/** @return array<int, Person> the last of them hidden */
	private static function people(): array {
		$people = [];
		foreach ( [ 1 => 'Ada', 2 => 'Bo & Co', 3 => 'Cleo' ] as $id => $name ) {
			$people[$id] = new Person( $id, new UserIdentityValue( $id, $name ) );
		}
		return $people + [ 4 => new Person( 4, null ) ];
	}

	private static function target( string $type ): Target {
		return new Target( $type, '5', 1, false, 1, Title::makeTitle( NS_MAIN, 'Bread "&" <b>' ), 'https://wiki.example/there' );
	}

	private function say( array $parts, ?Target $target = null, string $language = 'en' ): string {
		return self::text()->plain( self::one( $parts ), $target, self::people(), self::context( $language ) );
	}

	public static function provideSentences(): array {
		$all = [];
		foreach ( [ 'like', 'comment' ] as $kind ) {
			foreach ( [ 'status', 'comment', 'event', 'revision', 'log', 'talk-comment', 'unheard-of' ] as $type ) {
				$all["$kind $type"] = [ [ 'kind' => $kind, 'object' => [ 'type' => $type, 'id' => '5' ] ], "$kind-" . strtr( $type, [ 'unheard-of' => 'other' ] ) ];
			}
		}
		foreach ( [ 'status', 'comment' ] as $type ) {
			$all["mention $type"] = [ [ 'kind' => 'mention', 'object' => [ 'type' => $type, 'id' => '5' ] ], "mention-$type" ];
		}
		foreach ( [
			'follow-request', 'follow-accepted', 'follower', 'group-invite', 'group-request', 'group-approved', 'signup', 'event-changed',
			'event-promoted', 'event-reminder', 'event-message'
		] as $kind ) {
			$all[$kind] = [ [ 'kind' => $kind ], $kind ];
		}
		foreach ( [
			'event-cancelled' => [ 'cancelled', 'postponed', 'planned' ], 'moderation' => [ 'none', 'hidden', 'suppressed' ],
			'event-role' => [ 'organiser-added', 'organiser-removed', 'seated', 'waitlisted', 'removed' ],
			'group-role' => [ 'member', 'moderator', 'owner', 'removed' ]
		] as $kind => $words ) {
			foreach ( $words as $word ) {
				$all["$kind $word"] = [ [ 'kind' => $kind, 'word' => $word ], "$kind-$word" ];
			}
		}
		return $all + [
			'a word that is new' => [ [ 'kind' => 'event-role', 'word' => 'crowned' ], 'other' ],
			'a kind of another extension' => [ [ 'kind' => 'birthday' ], 'other' ],
			'reply about a page' => [ [ 'kind' => 'reply' ], 'reply-about' ],
		];
	}

	/** @dataProvider provideSentences */
	public function testEachHasASentenceOfItsOwnInEveryLanguage( array $parts, string $key ): void {
		$type = $parts['object']['type'] ?? 'event';
		$parts += [ 'title' => 'Editathon', 'actors' => [ 1, 2 ], 'actorCount' => 2 ];
		$this->assertStringContainsString( "wikisocial-notification-$key:", $this->say( $parts, self::target( $type ), 'qqx' ) );
		foreach ( self::LANGUAGES as $language ) {
			$said = $this->say( $parts, self::target( $type ), $language );
			$this->assertDoesNotMatchRegularExpression( '/\$\d|\{\{|⧼/', $said, $language );
		}
	}

	public static function provideNames(): array {
		return [
			[ [ 1 ], 1, 'Ada liked your status' ],
			[ [ 1, 2 ], 2, 'Ada and Bo & Co liked your status' ],
			[ [ 1, 2, 3 ], 3, 'Ada, Bo & Co and Cleo liked your status' ],
			[ [ 1, 2, 3 ], 4, 'Ada, Bo & Co and 2 others liked your status' ],
			[ [ 1, 2, 3 ], 9, 'Ada, Bo & Co and 7 others liked your status' ],
			[ [ 1 ], 2, 'Ada and one other liked your status' ],
			[ [ 1, 2, 3 ], 1000, 'Ada, Bo & Co and 998 or more others liked your status' ],
			[ [ 4, 1 ], 2, '(username removed) and Ada liked your status' ],
			[ [], 1, 'Somebody liked your status' ],
			[ [], 3, '3 people liked your status' ],
		];
	}

	/** @dataProvider provideNames */
	public function testAsManyAreNamedAsCanBe( array $actors, int $count, string $sentence ): void {
		$this->assertSame( $sentence, $this->say( [ 'actors' => $actors, 'actorCount' => $count ] ) );
	}

	public function testNamesAndTitlesAreTextAndLinks(): void {
		$html = self::text()->sentence(
			self::one( [ 'object' => [ 'type' => 'revision', 'id' => '5' ], 'actors' => [ 2 ] ] ), self::target( 'revision' ), self::people(), self::context()
		);
		$this->assertStringContainsString( '<bdi>Bo &amp; Co</bdi></a> liked your edit to <bdi><a ', $html );
		$this->assertStringContainsString( 'Bread &quot;&amp;&quot; &lt;b&gt;', $html );
		$event = self::text()->sentence( self::one( [ 'kind' => 'event-changed', 'title' => '<i>x', 'actors' => [] ] ), null, [], self::context() );
		$this->assertStringContainsString( '<bdi>&lt;i>x</bdi>', $event );
	}

	public function testOfWhatIsKeptNothingIsSaid(): void {
		$one = self::one( [ 'kind' => 'comment', 'object' => [ 'type' => 'revision', 'id' => '5' ], 'comment' => '9', 'excerpt' => 'Secret' ] )->kept();
		$this->assertNull( $one->excerpt );
		$this->assertNull( self::text()->url( $one, null ) );
		$said = self::text()->plain( $one, null, self::people(), self::context() );
		$this->assertStringNotContainsString( 'Ada', $said );
		$this->assertStringContainsString( 'may not read', $said );
	}

	public static function provideUrls(): array {
		return [
			'a status' => [ [], 'Special:Social/status/5' ],
			'a comment that is liked' => [ [ 'object' => [ 'type' => 'comment', 'id' => '5' ] ], 'Special:Social/comments/comment/5' ],
			'the newest comment' => [ [ 'kind' => 'comment', 'comment' => '9', 'object' => [ 'type' => 'revision', 'id' => '5' ] ], 'Special:Social/comments/comment/9' ],
			'an event' => [ [ 'kind' => 'event-changed', 'object' => [ 'type' => 'event', 'id' => '5' ] ], 'Special:SocialEvents/5' ],
			'who comes' => [ [ 'kind' => 'signup', 'object' => [ 'type' => 'event', 'id' => '5' ] ], 'Special:SocialEvents/5/participants' ],
			'an edit' => [ [ 'object' => [ 'type' => 'revision', 'id' => '5' ] ], 'https://wiki.example/there' ],
		];
	}

	/** @dataProvider provideUrls */
	public function testTheLinkGoesWhereItHappened( array $parts, string $end ): void {
		$one = self::one( $parts );
		$this->assertStringEndsWith( $end, self::text()->url( $one, self::target( $one->object['type'] ) ) );
	}
}
