-- SPDX-License-Identifier: MIT
-- The rights of the two roles, whole: what is not listed is refused.
BEGIN;
SELECT no_plan();

-- Every right that either role holds on a table, by table or by all of some columns.
CREATE TEMP VIEW held AS
SELECT r.role, c.relname AS tab, p.privilege
FROM (VALUES ('wikisocial_web'), ('wikisocial_worker')) AS r (role),
  pg_class AS c,
  (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('REFERENCES'), ('TRIGGER')) AS p (privilege)
WHERE c.relnamespace = 'social'::regnamespace AND c.relkind IN ('r', 'p', 'v')
  AND CASE WHEN p.privilege IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
    THEN has_any_column_privilege(r.role, c.oid, p.privilege)
    ELSE has_table_privilege(r.role, c.oid, p.privilege) END;

SELECT set_eq(
  $$ SELECT tab::text, privilege FROM held WHERE role = 'wikisocial_web' AND privilege <> 'SELECT' $$,
  $$ VALUES ('actor', 'INSERT'), ('actor', 'UPDATE'), ('status', 'INSERT'), ('status', 'UPDATE'),
    ('status_version', 'INSERT'), ('status_version', 'UPDATE'), ('report', 'INSERT'),
    ('moderation_log', 'INSERT'), ('activity', 'INSERT'), ('head', 'INSERT'), ('head', 'UPDATE'),
    ('idempotency', 'INSERT'), ('idempotency', 'UPDATE'), ('media', 'INSERT'), ('media', 'UPDATE'),
    ('target', 'INSERT'), ('target', 'UPDATE'), ('reaction', 'INSERT'), ('reaction', 'DELETE'), ('citation', 'INSERT'), ('citation', 'DELETE'),
    ('reaction_total', 'INSERT'), ('reaction_total', 'UPDATE'), ('event', 'INSERT'), ('event', 'UPDATE'), ('event_source', 'INSERT'), ('event_source', 'UPDATE'),
    ('event_page', 'INSERT'), ('event_page', 'DELETE'), ('event_date', 'INSERT'), ('event_date', 'DELETE'), ('event_organiser', 'INSERT'),
    ('event_organiser', 'DELETE'), ('event_message', 'INSERT'), ('event_log', 'INSERT'), ('signup', 'INSERT'), ('signup', 'UPDATE'), ('signup', 'DELETE'),
    ('circle', 'INSERT'), ('circle', 'UPDATE'), ('membership', 'INSERT'), ('membership', 'UPDATE'), ('membership', 'DELETE'), ('circle_log', 'INSERT'),
    ('calendar', 'INSERT'), ('calendar', 'UPDATE'), ('calendar', 'DELETE'),
    ('notification', 'UPDATE'), ('subscription', 'INSERT'), ('subscription', 'UPDATE'), ('preference', 'INSERT'), ('preference', 'UPDATE'),
    ('preference', 'DELETE'), ('wiki_preference', 'INSERT'), ('wiki_preference', 'UPDATE'), ('wiki_preference', 'DELETE'), ('mute', 'INSERT'), ('mute', 'DELETE'),
    ('follow', 'INSERT'), ('follow', 'UPDATE'), ('follow', 'DELETE'), ('following', 'INSERT'), ('following', 'UPDATE'), ('person_block', 'INSERT'), ('person_block', 'DELETE'),
    ('presence', 'INSERT'), ('presence', 'UPDATE'), ('mirror', 'INSERT'), ('mirror', 'UPDATE'), ('mirror', 'DELETE'), ('mirror_wiki', 'INSERT'), ('mirror_wiki', 'DELETE'),
    ('delivery', 'UPDATE'), ('delivery', 'DELETE'), ('mail_choice', 'INSERT'), ('mail_choice', 'UPDATE'), ('mail_choice', 'DELETE'),
    ('foreign_kind', 'INSERT'), ('foreign_kind', 'UPDATE'), ('notice', 'INSERT'), ('notice', 'UPDATE'), ('notice_told', 'INSERT'), ('notice_told', 'UPDATE'), ('notice_told', 'DELETE'),
    ('wiki_mail_choice', 'INSERT'), ('wiki_mail_choice', 'UPDATE'), ('wiki_mail_choice', 'DELETE') $$,
  'what the web role may write'
);
SELECT set_eq(
  $$ SELECT tab::text, privilege FROM held WHERE role = 'wikisocial_worker' AND privilege <> 'SELECT' $$,
  $$ VALUES ('consumer', 'INSERT'), ('consumer', 'UPDATE'), ('idempotency', 'DELETE'), ('notification', 'INSERT'), ('notification', 'UPDATE'), ('notification', 'DELETE'),
    ('subscription', 'INSERT'), ('subscription', 'UPDATE'), ('subscription', 'DELETE'), ('fanout', 'INSERT'), ('fanout', 'UPDATE'), ('fanout', 'DELETE'), ('reminder', 'INSERT'), ('reminder', 'DELETE'),
    ('presence', 'UPDATE'), ('presence', 'DELETE'), ('mirror', 'INSERT'), ('mirror', 'UPDATE'), ('mirror', 'DELETE'), ('mirror_wiki', 'INSERT'), ('mirror_wiki', 'DELETE'),
    ('dead_event', 'INSERT'), ('dead_event', 'UPDATE'), ('dead_event', 'DELETE'),
    ('delivery', 'INSERT'), ('delivery', 'UPDATE'), ('delivery', 'DELETE') $$,
  'what the worker role may write'
);
SELECT set_eq(
  $$ SELECT tab::text FROM held WHERE role = 'wikisocial_web' AND privilege = 'SELECT' $$,
  $$ VALUES ('schema_migration'), ('actor'), ('follow'), ('following'), ('person_block'), ('mute'), ('circle'),
    ('membership'), ('target'), ('status'), ('status_version'), ('activity'), ('head'), ('report'), ('idempotency'),
    ('moderation_log'), ('media'), ('reaction'), ('reaction_total'), ('citation'),
    ('event'), ('event_source'), ('event_page'), ('event_date'), ('event_organiser'), ('signup'), ('event_message'), ('event_log'), ('calendar'), ('notification'), ('subscription'), ('preference'), ('wiki_preference'), ('presence'), ('mirror'), ('mirror_wiki'), ('delivery'), ('mail_choice'), ('wiki_mail_choice'), ('circle_log'), ('foreign_kind'), ('notice'), ('notice_told') $$,
  'what the web role may read'
);
SELECT is_empty(
  $$ SELECT tab FROM held WHERE privilege IN ('TRUNCATE', 'REFERENCES', 'TRIGGER') $$,
  'nobody may truncate, refer or trigger'
);
SELECT is_empty(
  $$ SELECT tab FROM held WHERE tab LIKE 'activity\_%' $$, 'partitions are reached through the log only'
);

