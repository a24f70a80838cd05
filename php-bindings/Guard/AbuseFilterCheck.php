<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Guard;

use MediaWiki\Extension\AbuseFilter\FilterRunnerFactory;
use MediaWiki\Extension\AbuseFilter\VariableGenerator\VariableGeneratorFactory;
use MediaWiki\Title\Title;
use MediaWiki\User\UserFactory;
use MediaWiki\Utils\UrlUtils;

/**
 * Extension:AbuseFilter: a status runs through the wiki's filters as action "socialpost" on the
 * author's user page. Filters read it as new_wikitext, added_lines and added_links.
 */
class AbuseFilterCheck implements WriteCheck {
	public function __construct(
		private readonly FilterRunnerFactory $runners,
		private readonly VariableGeneratorFactory $variables,
		private readonly UserFactory $userFactory,
		private readonly UrlUtils $urlUtils
	) {
	}

	public function check( string $action, string $text, WriteStatus $status ): void {
		$user = $this->userFactory->newFromAuthority( $status->performer );
		$page = Title::makeTitle( NS_USER, $user->getName() );
		$links = TextLinks::find( $text, $this->urlUtils );
		$vars = $this->variables->newGenerator()
			->addUserVars( $user )
			->addTitleVars( $page, 'page' )
			->addGenericVars()
			->getVariableHolder();
		$vars->setVar( 'action', 'social' . $action );
		$vars->setVar( 'old_wikitext', '' );
		$vars->setVar( 'new_wikitext', $text );
		$vars->setVar( 'old_size', 0 );
		$vars->setVar( 'new_size', strlen( $text ) );
		$vars->setVar( 'edit_delta', strlen( $text ) );
		$vars->setVar( 'summary', '' );
		$vars->setVar( 'added_lines', explode( "\n", $text ) );
		$vars->setVar( 'removed_lines', [] );
		$vars->setVar( 'old_links', [] );
		$vars->setVar( 'new_links', $links );
		$vars->setVar( 'added_links', $links );
		$verdict = $this->runners->newRunner( $user, $page, $vars, 'default' )->run( false );
		if ( !$verdict->isOK() ) {
			$status->merge( $verdict );
		}
	}
}
