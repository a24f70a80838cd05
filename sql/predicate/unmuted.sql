-- SPDX-License-Identifier: MIT
-- Feed level only (permalinks stay reachable): nobody meets in a feed whom they muted or
-- personally blocked, nor one who blocked them.
{{heard {{alias}} viewer={{viewer}}}}
AND {{unblocked {{alias}} viewer={{viewer}} caps={{caps}}}}
