/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Replaces the letters and digits of URLs in events, in place. The same text gives the same
 * replacement and another text another one, because the agent joins its cache by URL; what the agent
 * looks at stays: length, slashes, escapes, port, IP addresses. Nothing can be undone without the key.
 */
#ifndef ETW_URL_REDACT_H
#define ETW_URL_REDACT_H

#include "keyed_hash.h"

enum { EVENT_BYTES_MAX = 65535 };

struct url_redactor {
	struct hash_key key;
	uint8_t marks[EVENT_BYTES_MAX / 2];
};

/* The URL alone: UTF-16, `len` bytes. An odd last byte is overwritten. */
void url_redact(struct url_redactor *redactor, uint8_t *text, size_t len);
/*
 * A whole payload: the URL of events 2, 3, 25 and 27, and whatever stands behind the known layout.
 * Of an event that nobody handles only the length is kept. `len` is at most EVENT_BYTES_MAX.
 */
void payload_redact(struct url_redactor *redactor, uint16_t id, uint8_t *data, size_t len);

#endif
