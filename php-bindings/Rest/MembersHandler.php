<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Group\GroupCommand;
use MediaWiki\Extension\WikiSocial\Group\GroupFormatter;
use MediaWiki\Extension\WikiSocial\Group\MembersQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;

/**
 * GET /groups/{id}/members: {"items", "next"}; ?role= of one role, ?q= by how the name begins, ?state= others than
 * members, for the group's moderators.
 */
class MembersHandler extends AboutGroupHandler {
	public function __construct(
		ViewerFactory $viewers,
		Engine $engine,
		GroupCommand $command,
		GroupFormatter $formatter,
		private readonly MembersQuery $members
	) {
		parent::__construct( $viewers, $engine, $command, $formatter );
	}

	protected function read(): ?array {
		$asked = $this->getValidatedParams();
		return $this->formatter->members(
			$this->ask( fn () => $this->members->list( $this->getAuthority(), $asked['id'], $asked, $asked['limit'], $asked['cursor'] ) )
		);
	}

	public function getParamSettings() {
		return self::idParam() + [
			'state' => self::text( 'query', 'member' ), 'role' => self::text( 'query' ), 'q' => self::text( 'query' ),
		] + self::pageParams( self::LIMIT );
	}
}
