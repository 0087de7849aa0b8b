/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Decodes the payloads of the events that the agent handles. It reads the layout of 64-bit Windows
 * and never beyond the payload; of a payload that is cut it tells what is there.
 */
#ifndef ETW_PAYLOAD_H
#define ETW_PAYLOAD_H

#include "text_span.h"

enum { SOCKADDR_V4_BYTES = 16, SOCKADDR_V6_BYTES = 28, WINDOWS_INET = 2, WINDOWS_INET6 = 23 };

/* An address and port out of a sockaddr. */
struct endpoint {
	uint16_t family; /* WINDOWS_INET or WINDOWS_INET6 */
	uint16_t port;
	uint8_t addr[16]; /* network order, of IPv4 the first four */
};

/* Fields that an event does not have stay 0. */
struct payload {
	uint64_t object;     /* of 21, 24, 34 the connection, of 2, 3, 16, 17 the request */
	uint64_t request_id; /* of 1, 3, 4, 8, 10-14, 64 */
	uint64_t connection_id;
	struct endpoint local;
	struct endpoint remote;
	uint32_t verb; /* 3 OPTIONS, 4 GET, 5 HEAD, 6 POST, 7 PUT, 8 DELETE */
	uint32_t site_id;
	uint32_t status;
	uint32_t header_bytes;
	uint32_t content_bytes;
	uint32_t sent_bytes;
	uint64_t expires;
	struct text_span url;	 /* UTF-16 */
	struct text_span queue;	 /* UTF-16 */
	struct text_span method; /* ASCII */
	struct text_span reason; /* ASCII */
	size_t end;		 /* behind the last byte that was decoded */
};

/*
 * False when the payload is shorter than the event's layout, or an address is none; what comes before
 * that place is decoded. An id that is not handled has no layout, so it is always true.
 */
bool payload_decode(uint16_t id, const uint8_t *data, size_t len, struct payload *payload);

#endif
