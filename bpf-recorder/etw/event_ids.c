// SPDX-License-Identifier: Apache-2.0
#include "event_ids.h"

bool event_is_handled(uint16_t id)
{
	switch (id) {
	case EVENT_RECV_REQ:
	case EVENT_PARSE:
	case EVENT_DELIVER:
	case EVENT_RECV_RESP:
	case EVENT_FAST_RESP:
	case EVENT_SEND_COMPLETE:
	case EVENT_CACHED_AND_SEND:
	case EVENT_FAST_SEND:
	case EVENT_ZERO_SEND:
	case EVENT_LAST_SND_ERROR:
	case EVENT_SRVD_FRM_CACHE:
	case EVENT_CACHED_NOT_MODIFIED:
	case EVENT_CONN_CONNECT:
	case EVENT_CONN_CLOSE:
	case EVENT_CONN_CLEANUP:
	case EVENT_ADDED_CACHE_ENTRY:
	case EVENT_FLUSHED_CACHE:
	case EVENT_SSL_CONN:
	case EVENT_REQUEST_REJECTED:
		return true;
	default:
		return false;
	}
}
