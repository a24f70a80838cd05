<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\MWEntity;

use HtmlArmor;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use MediaWiki\User\TempUser\TempUserConfig;
use MessageLocalizer;

/** Someone's name as a link, the same wherever a person is named. */
class PersonHtml {
	public const SERVICE_NAME = 'WikiSocial.PersonHtml';

	public function __construct(
		private readonly LinkRenderer $linkRenderer,
		private readonly TempUserConfig $tempUserConfig
	) {
	}

	/** @param Person $person @param MessageLocalizer $localizer @param string $sign before the name, such as "@" */
	public function link( Person $person, MessageLocalizer $localizer, string $sign = '' ): string {
		if ( $person->name === null ) {
			return Html::element( 'span', [ 'class' => 'mw-userlink history-deleted' ],
				$localizer->msg( 'rev-deleted-user' )->text() );
		}
		$temporary = $this->tempUserConfig->isTempName( $person->name );
		$target = $temporary ? SpecialPage::getTitleValueFor( 'Contributions', $person->name )
			: Title::makeTitleSafe( NS_USER, $person->name );
		$label = htmlspecialchars( $sign ) . Html::element( 'bdi', [], $person->name );
		$class = $temporary ? 'mw-userlink mw-tempuserlink' : 'mw-userlink';
		// Names from before today's rules may be no title.
		return $target ? $this->linkRenderer->makeLink( $target, new HtmlArmor( $label ), [ 'class' => $class ] )
			: Html::rawElement( 'span', [ 'class' => $class ], $label );
	}
}
