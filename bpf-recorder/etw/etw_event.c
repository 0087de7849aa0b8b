// SPDX-License-Identifier: Apache-2.0
#include "etw_event.h"

#include <string.h>

/* dd5ef90a-6398-47a4-ad34-4dcecdef795f, the first three parts little endian */
const uint8_t http_service_provider[ACTIVITY_BYTES] = {0x0a, 0xf9, 0x5e, 0xdd, 0x98, 0x63, 0xa4, 0x47,
						       0xad, 0x34, 0x4d, 0xce, 0xcd, 0xef, 0x79, 0x5f};

void etw_event_relate(struct etw_event *event, const struct etw_extended *items, size_t count)
{
	for (size_t i = 0; i < count && !event->has_related; i++) {
		if (items[i].type != EXTENDED_RELATED_ACTIVITY || items[i].len != ACTIVITY_BYTES)
			continue;
		memcpy(event->related, items[i].data, ACTIVITY_BYTES);
		event->has_related = true;
	}
}
