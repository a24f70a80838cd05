<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\MWEntity;

use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentity;

/** Someone of this wiki as others see them: without a name when the name is hidden or gone. */
class Person {
	public readonly ?string $name;

	public function __construct(
		public readonly int $id,
		public readonly ?UserIdentity $identity
	) {
		$this->name = $identity?->getName();
	}

	/** Full address of the user page; null for someone masked. */
	public function url(): ?string {
		return $this->name === null ? null : Title::makeTitle( NS_USER, $this->name )->getCanonicalURL();
	}
}
