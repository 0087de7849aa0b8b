/* SPDX-License-Identifier: Apache-2.0 */
/* An event as Windows delivers it, as plain data: no Windows header is needed to handle or test one. */
#ifndef ETW_EVENT_H
#define ETW_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ACTIVITY_BYTES = 16, EXTENDED_RELATED_ACTIVITY = 1 };

struct etw_event {
	uint64_t file_time; /* 100 ns since 1601 */
	uint64_t keyword;
	uint32_t pid;
	uint32_t tid;
	uint16_t id;
	uint16_t processor;
	uint8_t version;
	uint8_t level;
	bool has_related;
	uint8_t provider[ACTIVITY_BYTES]; /* ids are kept as their raw bytes: they are only keys */
	uint8_t activity[ACTIVITY_BYTES];
	uint8_t related[ACTIVITY_BYTES];
	const uint8_t *data; /* the user data */
	size_t len;
};

/* One item of the extended data of an event. */
struct etw_extended {
	uint16_t type;
	const uint8_t *data;
	size_t len;
};

/* Microsoft-Windows-HttpService */
extern const uint8_t http_service_provider[ACTIVITY_BYTES];

/* Takes the related activity from the first item of that type and of 16 bytes, as the agent does. */
void etw_event_relate(struct etw_event *event, const struct etw_extended *items, size_t count);

#endif
