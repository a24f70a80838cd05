<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use Wikimedia\ParamValidator\ParamValidator;

/** GET /groups: {"items", "next"}, ?q= by how the name begins, ?mine=1 one's own; POST /groups. */
class GroupsHandler extends AboutGroupHandler {
	protected function read(): ?array {
		[ 'q' => $begins, 'mine' => $mine, 'limit' => $limit, 'cursor' => $cursor ] = $this->getValidatedParams();
		$filter = $mine ? [ 'mine' => true ] : ( $begins === '' ? [] : [ 'begins' => $begins ] );
		$page = $this->ask( fn () => $this->engine->groupList( $this->viewer(), $filter, $limit, $cursor ) );
		return [ 'items' => array_map( $this->formatter->format( ... ), $page['items'] ), 'next' => $page['next'] ];
	}

	public function execute() {
		if ( !$this->needsWriteAccess() ) {
			return parent::execute();
		}
		$body = $this->getValidatedBody();
		$made = $this->ask( fn () => $this->command->create( $this->getAuthority(), [
			'name' => $body['name'], 'description' => $body['description'], 'lang' => $body['lang'],
			'join' => $body['join'], 'private' => $body['visibility'] === 'private',
		] ) );
		$this->need( $made );
		$response = $this->getResponseFactory()->createJson( $this->formatter->format( $made->value ) );
		$response->setStatus( 201 );
		return $response;
	}

	public function getParamSettings() {
		return [
			'q' => self::text( 'query' ),
			'mine' => [ self::PARAM_SOURCE => 'query', ParamValidator::PARAM_TYPE => 'boolean', ParamValidator::PARAM_DEFAULT => false ],
		] + self::pageParams( self::LIMIT );
	}

	public function getBodyParamSettings(): array {
		return !$this->needsWriteAccess() ? [] : [
			'name' => [ ParamValidator::PARAM_REQUIRED => true, self::PARAM_SOURCE => 'body', ParamValidator::PARAM_TYPE => 'string' ],
			'description' => self::text( 'body' ), 'lang' => self::text( 'body' ), 'join' => self::text( 'body', 'open' ),
			'visibility' => [ ParamValidator::PARAM_TYPE => [ 'public', 'private' ] ] + self::text( 'body', 'public' ),
		] + $this->getTokenParamDefinition();
	}
}
