-- SPDX-License-Identifier: MIT
-- What the plan tests ask of a plan: \ir plans.sql within their transaction.
CREATE FUNCTION pg_temp.planned(query text, options text DEFAULT '') RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  answer json;
BEGIN
  EXECUTE format('EXPLAIN (FORMAT JSON%s) %s', options, query) INTO answer;
  RETURN answer::jsonb;
END
$$;
-- What a plan must not hold. "hashed SubPlan" stands in the filters. unnest is no table: it is how
-- the few persons of a text are looked up.
CREATE FUNCTION pg_temp.faults(plan jsonb) RETURNS text
LANGUAGE sql AS $$
  SELECT coalesce(string_agg(DISTINCT fault, ', ' ORDER BY fault), '')
  FROM (
    SELECT node ->> 'Node Type' AS fault
    FROM jsonb_path_query(plan, '$.** ? (exists (@."Node Type"))') AS node
    WHERE node ->> 'Node Type' ~ 'Seq Scan|Hash|Merge Join|Sort|Materialize|Function Scan'
      AND coalesce(node ->> 'Function Name', '') <> 'unnest'
    UNION ALL
    SELECT 'hashed SubPlan'
    WHERE plan::text LIKE '%hashed SubPlan%'
  ) AS found
$$;
CREATE FUNCTION pg_temp.uses(plan jsonb, index text) RETURNS boolean
LANGUAGE sql AS $$
  SELECT EXISTS (SELECT FROM jsonb_path_query(plan, '$.**."Index Name"') AS name WHERE name #>> '{}' = index)
$$;
-- Rows that went through all nodes when the plan was run.
CREATE FUNCTION pg_temp.rows_read(query text) RETURNS numeric
LANGUAGE sql AS $$
  SELECT sum(
    (node ->> 'Actual Loops')::numeric
    * ((node ->> 'Actual Rows')::numeric + coalesce((node ->> 'Rows Removed by Filter')::numeric, 0))
  )
  FROM jsonb_path_query(pg_temp.planned(query, ', ANALYZE, TIMING OFF'), '$.** ? (exists (@."Node Type"))') AS node
$$;
