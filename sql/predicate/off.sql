-- SPDX-License-Identifier: MIT
-- Not a condition but a list: the kinds of which a person of this wiki is not told by this channel, and those
-- of extensions that are gone.
ARRAY(
  SELECT k.kind
  FROM unnest({{channels}}) WITH ORDINALITY AS k (channels, kind)
  WHERE {{wants person={{person}} kind=k.kind wiki={{wiki}} channels={{channels}}}} & {{channel}} = 0
  UNION ALL
  SELECT f.kind::bigint
  FROM social.foreign_kind AS f
  WHERE f.wiki = {{wiki}}
    AND NOT (
      f.active
      AND coalesce(
        (
          SELECT own.channels FROM social.preference AS own
          WHERE own.actor_id = {{person}} AND own.kind = f.kind
        ),
        f.channels
      ) & {{channel}} <> 0
    )
)
