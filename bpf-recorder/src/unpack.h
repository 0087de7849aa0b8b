/* SPDX-License-Identifier: Apache-2.0 */
/* A msgpack reader that never reads past its bytes: for `info`, and to find record boundaries. */
#ifndef RECORDER_UNPACK_H
#define RECORDER_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum value_type {
	VALUE_NIL,
	VALUE_BOOL,
	VALUE_UINT,
	VALUE_INT, /* negative */
	VALUE_FLOAT,
	VALUE_STR,
	VALUE_BIN,
	VALUE_ARRAY,
	VALUE_MAP,
	VALUE_EXT,
};

struct value {
	enum value_type type;
	uint64_t number;      /* VALUE_UINT, VALUE_BOOL; VALUE_INT as two's complement */
	uint32_t count;	      /* items of an array, pairs of a map, bytes of a string */
	const uint8_t *bytes; /* of a string, bin or ext */
};

/* Reads one head; arrays and maps leave their items to the caller. False: the bytes end or are no msgpack. */
bool unpack_next(const uint8_t *data, size_t len, size_t *at, struct value *value);
/* Steps over one whole value; `at` is left alone when it is not whole. */
bool unpack_skip(const uint8_t *data, size_t len, size_t *at);
/* Kind of the record at data, -1 when it is none. */
int unpack_record_kind(const uint8_t *data, size_t len);
/* True when the bytes at `at` merely end too early, false when they can never become msgpack. */
bool unpack_is_cut(const uint8_t *data, size_t len, size_t at);

#endif
