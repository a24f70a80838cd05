/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_CALL_H
#define SOC_ZEND_CALL_H

#include "zend/pool.h"
#include "zend/throw.h"

/*
 * The last line of every native method that opened the pool: gives the arena's memory back, then
 * throws when the call failed. Nothing before it throws, so no foreign resource is ever alive
 * when PHP code may run.
 */
static inline void soc_call_end(bool done, const soc_err *err)
{
	soc_pool_close();
	if (!done) {
		soc_throw(err);
	}
}

#endif
