<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

class Scanning {
	public static function plays(): array { return []; }
	public static function volume(): string { return '0'; }
}
