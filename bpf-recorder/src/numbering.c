// SPDX-License-Identifier: Apache-2.0
#include "numbering.h"

#include <string.h>

const struct event *numbering_apply(struct loss *loss, const struct event *ev, size_t size)
{
	/* The longest event; the rings themselves are mapped read-only. */
	static union {
		struct event ev;
		char bytes[sizeof(struct exec_event) + ARGV_BYTES];
	} copy;
	uint64_t *told = &loss->told_lost[ev->ring][ev->cpu];

	if (size > sizeof(copy))
		return ev;
	memcpy(&copy, ev, size);
	/* An interrupt may tell a later loss before the program that it interrupted tells an earlier one. */
	if (ev->cseq > *told)
		*told = ev->cseq;
	copy.ev.cseq = loss->delivered[ev->ring][ev->cpu] + *told;
	return &copy.ev;
}
