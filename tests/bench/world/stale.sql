-- SPDX-License-Identifier: GPL-2.0-or-later
-- The :files files of commons.sql as of two days ago, four in each status of the person :author; and
-- a count of how often each is refreshed.
INSERT INTO social.media (id, wiki, file, kind, refreshed_at)
SELECT social.next_id(), :'wiki', 'WikiSocial bench ' || n || '.png', 0, now() - interval '2 days' + make_interval(secs => n)
FROM generate_series(1, :files) AS n;
INSERT INTO social.status (id, wiki, author_id, visibility, text, media, alts)
SELECT social.next_id(), :'wiki', a.id, 0, 'four of them', four.ids, array_fill(''::text, ARRAY[cardinality(four.ids)])
FROM (
  SELECT array_agg(m.id) AS ids
  FROM social.media AS m
  WHERE m.wiki = :'wiki' AND m.file LIKE 'WikiSocial bench %'
  GROUP BY (substring(m.file FROM '\d+')::int - 1) / 4
) AS four
JOIN social.actor AS a ON a.wiki = :'wiki' AND a.kind = 0 AND a.local_id = :author;
CREATE TABLE public.refreshed (id bigint NOT NULL, gone boolean NOT NULL);
CREATE FUNCTION public.note_refreshed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO public.refreshed VALUES (NEW.id, NEW.gone_at IS NOT NULL);
  RETURN NULL;
END
$$;
CREATE TRIGGER note_refreshed AFTER UPDATE OF refreshed_at ON social.media
FOR EACH ROW EXECUTE FUNCTION public.note_refreshed();
VACUUM ANALYZE;
