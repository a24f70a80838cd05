<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** The stack's Commons: files to be asked for, and who asked it. */
class Commons {
	private readonly string $log;

	/** @param array<string,string> $stack var/PROFILE/env */
	public function __construct( private readonly array $stack ) {
		$this->log = "$stack[STATE]/log/commons.log";
	}

	/** @return string[] the addresses asked for so far */
	public function requests(): array {
		preg_match_all( '/"[A-Z]+ (\S+) HTTP/', file_get_contents( $this->log ), $found );
		return $found[1];
	}

	public function ask( string $address ): string {
		return file_get_contents( $this->stack['COMMONS_URL'] . $address );
	}

	/** That requests are counted at all. */
	public function assertCounted(): void {
		$before = count( $this->requests() );
		$this->ask( '/api.php?action=query&meta=siteinfo&format=json' );
		if ( count( $this->requests() ) !== $before + 1 ) {
			throw new RuntimeException( 'a request to Commons is not in its log' );
		}
	}

	/** Pictures too small for any still, and redirects to them. Made once: they stay there. */
	public function fill( int $files, int $uploads, string $folder ): void {
		if ( $this->sql( "SELECT count(*) FROM mediawiki.image WHERE img_name LIKE 'WikiSocial\\_bench\\_%'" ) < $uploads ) {
			$this->upload( $uploads, "$folder/pictures" );
		}
		// From where the database's superuser can read it.
		copy( 'tests/bench/world/commons.sql', "$folder/commons.sql" );
		command( "{$this->stack['STATE']}/bin/psql", 'commons', '-q', '-v', "files=$files", '-v', "uploads=$uploads",
			'-f', "$folder/commons.sql" );
	}

	private function sql( string $statement ): int {
		return (int)command( "{$this->stack['STATE']}/bin/psql", 'commons', '-qAtc', $statement );
	}

	private function upload( int $uploads, string $folder ): void {
		mkdir( $folder, 0755 );
		for ( $n = 1; $n <= $uploads; $n++ ) {
			$image = imagecreatetruecolor( 40, 30 );
			imagefill( $image, 0, 0, $n );
			imagepng( $image, "$folder/WikiSocial bench $n.png" );
			file_put_contents( "$folder/WikiSocial bench $n.txt", '<credit>' . json_encode( [
				'Artist' => "Painter $n", 'LicenseShortName' => 'CC BY-SA 4.0', 'LicenseUrl' => 'https://creativecommons.org/licenses/by-sa/4.0/',
				'ImageDescription' => "One colour, the number $n, painted all over", 'AttributionRequired' => 'true',
			] ) . '</credit>' );
		}
		putenv( 'WIKI=commons' );
		command( "{$this->stack['STATE']}/bin/mw", 'importImages', '--comment-ext', 'txt', '--extensions', 'png', '--skip-dupes', $folder );
		putenv( 'WIKI' );
	}
}
