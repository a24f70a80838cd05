<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Api\ApiMain;
use MediaWiki\Api\ApiMessage;
use MediaWiki\Api\ApiUsageException;
use MediaWiki\Content\TextContent;
use MediaWiki\Content\WikitextContent;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Media\FileName;
use MediaWiki\Language\Language;
use MediaWiki\Permissions\Authority;
use MediaWiki\Request\DerivativeRequest;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\InvalidException;

/**
 * Writes tags of events onto pages in somebody's name: an edit like any other, with all that the wiki checks
 * of edits, made by the wiki's own API. What it does not take is not written.
 */
class EventEdit {
	public const SERVICE_NAME = 'WikiSocial.EventEdit';

	/** What the API says of an edit, by the status that it means. */
	private const HTTP = [ 'editconflict' => 409, 'ratelimited' => 429, 'readonly' => 503, 'missingtitle' => 404 ];

	public function __construct(
		private readonly string $zone,
		private readonly Engine $engine,
		private readonly EventWikitext $wikitext,
		private readonly FileName $files,
		private readonly RevisionLookup $revisions,
		private readonly Language $contentLanguage
	) {
	}

	/**
	 * What is wrong with a tag. No exchange.
	 * @param array<string, string> $attributes
	 * @param string $description
	 * @return MessageSpecifier[]
	 */
	public function mistakes( array $attributes, string $description ): array {
		[ 'tag' => $tag, 'mistakes' => $mistakes ] = $this->read( $attributes, $description );
		try {
			$this->engine->checkEvent( $tag );
		} catch ( InvalidException $failure ) {
			$said = array_map( static fn ( $one ) => $one->getKey(), $mistakes );
			$mistake = Failure::message( $failure );
			if ( !in_array( $mistake->getKey(), $said, true ) ) {
				$mistakes[] = $mistake;
			}
		}
		return $mistakes;
	}

	private function read( array $attributes, string $description ): array {
		return EventAttributes::read( [ 'id' => 'x' ] + $attributes, $description, [
			'lang' => $this->contentLanguage->getCode(), 'zone' => $this->zone, 'file' => $this->files->of( ... ),
		] );
	}

	/**
	 * The tag of an event as its page has it, in the form that EventAttributes::write() gives it.
	 * @param Authority $reader
	 * @param Event $event
	 * @param ?int $revision null: the newest
	 * @return ?array{revision: int, attributes: array<string, string>, unknown: string[], description: string} unknown: names of
	 *  attributes that no tag has; null: it is not written out there, or not for them to read
	 */
	public function written( Authority $reader, Event $event, ?int $revision ): ?array {
		[ $found, , $tag ] = $this->find( $reader, $event, $revision );
		if ( !$tag ) {
			return null;
		}
		$known = array_flip( EventAttributes::KNOWN );
		return [
			'revision' => $found->getId(),
			'attributes' => EventAttributes::write( $this->read( array_intersect_key( $tag['attributes'], $known ), $tag['description'] )['tag'] ),
			'unknown' => array_map( 'strval', array_keys( array_diff_key( $tag['attributes'], $known ) ) ),
			'description' => $tag['description'],
		];
	}

