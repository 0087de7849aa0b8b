// SPDX-License-Identifier: Apache-2.0
#include "late_looks.h"

#include <stdlib.h>

/* From the exec on, ns. */
static const uint64_t delays_ns[] = {0, 20000000, 200000000, 2000000000};

enum { LOOKS = sizeof(delays_ns) / sizeof(delays_ns[0]), FIRST_CAP = 64 };

void late_looks_add(struct late_looks *looks, int pid, uint64_t now_ns)
{
	struct late_look *items;

	if (looks->count == looks->cap) {
		size_t cap = looks->cap ? 2 * looks->cap : FIRST_CAP;

		items = realloc(looks->items, cap * sizeof(*items));
		if (!items)
			return;
		looks->items = items;
		looks->cap = cap;
	}
	looks->items[looks->count++] = (struct late_look){.pid = pid, .due_ns = now_ns + delays_ns[0]};
}

int late_looks_take(struct late_looks *looks, uint64_t now_ns)
{
	for (size_t i = 0; i < looks->count; i++) {
		struct late_look *look = &looks->items[i];
		int pid = look->pid;

		if (look->due_ns > now_ns)
			continue;
		if (++look->times == LOOKS)
			*look = looks->items[--looks->count];
		else
			look->due_ns += delays_ns[look->times] - delays_ns[look->times - 1];
		return pid;
	}
	return 0;
}

void late_looks_free(struct late_looks *looks)
{
	free(looks->items);
	*looks = (struct late_looks){0};
}
