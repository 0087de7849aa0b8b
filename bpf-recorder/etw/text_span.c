// SPDX-License-Identifier: Apache-2.0
#include "text_span.h"

static struct text_span take(struct bytes *bytes, size_t unit)
{
	struct text_span span = {.at = bytes->at};

	while (bytes_left(bytes) >= unit) {
		const uint8_t *next = bytes_take(bytes, unit);

		if (next[0] == 0 && next[unit - 1] == 0) {
			span.is_terminated = true;
			span.len = bytes->at - unit - span.at;
			return span;
		}
	}
	bytes->at = bytes->len;
	span.len = bytes->at - span.at;
	return span;
}

struct text_span utf16_take(struct bytes *bytes)
{
	return take(bytes, 2);
}

struct text_span ascii_take(struct bytes *bytes)
{
	return take(bytes, 1);
}
