<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Extension\PdfHandler\PdfHandler;

/**
 * PdfHandler names a still by the step of $wgThumbnailSteps and draws it in the width asked for, so
 * that the first who asks for 375 gives all others a "500px" of 375.
 */
class SteppedPdf extends PdfHandler {
	public function normaliseParams( $image, &$params ) {
		if ( !parent::normaliseParams( $image, $params ) ) {
			return false;
		}
		$params['width'] = $params['physicalWidth'];
		$params['height'] = $params['physicalHeight'];
		return true;
	}
}
