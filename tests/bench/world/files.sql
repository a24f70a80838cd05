-- SPDX-License-Identifier: GPL-2.0-or-later
-- Twins: pairs of people who said the same as somebody of the world did last, one without files, one
-- with a file in each status. The first two are accounts of the wiki, :plain and :shown by their local
-- ids there; :people more pairs are numbered from 1000000 on.
CREATE TEMP TABLE twin AS
SELECT row_number() OVER () - 1 AS n, model.author_id
FROM (
  SELECT s.author_id
  FROM social.status AS s
  WHERE s.wiki = :'wiki' AND s.visibility = 0 AND s.author_id <= :scale
  GROUP BY s.author_id
  HAVING count(*) > 31
  ORDER BY md5(s.author_id::text)
  LIMIT :people + 1
) AS model;
CREATE TEMP TABLE person AS
SELECT t.n, files, t.author_id,
  CASE WHEN t.n > 0 THEN 1000000 + 2 * t.n + files::int WHEN files THEN :shown ELSE :plain END AS local_id
FROM twin AS t, unnest(ARRAY[false, true]) AS files;
INSERT INTO social.actor (wiki, kind, local_id)
SELECT :'wiki', 0, p.local_id FROM person AS p WHERE p.n > 0;

CREATE TEMP TABLE said AS
SELECT t.n, s.*, social.next_id() AS media_id
FROM twin AS t
CROSS JOIN LATERAL (
  SELECT s.id, s.text, s.lang, s.entities, s.mentioned
  FROM social.status AS s
  WHERE s.author_id = t.author_id AND s.visibility = 0 AND s.parent_id IS NULL AND s.hide_level = 0
    AND s.deleted_at IS NULL
  ORDER BY s.id DESC
  LIMIT 31
) AS s;
INSERT INTO social.media (id, wiki, file, title, repo, kind, mime, sha1, size, width, height, author, author_url,
  licence, licence_url, attribution, description, description_url, url, thumbs)
SELECT m.media_id, :'wiki', m.name, m.name, 'commons', 0, 'image/jpeg', m.sum, 2000000, 4000, 3000, 'Somebody who takes pictures',
  'https://commons.example/wiki/User:Somebody', 'CC BY-SA 4.0', 'https://creativecommons.org/licenses/by-sa/4.0/', true,
  repeat('What the picture shows, in words. ', 5), 'https://commons.example/wiki/File:' || m.path, m.folder || m.path,
  (SELECT jsonb_agg(jsonb_build_object('w', w, 'h', w * 3 / 4, 'u', m.folder || m.path || '/' || w || 'px-' || m.path))
    FROM unnest(ARRAY[250, 500, 960]) AS w)
FROM (
  SELECT s.media_id, name, sum, replace(name, ' ', '_') AS path,
    'https://upload.example/commons/' || left(sum, 1) || '/' || left(sum, 2) || '/' AS folder
  FROM said AS s, concat('A picture of the benchmark ', s.n, ' ', s.id, '.jpg') AS name, md5(name) AS sum
) AS m;
INSERT INTO social.status (id, wiki, author_id, visibility, text, lang, entities, mentioned, media, alts)
SELECT social.next_id(), :'wiki', a.id, 0, s.text, s.lang, s.entities, s.mentioned,
  CASE WHEN p.files THEN ARRAY[s.media_id] END, CASE WHEN p.files THEN ARRAY['A heron on a post in the fog'] END
FROM person AS p
JOIN said AS s ON s.n = p.n
JOIN social.actor AS a ON a.wiki = :'wiki' AND a.kind = 0 AND a.local_id = p.local_id
ORDER BY s.id;
