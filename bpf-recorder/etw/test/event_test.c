// SPDX-License-Identifier: Apache-2.0
#include "etw_tests.h"

#include "etw_event.h"
#include "event_ids.h"

static void the_first_fitting_item_is_the_related_activity(void)
{
	uint8_t first[16] = {1}, second[16] = {2}, other[16] = {3};
	const struct etw_extended items[] = {
		{2, other, 16}, {EXTENDED_RELATED_ACTIVITY, other, 8}, {1, first, 16}, {1, second, 16}};
	struct etw_event event = {0};

	etw_event_relate(&event, items, 2);
	CHECK(!event.has_related);
	etw_event_relate(&event, items, 4);
	CHECK(event.has_related);
	CHECK_EQUAL(event.related[0], 1);
}

static void the_agents_events_and_the_close_are_handled(void)
{
	static const uint16_t handled[] = {1,  2,  3,  4,  8,  10, 11, 12, 13, 14,
					   16, 17, 21, 23, 24, 25, 27, 34, 64};
	size_t count = 0;

	for (unsigned id = 0; id <= UINT16_MAX; id++)
		count += event_is_handled((uint16_t)id);
	CHECK_EQUAL(count, sizeof(handled) / sizeof(handled[0]));
	for (size_t i = 0; i < count; i++)
		CHECK(event_is_handled(handled[i]));
}

const struct test event_tests[] = {
	{"the first fitting item is the related activity", the_first_fitting_item_is_the_related_activity},
	{"the agent's events and the close are handled", the_agents_events_and_the_close_are_handled},
	{NULL, NULL},
};
