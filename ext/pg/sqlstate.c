/* SPDX-License-Identifier: MIT */
#include "pg/sqlstate.h"

#include <stddef.h>
#include <string.h>

#include "base/ban.h"

static const soc_sqlstate_meaning silence = {
	"", SOC_ERR_UNAVAILABLE, true, SOC_AFTER_LOST, "store-unavailable"
};

/* First match wins, so a state stands before its class. The last row matches everything. */
static const soc_sqlstate_meaning meanings[] = {
	{ "40001", SOC_ERR_CONFLICT, true, SOC_AFTER_KEEP, "store-conflict" },
	{ "40P01", SOC_ERR_CONFLICT, true, SOC_AFTER_KEEP, "store-conflict" },
	{ "40003", SOC_ERR_TIMEOUT, true, SOC_AFTER_DROP, "store-timeout" },
	{ "40", SOC_ERR_CONFLICT, true, SOC_AFTER_KEEP, "store-conflict" },
	{ "72000", SOC_ERR_CONFLICT, true, SOC_AFTER_KEEP, "store-conflict" },
	{ "55P03", SOC_ERR_TIMEOUT, true, SOC_AFTER_KEEP, "store-busy" },
	{ "57014", SOC_ERR_TIMEOUT, true, SOC_AFTER_KEEP, "store-busy" },
	{ "08", SOC_ERR_UNAVAILABLE, true, SOC_AFTER_LOST, "store-unavailable" },
	{ "57", SOC_ERR_UNAVAILABLE, true, SOC_AFTER_LOST, "store-unavailable" },
	{ "25P03", SOC_ERR_UNAVAILABLE, true, SOC_AFTER_LOST, "store-unavailable" },
	{ "25P04", SOC_ERR_TIMEOUT, true, SOC_AFTER_DROP, "store-busy" },
	/* After a failover the old primary only reads: another connect may find the new one. */
	{ "25006", SOC_ERR_UNAVAILABLE, true, SOC_AFTER_LOST, "store-unavailable" },
	{ "53", SOC_ERR_UNAVAILABLE, true, SOC_AFTER_DROP, "store-unavailable" },
	{ "58", SOC_ERR_UNAVAILABLE, true, SOC_AFTER_DROP, "store-unavailable" },
	{ "28", SOC_ERR_UNAVAILABLE, true, SOC_AFTER_DROP, "store-unavailable" },
	{ "3D", SOC_ERR_UNAVAILABLE, true, SOC_AFTER_DROP, "store-unavailable" },
	/* A migration changed what a kept plan answers; a pooler gave us another server. */
	{ "0A000", SOC_ERR_UNAVAILABLE, true, SOC_AFTER_RENEW, "store-unavailable" },
	{ "26000", SOC_ERR_SCHEMA, false, SOC_AFTER_RENEW, "store-pooler" },
	{ "42P05", SOC_ERR_SCHEMA, false, SOC_AFTER_RENEW, "store-pooler" },
	{ "42P01", SOC_ERR_SCHEMA, false, SOC_AFTER_KEEP, "schema-outdated" },
	{ "3F000", SOC_ERR_SCHEMA, false, SOC_AFTER_KEEP, "schema-outdated" },
	{ "42703", SOC_ERR_SCHEMA, false, SOC_AFTER_KEEP, "schema-outdated" },
	{ "42883", SOC_ERR_SCHEMA, false, SOC_AFTER_KEEP, "schema-outdated" },
	{ "42704", SOC_ERR_SCHEMA, false, SOC_AFTER_KEEP, "schema-outdated" },
	{ "42501", SOC_ERR_SCHEMA, false, SOC_AFTER_KEEP, "schema-role" },
	{ "22021", SOC_ERR_INVALID, false, SOC_AFTER_KEEP, "text-encoding" },
	{ "22", SOC_ERR_INVALID, false, SOC_AFTER_KEEP, "input-invalid" },
	{ "23505", SOC_ERR_CONFLICT, false, SOC_AFTER_KEEP, "store-duplicate" },
	{ "23502", SOC_ERR_BUG, false, SOC_AFTER_KEEP, "store-error" },
	{ "23", SOC_ERR_INVALID, false, SOC_AFTER_KEEP, "input-invalid" },
	{ "", SOC_ERR_BUG, false, SOC_AFTER_KEEP, "store-error" },
};

const soc_sqlstate_meaning *soc_sqlstate_explain(const char *state)
{
	if (!state || !*state)
		return &silence;
	const soc_sqlstate_meaning *row = meanings;
	while (strncmp(row->state, state, strlen(row->state)) != 0)
		row++;
	return row;
}
