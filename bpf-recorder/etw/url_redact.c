// SPDX-License-Identifier: Apache-2.0
#include "url_redact.h"

#include <stdbool.h>
#include <string.h>

#include "event_ids.h"
#include "letter.h"
#include "payload.h"

enum mark { MARK_FIXED, MARK_LETTER, MARK_HEX, MARK_BREAK };
enum { BLOCK_UNITS = 16, PASSES = 2 };

static uint16_t unit_at(const uint8_t *text, size_t index)
{
	return (uint16_t)(text[2 * index] | text[2 * index + 1] << 8);
}

static void put_unit(uint8_t *text, size_t index, uint16_t unit)
{
	text[2 * index] = (uint8_t)unit;
	text[2 * index + 1] = (uint8_t)(unit >> 8);
}

static bool is_digit(uint16_t unit)
{
	return unit >= '0' && unit <= '9';
}

static bool is_hex(uint16_t unit)
{
	return is_digit(unit) || (unit >= 'a' && unit <= 'f') || (unit >= 'A' && unit <= 'F');
}

static bool is_break(uint16_t unit)
{
	return unit == '/' || unit == '\\' || unit == '?' || unit == '#';
}

/* An escape keeps its first digit. One that is none stays whole: the agent cannot read such a URL. */
static size_t mark_escape(const uint8_t *text, uint8_t *marks, size_t at, size_t end)
{
	size_t stop = end - at < 3 ? end : at + 3;

	memset(marks + at, MARK_FIXED, stop - at);
	if (stop - at == 3 && is_hex(unit_at(text, at + 1)) && is_hex(unit_at(text, at + 2)))
		marks[at + 2] = MARK_HEX;
	return stop;
}

static void mark(const uint8_t *text, uint8_t *marks, size_t from, size_t end)
{
	while (from < end) {
		uint16_t unit = unit_at(text, from);

		if (unit == '%') {
			from = mark_escape(text, marks, from, end);
			continue;
		}
		marks[from++] = is_break(unit) ? MARK_BREAK : letter_is(unit) ? MARK_LETTER : MARK_FIXED;
	}
}

/* Where host and port begin: behind "scheme://", or at the start when there is no scheme. */
static size_t authority_start(const uint8_t *text, size_t units)
{
	size_t at = 0;

	while (at < units && letter_is(unit_at(text, at)) && unit_at(text, at) < 0x80)
		at++;
	if (at == 0 || units - at < 3 || unit_at(text, at) != ':' || unit_at(text, at + 1) != '/' ||
	    unit_at(text, at + 2) != '/')
		return 0;
	return at + 3;
}

/* An IP address stays, as addresses do everywhere in a trace, and so does the port. */
static void mark_authority(const uint8_t *text, uint8_t *marks, size_t from, size_t end)
{
	size_t host_end = end;
	bool has_name = false;

	while (host_end > from && is_digit(unit_at(text, host_end - 1)))
		host_end--;
	host_end = host_end > from && unit_at(text, host_end - 1) == ':' ? host_end - 1 : end;
	for (size_t at = from; at < host_end; at++)
		has_name = has_name || !(is_digit(unit_at(text, at)) || unit_at(text, at) == '.');
	if (from < end && unit_at(text, from) == '[')
		has_name = false;
	memset(marks + from, MARK_FIXED, end - from);
	if (has_name)
		mark(text, marks, from, host_end);
}

/*
 * Each step turns one unit by a number that depends on all others of its block, so it can be undone,
 * so two texts never become one. Twice over all units, each depends on every other.
 */
static void redact_block(const struct url_redactor *r, uint8_t *text, size_t from, size_t count,
			 uint64_t chain)
{
	uint8_t context[16 + 2 * BLOCK_UNITS] = {0};

	memcpy(context, &chain, sizeof(chain));
	context[8] = (uint8_t)count;
	for (int pass = 0; pass < PASSES; pass++) {
		for (size_t i = 0; i < count; i++) {
			uint16_t unit = unit_at(text, from + i);
			uint64_t number;

			if (r->marks[from + i] != MARK_LETTER && r->marks[from + i] != MARK_HEX)
				continue;
			put_unit(text, from + i, 0);
			context[9] = (uint8_t)pass;
			context[10] = (uint8_t)i;
			memcpy(context + 16, text + 2 * from, 2 * count);
			number = keyed_hash(&r->key, context, sizeof(context));
			put_unit(text, from + i,
				 r->marks[from + i] == MARK_LETTER
					 ? letter_turn(unit, number)
					 : hex_digit_turn(unit_at(text, from + i - 1), unit, number));
		}
	}
}

/* One part of a path, so that equal parts of two paths stay equal and the tree of paths stays a tree. */
static void redact_segment(const struct url_redactor *r, uint8_t *text, size_t from, size_t end)
{
	uint64_t chain = 0;

	for (size_t count; from < end; from += count) {
		uint8_t before[8 + 2 * BLOCK_UNITS] = {0};

		count = end - from < BLOCK_UNITS ? end - from : BLOCK_UNITS;
		memcpy(before, &chain, sizeof(chain));
		memcpy(before + 8, text + 2 * from, 2 * count);
		redact_block(r, text, from, count, chain);
		chain = keyed_hash(&r->key, before, sizeof(before));
	}
}

void url_redact(struct url_redactor *r, uint8_t *text, size_t len)
{
	size_t units = len / 2, start, path, from;

	if (len % 2)
		text[len - 1] = 'x';
	if (units > sizeof(r->marks))
		units = sizeof(r->marks);
	start = path = authority_start(text, units);
	if (start > 0) {
		while (path < units && !is_break(unit_at(text, path)))
			path++;
		mark_authority(text, r->marks, start, path);
	}
	mark(text, r->marks, path, units);
	for (from = start; from < units;) {
		size_t end = from;

		while (end < units && r->marks[end] != MARK_BREAK)
			end++;
		redact_segment(r, text, from, end);
		from = end + 1;
	}
}

void payload_redact(struct url_redactor *r, uint16_t id, uint8_t *data, size_t len)
{
	struct payload payload;

	if (len == 0)
		return;
	if (!event_is_handled(id)) {
		memset(data, 0, len);
		return;
	}
	if (payload_decode(id, data, len, &payload) && payload.end < len)
		memset(data + payload.end, 0, len - payload.end);
	if (payload.url.len > 0)
		url_redact(r, data + payload.url.at, payload.url.len);
}
