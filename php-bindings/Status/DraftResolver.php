<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Media\DraftFiles;
use MediaWiki\Extension\WikiSocial\Text\CitedPages;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Extension\WikiSocial\Text\TextResolver;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageValue;

/**
 * What comes before every write of a text: its stored form, what it names, and the wiki's limits.
 * What is refused here makes no temporary account, counts towards no rate limit, and costs no
 * filter or captcha.
 */
class DraftResolver {
	public const SERVICE_NAME = 'WikiSocial.DraftResolver';

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialMaxMentions', 'WikiSocialMaxLinks' ];

	/** The engine stores no more of both together. */
	private const ENTITIES_MAX = 100;

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly Engine $engine,
		private readonly TextResolver $resolver,
		private readonly Levels $levels,
		private readonly Audience $audience,
		private readonly DraftFiles $files,
		private readonly CitedPages $pages
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/**
	 * @param Authority $author
	 * @param array $draft as WikiSocial\Statuses takes it, without entities; files as they were typed
	 * @return WriteStatus value: the draft with its entities, the pages it is about and the text in stored form
	 * @throws \WikiSocial\Exception
	 */
	public function resolve( Authority $author, array $draft ): WriteStatus {
		$status = WriteStatus::for( $author );
		// Whom it is for and what it shows is not known yet.
		$text = $this->engine->checkDraft( array_diff_key( $draft, [ 'visibility' => 1, 'media' => 1 ] ) );
		$entities = $this->resolver->resolve( $this->engine->scan( $text ) );
		$this->limit( $entities, $status );
		if ( isset( $draft['media'] ) ) {
			$draft['media'] = $this->files->name( $draft['media'], $status );
		}
		if ( $status->isOK() ) {
			$this->checkAudience( $author, $draft['visibility'] ?? null, $entities, $status );
		}
		if ( $status->isOK() ) {
			$draft = [ 'text' => $text, 'entities' => $entities, 'pages' => $this->pages->of( $entities ) ] + $draft;
			$this->engine->checkDraft( $draft );
			$status->setResult( true, $draft );
		}
		return $status;
	}

	/**
	 * What filters and blacklists are to read of a resolved draft.
	 * @param array $draft
	 */
	public static function textToCheck( array $draft ): string {
		return implode( "\n", [ $draft['text'], ...array_map(
			static fn ( array $one ) => "[[File:{$one['file']}|{$one['alt']}]]", $draft['media'] ?? []
		) ] );
	}

	/**
	 * Refuses an edit that shows what few may read to somebody who takes nothing from its author.
	 * @param Status $before
	 * @param array $draft resolved
	 * @param WriteStatus $status
	 */
	public function checkNewReaders( Status $before, array $draft, WriteStatus $status ): void {
		$new = array_diff( TextCast::mentioned( $draft['entities'] ), TextCast::mentioned( $before->entities ) );
		if ( $before->visibility === 'mentioned' && !$this->audience->takes( $status->performer, $new ) ) {
			$status->refuse( MessageValue::new( 'wikisocial-error-mention-refused' ), 403 );
		}
	}

	private function limit( array $entities, WriteStatus $status ): void {
		$mentions = count( array_filter( $entities, static fn ( $one ) => $one['type'] === 'user' ) );
		$maxMentions = min( $this->config->get( 'WikiSocialMaxMentions' ), self::ENTITIES_MAX );
		if ( $mentions > $maxMentions ) {
			$status->refuse(
				MessageValue::new( 'wikisocial-error-too-many-mentions' )->numParams( $maxMentions ), 400
			);
			return;
		}
		$maxLinks = min( $this->config->get( 'WikiSocialMaxLinks' ), self::ENTITIES_MAX - $mentions );
		if ( count( $entities ) - $mentions > $maxLinks ) {
			$status->refuse( MessageValue::new( 'wikisocial-error-too-many-links' )->numParams( $maxLinks ), 400 );
		}
	}

	private function checkAudience( Authority $author, ?string $level, array $entities, WriteStatus $status ): void {
		$offered = $this->levels->offered();
		// On a wiki without any level the guard says that nothing is taken.
		if ( $level !== null && $offered && !in_array( $level, $offered, true ) ) {
			$status->refuse( MessageValue::new( 'wikisocial-error-visibility-invalid' ), 400 );
		} elseif ( $level === 'mentioned' && !$this->audience->takes( $author, TextCast::mentioned( $entities ) ) ) {
			$status->refuse( MessageValue::new( 'wikisocial-error-mention-refused' ), 403 );
		}
	}
}
