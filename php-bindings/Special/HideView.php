<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Moderation\ModerateCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;

/** Special:Social/hide/ID, with version= one version of it: moderators hide, suppress and show again. */
class HideView extends FormView {
	use LevelFields;

	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		PersonLookup $people,
		StatusHtml $statusHtml,
		private readonly ModerateCommand $moderate
	) {
		parent::__construct( $context, $engine, $viewers, $people, $statusHtml );
	}

	protected function name(): string {
		return 'hide';
	}

	protected function refusal( Status $status ): ?MessageSpecifier {
		return $this->levels() ? null : MessageValue::new( 'wikisocial-error-moderation-not-allowed' );
	}

	private function version(): ?int {
		return $this->getRequest()->getIntOrNull( 'version' );
	}

	protected function fields( Status $status ): string {
		$version = $this->version();
		return ( $version === null ? '' : Html::hidden( 'version', (string)$version ) .
			Html::element( 'p', [], $this->msg( 'wikisocial-hide-version' )->numParams( $version )->text() ) ) .
			$this->levelFields( $status->hidden );
	}

	protected function act( string $id ): WriteStatus {
		return $this->moderate->moderateIfAllowed(
			$this->getAuthority(), $this->typeOf( $id ), $id, $this->levelOrder( $this->version() )
		);
	}
}
