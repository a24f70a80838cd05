<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Copied into a wiki's conf.d/, this makes a temporary account on the first edit without login.

$wgAutoCreateTempUser['enabled'] = true;
