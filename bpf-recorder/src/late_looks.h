/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Processes whose memory map is to be looked at: at once, and again when their loader has had the time
 * to bring in libraries, which it does after the exec that the recorder hears of.
 */
#ifndef RECORDER_LATE_LOOKS_H
#define RECORDER_LATE_LOOKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct late_look {
	int pid;
	int times; /* looked already */
	uint64_t due_ns;
};

struct late_looks {
	struct late_look *items;
	size_t count;
	size_t cap;
};

void late_looks_add(struct late_looks *looks, int pid, uint64_t now_ns);
/* The next process to look at now, or 0. */
int late_looks_take(struct late_looks *looks, uint64_t now_ns);
void late_looks_free(struct late_looks *looks);

#endif
