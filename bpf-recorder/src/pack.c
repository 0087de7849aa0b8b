// SPDX-License-Identifier: Apache-2.0
#include "pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint8_t *room(struct pack *p, size_t bytes)
{
	if (p->len + bytes > p->cap) {
		size_t cap = p->cap ? p->cap : 4096;

		while (cap < p->len + bytes)
			cap *= 2;
		p->data = realloc(p->data, cap);
		if (!p->data) {
			fputs("bpf-recorder: out of memory\n", stderr);
			abort();
		}
		p->cap = cap;
	}
	p->len += bytes;
	return p->data + p->len - bytes;
}

static void put(struct pack *p, uint8_t tag, uint64_t value, int bytes)
{
	uint8_t *at = room(p, 1 + bytes);

	*at++ = tag;
	for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
		*at++ = value >> shift;
}

void pack_free(struct pack *p)
{
	free(p->data);
	*p = (struct pack){0};
}

void pack_nil(struct pack *p)
{
	*room(p, 1) = 0xc0;
}

void pack_bool(struct pack *p, bool value)
{
	*room(p, 1) = value ? 0xc3 : 0xc2;
}

void pack_uint(struct pack *p, uint64_t value)
{
	if (value < 0x80)
		*room(p, 1) = value;
	else if (value <= UINT8_MAX)
		put(p, 0xcc, value, 1);
	else if (value <= UINT16_MAX)
		put(p, 0xcd, value, 2);
	else if (value <= UINT32_MAX)
		put(p, 0xce, value, 4);
	else
		put(p, 0xcf, value, 8);
}

void pack_int(struct pack *p, int64_t value)
{
	if (value >= 0)
		pack_uint(p, value);
	else if (value >= -32)
		*room(p, 1) = (uint8_t)value;
	else if (value >= INT8_MIN)
		put(p, 0xd0, value, 1);
	else if (value >= INT16_MIN)
		put(p, 0xd1, value, 2);
	else if (value >= INT32_MIN)
		put(p, 0xd2, value, 4);
	else
		put(p, 0xd3, value, 8);
}

void pack_cookie(struct pack *p, uint64_t value)
{
	put(p, 0xcf, value, 8);
}

/* Length of the UTF-8 character at text, 0 when it is none (overlong forms and surrogates included). */
static size_t utf8_length(const unsigned char *text, size_t left)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	uint32_t code;
	size_t bytes;

	if (text[0] < 0x80)
		return 1;
	if ((text[0] & 0xe0) == 0xc0)
		bytes = 2;
	else if ((text[0] & 0xf0) == 0xe0)
		bytes = 3;
	else if ((text[0] & 0xf8) == 0xf0)
		bytes = 4;
	else
		return 0;
	if (bytes > left)
		return 0;
	code = text[0] & (0xff >> (bytes + 1));
	for (size_t i = 1; i < bytes; i++) {
		if ((text[i] & 0xc0) != 0x80)
			return 0;
		code = code << 6 | (text[i] & 0x3f);
	}
	if (code < least[bytes] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		return 0;
	return bytes;
}

void pack_str(struct pack *p, const char *text, size_t len)
{
	const unsigned char *bytes = (const unsigned char *)text;
	size_t out = 0, i, n;

	for (i = 0; i < len; i += n ? n : 1) {
		n = utf8_length(bytes + i, len - i);
		out += n ? n : 3;
	}
	if (out < 32)
		*room(p, 1) = 0xa0 | out;
	else if (out <= UINT8_MAX)
		put(p, 0xd9, out, 1);
	else if (out <= UINT16_MAX)
		put(p, 0xda, out, 2);
	else
		put(p, 0xdb, out, 4);
	for (i = 0; i < len; i += n ? n : 1) {
		n = utf8_length(bytes + i, len - i);
		memcpy(room(p, n ? n : 3), n ? text + i : "\xef\xbf\xbd", n ? n : 3);
	}
}

void pack_cstr(struct pack *p, const char *text)
{
	pack_str(p, text, strlen(text));
}

void pack_opt_cstr(struct pack *p, const char *text)
{
	if (text)
		pack_cstr(p, text);
	else
		pack_nil(p);
}

void pack_bin(struct pack *p, const void *bytes, size_t len)
{
	if (len <= UINT8_MAX)
		put(p, 0xc4, len, 1);
	else if (len <= UINT16_MAX)
		put(p, 0xc5, len, 2);
	else
		put(p, 0xc6, len, 4);
	if (len)
		memcpy(room(p, len), bytes, len);
}

void pack_array(struct pack *p, uint32_t items)
{
	if (items < 16)
		*room(p, 1) = 0x90 | items;
	else if (items <= UINT16_MAX)
		put(p, 0xdc, items, 2);
	else
		put(p, 0xdd, items, 4);
}

void pack_map(struct pack *p, uint32_t pairs)
{
	if (pairs < 16)
		*room(p, 1) = 0x80 | pairs;
	else
		put(p, 0xde, pairs, 2);
}