-- Columns that keep their default whatever the web server sends.
SELECT is(has_column_privilege('wikisocial_web', 'social.activity', 'xid', 'INSERT'), false, 'the log''s transaction number cannot be forged');
SELECT is(has_column_privilege('wikisocial_web', 'social.status', 'hide_level', 'INSERT'), false, 'a status is born unhidden');
SELECT is(has_column_privilege('wikisocial_web', 'social.status_version', 'hide_level', 'INSERT'), false, 'and so is a version');
SELECT is(has_column_privilege('wikisocial_web', 'social.report', 'closed_at', 'INSERT'), false, 'a report is born open');
SELECT is(has_column_privilege('wikisocial_web', 'social.status', 'visibility', 'UPDATE'), false, 'a level does not change');
SELECT is(has_column_privilege('wikisocial_web', 'social.status_version', c, 'UPDATE'), false, 'a version keeps its ' || c)
FROM unnest(ARRAY['text', 'entities', 'editor_id', 'created_at']) AS c;
SELECT is(has_column_privilege('wikisocial_web', 'social.status', 'author_id', 'UPDATE'), false, 'nor does its author');
SELECT is(has_column_privilege('wikisocial_web', 'social.actor', 'id', 'INSERT'), false, 'actor numbers come from the sequence');

SELECT is(has_column_privilege('wikisocial_web', 'social.actor', 'merged_into', 'UPDATE'), false, 'who was merged is noted by its function alone');

SELECT is(has_column_privilege('wikisocial_web', 'social.media', c, 'UPDATE'), false, 'which file a row is stays: ' || c)
FROM unnest(ARRAY['id', 'wiki', 'file']) AS c;
SELECT is(has_column_privilege('wikisocial_web', 'social.target', c, 'UPDATE'), false, 'which object a target is stays: ' || c)
FROM unnest(ARRAY['id', 'wiki', 'kind', 'key']) AS c;
SELECT is(has_column_privilege('wikisocial_web', 'social.status', c, 'UPDATE'), false, 'where a comment stands stays: ' || c)
FROM unnest(ARRAY['target_id', 'root_id', 'parent_id', 'thread_id']) AS c;
SELECT is(has_column_privilege('wikisocial_web', t, 'closed', 'INSERT'), false, t || ': born open to comments')
FROM unnest(ARRAY['social.status', 'social.target']) AS t;
SELECT is(has_column_privilege('wikisocial_web', 'social.target', 'hide_level', 'INSERT'), false, 'a target is born as the wiki shows it');

