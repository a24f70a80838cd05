-- SPDX-License-Identifier: GPL-2.0-or-later
-- A thread that :people of the crowd take part in; prints its id.
WITH root AS (
  INSERT INTO social.status (id, wiki, author_id, visibility, text)
  SELECT social.next_id(), :'wiki', c.actor_id, 0, 'root' FROM public.crowd AS c WHERE c.place = 0
  RETURNING id, author_id
),
first AS (
  INSERT INTO social.status (id, wiki, author_id, visibility, text, root_id, parent_id, thread_id)
  SELECT made.id, :'wiki', r.author_id, 0, 'first', r.id, r.id, made.id
  FROM root AS r CROSS JOIN LATERAL (SELECT social.next_id() + 0 * r.id AS id) AS made
  RETURNING id
),
people AS (
  INSERT INTO social.subscription (object_id, actor_id, since_id)
  SELECT f.id, c.actor_id, 1
  FROM first AS f
  CROSS JOIN generate_series(1, :people) AS g
  JOIN public.crowd AS c ON c.place = 1 + (g - 1) * ((SELECT max(place) FROM public.crowd) / :people)
)
SELECT f.id FROM first AS f;
