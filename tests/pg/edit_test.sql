-- SPDX-License-Identifier: MIT
-- Mentions, editing, undeleting, history and states through the statements of sql/query/.
BEGIN;
\i :statements
SELECT no_plan();

EXECUTE actor_ensure('w', 0::int2, 1, false);
EXECUTE actor_ensure_many('w', 0, '{30,20,30,1}');
SELECT results_eq(
  'SELECT id, local_id FROM social.actor ORDER BY id',
  $$ VALUES (1, 1::bigint), (2, 20::bigint), (3, 30::bigint) $$, 'persons are made once, in the order of their ids'
);
EXECUTE actor_ensure_many('w', 0, '{20,30}');
EXECUTE actor_ensure('w', 0::int2, 40, false);
SELECT is((SELECT max(id) FROM social.actor), 4, 'asking again burns no number');

CREATE TEMP TABLE posted AS
  EXECUTE status_post('w', 1, '@c @b', '', 3::int2, NULL, '[{"k":"u","s":0,"l":2,"i":0},{"k":"u","s":3,"l":2,"i":1}]', '{30,20}', NULL, NULL, NULL);
SELECT results_eq('SELECT visibility, persons FROM posted', $$ VALUES (3::int2, '{30,20}'::bigint[]) $$, 'a post keeps the order of its persons');
SELECT is((SELECT s.mentioned FROM social.status AS s), '{3,2}'::int[], 'as actors');
SELECT is((SELECT v.mentioned FROM social.status_version AS v), '{3,2}'::int[], 'in its version too');
SELECT is((SELECT v.entities = s.entities FROM social.status AS s, social.status_version AS v), true, 'and the entities');
SELECT set_config('test.id', (SELECT id::text FROM posted), true) \g /dev/null

UPDATE social.actor SET merged_into = 4 WHERE id = 3;
UPDATE social.actor SET "exists" = false WHERE id = 2;
CREATE TEMP TABLE merged AS EXECUTE status_get('w', 1, 0, current_setting('test.id')::bigint);
SELECT is((SELECT persons FROM merged), '{40,0}'::bigint[], 'a merged account is the other one, a deleted one nobody');
UPDATE social.actor SET merged_into = NULL, "exists" = true;

-- Editing.
CREATE TEMP TABLE unaddressed AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, 1, 'x', '', '[]', NULL, NULL, NULL);
SELECT results_eq(
  'SELECT seen, own, alive, current, addressed, id FROM unaddressed',
  $$ VALUES (true, true, true, true, false, NULL::bigint) $$, 'a text for the mentioned goes on mentioning somebody'
);
CREATE TEMP TABLE edited AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, 1, '@c', 'de', '[{"k":"u","s":0,"l":2,"i":0}]', '{30}', NULL, NULL);
SELECT results_eq(
  'SELECT version, text, lang, visibility, edited IS NOT NULL, persons FROM edited',
  $$ VALUES (2, '@c', 'de', 3::int2, true, '{30}'::bigint[]) $$, 'an edit answers with the status after it'
);
SELECT is((SELECT s.mentioned FROM social.status AS s), '{3}'::int[], 'its audience is who is mentioned now');
SELECT results_eq(
  'SELECT v.version, v.text, v.mentioned, v.editor_id FROM social.status_version AS v ORDER BY 1',
  $$ VALUES (1, '@c @b', '{3,2}'::int[], 1), (2, '@c', '{3}', 1) $$, 'every version is kept'
);
SELECT is((SELECT h.last_id < max(a.id) FROM social.head AS h, social.activity AS a GROUP BY h.last_id), true, 'an edit is nothing new in a feed: the head stays');
CREATE TEMP TABLE same AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, 1, '@c', 'de', '[{"l":2,"k":"u","s":0,"i":0}]', '{30}', NULL, NULL);
SELECT is((SELECT version FROM same), 2, 'the same words are the same version, whatever the base');
CREATE TEMP TABLE stale AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, 1, '@c!', '', '[]', '{30}', NULL, NULL);
SELECT results_eq('SELECT own, alive, current, id FROM stale', $$ VALUES (true, true, false, NULL::bigint) $$, 'an old base is told apart');
CREATE TEMP TABLE foreign_seen AS EXECUTE status_edit('w', 30, 0, current_setting('test.id')::bigint, NULL, 'x', '', '[]', NULL, NULL, NULL);
SELECT results_eq('SELECT seen, own, id FROM foreign_seen', $$ VALUES (true, false, NULL::bigint) $$, 'another one''s is seen and not edited');
CREATE TEMP TABLE foreign_unseen AS EXECUTE status_edit('w', 20, 0, current_setting('test.id')::bigint, NULL, 'x', '', '[]', NULL, NULL, NULL);
SELECT results_eq('SELECT seen, own, id FROM foreign_unseen', $$ VALUES (false, false, NULL::bigint) $$, 'who is mentioned no longer does not see it');

-- Undeleting.
CREATE TEMP TABLE gone AS EXECUTE status_delete('w', 1, 0, current_setting('test.id')::bigint);
CREATE TEMP TABLE of_deleted AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, NULL, '@c', '', '[]', '{30}', NULL, NULL);
SELECT results_eq('SELECT seen, own, alive, id FROM of_deleted', $$ VALUES (true, true, false, NULL::bigint) $$, 'a deleted one is not edited');
UPDATE social.status SET hide_level = 1;
CREATE TEMP TABLE hidden AS EXECUTE status_undelete('w', 1, 0, current_setting('test.id')::bigint);
SELECT is((SELECT seen FROM hidden), false, 'what is hidden is not undeleted');
SELECT is((SELECT deleted_at IS NOT NULL FROM social.status), true, 'and stays deleted');
UPDATE social.status SET hide_level = 0;
CREATE TEMP TABLE back AS EXECUTE status_undelete('w', 1, 0, current_setting('test.id')::bigint);
SELECT results_eq('SELECT seen, own, deleted, persons FROM back', $$ VALUES (true, true, false, '{30}'::bigint[]) $$, 'the author takes the deletion back');
SELECT is((SELECT string_agg(verb::text, ' ' ORDER BY id) FROM social.activity), '1 2 3 4', 'the log has it all');

-- History.
UPDATE social.status_version SET hide_level = 1 WHERE version = 1;
CREATE TEMP TABLE told AS EXECUTE status_history('w', 30, 0, current_setting('test.id')::bigint, NULL, 10);
SELECT results_eq(
  'SELECT version, editor, text, current, hide_level, entities IS NULL, persons FROM told',
  $$ VALUES (2, 1::bigint, '@c', true, 0::int2, false, '{30}'::bigint[]), (1, 1, NULL, false, 1::int2, true, NULL) $$,
  'a hidden version tells that it is, and nothing of what it said'
);
CREATE TEMP TABLE before_first AS EXECUTE status_history('w', 30, 0, current_setting('test.id')::bigint, 1, 10);
SELECT is((SELECT count(*) = 1 AND max(version) IS NULL FROM before_first), true, 'before the first there is none, but the status is');
CREATE TEMP TABLE unseen AS EXECUTE status_history('w', 20, 0, current_setting('test.id')::bigint, NULL, 10);
SELECT is((SELECT count(*) FROM unseen), 0::bigint, 'who does not see the status sees no history');

SELECT * FROM finish();
ROLLBACK;
