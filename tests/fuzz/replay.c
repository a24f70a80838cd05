/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Gives files to a fuzz target, one after the other: "ok FILE" for each that it survives, at last
 * "ok" when no memory was lost. What follows the last of these lines is where the process ended.
 */
#include "fuzz/target.h"

#include <sanitizer/lsan_interface.h>
#include <stdio.h>
#include <unistd.h>

enum { SECONDS_EACH = 60 };

static bool replay(const char *name)
{
	FILE *file = fopen(name, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0) {
		return false;
	}
	size_t size = (size_t)ftell(file);
	rewind(file);
	/* Of the exact size, so that the sanitizer watches its end. */
	uint8_t *data = malloc(size ? size : 1);
	bool have = data && fread(data, 1, size, file) == size;
	fclose(file);
	if (have) {
		alarm(SECONDS_EACH);
		LLVMFuzzerTestOneInput(data, size);
		alarm(0);
	}
	free(data);
	return have;
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (!replay(argv[i])) {
			perror(argv[i]);
			return 2;
		}
		printf("ok %s\n", argv[i]);
		fflush(stdout);
	}
	if (__lsan_do_recoverable_leak_check()) {
		return 1;
	}
	puts("ok");
	return 0;
}
