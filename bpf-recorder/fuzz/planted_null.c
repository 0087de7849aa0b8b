// SPDX-License-Identifier: Apache-2.0
/* A fault on purpose: `make analyze-planted` shows by it that the analyzer looks. Part of no program. */
#include <string.h>

unsigned long planted_length(const char *text)
{
	const char *found = strchr(text, ' ');

	return found ? 0 : strlen(found);
}
