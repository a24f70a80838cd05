-- SPDX-License-Identifier: MIT
-- Posting, the key, reading and deleting through the statements of sql/query/.
BEGIN;
\i :statements
SELECT plan(39);

EXECUTE actor_ensure('testwiki', 0::int2, 11, false);
SELECT is((SELECT count(*) FROM social.actor), 1::bigint, 'actor_ensure makes an actor');
EXECUTE actor_ensure('testwiki', 0::int2, 11, false);
EXECUTE actor_ensure('testwiki', 0::int2, 11, false);
EXECUTE actor_ensure('testwiki', 0::int2, 12, false);
SELECT is(
  (SELECT array_agg(id ORDER BY id) FROM social.actor), ARRAY[1, 2],
  'actors are dense from 1: asking again burns no number'
);
EXECUTE actor_ensure('otherwiki', 0::int2, 11, false);
SELECT is((SELECT count(*) FROM social.actor), 3::bigint, 'the same user id of another wiki is another actor');
EXECUTE actor_ensure('testwiki', 0::int2, 12, true);
SELECT is((SELECT temporary FROM social.actor WHERE id = 2), true, 'the temporary flag is raised');
EXECUTE actor_ensure('testwiki', 0::int2, 12, false);
SELECT is((SELECT temporary FROM social.actor WHERE id = 2), true, 'and never lowered');

-- Posting without a key.
CREATE TEMP TABLE before_post AS SELECT social.next_id() AS id;
CREATE TEMP TABLE posted AS EXECUTE status_post('testwiki', 11, E'Grüße,\nWelt', 'de', 0::int2, NULL, '[]', NULL, NULL, NULL, NULL);
SELECT is((SELECT count(*) FROM posted), 1::bigint, 'a post answers with one row');
SELECT ok((SELECT p.id > b.id FROM posted AS p, before_post AS b), 'its id is newer than one drawn before');
SELECT results_eq(
  'SELECT wiki, author, text, lang, visibility, version, edited, deleted, hide_level FROM posted',
  $$ VALUES ('testwiki', 11::bigint, E'Grüße,\nWelt', 'de', 0::int2, 1, NULL::timestamptz, false, 0::int2) $$,
  'the answer is the status'
);
SELECT is(
  (SELECT s.text FROM social.status AS s JOIN posted AS p USING (id)), E'Grüße,\nWelt',
  'the status is stored'
);
SELECT results_eq(
  'SELECT v.version, v.editor_id, v.text, v.lang, v.hide_level FROM social.status_version AS v JOIN posted ON id = status_id',
  $$ VALUES (1, 1, E'Grüße,\nWelt', 'de', 0::int2) $$,
  'with its first version'
);
SELECT results_eq(
  'SELECT a.actor_id, a.verb, a.visibility, a.xid = pg_current_xact_id() FROM social.activity AS a JOIN posted AS p ON p.id = a.object_id',
  $$ VALUES (1, 1::int2, 0::int2, true) $$,
  'and one row of the log, marked with the transaction'
);
SELECT is(
  (SELECT h.last_id FROM social.head AS h WHERE h.actor_id = 1 AND h.visibility = 0),
  (SELECT max(id) FROM social.activity), 'and the head points to that row'
);
SELECT is_empty(
  $$ EXECUTE status_post('testwiki', 99, 'x', '', 0::int2, NULL, '[]', NULL, NULL, NULL, NULL) $$,
  'someone unknown to the store gets no row'
);
SELECT is((SELECT count(*) FROM social.status), 1::bigint, 'and stores nothing');

-- The key.
CREATE TEMP TABLE first AS EXECUTE status_post('testwiki', 11, 'keyed', '', 0::int2, 'k1', '[]', NULL, NULL, NULL, NULL);
SELECT is((SELECT count(*) FROM first), 1::bigint, 'a post with a new key is made');
CREATE TEMP TABLE second AS EXECUTE status_post('testwiki', 11, 'keyed', '', 0::int2, 'k1', '[]', NULL, NULL, NULL, NULL);
SELECT is((SELECT count(*) FROM second), 0::bigint, 'a second one with the same key is not');
CREATE TEMP TABLE held AS EXECUTE status_by_key('testwiki', 11, 'keyed', '', 0::int2, 'k1', 0, NULL, NULL, NULL, NULL);
SELECT is((SELECT h.id FROM held AS h), (SELECT f.id FROM first AS f), 'the key leads to the first status');
SELECT is((SELECT same_body FROM held), true, 'the same body is known as the same');
CREATE TEMP TABLE other AS
  EXECUTE status_by_key('testwiki', 11, 'keyed, but not the same', '', 0::int2, 'k1', 0, NULL, NULL, NULL, NULL);
