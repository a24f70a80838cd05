<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\MWEntity;

use MediaWiki\Permissions\Authority;
use MediaWiki\User\UserIdentity;
use WikiSocial\Viewer;

/** Who reads or acts, for the engine: from an Authority and nothing else. */
class ViewerFactory {
	public const SERVICE_NAME = 'WikiSocial.ViewerFactory';

	private const CAPABILITIES = [
		'wikisocial-moderate' => Viewer::CAP_MODERATE,
		'wikisocial-suppress' => Viewer::CAP_SUPPRESS,
		'wikisocial-read-reported' => Viewer::CAP_READ_REPORTED,
	];

	public function __construct( private readonly string $wikiId ) {
	}

	/** Sees what everybody sees, for what is kept and shown to all. */
	public function everybody(): Viewer {
		return new Viewer( $this->wikiId, 0 );
	}

	/** Sees what this person sees as an ordinary reader, whatever rights they have. */
	public function ordinary( UserIdentity $person ): Viewer {
		return new Viewer( $this->wikiId, $person->getId() );
	}

	/** Sees whatever there is, for what the wiki itself does behind a write; never for an answer. */
	public function wiki(): Viewer {
		return new Viewer( $this->wikiId, 0, Viewer::CAP_MODERATE | Viewer::CAP_SUPPRESS );
	}

	public function fromAuthority( Authority $authority ): Viewer {
		$caps = 0;
		foreach ( self::CAPABILITIES as $right => $cap ) {
			$caps |= $authority->isAllowed( $right ) ? $cap : 0;
		}
		return new Viewer( $this->wikiId, $authority->getUser()->getId(), $caps, $authority->isTemp() );
	}
}
