/* SPDX-License-Identifier: Apache-2.0 */
/* All that reads text from outside, each with samples to begin from. */
#ifndef RECORDER_FUZZ_READERS_H
#define RECORDER_FUZZ_READERS_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct sample {
	const char *bytes;
	size_t len;
};

struct reader {
	const char *name;
	bool is_text; /* ends with NUL; bytes do not */
	const struct sample *samples;
	size_t sample_count;
	/* What is wrong, or NULL. May change the text; frees it when it is bytes. */
	const char *(*read)(char *text, size_t len);
};

enum { READERS = 8 };

extern const struct reader readers[READERS];

#endif
