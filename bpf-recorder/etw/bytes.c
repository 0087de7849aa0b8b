// SPDX-License-Identifier: Apache-2.0
#include "bytes.h"

size_t bytes_left(const struct bytes *bytes)
{
	return bytes->len - bytes->at;
}

const uint8_t *bytes_take(struct bytes *bytes, size_t count)
{
	if (bytes_left(bytes) < count)
		return NULL;
	bytes->at += count;
	return bytes->data + bytes->at - count;
}

static bool take_number(struct bytes *bytes, size_t count, uint64_t *value)
{
	const uint8_t *taken = bytes_take(bytes, count);

	if (!taken)
		return false;
	*value = 0;
	while (count > 0)
		*value = *value << 8 | taken[--count];
	return true;
}

bool bytes_u16(struct bytes *bytes, uint16_t *value)
{
	uint64_t number;

	if (!take_number(bytes, 2, &number))
		return false;
	*value = (uint16_t)number;
	return true;
}

bool bytes_u32(struct bytes *bytes, uint32_t *value)
{
	uint64_t number;

	if (!take_number(bytes, 4, &number))
		return false;
	*value = (uint32_t)number;
	return true;
}

bool bytes_u64(struct bytes *bytes, uint64_t *value)
{
	return take_number(bytes, 8, value);
}
