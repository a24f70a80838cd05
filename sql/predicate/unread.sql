-- SPDX-License-Identifier: MIT
-- Not a condition but a value: how many bundles a person has not read, to {{most}}, of the newest {{span}}
-- that are not marked, of which they are told on the wiki.
SELECT count(*)
FROM (
  SELECT
  FROM (
    SELECT n.*
    FROM social.notification AS n
    WHERE n.recipient_id = {{recipient}} AND n.seq > n.read_seq
      AND n.kind <> ALL ({{off person={{recipient}} wiki={{wiki}} channels={{channels}} channel=1}})
    ORDER BY n.seq DESC
    LIMIT {{span}}
  ) AS bundle
  CROSS JOIN LATERAL {{newest bundle}} AS f
  WHERE f.id >= bundle.since_id
  ORDER BY bundle.seq DESC
  LIMIT {{most}}
) AS alive
