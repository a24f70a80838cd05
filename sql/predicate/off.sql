-- SPDX-License-Identifier: MIT
-- Not a condition but a list: the kinds of which a person of this wiki is not told by this channel.
ARRAY(
  SELECT k.kind
  FROM unnest({{channels}}) WITH ORDINALITY AS k (channels, kind)
  WHERE {{wants person={{person}} kind=k.kind wiki={{wiki}} channels={{channels}}}} & {{channel}} = 0
)
