-- SPDX-License-Identifier: MIT
-- The group roles that the migrations grant rights to. Run once in each cluster by a database
-- administrator (CREATEROLE is enough); running it again changes nothing. Then make the login
-- roles, as docs/admin.md shows: one that owns the database and runs the migrations, one for the
-- web server as member of wikisocial_web, one for wikisociald as member of wikisocial_worker.
-- A site without the daemon makes the web server's login a member of both.

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
