// SPDX-License-Identifier: Apache-2.0
#include "values.h"

#include <string.h>

#include "event.h"

bool parse_rings(const char *text, uint64_t *bytes)
{
	char copy[128], *part, *rest = copy;

	if (strlen(text) >= sizeof(copy))
		return false;
	strcpy(copy, text);
	while ((part = strsep(&rest, ","))) {
		int ring = strncmp(part, "life=", 5) == 0   ? RING_LIFE
			   : strncmp(part, "data=", 5) == 0 ? RING_DATA
							    : -1;
		uint64_t size;

		if (ring < 0 || !parse_size(part + 5, &size))
			return false;
		/* The kernel wants whole pages and a power of two. */
		if (size < 4096 || size > 1u << 30 || (size & (size - 1)))
			return false;
		bytes[ring] = size;
	}
	return true;
}
