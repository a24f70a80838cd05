-- SPDX-License-Identifier: GPL-2.0-or-later
-- In Commons' own database: files "WikiSocial bench 1.png" to :files; those above :uploads, which are
-- uploads, are redirects to one of them, so that each is answered in full.
WITH made AS (
  INSERT INTO mediawiki.page (page_namespace, page_title, page_is_redirect, page_random, page_touched, page_latest, page_len)
  SELECT 6, 'WikiSocial_bench_' || n || '.png', 1, random(), now(), 0, 0
  FROM generate_series(:uploads + 1, :files) AS n
  ON CONFLICT DO NOTHING
  RETURNING page_id, substring(page_title FROM '\d+')::int AS n
)
INSERT INTO mediawiki.redirect (rd_from, rd_namespace, rd_title, rd_interwiki, rd_fragment)
SELECT made.page_id, 6, 'WikiSocial_bench_' || 1 + made.n % :uploads || '.png', '', '' FROM made;
