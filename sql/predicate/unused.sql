-- SPDX-License-Identifier: MIT
-- Shows neither a status nor any version of one this row of social.media?
NOT {{kept {{alias}}}}
