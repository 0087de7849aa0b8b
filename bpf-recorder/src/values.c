// SPDX-License-Identifier: Apache-2.0
#include "values.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool parse_duration(const char *text, uint64_t *ns)
{
	static const struct {
		const char *unit;
		uint64_t ns;
	} units[] = {{"ns", 1}, {"us", 1000}, {"ms", 1000000}, {"s", 1000000000}, {"m", 60000000000}};
	char *end;
	double value;

	if (!isdigit((unsigned char)text[0]))
		return false;
	value = strtod(text, &end);
	if (value == 0 && *end == '\0') {
		*ns = 0;
		return true;
	}
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (strcmp(end, units[i].unit) == 0 && value * units[i].ns < 1e18) {
			*ns = value * units[i].ns;
			return true;
		}
	}
	return false;
}

bool parse_size(const char *text, uint64_t *bytes)
{
	static const struct {
		const char *unit;
		int shift;
	} units[] = {{"", 0}, {"B", 0}, {"KiB", 10}, {"MiB", 20}, {"GiB", 30}};
	char *end;
	unsigned long long value;

	if (!isdigit((unsigned char)text[0]))
		return false;
	value = strtoull(text, &end, 10);
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (strcmp(end, units[i].unit) == 0 && value < 1ull << 32) {
			*bytes = value << units[i].shift;
			return true;
		}
	}
	return false;
}

bool parse_number(const char *text, long least, long most, long *number)
{
	char *end;

	if (!isdigit((unsigned char)text[0]))
		return false;
	*number = strtol(text, &end, 10);
	return *end == '\0' && *number >= least && *number <= most;
}
