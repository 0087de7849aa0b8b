/* SPDX-License-Identifier: Apache-2.0 */
/* A reader of bytes that never leaves them: a read that does not fit reads nothing and says so. */
#ifndef ETW_BYTES_H
#define ETW_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes {
	const uint8_t *data;
	size_t len;
	size_t at;
};

/* Bytes that are left. */
size_t bytes_left(const struct bytes *bytes);
/* The next bytes where they are, NULL when fewer are left. */
const uint8_t *bytes_take(struct bytes *bytes, size_t count);
/* Little endian, as everything in a payload but ports. */
bool bytes_u16(struct bytes *bytes, uint16_t *value);
bool bytes_u32(struct bytes *bytes, uint32_t *value);
bool bytes_u64(struct bytes *bytes, uint64_t *value);

#endif
