/* SPDX-License-Identifier: Apache-2.0 */
/* Ids of the HTTP service's events that matter, in the manifest's words. */
#ifndef ETW_EVENT_IDS_H
#define ETW_EVENT_IDS_H

#include <stdbool.h>
#include <stdint.h>

enum event_id {
	EVENT_RECV_REQ = 1,
	EVENT_PARSE = 2,
	EVENT_DELIVER = 3,
	EVENT_RECV_RESP = 4,
	EVENT_FAST_RESP = 8,
	EVENT_SEND_COMPLETE = 10,
	EVENT_CACHED_AND_SEND = 11,
	EVENT_FAST_SEND = 12,
	EVENT_ZERO_SEND = 13,
	EVENT_LAST_SND_ERROR = 14,
	EVENT_SRVD_FRM_CACHE = 16,
	EVENT_CACHED_NOT_MODIFIED = 17,
	EVENT_CONN_CONNECT = 21,
	EVENT_CONN_CLOSE = 23,
	EVENT_CONN_CLEANUP = 24,
	EVENT_ADDED_CACHE_ENTRY = 25,
	EVENT_FLUSHED_CACHE = 27,
	EVENT_SSL_CONN = 34,
	EVENT_REQUEST_REJECTED = 64,
};

/* Whether the agent does something with it, or did (23 ended a connection until 2024). */
bool event_is_handled(uint16_t id);

#endif
