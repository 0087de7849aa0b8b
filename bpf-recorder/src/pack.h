/* SPDX-License-Identifier: Apache-2.0 */
/* A msgpack encoder into a growing buffer: the few types a trace uses. */
#ifndef RECORDER_PACK_H
#define RECORDER_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pack {
	uint8_t *data;
	size_t len;
	size_t cap;
};

void pack_free(struct pack *p);
void pack_nil(struct pack *p);
void pack_bool(struct pack *p, bool value);
void pack_uint(struct pack *p, uint64_t value);
void pack_int(struct pack *p, int64_t value);
/* Always nine bytes: readers can rely on a cookie being a 64-bit value. */
void pack_cookie(struct pack *p, uint64_t value);
/* Bytes that are no UTF-8 are replaced by U+FFFD, so that every reader accepts the string. */
void pack_str(struct pack *p, const char *text, size_t len);
void pack_cstr(struct pack *p, const char *text);
/* nil when text is NULL */
void pack_opt_cstr(struct pack *p, const char *text);
void pack_bin(struct pack *p, const void *bytes, size_t len);
void pack_array(struct pack *p, uint32_t items);
void pack_map(struct pack *p, uint32_t pairs);

#endif
