<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/**
 * The same number of people told by Echo, of the stack's wiki, with its default settings but for mail, which nobody sends here, and
 * for the job that its own limit of rows makes, which throws on PostgreSQL from about 1,000 recipients on: it stays in memory. Ours:
 * a reply in a thread, as in FanoutBench, from the commit to the last row.
 */
class EchoBench {
	/** Recipients, with the most rounds: one turn of Echo takes half a minute at the second. */
	private const SIZES = [ 1000 => 9, 10000 => 3 ];

	/** @param array<string,string> $stack */
	public function __construct( private readonly array $stack, private readonly string $folder, private readonly FanoutBench $ours,
		private readonly Report $report, private readonly array $option, private readonly Closure $progress ) {
	}

	public function echo(): void {
		$sizes = $this->option['self-check'] ? [ 20 => 1 ] :
			array_filter( self::SIZES, fn ( $size ) => $size <= $this->option['people'], ARRAY_FILTER_USE_KEY );
		$most = max( array_keys( $sizes ) );
		( $this->progress )( "accounts for Echo: $most" );
		$echo = $this->player();
		$echo->ask( 'people ' . ( $most + 1 ) );
		$this->ours->open();
		foreach ( $sizes as $size => $rounds ) {
			( $this->progress )( "Echo and ours, $size people" );
			$variants = [ 'ours' => fn () => $this->ours->tell( $size, 'new' ), 'echo' => function () use ( $echo, $size ) {
				[ $time, $rows ] = explode( ' ', $echo->ask( "tell $size" ) );
				if ( (int)$rows < $size - 1 ) {
					throw new RuntimeException( "Echo wrote $rows rows for $size people" );
				}
				return new Sample( $rows / ( $time / 1e9 ), $rows / ( $time / 1e9 ), (int)$rows );
			} ];
			array_walk( $variants, static fn ( $variant ) => $variant() );
			$rounds = new Rounds( min( $rounds, $this->option['rounds'] ), $variants, $this->progress );
			$this->report->add( "R7.$size", 'rows/s', [ 1000 => '>= 40', 10000 => '>= 100' ][$size] ?? '', $rounds, $rounds->figure( 'ours', 'echo' ) );
		}
		$this->ours->close();
		$echo->stop();
	}

	private function player(): Player {
		$file = "$this->folder/echo.php";
		file_put_contents( $file, '<?php require ' . var_export( $this->stack['STATE'] . '/wiki/LocalSettings.php', true ) . ';
			$wgEchoNotifications["wikisocial-bench"] = [ "category" => "system", "section" => "alert", "user-locators" => [ [ "TellByEcho::locate" ] ] ];
			$wgDefaultNotifyTypeAvailability = [ "web" => true, "email" => false ];
			$wgJobTypeConf["EchoNotificationDeleteJob"] = [ "class" => "JobQueueMemory" ];' . "\n" );
		return new Player( [ "{$this->stack['STATE']}/bin/php", "{$this->stack['MW']}/maintenance/run.php", getcwd() . '/tests/bench/echo.php' ],
			[ 'MW_CONFIG_FILE' => $file ] );
	}
}
