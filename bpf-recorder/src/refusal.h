/* SPDX-License-Identifier: Apache-2.0 */
/* Why the kernel refused a program, in words a person can act on. */
#ifndef RECORDER_REFUSAL_H
#define RECORDER_REFUSAL_H

#include <stdbool.h>
#include <stddef.h>

/* What is known of one refusal. */
struct refusal {
	int error;
	const char *words;    /* the last thing that libbpf or the verifier said, may be empty */
	const char *lockdown; /* the active level, "" when it is unknown */
	const char *kernel;   /* release */
};

/* One line: the decoded reason, or the bare words when none is known. */
void refusal_decode(const struct refusal *refusal, char *text, size_t cap);
/* False when the verifier objects to the program itself: then it is a bug of ours. */
bool refusal_is_of_host(const struct refusal *refusal);

#endif
