-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: a row of social.media as JSON, the letters of ext/core/media.c,
-- with the alternative text it has in some place.
json_build_object(
  'f', {{alias}}.file, 't', {{alias}}.title, 'a', {{alt}}, 'r', {{alias}}.repo,
  'k', {{alias}}.kind, 'm', {{alias}}.mime, 's', {{alias}}.sha1, 'z', {{alias}}.size,
  'w', {{alias}}.width, 'h', {{alias}}.height, 'c', {{alias}}.author,
  'cu', {{alias}}.author_url, 'l', {{alias}}.licence, 'lu', {{alias}}.licence_url,
  'n', {{alias}}.attribution, 'd', {{alias}}.description, 'du', {{alias}}.description_url,
  'u', {{alias}}.url, 'th', {{alias}}.thumbs, 'x', {{alias}}.gone_at IS NOT NULL
)
