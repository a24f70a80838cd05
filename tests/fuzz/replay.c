/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Gives one file to a fuzz target: an old finding as an ordinary test. */
#include "fuzz/target.h"

#include <stdio.h>

int main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	if (!file || fseek(file, 0, SEEK_END) != 0) {
		perror(argc == 2 ? argv[1] : "usage: replay FILE");
		return 2;
	}
	size_t size = (size_t)ftell(file);
	rewind(file);
	/* Of the exact size, so that the sanitizer watches its end. */
	uint8_t *data = malloc(size ? size : 1);
	if (!data || fread(data, 1, size, file) != size) {
		perror(argv[1]);
		return 2;
	}
	fclose(file);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	return 0;
}
