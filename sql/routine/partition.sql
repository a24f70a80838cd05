-- SPDX-License-Identifier: MIT
-- Monthly partitions of the activity log, made ahead by the worker, which has no right to create
-- tables. Answers how many it made. A month whose rows already lie in the default partition stays
-- there: moving them would stop the writers. Attaching, unlike CREATE ... PARTITION OF, lets
-- writers and readers of the log go on; only the default partition, which is empty, is locked.

CREATE OR REPLACE FUNCTION social.activity_partition_ensure(months_ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '2s'
AS $$
DECLARE
  month timestamp := date_trunc('month', now() AT TIME ZONE 'UTC');
  name text;
  low bigint;
  high bigint;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7565155, 2);
  FOR step IN 0 .. least(greatest(months_ahead, 0), 24) LOOP
    name := 'activity_' || to_char(month, 'YYYY_MM');
    low := social.id_of_time(month AT TIME ZONE 'UTC');
    month := month + interval '1 month';
    high := social.id_of_time(month AT TIME ZONE 'UTC');
    CONTINUE WHEN to_regclass('social.' || name) IS NOT NULL
      OR EXISTS (SELECT FROM social.activity_default AS d WHERE d.id >= low AND d.id < high);
    EXECUTE format('CREATE TABLE social.%I (LIKE social.activity INCLUDING ALL)', name);
    EXECUTE format(
      'ALTER TABLE social.activity ATTACH PARTITION social.%I FOR VALUES FROM (%s) TO (%s)',
      name, low, high
    );
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;

REVOKE ALL ON FUNCTION social.activity_partition_ensure(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION social.activity_partition_ensure(integer) TO wikisocial_worker;

DO $$
BEGIN
  PERFORM social.activity_partition_ensure(3);
END
$$;
