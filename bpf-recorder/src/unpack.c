// SPDX-License-Identifier: Apache-2.0
#include "unpack.h"

/* A hostile file may nest; our own traces stay below ten. */
enum { DEPTH_MAX = 32 };

enum outcome { OUTCOME_OK, OUTCOME_CUT, OUTCOME_BAD };

static enum outcome take(const uint8_t *data, size_t len, size_t *at, int bytes, uint64_t *out)
{
	uint64_t value = 0;

	if (len - *at < (size_t)bytes)
		return OUTCOME_CUT;
	for (int i = 0; i < bytes; i++)
		value = value << 8 | data[(*at)++];
	*out = value;
	return OUTCOME_OK;
}

static enum outcome take_bytes(const uint8_t *data, size_t len, size_t *at, struct value *value,
			       int size_bytes, int extra)
{
	uint64_t count;
	enum outcome got = take(data, len, at, size_bytes, &count);

	if (got != OUTCOME_OK)
		return got;
	count += extra;
	if (len - *at < count)
		return OUTCOME_CUT;
	value->count = count;
	value->bytes = data + *at;
	*at += count;
	return OUTCOME_OK;
}

static enum outcome take_count(const uint8_t *data, size_t len, size_t *at, struct value *value,
			       int size_bytes)
{
	uint64_t count;
	enum outcome got = take(data, len, at, size_bytes, &count);

	value->count = got == OUTCOME_OK ? count : 0;
	return got;
}

static enum outcome take_signed(const uint8_t *data, size_t len, size_t *at, struct value *value, int bytes)
{
	enum outcome got = take(data, len, at, bytes, &value->number);
	int shift = 64 - 8 * bytes;

	if (got != OUTCOME_OK)
		return got;
	value->number = (uint64_t)((int64_t)(value->number << shift) >> shift);
	value->type = (int64_t)value->number < 0 ? VALUE_INT : VALUE_UINT;
	return OUTCOME_OK;
}

static enum outcome next(const uint8_t *data, size_t len, size_t *at, struct value *value)
{
	uint8_t tag;

	*value = (struct value){0};
	if (*at >= len)
		return OUTCOME_CUT;
	tag = data[(*at)++];
	if (tag <= 0x7f || tag >= 0xe0) {
		value->type = tag <= 0x7f ? VALUE_UINT : VALUE_INT;
		value->number = (uint64_t)(int64_t)(int8_t)tag;
		return OUTCOME_OK;
	}
	if (tag <= 0x9f) {
		value->type = tag <= 0x8f ? VALUE_MAP : VALUE_ARRAY;
		value->count = tag & 0x0f;
		return OUTCOME_OK;
	}
	if (tag <= 0xbf) {
		value->type = VALUE_STR;
		value->count = tag & 0x1f;
		if (len - *at < value->count)
			return OUTCOME_CUT;
		value->bytes = data + *at;
		*at += value->count;
		return OUTCOME_OK;
	}
	switch (tag) {
	case 0xc0:
		value->type = VALUE_NIL;
		return OUTCOME_OK;
	case 0xc2:
	case 0xc3:
		value->type = VALUE_BOOL;
		value->number = tag & 1;
		return OUTCOME_OK;
	case 0xc4:
	case 0xc5:
	case 0xc6:
		value->type = VALUE_BIN;
		return take_bytes(data, len, at, value, 1 << (tag - 0xc4), 0);
	case 0xc7:
	case 0xc8:
	case 0xc9:
		value->type = VALUE_EXT;
		return take_bytes(data, len, at, value, 1 << (tag - 0xc7), 1);
	case 0xca:
	case 0xcb:
		value->type = VALUE_FLOAT;
		return take(data, len, at, tag == 0xca ? 4 : 8, &value->number);
	case 0xcc:
	case 0xcd:
	case 0xce:
	case 0xcf:
		value->type = VALUE_UINT;
		return take(data, len, at, 1 << (tag - 0xcc), &value->number);
	case 0xd0:
	case 0xd1:
	case 0xd2:
	case 0xd3:
		return take_signed(data, len, at, value, 1 << (tag - 0xd0));
	case 0xd4:
	case 0xd5:
	case 0xd6:
	case 0xd7:
	case 0xd8:
		value->type = VALUE_EXT;
		return take_bytes(data, len, at, value, 0, 1 + (1 << (tag - 0xd4)));
	case 0xd9:
	case 0xda:
	case 0xdb:
		value->type = VALUE_STR;
		return take_bytes(data, len, at, value, 1 << (tag - 0xd9), 0);
	case 0xdc:
	case 0xdd:
		value->type = VALUE_ARRAY;
		return take_count(data, len, at, value, tag == 0xdc ? 2 : 4);
	case 0xde:
	case 0xdf:
		value->type = VALUE_MAP;
		return take_count(data, len, at, value, tag == 0xde ? 2 : 4);
	}
	return OUTCOME_BAD;
}

static enum outcome skip(const uint8_t *data, size_t len, size_t *at, int depth)
{
	struct value value;
	enum outcome got = next(data, len, at, &value);
	uint64_t items = 0;

	if (got != OUTCOME_OK)
		return got;
	if (value.type == VALUE_ARRAY)
		items = value.count;
	else if (value.type == VALUE_MAP)
		items = 2ull * value.count;
	if (items && depth == DEPTH_MAX)
		return OUTCOME_BAD;
	while (items-- > 0) {
		got = skip(data, len, at, depth + 1);
		if (got != OUTCOME_OK)
			return got;
	}
	return OUTCOME_OK;
}

bool unpack_next(const uint8_t *data, size_t len, size_t *at, struct value *value)
{
	return next(data, len, at, value) == OUTCOME_OK;
}

bool unpack_skip(const uint8_t *data, size_t len, size_t *at)
{
	size_t end = *at;

	if (skip(data, len, &end, 0) != OUTCOME_OK)
		return false;
	*at = end;
	return true;
}

int unpack_record_kind(const uint8_t *data, size_t len)
{
	struct value head, kind;
	size_t at = 0;

	if (!unpack_next(data, len, &at, &head) || head.type != VALUE_ARRAY || head.count == 0)
		return -1;
	if (!unpack_next(data, len, &at, &kind) || kind.type != VALUE_UINT || kind.number > INT32_MAX)
		return -1;
	return kind.number;
}

bool unpack_is_cut(const uint8_t *data, size_t len, size_t at)
{
	return skip(data, len, &at, 0) == OUTCOME_CUT;
}
