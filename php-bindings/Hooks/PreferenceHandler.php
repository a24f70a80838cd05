<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Follow\FollowCommand;
use MediaWiki\Extension\WikiSocial\Follow\SuggestionsQuery;
use MediaWiki\Extension\WikiSocial\Status\UserPageCache;
use MediaWiki\Preferences\Hook\GetPreferencesHook;
use MediaWiki\User\Options\Hook\SaveUserOptionsHook;
use MediaWiki\User\UserIdentity;

/** What each person decides: whether the own user page shows one's statuses, and who may follow. */
class PreferenceHandler implements GetPreferencesHook, SaveUserOptionsHook {
	public function __construct( private readonly UserPageCache $pages ) {
	}

	/** @inheritDoc */
	public function onGetPreferences( $user, &$preferences ) {
		if ( $user->isNamed() && $this->pages->isOffered() ) {
			$preferences[UserPageCache::OPTION] = [
				'type' => 'toggle',
				'section' => 'personal/wikisocial',
				'label-message' => 'wikisocial-preference-userpage',
				'help-message' => 'wikisocial-preference-userpage-help',
			];
		}
		if ( $user->isNamed() ) {
			$choices = [];
			foreach ( FollowCommand::CHOICES as $choice ) {
				// Messages: wikisocial-preference-follow-open, wikisocial-preference-follow-request,
				// wikisocial-preference-follow-closed
				$choices["wikisocial-preference-follow-$choice"] = $choice;
			}
			$preferences[FollowCommand::OPTION] = [
				'type' => 'radio',
				'section' => 'personal/wikisocial',
				'label-message' => 'wikisocial-preference-follow',
				'help-message' => 'wikisocial-preference-follow-help',
				'options-messages' => $choices,
			];
			$preferences[SuggestionsQuery::OPTION] = [
				'type' => 'toggle',
				'section' => 'personal/wikisocial',
				'label-message' => 'wikisocial-preference-suggest',
				'help-message' => 'wikisocial-preference-suggest-help',
			];
		}
	}

	/** @inheritDoc */
	public function onSaveUserOptions( UserIdentity $user, array &$modifiedOptions, array $originalOptions ) {
		if ( array_key_exists( UserPageCache::OPTION, $modifiedOptions ) ) {
			$this->pages->purge( $user );
		}
	}
}
