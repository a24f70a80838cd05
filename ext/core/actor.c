/* SPDX-License-Identifier: MIT */
#include "core/actor.h"

#include "base/ban.h"

bool soc_actor_states_check(const soc_actor_state *states, size_t count, soc_err *err)
{
	if (count > SOC_ACTOR_LIST_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "users-invalid", "at most %d users in one call",
			SOC_ACTOR_LIST_MAX);
	}
	int64_t last = 0;
	for (size_t i = 0; i < count; i++) {
		if (states[i].user <= last) {
			return soc_err_set(err, SOC_ERR_INVALID, "users-invalid",
				"user ids are above 0, rise, and stand once");
		}
		last = states[i].user;
	}
	return true;
}