SELECT is((SELECT same_body FROM other), false, 'another text is another body');
CREATE TEMP TABLE other_lang AS EXECUTE status_by_key('testwiki', 11, 'keyed', 'en', 0::int2, 'k1', 0, NULL, NULL, NULL, NULL);
SELECT is((SELECT same_body FROM other_lang), false, 'another language is another body');
CREATE TEMP TABLE strangers AS EXECUTE status_post('testwiki', 12, 'keyed', '', 0::int2, 'k1', '[]', NULL, NULL, NULL, NULL);
SELECT is((SELECT count(*) FROM strangers), 1::bigint, 'a key belongs to its actor alone');
UPDATE social.idempotency SET created_at = now() - interval '23 hours 59 minutes' WHERE actor_id = 1;
CREATE TEMP TABLE late AS EXECUTE status_post('testwiki', 11, 'keyed', '', 0::int2, 'k1', '[]', NULL, NULL, NULL, NULL);
SELECT is((SELECT count(*) FROM late), 0::bigint, 'a key holds for nearly 24 hours');
UPDATE social.idempotency SET created_at = now() - interval '24 hours' WHERE actor_id = 1;
SELECT is_empty(
  $$ EXECUTE status_by_key('testwiki', 11, 'keyed', '', 0::int2, 'k1', 0, NULL, NULL, NULL, NULL) $$,
  'after 24 hours it leads nowhere'
);
CREATE TEMP TABLE reused AS EXECUTE status_post('testwiki', 11, 'new body', '', 0::int2, 'k1', '[]', NULL, NULL, NULL, NULL);
SELECT is((SELECT count(*) FROM reused), 1::bigint, 'and may be used again');
CREATE TEMP TABLE held_again AS EXECUTE status_by_key('testwiki', 11, 'new body', '', 0::int2, 'k1', 0, NULL, NULL, NULL, NULL);
SELECT is(
  (SELECT ROW(h.id, h.same_body) FROM held_again AS h), (SELECT ROW(r.id, true) FROM reused AS r),
  'with the new body'
);

-- What the store refuses whatever the caller does.
SELECT throws_ok(
  format($$ EXECUTE status_post('testwiki', 11, %L, '', 0::int2, NULL, '[]', NULL, NULL, NULL, NULL) $$, repeat('ü', 4001)),
  '23514', NULL, 'a text over 8000 bytes is refused'
);
SELECT throws_ok(
  $$ EXECUTE status_post('testwiki', 11, 'x', '', 4::int2, NULL, '[]', NULL, NULL, NULL, NULL) $$, '23514', NULL,
  'a level that does not exist is refused'
);
SELECT throws_ok(
  $$ EXECUTE status_post('testwiki', 11, 'x', '', 2::int2, NULL, '[]', NULL, NULL, NULL, NULL) $$, '23514', NULL,
  'a group''s post without the group is refused'
);

-- Reading and deleting.
SELECT set_config('test.id', (SELECT id::text FROM posted), true) \g /dev/null
CREATE TEMP TABLE mine AS EXECUTE status_get('testwiki', 11, 0, current_setting('test.id')::bigint);
SELECT is((SELECT ROW(id, author) FROM mine), (SELECT ROW(id, 11::bigint) FROM posted), 'the author reads it');
CREATE TEMP TABLE nobodys AS EXECUTE status_get('testwiki', 0, 0, current_setting('test.id')::bigint);
SELECT is((SELECT count(*) FROM nobodys), 1::bigint, 'someone without an account reads it');

CREATE TEMP TABLE deleted_by_other AS
  EXECUTE status_delete('testwiki', 12, 0, current_setting('test.id')::bigint);
SELECT is((SELECT d FROM deleted_by_other AS d), ROW(true, false, false)::deleted_by_other, 'another sees it and may not delete it');
CREATE TEMP TABLE deleted AS
  EXECUTE status_delete('testwiki', 11, 0, current_setting('test.id')::bigint);
SELECT is((SELECT d FROM deleted AS d), ROW(true, true, true)::deleted, 'the author deletes it');
SELECT results_eq(
  format('SELECT verb FROM social.activity WHERE object_id = %s ORDER BY id', current_setting('test.id')),
  $$ VALUES (1::int2), (3::int2) $$, 'the log says so'
);
SELECT isnt(
  (SELECT h.last_id FROM social.head AS h WHERE h.actor_id = 1 AND h.visibility = 0),
  (SELECT max(id) FROM social.activity), 'the head stays'
);
CREATE TEMP TABLE deleted_again AS
  EXECUTE status_delete('testwiki', 11, 0, current_setting('test.id')::bigint);
SELECT is((SELECT d FROM deleted_again AS d), ROW(true, true, false)::deleted_again, 'deleting again changes nothing');
CREATE TEMP TABLE gone AS EXECUTE status_get('testwiki', 12, 0, current_setting('test.id')::bigint);
SELECT is((SELECT count(*) FROM gone), 0::bigint, 'others do not read it any more');
CREATE TEMP TABLE kept AS EXECUTE status_get('testwiki', 11, 0, current_setting('test.id')::bigint);
SELECT is((SELECT deleted FROM kept), true, 'the author does, marked as deleted');
CREATE TEMP TABLE moderated AS EXECUTE status_get('testwiki', 12, 1, current_setting('test.id')::bigint);
SELECT is((SELECT deleted FROM moderated), true, 'and a moderator too');
CREATE TEMP TABLE missing AS EXECUTE status_delete('testwiki', 11, 0, 1);
SELECT is((SELECT m FROM missing AS m), ROW(false, false, false)::missing, 'what does not exist is not seen');

SELECT * FROM finish();
ROLLBACK;
