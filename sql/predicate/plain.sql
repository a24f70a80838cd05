-- SPDX-License-Identifier: MIT
-- A short way past event.sql, for most events: may everybody see this one, whose row of social.target this
-- is? No says nothing: then event.sql is to be asked.
{{alias}}.visibility = 0 AND {{alias}}.hide_level = 0 AND {{alias}}.deleted_at IS NULL
AND {{event}}.page_id IS NOT NULL
AND NOT EXISTS (
  SELECT FROM social.actor AS hidden_author
  WHERE hidden_author.id = {{alias}}.author_id AND hidden_author.hidden
  OFFSET 0
)
