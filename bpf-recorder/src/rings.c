// SPDX-License-Identifier: Apache-2.0
#include "rings.h"

#include <bpf/libbpf.h>
#include <errno.h>
#include <stdlib.h>

#include "hooks.h"
#include "numbering.h"
#include "records.h"

/* Events per ring and turn; a flood must not keep signals, ticks and the other ring waiting. */
enum { TURN_EVENTS = 20000 };

struct rings {
	struct ring_buffer *buffer;
	struct trace *trace;
	bool is_numbered; /* by the programs */
	int left;
};

static bool is_counted(const struct event *ev)
{
#ifdef PLANTED_MISCOUNT
	/* The fault by which a test sees how a bug of ours is reported: part of build/bpf-recorder-planted only. */
	if (ev->kind == KIND_CLOSE)
		return false;
#endif
	return ev->ring < RINGS && ev->cpu < CPUS_MAX;
}

static int on_event(void *context, void *data, size_t size)
{
	struct rings *rings = context;
	const struct event *ev = data;

	if (is_counted(ev)) {
		if (!rings->is_numbered)
			ev = numbering_apply(&rings->trace->loss, ev, size);
		rings->trace->loss.delivered[ev->ring][ev->cpu]++;
	}
	records_write(rings->trace, ev, size);
	return --rings->left > 0 ? 0 : -EAGAIN;
}

struct rings *rings_open(const struct hooks *hooks, struct trace *trace)
{
	struct rings *rings = calloc(1, sizeof(*rings));

	if (!rings)
		return NULL;
	rings->trace = trace;
	rings->is_numbered = hooks->can.can_fetch;
	rings->buffer = ring_buffer__new(hooks_ring_fd(hooks, RING_LIFE), on_event, rings, NULL);
	if (!rings->buffer ||
	    ring_buffer__add(rings->buffer, hooks_ring_fd(hooks, RING_DATA), on_event, rings)) {
		rings_close(rings);
		return NULL;
	}
	return rings;
}

int rings_epoll_fd(const struct rings *rings)
{
	return ring_buffer__epoll_fd(rings->buffer);
}

bool rings_read(struct rings *rings)
{
	rings->left = TURN_EVENTS;
	return ring_buffer__consume(rings->buffer) < 0;
}

void rings_drain(struct rings *rings)
{
	while (rings_read(rings))
		;
}

void rings_close(struct rings *rings)
{
	if (!rings)
		return;
	ring_buffer__free(rings->buffer);
	free(rings);
}
