/* SPDX-License-Identifier: MIT */
#ifndef SOC_PG_SQLSTATE_H
#define SOC_PG_SQLSTATE_H

#include "base/err.h"

/* What is to be done with the connection after an error. */
typedef enum soc_sqlstate_after {
	SOC_AFTER_KEEP,
	SOC_AFTER_DROP, /* close it; sending the same again would meet the same */
	SOC_AFTER_LOST, /* it is gone, or its server is: a new one may do */
	SOC_AFTER_RENEW /* its prepared statements are stale: connect anew and send again */
} soc_sqlstate_after;

typedef struct soc_sqlstate_meaning {
	const char *state; /* five characters, or the two of a class; "" the rest */
	soc_err_code code;
	bool retryable;
	soc_sqlstate_after after;
	const char *reason;
} soc_sqlstate_meaning;

/* Never NULL. NULL or "" (libpq itself failed) means: the store is away, drop the connection. */
const soc_sqlstate_meaning *soc_sqlstate_explain(const char *state);

#endif