	/**
	 * @param Authority $reader
	 * @param Event $event
	 * @param ?int $id
	 * @return array{?RevisionRecord, string, ?array} the revision of its page, its text, its tag
	 */
	private function find( Authority $reader, Event $event, ?int $id ): array {
		$page = $event->page();
		$revision = !$page ? null : ( $id === null ? $this->revisions->getRevisionByTitle( $page )
			: $this->revisions->getRevisionById( $id ) );
		if ( !$revision || $revision->getPageId() !== $event->pageId ) {
			return [ null, '', null ];
		}
		$content = $revision->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $reader );
		$text = $content instanceof TextContent ? $content->getText() : '';
		return [ $revision, $text, $this->wikitext->find( $text, $event->tag ) ];
	}

	/**
	 * Writes a new tag at the end of a page, or of the section with a heading; where there is no such section,
	 * in a new one.
	 * @param IContextSource $context of whoever writes it
	 * @param Title $page
	 * @param string $heading "": the end of the page
	 * @param array<string, string> $attributes
	 * @param string $description
	 * @return WriteStatus value: id of the new tag
	 */
	public function announce(
		IContextSource $context, Title $page, string $heading, array $attributes, string $description
	): WriteStatus {
		$status = WriteStatus::for( $context->getAuthority() );
		$id = EventWikitext::newId();
		$tag = EventWikitext::make( [ 'id' => $id ] + $attributes, $description );
		$revision = $this->revisions->getRevisionByTitle( $page );
		$content = $revision?->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $context->getAuthority() );
		if ( $revision && !$content instanceof WikitextContent ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-page-no-wikitext' ), 400 );
		}
		$section = $heading !== '' && $content ? $this->wikitext->section( $content->getText(), $heading ) : null;
		$where = match ( true ) {
			$heading === '' => [],
			$section !== null => [ 'section' => $section ],
			default => [ 'section' => 'new', 'sectiontitle' => $heading ],
		};
		$text = ( $where['section'] ?? '' ) === 'new' ? [ 'text' => $tag ] : [ 'appendtext' => "\n\n$tag" ];
		$this->save( $context, $status, [
			'title' => $page->getPrefixedText(),
			'summary' => $context->msg( 'wikisocial-events-summary' )->plaintextParams( $attributes['title'] ?? '' )
				->inContentLanguage()->text(),
			...$where, ...$text,
			...( $revision ? [ 'baserevid' => $revision->getId(), 'nocreate' => 1 ] : [ 'createonly' => 1 ] ),
		] );
		$status->setResult( $status->isOK(), $id );
		return $status;
	}

	/**
	 * Changes the tag of an event on the page that speaks for it.
	 * @param IContextSource $context of whoever writes it
	 * @param Event $event
	 * @param array $given as in the API: values by name; null takes one away
	 * @param ?int $baseRevision the revision that was seen; null: the newest
	 * @param string $summary
	 * @return WriteStatus value: id of the revision
	 */
	public function change(
		IContextSource $context, Event $event, array $given, ?int $baseRevision, string $summary
	): WriteStatus {
		$status = WriteStatus::for( $context->getAuthority() );
		[ $revision, $text, $old ] = $this->find( $context->getAuthority(), $event, $baseRevision );
		if ( !$revision ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-revision-not-found' ), 404 );
		}
		if ( !$old ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-event-not-written-out' ), 409 );
		}
		$attributes = array_filter( array_diff_key( array_replace( $old['attributes'], self::attributes( $given ) ), [ 'id' => 1 ] ),
			static fn ( string $value ) => $value !== '' );
		$description = array_key_exists( 'description', $given ) ? (string)$given['description'] : $old['description'];
		foreach ( $this->mistakes( $attributes, $description ) as $mistake ) {
			$status->refuse( $mistake, 400 );
		}
		if ( !$status->isOK() ) {
			return $status;
		}
		$changed = $this->wikitext->replace( $text, $event->tag, $attributes, $description );
		if ( $changed === null ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-event-not-written-out' ), 409 );
		}
		$result = $this->save( $context, $status, [
			'title' => Title::newFromPageIdentity( $revision->getPage() )->getPrefixedText(),
			'text' => $changed,
			'summary' => $summary,
			'baserevid' => $revision->getId(),
			'nocreate' => 1,
		] );
		$status->setResult( $status->isOK(), (int)( $result['newrevid'] ?? $revision->getId() ) );
		return $status;
	}

	/** @return array<string, string> attributes of the tag; "" where one is taken away */
	private static function attributes( array $given ): array {
		$names = [ 'rule' => 'repeat', 'guestsMax' => 'guests' ];
		$attributes = [];
		foreach ( $given as $name => $value ) {
			if ( $name !== 'description' ) {
				$attributes[$names[$name] ?? $name] = match ( true ) {
					is_array( $value ) => implode( ', ', $value ),
					is_bool( $value ) => $value ? '' : 'no',
					default => (string)$value,
				};
			}
		}
		return $attributes;
	}

	/** @return array what the API answers; empty: the status says why not */
	private function save( IContextSource $context, WriteStatus $status, array $parameters ): array {
		$inner = new DerivativeContext( $context );
		$inner->setRequest( new DerivativeRequest( $context->getRequest(), [
			'action' => 'edit',
			'token' => $context->getCsrfTokenSet()->getToken()->toString(),
			'captchaid' => $context->getRequest()->getRawVal( 'wpCaptchaId' ) ?? '',
			'captchaword' => $context->getRequest()->getRawVal( 'wpCaptchaWord' ) ?? '',
		] + array_map( 'strval', $parameters ), true ) );
		$api = new ApiMain( $inner, true );
		try {
			$api->execute();
		} catch ( ApiUsageException $refusal ) {
			foreach ( $refusal->getStatusValue()->getMessages() as $one ) {
				$code = ApiMessage::create( $one )->getApiCode();
				$status->refuse( $one, self::HTTP[$code] ?? 403, $code === 'ratelimited' ? 60 : null );
			}
			return [];
		}
		$result = $api->getResult()->getResultData( [ 'edit' ], [ 'Strip' => 'all' ] ) ?? [];
		if ( ( $result['result'] ?? '' ) !== 'Success' ) {
			$status->needsCaptcha = isset( $result['captcha'] );
			$status->refuse( MessageValue::new(
				$status->needsCaptcha ? 'wikisocial-error-captcha' : 'wikisocial-error-edit-refused'
			) );
		}
		return $result;
	}
}
