-- SPDX-License-Identifier: MIT
-- Does a like of this person (a row of social.actor) on this object count for nobody? It does not
-- while the name is hidden, nor when the account was merged into one that likes the same object.
({{alias}}.hidden OR {{liked target={{target}} actor={{alias}}.merged_into}})
