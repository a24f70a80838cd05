<?php
// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Echo telling as many accounts as it is asked to of one event, on the wiki whose settings MW_CONFIG_FILE has, on the web only. To
 * "people N" on standard input it sees to N accounts; to "tell N" it answers the nanoseconds from the event to the last row,
 * deferred updates and all, and how many rows it wrote.
 */
declare( strict_types = 1 );

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\Notifications\Model\Event;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\MediaWikiServices;
use MediaWiki\User\UserArray;
use Wikimedia\Rdbms\IExpression;
use Wikimedia\Rdbms\LikeValue;

class TellByEcho extends Maintenance {
	/** Accounts of one event, as Echo's own locators of large audiences give them. */
	public static array $people = [];

	public static function locate(): array {
		return self::$people;
	}

	/** @inheritDoc */
	public function execute() {
		$dbw = $this->getPrimaryDB();
		$users = MediaWikiServices::getInstance()->getUserFactory();
		while ( ( $line = fgets( STDIN ) ) !== false ) {
			[ $what, $count ] = explode( ' ', trim( $line ) );
			if ( $what === 'people' ) {
				foreach ( array_chunk( range( 0, (int)$count - 1 ), 1000 ) as $numbers ) {
					$dbw->newInsertQueryBuilder()->insertInto( 'user' )->ignore()->caller( __METHOD__ )
						->rows( array_map( static fn ( $number ) => [ 'user_name' => "Bench $number", 'user_password' => '', 'user_newpassword' => '',
							'user_email' => '', 'user_token' => '', 'user_touched' => $dbw->timestamp() ], $numbers ) )
						->execute();
				}
				$dbw->insertSelect( 'actor', 'user', [ 'actor_user' => 'user_id', 'actor_name' => 'user_name' ],
					[ $dbw->expr( 'user_name', IExpression::LIKE, new LikeValue( 'Bench ', $dbw->anyString() ) ) ], __METHOD__, [ 'IGNORE' ] );
				echo "$count\n";
				continue;
			}
			$ids = $dbw->newSelectQueryBuilder()->select( 'user_id' )->from( 'user' )
				->where( $dbw->expr( 'user_name', IExpression::LIKE, new LikeValue( 'Bench ', $dbw->anyString() ) ) )
				->limit( (int)$count )->caller( __METHOD__ )->fetchFieldValues();
			self::$people = [];
			foreach ( UserArray::newFromIDs( $ids ) as $user ) {
				self::$people[$user->getId()] = $user;
			}
			$before = $this->rows( $dbw );
			$begin = hrtime( true );
			Event::create( [ 'type' => 'wikisocial-bench', 'agent' => $users->newFromName( 'Bench 0' ) ] );
			DeferredUpdates::doUpdates();
			$time = hrtime( true ) - $begin;
			echo $time, ' ', $this->rows( $dbw ) - $before, "\n";
		}
	}

	private function rows( $dbw ): int {
		return (int)$dbw->newSelectQueryBuilder()->select( 'COUNT(*)' )->from( 'echo_notification' )->caller( __METHOD__ )->fetchField();
	}
}

return TellByEcho::class;
