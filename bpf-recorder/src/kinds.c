// SPDX-License-Identifier: Apache-2.0
#include "kinds.h"

#include <string.h>

const struct kind_info *kind_by_number(int number)
{
	for (const struct kind_info *kind = kinds; kind->name; kind++)
		if (kind->number == number)
			return kind;
	return NULL;
}

int kind_field_count(const struct kind_info *kind)
{
	int count = 1;

	for (const char *at = kind->fields; *at; at++)
		count += *at == ' ';
	return count;
}

void pack_kinds(struct pack *p)
{
	uint32_t count = 0;

	while (kinds[count].name)
		count++;
	pack_map(p, count);
	for (const struct kind_info *kind = kinds; kind->name; kind++) {
		const char *at = kind->fields;

		pack_cstr(p, kind->name);
		pack_array(p, 2);
		pack_uint(p, kind->number);
		pack_array(p, kind_field_count(kind));
		while (*at) {
			size_t len = strcspn(at, " ");

			pack_str(p, at, len);
			at += len + (at[len] == ' ');
		}
	}
}
