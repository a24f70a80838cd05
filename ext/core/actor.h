/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_ACTOR_H
#define SOC_CORE_ACTOR_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

enum { SOC_ACTOR_LIST_MAX = 1000 };

/* The numbers are the store's. */
typedef enum soc_actor_kind { SOC_ACTOR_PERSON = 0, SOC_ACTOR_PAGE = 2 } soc_actor_kind;

/* What the wiki says of one of its accounts. */
typedef struct soc_actor_state {
	int64_t user;   /* local user id */
	bool hidden;    /* the name was hidden */
	bool temporary; /* a temporary account */
	bool exists;    /* not deleted */
} soc_actor_state;

/* INVALID "users-invalid": more than SOC_ACTOR_LIST_MAX, an id that is none, or ids that do not
 * rise (each stands once). */
bool soc_actor_states_check(const soc_actor_state *states, size_t count, soc_err *err)
	SOC_MUST_CHECK;

#endif
