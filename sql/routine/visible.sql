-- SPDX-License-Identifier: MIT
-- Which of these statuses and comments may this viewer read? The predicate for callers that have
-- ids and no statement of their own. It must stay a plain SELECT without SECURITY DEFINER, SET or
-- STRICT: only so PostgreSQL inlines it into the caller's plan.
CREATE OR REPLACE FUNCTION social.visible(viewer integer, caps integer, ids bigint[])
RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE ROWS 30
AS $$
  SELECT s.id
  FROM social.status AS s
  WHERE s.id = ANY (ids)
    AND {{visible s viewer=viewer caps=caps}}
$$;
