<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Config\HashConfig;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Text\RepoUrlMeaning;
use MediaWiki\Extension\WikiSocial\Text\TitleMeaning;
use MediaWiki\Extension\WikiSocial\Text\UrlMeaning;
use MediaWiki\Interwiki\ClassicInterwikiLookup;
use MediaWiki\Language\Language;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\SpecialPage\SpecialPageFactory;
use MediaWiki\Title\MediaWikiTitleCodec;
use MediaWiki\User\UserNameUtils;
use RepoGroup;

/** Titles of any language, and addresses of a wiki that has a Commons beside it. */
trait MeaningHelper {

	/** Of a wiki of usual addresses; by default its Commons names the page of a file in the usual way. */
	private function urlsOf( TitleMeaning $titles, array $commons = [] ): UrlMeaning {
		$services = MediaWikiServices::getInstance();
		$commons += [ 'descBaseUrl' => 'https://commons.example/wiki/File:' ];
		$commons += [
			'apibase' => 'https://commons.example/w/api.php', 'url' => '//upload.example/commons',
			'thumbUrl' => '//upload.example/commons/thumb',
		] + $GLOBALS['wgForeignFileRepos'][0];
		$repos = new RepoGroup( $GLOBALS['wgLocalFileRepo'], [ $commons ], $services->getMainWANObjectCache(),
			$services->getMimeAnalyzer() );
		$interwikis = new ClassicInterwikiLookup(
			new ServiceOptions( ClassicInterwikiLookup::CONSTRUCTOR_OPTIONS, [
				MainConfigNames::InterwikiExpiry => 60, MainConfigNames::InterwikiScopes => 1,
				MainConfigNames::InterwikiFallbackSite => 'wiki', MainConfigNames::InterwikiCache => [
					'wiki:commons' => '0 https://commons.example/wiki/$1', '__sites:wiki' => 'wiki',
				],
				'wikiId' => 'wiki',
			] ),
			$services->getContentLanguage(), $services->getMainWANObjectCache(), $services->getHookContainer(),
			$services->getConnectionProvider()
		);
		return new UrlMeaning( new ServiceOptions( UrlMeaning::CONSTRUCTOR_OPTIONS, new HashConfig( [
			'ArticlePath' => '/wiki/$1', 'Script' => '/w/index.php', 'Server' => '//wiki.example',
			'CanonicalServer' => 'https://www.wiki.example',
		] ) ), $services->getUrlUtils(), $titles, new RepoUrlMeaning(
			$repos, $interwikis, $services->getUrlUtils(), $services->getTitleParser(), $titles
		) );
	}

	/** Titles as a wiki of this language has them. */
	private function titlesOf( Language $language ): TitleMeaning {
		$services = MediaWikiServices::getInstance();
		$codec = new MediaWikiTitleCodec( $language, $services->getGenderCache(), [], $services->getInterwikiLookup(),
			$services->getNamespaceInfo() );
		$names = new UserNameUtils(
			new ServiceOptions( UserNameUtils::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ), $language,
			LoggerFactory::getInstance( 'test' ), $codec, $services->getMessageFormatterFactory()->getTextFormatter( 'en' ),
			$services->getHookContainer(), $services->getTempUserConfig()
		);
		$special = new SpecialPageFactory(
			new ServiceOptions( SpecialPageFactory::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ), $language,
			$services->getObjectFactory(), $services->getTitleFactory(), $services->getHookContainer()
		);
		return new TitleMeaning( $codec, $codec, $special, $names );
	}
}
