-- SPDX-License-Identifier: GPL-2.0-or-later
-- Nobody likes anything again, and nothing of it is left on disk: each turn begins alike.
TRUNCATE social.reaction, social.reaction_total;
VACUUM ANALYZE social.reaction;
CHECKPOINT;
