<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

/** GET /groups/{id}/members: {"items", "next"}; ?state= others than members, for the group's moderators. */
class MembersHandler extends AboutGroupHandler {
	protected function read(): ?array {
		[ 'id' => $id, 'state' => $state, 'limit' => $limit, 'cursor' => $cursor ] = $this->getValidatedParams();
		return $this->formatter->members(
			$this->ask( fn () => $this->engine->groupMembers( $this->viewer(), $id, $state, $limit, $cursor ) )
		);
	}

	public function getParamSettings() {
		return self::idParam() + [ 'state' => self::text( 'query', 'member' ) ] + self::pageParams( self::LIMIT );
	}
}
