<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use ForeignAPIRepo;
use MediaWiki\MediaWikiServices;

/** Another wiki's files, by answers that a test has ready. Its name is "commons", its host commons.example. */
class FakeApiRepo extends ForeignAPIRepo {
	/** @var array[] parameters of each request, with its time */
	public array $asked = [];

	/** @param \Closure(array): (string|false) $answer to the parameters */
	public function __construct( private readonly \Closure $answer, string $name = 'commons' ) {
		$services = MediaWikiServices::getInstance();
		parent::__construct( [
			'name' => $name, 'apibase' => "https://$name.example/w/api.php", 'url' => '//upload.example',
			'wanCache' => $services->getMainWANObjectCache(),
		] + $GLOBALS['wgForeignFileRepos'][0] );
	}

	/** @inheritDoc */
	public function httpGet( $url, $timeout = 'default', $options = [], &$mtime = false ) {
		parse_str( parse_url( $url, PHP_URL_QUERY ), $query );
		$this->asked[] = $query + [ 'path' => parse_url( $url, PHP_URL_PATH ), 'timeout' => $timeout, 'length' => strlen( $url ) ];
		return ( $this->answer )( $query );
	}
}
