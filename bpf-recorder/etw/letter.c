// SPDX-License-Identifier: Apache-2.0
#include "letter.h"

#include <stddef.h>
#include <string.h>

enum { FIELD = 0x3f, SOFT_HYPHEN = 0x2d, NO_BREAK_SPACE = 0x20 };

static uint16_t turn_in(uint16_t unit, uint16_t first, uint16_t count, uint64_t number)
{
	return (uint16_t)(first + (uint16_t)(((uint64_t)(unit - first) + number % count) % count));
}

static bool is_between(uint16_t unit, uint16_t first, uint16_t last)
{
	return unit >= first && unit <= last;
}

/* The lead half of a surrogate pair stays: its bits are spread over several bytes of UTF-8. */
static bool is_lead(uint16_t unit)
{
	return is_between(unit, 0xd800, 0xdbff);
}

bool letter_is(uint16_t unit)
{
	return is_between(unit, '0', '9') || is_between(unit, 'A', 'Z') || is_between(unit, 'a', 'z') ||
	       (unit >= 0x80 && !is_lead(unit));
}

/* Six bits that become one continuation byte: the 30 printable ones and the 34 others are two classes. */
static uint16_t turn_field(uint16_t field, uint64_t number)
{
	uint16_t place;

	if (field == SOFT_HYPHEN || field <= NO_BREAK_SPACE) {
		place = turn_in(field == SOFT_HYPHEN ? NO_BREAK_SPACE + 1 : field, 0, 34, number);
		return place == NO_BREAK_SPACE + 1 ? SOFT_HYPHEN : place;
	}
	place = turn_in(field < SOFT_HYPHEN ? field : (uint16_t)(field - 1), NO_BREAK_SPACE + 1, 30, number);
	return place < SOFT_HYPHEN ? place : (uint16_t)(place + 1);
}

uint16_t letter_turn(uint16_t unit, uint64_t number)
{
	uint16_t middle = unit >> 6 & FIELD;

	if (is_between(unit, '0', '9'))
		return turn_in(unit, '0', 10, number);
	if (is_between(unit, 'A', 'Z'))
		return turn_in(unit, 'A', 26, number);
	if (is_between(unit, 'a', 'z'))
		return turn_in(unit, 'a', 26, number);
	if (!letter_is(unit))
		return unit;
	/* Below 0x1000 and among the surrogates another middle would change the number of bytes. */
	if (unit >= 0x1000 && unit >> 12 != 0xd)
		middle = turn_field(middle, number >> 32);
	return (uint16_t)((unit & 0xf000) | middle << 6 | turn_field(unit & FIELD, number));
}

/* Digits that keep the escaped byte what it is: a letter, a digit, a (printable) continuation byte. */
static const char *const *digit_classes(uint16_t first)
{
	static const char *const all[] = {"0123456789", "abcdef", "ABCDEF", NULL};
	static const char *const decimal[] = {"0123456789", NULL};
	static const char *const letters[] = {"123456789", "abcdef", "ABCDEF", NULL};
	static const char *const printable[] = {"123456789", "abcef", "ABCEF", NULL};
	static const char *const none[] = {NULL};

	switch (first) {
	case '3':
	case '5':
	case '7':
		return decimal;
	case '4':
	case '6':
		return letters;
	case '8':
	case '9':
	case 'b':
	case 'B':
		return all;
	case 'a':
	case 'A':
		return printable;
	default:
		return none;
	}
}

uint16_t hex_digit_turn(uint16_t first, uint16_t unit, uint64_t number)
{
	if (unit == 0 || unit > 'f')
		return unit;
	for (const char *const *digits = digit_classes(first); *digits; digits++) {
		const char *found = strchr(*digits, unit);

		if (found)
			return (uint16_t)(*digits)[((uint64_t)(found - *digits) + number % 16) %
						   strlen(*digits)];
	}
	return unit;
}
