<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Config\Config;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Notification\Kinds;
use MediaWiki\Extension\WikiSocial\Notification\PreferenceMirror;
use MediaWiki\Hook\SpecialMuteModifyFormFieldsHook;
use MediaWiki\MainConfigNames;
use MediaWiki\Preferences\Hook\GetPreferencesHook;
use MediaWiki\Preferences\MultiUsernameFilter;
use MediaWiki\User\CentralId\CentralIdLookup;
use MediaWiki\User\Options\Hook\SaveUserOptionsHook;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\Hook\UserSaveSettingsHook;
use MediaWiki\User\UserIdentity;

/** What somebody is told of, on which ways, and by whom not: asked in the preferences, told to the store. */
class NotificationPreferenceHandler implements
	GetPreferencesHook, SaveUserOptionsHook, UserSaveSettingsHook, SpecialMuteModifyFormFieldsHook
{
	private const SECTION = 'wikisocial-notifications/';

	/** @var array<int, true> whose options are being saved, by user id */
	private array $changing = [];

	public function __construct(
		private readonly Config $config,
		private readonly UserOptionsLookup $options,
		private readonly CentralIdLookup $centralIds,
		private readonly PreferenceMirror $mirror
	) {
	}

	/** @inheritDoc */
	public function onGetPreferences( $user, &$preferences ) {
		if ( !$user->isNamed() ) {
			return;
		}
		$rows = $columns = [];
		foreach ( array_keys( Kinds::all() ) as $kind ) {
			// Messages: see Kinds::message()
			$rows[wfMessage( Kinds::message( $kind ) )->escaped()] = $kind;
		}
		foreach ( $this->channels() as $channel ) {
			// Messages: wikisocial-notification-channel-web, wikisocial-notification-channel-mail
			$columns[wfMessage( "wikisocial-notification-channel-$channel" )->escaped()] = $channel;
		}
		$preferences['wikisocial-notify'] = [
			'type' => 'checkmatrix',
			'section' => self::SECTION . 'wikisocial-notify',
			'rows' => $rows,
			'columns' => $columns,
			'prefix' => Kinds::OPTION,
			'help-messages' => [
				'wikisocial-preference-notify-help',
				...( in_array( 'mail', $columns, true ) ? [ 'wikisocial-preference-notify-mail-help' ] : [] ),
			],
		];
		if ( in_array( 'mail', $columns, true ) ) {
			$preferences[Kinds::MAIL_OPTION] = $this->often();
		}
		$spans = [];
		foreach ( array_keys( Kinds::SPANS ) as $span ) {
			$spans["wikisocial-preference-remind-$span"] = $span;
		}
		$preferences['wikisocial-remind'] = [
			'type' => 'multiselect',
			'section' => self::SECTION . 'wikisocial-notify',
			'label-message' => 'wikisocial-preference-remind',
			// Messages: wikisocial-preference-remind-quarter, wikisocial-preference-remind-hour,
			// wikisocial-preference-remind-day, wikisocial-preference-remind-week
			'options-messages' => $spans,
			'prefix' => Kinds::SPAN_OPTION,
		];
		$preferences[PreferenceMirror::MUTED] = [
			'type' => 'usersmultiselect',
			'section' => self::SECTION . 'wikisocial-muted',
			'label-message' => 'wikisocial-preference-muted',
			'help-message' => 'wikisocial-preference-muted-help',
			'max' => PreferenceMirror::MUTED_MAX,
			'filter' => MultiUsernameFilter::class,
		];
	}

	/** @return array field: how often mail comes */
	private function often(): array {
		$choices = [];
		foreach ( array_keys( Kinds::MAIL_EVERY ) as $often ) {
			// Messages: wikisocial-preference-mail-once, wikisocial-preference-mail-daily,
			// wikisocial-preference-mail-weekly
			$choices["wikisocial-preference-mail-$often"] = $often;
		}
		return [
			'type' => 'radio',
			'section' => self::SECTION . 'wikisocial-notify',
			'label-message' => 'wikisocial-preference-mail',
			'help-message' => 'wikisocial-preference-mail-help',
			'options-messages' => $choices,
		];
	}

	/** @return string[] those there are here: a wiki that sends no mail does not offer it */
	private function channels(): array {
		return array_keys( array_filter( Kinds::CHANNELS, fn ( int $bit ) =>
			$bit !== Kinds::MAIL || $this->config->get( MainConfigNames::EnableEmail ) ) );
	}

	/** What is about to be saved. @inheritDoc */
	public function onSaveUserOptions( UserIdentity $user, array &$modifiedOptions, array $originalOptions ) {
		if ( $user->isRegistered() && array_intersect( array_keys( $modifiedOptions ), PreferenceMirror::watched() ) ) {
			$this->changing[$user->getId()] = true;
		}
	}

	/** It is saved by now: the store follows after the wiki's commit and before the answer. @inheritDoc */
	public function onUserSaveSettings( $user ) {
		$id = $user->getId();
		if ( isset( $this->changing[$id] ) ) {
			unset( $this->changing[$id] );
			DeferredUpdates::addCallableUpdate( fn () => $this->mirror->refreshOrLog( $id ), DeferredUpdates::PRESEND );
		}
	}

	/** Special:Mute of the wiki. @inheritDoc */
	public function onSpecialMuteModifyFormFields( $target, $user, &$fields ) {
		if ( $target ) {
			$muted = explode( "\n", (string)$this->options->getOption( $user, PreferenceMirror::MUTED, '' ) );
			$fields[PreferenceMirror::MUTED] = [
				'type' => 'check',
				'label-message' => [ 'wikisocial-mute', $target->getName() ],
				'default' => in_array( (string)$this->centralIds->centralIdFromLocalUser( $target ), $muted, true ),
			];
		}
	}
}
