-- SPDX-License-Identifier: MIT
-- Not a condition but a list: kinds by number and those of other extensions by name.
{{kinds}} || ARRAY(
  SELECT named.kind::bigint FROM social.foreign_kind AS named
  WHERE named.wiki = {{wiki}} AND named.name = ANY (string_to_array({{names}}, ','))
)
