/* SPDX-License-Identifier: MIT */
#include "base/random.h"

#include <errno.h>
#include <sys/random.h>

#include "base/ban.h"

bool soc_random_fill(void *out, size_t size, soc_err *err)
{
	size_t done = 0;
	while (done < size) {
		ssize_t got = getrandom((unsigned char *)out + done, size - done, 0);
		if (got < 0 && errno != EINTR) {
			return soc_err_set(err, SOC_ERR_BUG, "random-missing", "getrandom: error %d", errno);
		}
		done += got > 0 ? (size_t)got : 0;
	}
	return true;
}
