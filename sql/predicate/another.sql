-- SPDX-License-Identifier: MIT
-- Is the author of this row somebody of whom this viewer is told? Not oneself, be it by an account merged
-- into one's own, nobody hidden, muted or blocked. Nearly nobody stands in the index it asks first.
{{alias}}.author_id <> {{viewer}}
AND NOT EXISTS (
  SELECT FROM social.actor AS doer
  WHERE doer.id = {{alias}}.author_id
    AND (doer.hidden OR doer.merged_into IS NOT NULL)
    AND (doer.hidden OR doer.merged_into = {{viewer}})
  OFFSET 0
)
AND {{unmuted {{alias}} viewer={{viewer}} caps=0}}
