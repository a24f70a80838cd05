-- SPDX-License-Identifier: MIT
-- May this viewer see the object of the wiki, or the event, whose row of social.target this is?
{{readable {{alias}} viewer={{viewer}} caps={{caps}} mentioned=NULL::integer[]}}
AND {{standing {{alias}} viewer={{viewer}} caps={{caps}}}}
