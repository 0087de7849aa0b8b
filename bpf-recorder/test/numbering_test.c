// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include "numbering.h"

static struct loss loss;

/* The number that an event of CPU 3 gets which knows of `lost` losses, counted as delivered. */
static uint64_t arrives(int ring, uint64_t lost)
{
	struct exit_event e = {.ev = {.cpu = 3, .ring = ring, .cseq = lost, .kind = KIND_PROC_EXIT}, .pid = 7};
	const struct event *numbered = numbering_apply(&loss, &e.ev, sizeof(e));

	CHECK_EQUAL(((const struct exit_event *)numbered)->pid, 7);
	CHECK_EQUAL(e.ev.cseq, lost);
	loss.delivered[ring][3]++;
	return numbered->cseq;
}

static void holes_are_where_losses_were_told(void)
{
	memset(&loss, 0, sizeof(loss));
	CHECK_EQUAL(arrives(RING_LIFE, 0), 0);
	CHECK_EQUAL(arrives(RING_LIFE, 0), 1);
	CHECK_EQUAL(arrives(RING_LIFE, 2), 4);
	CHECK_EQUAL(arrives(RING_LIFE, 2), 5);
	/* Another ring has its own numbers. */
	CHECK_EQUAL(arrives(RING_DATA, 0), 0);
}

static void a_number_is_never_given_twice(void)
{
	memset(&loss, 0, sizeof(loss));
	CHECK_EQUAL(arrives(RING_DATA, 1), 1);
	/* It was interrupted before the loss that the event above knows of. */
	CHECK_EQUAL(arrives(RING_DATA, 0), 2);
	CHECK_EQUAL(arrives(RING_DATA, 1), 3);
}

static void what_is_too_long_stays(void)
{
	static char bytes[sizeof(struct exec_event) + ARGV_BYTES + 1];
	struct event *ev = (struct event *)bytes;

	memset(&loss, 0, sizeof(loss));
	CHECK(numbering_apply(&loss, ev, sizeof(bytes)) == ev);
	CHECK(numbering_apply(&loss, ev, sizeof(bytes) - 1) != ev);
}

const struct test numbering_tests[] = {
	{"numbers by the reader have their holes where events tell of losses", holes_are_where_losses_were_told},
	{"numbers by the reader only grow, whatever an interrupt brings first", a_number_is_never_given_twice},
	{"an event longer than any of ours is not copied", what_is_too_long_stays},
	{NULL, NULL},
};
