-- SPDX-License-Identifier: MIT
-- The log's partitions, old keys, and what the tables refuse.
BEGIN;
\i :statements
SELECT plan(22);
SELECT is(
  (SELECT count(*) FROM pg_inherits WHERE inhparent = 'social.activity'::regclass), 5::bigint,
  'the migrations made this month, three more and the default one'
);
SET LOCAL ROLE social_worker;
SELECT is(social.activity_partition_ensure(3), 0, 'what is there is not made again');
SELECT results_eq('EXECUTE upkeep_partitions(5)', 'VALUES (2)', 'the worker makes two more');
SELECT is(social.activity_partition_ensure(-1), 0, 'a nonsense number makes none');
RESET ROLE;
SELECT is(
  (SELECT count(*) FROM pg_class WHERE relname LIKE 'activity\_20%' AND relkind = 'r' AND relowner <> 'social_owner'::regrole),
  0::bigint, 'they belong to the owner'
);
INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
SELECT social.id_of_time(now() + make_interval(months => m)) + 1, 1, 1, m, 0 FROM generate_series(0, 5) AS m;
SELECT is((SELECT count(DISTINCT tableoid) FROM social.activity), 6::bigint, 'each month''s rows lie in their own');
SELECT is((SELECT count(*) FROM social.activity_default), 0::bigint, 'and none in the default one');
INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
VALUES (social.id_of_time(now() + interval '7 months'), 1, 1, 1, 0);
SELECT is((SELECT count(*) FROM social.activity_default), 1::bigint, 'a month nobody made lies in the default one');
SELECT is(social.activity_partition_ensure(8), 2, 'such a month is left there, its neighbours are made');
SELECT is((SELECT count(*) FROM social.activity), 7::bigint, 'no row is lost');
SELECT has_index('social', c.relname, 'activity_' || substr(c.relname, 10) || '_xid_idx', 'and each has its index on xid')
FROM pg_class AS c WHERE c.oid = (SELECT max(inhrelid) FROM pg_inherits WHERE inhparent = 'social.activity'::regclass);

SELECT is(social.id_of_time('2020-01-01 00:00:00+00'), 0::bigint, 'ids begin with 2020');
SELECT is(social.id_of_time('2020-01-01 00:00:01+00'), 1000::bigint << 20, 'and count milliseconds');

-- What the tables refuse. 23514 is a check, 23505 a key.
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 0, 1), ('w', 0, 2);
INSERT INTO social.idempotency (actor_id, key, body_hash, object_id, created_at)
SELECT 1, 'k' || h, sha256(''), h, now() - make_interval(hours => h) FROM generate_series(23, 29) AS h;
SET LOCAL ROLE social_worker;
EXECUTE upkeep_keys(2);
RESET ROLE;
SELECT set_eq(
  'SELECT key FROM social.idempotency', $$ VALUES ('k23'), ('k24'), ('k25'), ('k26'), ('k27') $$,
  'the two oldest keys go'
);
EXECUTE upkeep_keys(100);
SELECT set_eq(
  'SELECT key FROM social.idempotency', $$ VALUES ('k23'), ('k24'), ('k25') $$,
  'then all that are past their time, and no other'
);
UPDATE social.idempotency SET created_at = now() - interval '25 hours 1 second' WHERE key = 'k25';
EXECUTE upkeep_keys(0);
SELECT is((SELECT count(*) FROM social.idempotency), 3::bigint, 'a limit of 0 removes none');

PREPARE bad_comment AS INSERT INTO social.status (id, wiki, author_id, visibility, text, root_id) VALUES (1, 'w', 1, 0, '', 2);
SELECT throws_ok('bad_comment', '23514', NULL, 'a comment without parent');
PREPARE bad_group AS INSERT INTO social.status (id, wiki, author_id, visibility, text, circle_id) VALUES (1, 'w', 1, 1, '', 2);
SELECT throws_ok('bad_group', '23514', NULL, 'a followers'' post that names a group');
PREPARE bad_mention AS INSERT INTO social.status (id, wiki, author_id, visibility, text) VALUES (1, 'w', 1, 3, '');
SELECT throws_ok('bad_mention', '23514', NULL, 'a post to the mentioned without any');
PREPARE bad_target AS INSERT INTO social.status (id, wiki, author_id, visibility, text, root_id, parent_id, target_id) VALUES (1, 'w', 1, 0, '', 2, 2, 3);
SELECT throws_ok('bad_target', '23514', NULL, 'a comment whose target is not its root');
PREPARE same_actor AS INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 0, 1);
SELECT throws_ok('same_actor', '23505', NULL, 'one person twice');
PREPARE self_follow AS INSERT INTO social.follow (follower_id, followee_id) VALUES (1, 1);
SELECT throws_ok('self_follow', '23514', NULL, 'following oneself');
SELECT * FROM finish();
ROLLBACK;
