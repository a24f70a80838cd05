<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Media\DraftFiles;
use MediaWiki\Extension\WikiSocial\Media\MediaHtml;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Extension\WikiSocial\Text\TextHtml;
use MediaWiki\Permissions\Authority;
use MessageLocalizer;

/** A text as it would be shown, before anything is written. */
class PreviewQuery {
	public const SERVICE_NAME = 'WikiSocial.PreviewQuery';

	public function __construct(
		private readonly DraftResolver $drafts,
		private readonly TextCast $cast,
		private readonly TextHtml $textHtml,
		private readonly DraftFiles $files,
		private readonly MediaHtml $mediaHtml
	) {
	}

	/**
	 * @param Authority $author
	 * @param array $draft
	 * @param MessageLocalizer $localizer
	 * @return WriteStatus value: array{html: string, mediaHtml: string, mentions: array, length: int};
	 *  length in code points
	 * @throws \WikiSocial\Exception
	 */
	public function preview( Authority $author, array $draft, MessageLocalizer $localizer ): WriteStatus {
		$status = $this->drafts->resolve( $author, $draft );
		if ( $status->isOK() ) {
			[ 'text' => $text, 'entities' => $entities ] = $status->value;
			$people = $this->cast->loadAll( [], $entities );
			$media = $this->files->look( $author, $status->value['media'] ?? [] );
			$status->setResult( true, [
				'html' => $this->textHtml->render( $text, $entities, $people, $localizer ),
				'mediaHtml' => $this->mediaHtml->render( $media, $localizer ),
				'mentions' => StatusFormatter::mentions( $entities, $people ),
				'length' => mb_strlen( $text ),
			] );
		}
		return $status;
	}
}
