-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: the hash of what a key of a message was used with.
sha256(convert_to(jsonb_build_array('message', {{event}}, {{states}}, {{text}})::text, 'UTF8'))