SELECT is(has_column_privilege('wikisocial_web', 'social.notification', c, 'UPDATE'), false, 'a reader marks a bundle, and changes nothing else: ' || c)
FROM unnest(ARRAY['recipient_id', 'kind', 'object_id', 'id', 'seq', 'since_id']) AS c;
SELECT is(has_column_privilege(r, 'social.mirror', c, 'UPDATE'), false, r || ': whose mark it is stays: ' || c)
FROM unnest(ARRAY['wikisocial_web', 'wikisocial_worker']) AS r, unnest(ARRAY['actor_id', 'wiki']) AS c;

-- No DDL, no foreign hands on functions.
SELECT is(has_schema_privilege(r, 'social', 'CREATE'), false, r || ' makes nothing in the schema')
FROM unnest(ARRAY['wikisocial_web', 'wikisocial_worker']) AS r;
SELECT is(has_schema_privilege(r, 'social', 'USAGE'), true, r || ' enters the schema')
FROM unnest(ARRAY['wikisocial_web', 'wikisocial_worker']) AS r;
SELECT is(has_sequence_privilege(r, 'social.id_seq', 'USAGE'), true, r || ' draws ids')
FROM unnest(ARRAY['wikisocial_web', 'wikisocial_worker']) AS r;
SELECT is(has_sequence_privilege(r, 'social.id_seq', 'UPDATE'), false, r || ' does not set the sequence')
FROM unnest(ARRAY['wikisocial_web', 'wikisocial_worker']) AS r;
SELECT is(has_function_privilege('wikisocial_worker', 'social.activity_partition_ensure(integer)', 'EXECUTE'), true, 'the worker makes partitions');
SELECT is(has_function_privilege('wikisocial_web', 'social.activity_partition_ensure(integer)', 'EXECUTE'), false, 'the web role does not');
SELECT is(has_function_privilege('wikisocial_web', f, 'EXECUTE') AND NOT has_function_privilege('wikisocial_worker', f, 'EXECUTE'), true, 'only the web role calls ' || f)
FROM unnest(ARRAY['social.actor_merge(text, bigint, bigint)', 'social.actor_settle(text, bigint, integer, boolean)']) AS f;
SELECT is(has_schema_privilege('public', 'social', 'USAGE'), false, 'others do not enter the schema');
SELECT is_empty(
  $$ SELECT p.proname FROM pg_proc AS p
    WHERE p.pronamespace = 'social'::regnamespace AND p.prosecdef
      AND (p.proconfig IS NULL OR NOT p.proconfig::text LIKE '%search_path=pg_catalog, pg_temp%'
        OR has_function_privilege('public', p.oid, 'EXECUTE')) $$,
  'functions with the owner''s rights fix their search path and are not open to all'
);
SELECT is_empty(
  $$ SELECT rolname FROM pg_roles WHERE rolname LIKE 'wikisocial\_%'
    AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolcanlogin OR rolreplication OR rolbypassrls) $$,
  'the group roles are nothing more than groups'
);
SELECT is(
  (SELECT bool_or(rolsuper OR rolcreaterole OR rolcreatedb) FROM pg_roles WHERE rolname = 'social_owner'), false,
  'the migrations ran as an owner without powers'
);
SELECT is_empty(
  $$ SELECT relname FROM pg_class WHERE relnamespace = 'social'::regnamespace AND relowner <> 'social_owner'::regrole $$,
  'who owns everything'
);

-- By deed, as the logins.
SET LOCAL ROLE social_web;
SELECT throws_ok('DELETE FROM social.status', '42501', NULL, 'the web login deletes no status');
SELECT throws_ok('TRUNCATE social.activity', '42501', NULL, 'truncates no log');
SELECT throws_ok('UPDATE social.activity SET verb = 2', '42501', NULL, 'changes no log');
SELECT throws_ok('UPDATE social.moderation_log SET reason = ''''', '42501', NULL, 'nor what moderators did');
SELECT throws_ok('DELETE FROM social.moderation_log', '42501', NULL, 'and takes nothing out of that');
SELECT throws_ok('UPDATE social.status SET author_id = 1', '42501', NULL, 'takes no status from its author');
SELECT throws_ok('DELETE FROM social.media', '42501', NULL, 'forgets no file');
SELECT throws_ok('CREATE TABLE social.x ()', '42501', NULL, 'makes no table');
SELECT throws_ok('SELECT social.activity_partition_ensure(1)', '42501', NULL, 'makes no partition');
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
