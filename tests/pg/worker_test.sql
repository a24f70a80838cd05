-- SPDX-License-Identifier: MIT
-- How far a consumer is behind: what of the log waits, and for how long.
BEGIN;
\i :statements
SELECT no_plan();

CREATE FUNCTION pg_temp.lag(most integer DEFAULT 100) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  part record;
BEGIN
  EXECUTE format('EXECUTE worker_lag(%L, %s)', 't', most) INTO part;
  RETURN concat_ws(' ', part.known, part.waiting, part.waiting_ms / 10000, part.deferred, part.deferred_ms / 10000);
END
$$;
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 0, 1);
-- Ten seconds apart, the oldest 100 s old; their transactions are 1001 to 1010, newer ones first.
INSERT INTO social.activity (id, xid, actor_id, verb, object_id, visibility)
SELECT social.id_of_time(clock_timestamp() - make_interval(secs => 10 * g + 1)), (1000 + g)::text::xid8, 1, 1, 1, 0
FROM generate_series(1, 10) AS g;
SELECT is(pg_temp.lag(), 'f 0 0 0 0', 'of a consumer that nobody served nothing is known');
EXECUTE consumer_ensure('t');
SELECT is(pg_temp.lag(), 't 10 10 0 0', 'before its first batch all waits');
SELECT is(pg_temp.lag(3), 't 3 3 0 0', 'not more is counted than was asked for');
UPDATE social.consumer SET from_snapshot = '1005:1005:' WHERE name = 't';
SELECT is(pg_temp.lag(), 't 6 10 0 0', 'what is behind its place does not wait');
UPDATE social.consumer SET from_snapshot = '1003:1009:1003,1005' WHERE name = 't';
SELECT is(pg_temp.lag(), 't 4 10 0 0', 'what was not committed then does');
UPDATE social.consumer SET from_snapshot = '1005:1005:', to_snapshot = '1009:1009:',
  last_id = (SELECT a.id FROM social.activity AS a WHERE a.xid = '1007') WHERE name = 't';
SELECT is(pg_temp.lag(), 't 4 10 0 0', 'of an open window that what follows its last id, and what is behind the window');
UPDATE social.consumer SET from_snapshot = '1011:1011:', to_snapshot = NULL, last_id = 0 WHERE name = 't';
SELECT is(pg_temp.lag(), 't 0 0 0 0', 'at the end nothing does');
INSERT INTO social.fanout (event_id, kind, actor_id, object_id, subject_id, since_id)
SELECT social.id_of_time(clock_timestamp() - make_interval(secs => 10 * g + 1)), 3, 1, 1, 1, 1 FROM generate_series(1, 4) AS g;
SELECT is(pg_temp.lag(), 't 0 0 4 4', 'the second lane is counted by itself');
UPDATE social.fanout SET event_id = social.id_of_time(clock_timestamp() + interval '5 seconds') WHERE event_id = (SELECT min(event_id) FROM social.fanout);
DELETE FROM social.fanout WHERE event_id < social.id_of_time(clock_timestamp());
SELECT is(pg_temp.lag(), 't 0 0 1 0', 'an id before its time is no age below nothing');

SELECT * FROM finish();
ROLLBACK;
