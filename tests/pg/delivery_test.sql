-- SPDX-License-Identifier: MIT
-- Leases of what is to be mailed: their order, their end, what was given up.
BEGIN;
\i :statements
SELECT no_plan();
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 9) AS g ORDER BY g;
INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id)
SELECT g, 1, 100, 1000 + g, 1000 + g, 1 FROM generate_series(1, 9) AS g;
CREATE FUNCTION pg_temp.due(id bigint, who integer, since interval, wiki text DEFAULT 'w', object bigint DEFAULT 100) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.delivery (id, wiki, recipient_id, kind, object_id, due_at) VALUES (id, wiki, who, 1, object, now() - since)
$$;
-- What is taken: person:row:epoch:bundle.
CREATE FUNCTION pg_temp.take(people integer, each_ integer DEFAULT 50, wiki text DEFAULT 'w') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  part record;
  parts text[];
BEGIN
  EXECUTE format('EXECUTE delivery_bury(%L)', wiki);
  FOR part IN EXECUTE format('EXECUTE delivery_take(%L, %s, %s)', wiki, people, each_) LOOP
    parts := parts || concat_ws(':', part."user", part.id, part.epoch, part.bundle);
  END LOOP;
  RETURN array_to_string(parts, ' ');
END
$$;
CREATE FUNCTION pg_temp.ask(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  answer text;
BEGIN
  EXECUTE 'EXECUTE ' || statement INTO answer;
  RETURN answer;
END
$$;

SELECT pg_temp.due(10, 1, '1 minute'), pg_temp.due(11, 2, '3 minutes'), pg_temp.due(12, 1, '5 minutes', object => 101), pg_temp.due(13, 3, '-1 minute'),
  pg_temp.due(14, 4, '9 minutes', 'elsewhere') \g /dev/null
SELECT is(pg_temp.take(1), '1:10:1:1001 1:12:1', 'who waits longest, with all that is due; of what is gone no bundle');
SELECT is(pg_temp.take(5), '2:11:1:1002', 'then the next, not what is leased, not due or another wiki''s');
SELECT is(pg_temp.take(5), NULL, 'then nobody');
SELECT is(pg_temp.ask('delivery_handed(''{10,12}'', ''{1,2}'')'), 'false', 'not with another epoch');
SELECT is((SELECT count(*) FROM social.delivery WHERE handed_at IS NOT NULL), 0::bigint, 'none of them');
SELECT is(pg_temp.ask('delivery_handed(''{10,12}'', ''{1,1}'')'), 'true', 'handed over');
SELECT is(pg_temp.ask('delivery_handed(''{10,12}'', ''{1,1}'')'), 'false', 'once');
SELECT is(pg_temp.ask('delivery_done(''{10}'', ''{1}'')'), '1', 'sent');
SELECT is(pg_temp.ask('delivery_done(''{10}'', ''{1}'')'), '0', 'once');
SELECT is((SELECT count(*) FROM social.delivery WHERE id = 10), 0::bigint, 'and gone');

-- A sender that does not come back.
UPDATE social.delivery SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL;
SELECT is(pg_temp.take(5), '2:11:2:1002', 'what was not handed over is given to the next, at another epoch');
SELECT results_eq('EXECUTE delivery_dead(''w'', 10)', $$ VALUES (12::bigint, 1::bigint, 1::int2, now(), 1::int2, 'unknown', NULL::text) $$,
  'what was is dead, for nobody knows');
SELECT is(pg_temp.ask('delivery_handed(''{11}'', ''{1}'')'), 'false', 'the first one may not send it any more');
SELECT is(pg_temp.ask('delivery_done(''{11}'', ''{1}'')'), '0', 'nor say that it was sent');
SELECT is(pg_temp.ask('delivery_failed(''{11}'', ''{1}'', ''x'', true)'), '0', 'nor that it failed');
UPDATE social.delivery SET leased_until = now() - interval '1 second' WHERE id = 11;
SELECT is(pg_temp.ask('delivery_handed(''{11}'', ''{2}'')'), 'false', 'nor anybody whose lease ran out');
SELECT is(pg_temp.ask('delivery_done(''{12}'', ''{1}'')'), '1', 'who comes late and sent it says so');
SELECT is((SELECT count(*) FROM social.delivery WHERE id = 12), 0::bigint, 'and it is not dead any more');
UPDATE social.delivery SET attempts = 8 WHERE id = 11;
SELECT is(pg_temp.take(5), NULL, 'what breaks its sender eight times');
SELECT is((SELECT reason FROM social.delivery WHERE id = 11), 'unsent', 'is dead too');

-- Failing: later and later, then dead.
UPDATE social.delivery SET due_at = now() WHERE id = 13;
CREATE TEMP TABLE pauses (n integer, taken text, failed text, pause interval);
DO $$
DECLARE
  taken text;
BEGIN
  FOR g IN 1..8 LOOP
    taken := pg_temp.take(1);
    PERFORM pg_temp.ask(format('delivery_failed(''{13}'', ''{%s}'', %L, true)', g, repeat('é', 300)));
    INSERT INTO pauses SELECT g, taken, d.dead_at::text, d.due_at - now() FROM social.delivery AS d WHERE d.id = 13;
    UPDATE social.delivery SET due_at = now() WHERE id = 13 AND dead_at IS NULL;
  END LOOP;
END
$$;
SELECT is((SELECT bool_and(p.taken = '3:13:' || p.n || ':1003') FROM pauses AS p), true, 'what failed is given out again');
SELECT is((SELECT bool_and(p.pause BETWEEN interval '30 seconds' * 2 ^ p.n AND interval '1 minute' * 2 ^ p.n) FROM pauses AS p), true,
  'each time after a longer pause, up to half of it by chance');
SELECT is((SELECT array_agg(p.n ORDER BY p.n) FROM pauses AS p WHERE p.failed IS NOT NULL), '{8}', 'eight times in all');
SELECT is((SELECT char_length(d.reason) FROM social.delivery AS d WHERE d.id = 13), 200, 'with the last reason');

-- After all.
SELECT is(pg_temp.ask('delivery_redrive(''v'', 13)'), 'false', 'what is dead is nobody else''s');
SELECT is(pg_temp.ask('delivery_redrive(''w'', 13)'), 'true', 'and sent after all');
SELECT is(pg_temp.ask('delivery_redrive(''w'', 13)'), 'false', 'once');
SELECT is(pg_temp.take(5), '3:13:9:1003', 'at once');
SELECT pg_temp.due(20, 2, '-1 minute') \g /dev/null
SELECT is(pg_temp.ask('delivery_redrive(''w'', 11)'), 'true', 'where another row waits for the same');
SELECT is((SELECT array_agg(d.id) FROM social.delivery AS d WHERE d.recipient_id = 2), '{20}', 'that one does it');

-- What grows while it is sent.
UPDATE social.delivery SET again = true WHERE id = 13;
SELECT is(pg_temp.ask('delivery_handed(''{13}'', ''{9}'')'), 'true', 'it is handed over');
SELECT is(pg_temp.ask('delivery_done(''{13}'', ''{9}'')'), '1', 'and sent');
SELECT results_eq('SELECT d.again, d.leased_until IS NULL, d.handed_at IS NULL, d.attempts::integer, d.due_at - now() FROM social.delivery AS d WHERE d.id = 13',
  $$ VALUES (false, true, true, 0, interval '2 minutes') $$, 'and due anew');

-- How much there is of all wikis; what is dead for a month is dropped.
DELETE FROM social.delivery;
SELECT is(pg_temp.ask('delivery_measure'), '0', 'nothing is due');
SELECT pg_temp.due(30, 1, '10 seconds'), pg_temp.due(31, 2, '90 seconds', 'a'), pg_temp.due(32, 3, '20 seconds', 'z'), pg_temp.due(33, 4, '-1 hour', 'b'),
  pg_temp.due(34, 5, '1 hour'), pg_temp.due(35, 6, '1 hour'), pg_temp.due(36, 7, '1 hour') \g /dev/null
UPDATE social.delivery SET dead_at = now() - CASE id WHEN 34 THEN interval '29 days' ELSE interval '31 days' END WHERE id > 33;
SELECT results_eq('EXECUTE delivery_measure', $$ VALUES (3::bigint, 90000::bigint, 3::bigint) $$, 'what is due in all wikis, the oldest, and what is dead');
SELECT is(pg_temp.ask('delivery_due(''b'')'), 'false', 'what waits is not due');
SELECT is(pg_temp.ask('delivery_due(''z'')'), 'true', 'what was to be sent is');
EXECUTE upkeep_deliveries(1);
SELECT is((SELECT count(*) FROM social.delivery WHERE dead_at IS NOT NULL), 2::bigint, 'no more than asked for is dropped');
EXECUTE upkeep_deliveries(100);
SELECT results_eq('SELECT d.id FROM social.delivery AS d ORDER BY 1', $$ VALUES (30::bigint), (31), (32), (33), (34) $$, 'what is dead for thirty days is');
SELECT * FROM finish();
ROLLBACK;
