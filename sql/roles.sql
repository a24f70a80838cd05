-- SPDX-License-Identifier: MIT
-- The group roles that the migrations grant rights to. Run once in each cluster by a database
-- administrator (CREATEROLE is enough); running it again changes nothing. The administrator then
-- makes the database and the logins, under any names:
--   CREATE ROLE social_owner LOGIN;                           runs the migrations
--   CREATE ROLE social_web LOGIN IN ROLE wikisocial_web;      the web server's
--   CREATE ROLE social_worker LOGIN IN ROLE wikisocial_worker;  wikisociald's
--   CREATE DATABASE social OWNER social_owner;
-- A site without the daemon makes the web server's login a member of both groups.

DO $$
BEGIN
  IF to_regrole('wikisocial_web') IS NULL THEN
    CREATE ROLE wikisocial_web NOLOGIN;
  END IF;
  IF to_regrole('wikisocial_worker') IS NULL THEN
    CREATE ROLE wikisocial_worker NOLOGIN;
  END IF;
END
$$;
