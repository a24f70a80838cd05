<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace SampleNotices;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Notification\KindHandler;
use MediaWiki\Permissions\Authority;
use MediaWiki\User\UserGroupManager;
use RuntimeException;

/** What begins with "secret" is seen by administrators alone, "broken" breaks. */
class Greetings implements KindHandler {
	public function __construct( private readonly UserGroupManager $groups ) {
	}

	public function canSee( Authority $reader, string $objectKey ): bool {
		if ( $objectKey === 'broken' ) {
			throw new RuntimeException( 'as a handler may' );
		}
		return !str_starts_with( $objectKey, 'secret' ) || in_array( 'sysop', $this->groups->getUserGroups( $reader->getUser() ), true );
	}

	public function link( string $objectKey ): ?string {
		return $objectKey === 'script' ? 'javascript:alert(1)' : 'https://example.org/' . rawurlencode( $objectKey );
	}

	public function text( string $objectKey, IContextSource $context ): string {
		return $objectKey;
	}
}
