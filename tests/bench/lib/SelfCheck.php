<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** Whether the harness works: every benchmark runs and asserts what it must. No time is judged. TAP. */
class SelfCheck {
	private const FIGURES = [ 'F0', 'H30', 'R2.user', 'R8.pgsql', 'R8.rdbms', 'R8.rdbms.plain', 'R13', 'scan', 'scan.bare',
		'memory.calls', 'R14.anon', 'R14.user', 'R14.api', 'memory.worker', 'memory.opcache', 'media.feed', 'media.page', 'media.refresh',
		'media.refresh.requests', 'media.refresh.peak', 'media.refresh.resident', 'R11', 'signup.hot', 'signup.many', 'signup.page', 'event.page1', 'event.page50', 'R5.new.10', 'R5.update', 'R6.zset', 'R6.list.aof', 'R9.new', 'R9.update', 'R12.worker', 'R12.worker.busy', 'R12.overtakes', 'R7.20', 'R10', 'R12.badge.1', 'R12.badge.3', 'R15.signup', 'likes.history', 'likes.lookup', 'likes.thanks' ];
	private const FIELDS = [ 'value', 'p99', 'baseline', 'ratio', 'spread', 'n', 'conditions' ];
	private const MAY_WAIT = [ 'scan' => 'no WikiSocial\Text', 'scan.bare' => 'no WikiSocial\Text', 'R14.api' => 'no list=socialfeed' ];

	private int $number = 0;
	private bool $failed = false;

	public function __construct( private readonly array $option, private readonly string $folder ) {
	}

	private function check( string $name, callable $test ): void {
		$this->number++;
		try {
			$complaint = $test();
		} catch ( Throwable $e ) {
			$complaint = get_class( $e ) . ': ' . $e->getMessage() . "\n" . $e->getTraceAsString();
		}
		echo $complaint === '' ? '' : 'not ', "ok $this->number - $name\n";
		if ( $complaint !== '' ) {
			$this->failed = true;
			echo '# ', str_replace( "\n", "\n# ", $complaint ), "\n";
		}
	}

	public function run(): int {
		$report = new Report( machine( $this->option ) );
		$this->check( 'every benchmark runs on a tiny world', function () use ( $report ) {
			measure( $this->option, $this->folder, $report );
			return '';
		} );
		$this->check( 'the figures are all there, in well-formed JSON', fn () => $this->faultsOf( $report->json() ) );
		$this->check( 'the table has a line for each', static fn () => implode( ' ', array_filter( self::FIGURES,
			static fn ( $id ) => !preg_match( '/^' . preg_quote( $id, '/' ) . ' /m', $report->table() ) ) ) );
		$this->check( 'a rival that asks other SQL is found out', fn () => $this->plantedFault() );
		$this->check( 'a figure of rounds is the ratio of their medians', static fn () => self::figures() );
		$this->check( 'an aim tighter than the noise is neither held nor missed', static fn () => self::verdicts() );
		echo "1..$this->number\n";
		return $this->failed ? 1 : 0;
	}

	private function faultsOf( string $json ): string {
		$figures = json_decode( $json, true, 512, JSON_THROW_ON_ERROR );
		$faults = [];
		foreach ( self::FIGURES as $id ) {
			$figure = $figures[$id] ?? [];
			if ( array_keys( $figure ) !== self::FIELDS ) {
				$faults[] = "$id has the fields " . implode( ' ', array_keys( $figure ) );
				continue;
			}
			if ( $figure['value'] === null ) {
				$why = $figure['conditions']['verdict'];
				$faults[] = $why === 'not run: ' . ( self::MAY_WAIT[$id] ?? 'never' ) ? '' : "$id: $why";
			} elseif ( !( $figure['ratio'] > 0 && $figure['n'] > 0 && isset( $figures["R0.$id"] ) ) ) {
				$faults[] = "$id: " . json_encode( $figure );
			}
		}
		return implode( "\n", array_filter( $faults ) );
	}

	private function plantedFault(): string {
		$file = "$this->folder/altered.sql";
		file_put_contents( $file, str_replace( 'ORDER BY s.id DESC', 'ORDER BY s.id',
			file_get_contents( "$this->folder/statements.sql" ), $count ) );
		$wiki = Wiki::id( stack( $this->option['profile'] ) );
		$bench = new FeedBench( $this->folder, [], $wiki, new Report( [] ), $this->option, static function () {
		} );
		$found = $bench->differsWith( $file );
		$bench->stop();
		return $count > 0 && str_starts_with( $found, 'differs' ) ? '' : "altered $count times, the pages are the same";
	}

	private static function figures(): string {
		$turns = [ 'a' => [ 2, 4, 6, 6, 100, 8 ], 'b' => [ 1, 2, 3, 3, 4, 4 ] ];
		$variants = [];
		foreach ( $turns as $name => $times ) {
			$variants[$name] = static function () use ( $times ) {
				static $turn = 0;
				return new Sample( $times[$turn++], 9.0, 10 );
			};
		}
		$figure = ( new Rounds( 3, $variants, static function () {
		} ) )->figure( 'a', 'b' );
		return [ $figure['value'], $figure['baseline'], $figure['ratio'], $figure['n'] ] === [ 6.0, 3.0, 2.0, 60 ]
			? '' : json_encode( $figure );
	}

	private static function verdicts(): string {
		$faults = '';
		foreach ( [
			[ '<= 3.0', 2.5, 0.05, 'held' ], [ '<= 3.0', 3.5, 0.05, 'missed' ], [ '<= 3.0', 3.1, 0.05, 'unresolved' ],
			[ '<= 1.02', 1.0, 0.03, 'unresolved' ], [ '<= 1.02', 1.0, 0.01, 'held' ], [ '< 1', 1.0, 0.0, 'missed' ],
			[ '>= 0.9', 0.95, 0.01, 'held' ], [ '>= 0.9', 0.7, 0.01, 'missed' ], [ '>= 0.9', 0.88, 0.1, 'unresolved' ],
			[ '', 9.0, 0.0, 'reported' ],
		] as [ $aim, $ratio, $noise, $wanted ] ) {
			$got = Report::verdict( $aim, $ratio, $noise );
			$faults .= $got === $wanted ? '' : "$aim with $ratio and $noise: $got, wanted $wanted\n";
		}
		return $faults;
	}
}
