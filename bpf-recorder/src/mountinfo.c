// SPDX-License-Identifier: Apache-2.0
#include "mountinfo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_octal(const char *at)
{
	return at[0] >= '0' && at[0] <= '3' && at[1] >= '0' && at[1] <= '7' && at[2] >= '0' && at[2] <= '7';
}

/* Copies one field; the kernel writes blanks and backslashes as \ooo. */
static void copy_field(char *to, size_t cap, const char *from, size_t len)
{
	size_t out = 0;

	for (size_t i = 0; i < len && out + 1 < cap; i++) {
		if (from[i] == '\\' && i + 3 < len && is_octal(from + i + 1)) {
			to[out++] = (from[i + 1] - '0') << 6 | (from[i + 2] - '0') << 3 | (from[i + 3] - '0');
			i += 3;
		} else {
			to[out++] = from[i];
		}
	}
	to[out] = '\0';
}

bool mountinfo_parse(const char *line, struct cgroup_mount *mount)
{
	const char *dash = strstr(line, " - ");
	const char *at = line;

	if (!dash || strncmp(dash + 3, "cgroup2 ", 8) != 0)
		return false;
	/* 36 35 98:0 /root /mount/point options … - type source options */
	for (int field = 0; field < 5; field++) {
		size_t len = strcspn(at, " \n");

		if (field == 3)
			copy_field(mount->root, sizeof(mount->root), at, len);
		if (field == 4)
			copy_field(mount->point, sizeof(mount->point), at, len);
		at += len;
		if (*at != ' ')
			return false;
		at++;
	}
	return at <= dash + 1;
}

bool mountinfo_find_cgroup2(struct cgroup_mount *mount)
{
	FILE *file = fopen("/proc/self/mountinfo", "re");
	char *line = NULL;
	size_t cap = 0;
	bool found = false;

	if (!file)
		return false;
	while (!found && getline(&line, &cap, file) > 0)
		found = mountinfo_parse(line, mount);
	free(line);
	fclose(file);
	return found;
}
