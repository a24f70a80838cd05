-- SPDX-License-Identifier: MIT
-- Shows neither a status nor any version of one this row of social.media? One whose credit is
-- withheld stays: a file that is shown again would be known anew, with its credit.
NOT {{alias}}.withheld AND NOT {{kept {{alias}}}}
