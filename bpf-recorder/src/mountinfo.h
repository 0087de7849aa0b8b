/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORDER_MOUNTINFO_H
#define RECORDER_MOUNTINFO_H

#include <stdbool.h>
#include <stddef.h>

struct cgroup_mount {
	char point[4096]; /* where it is mounted */
	char root[4096];  /* which part of the hierarchy is mounted there, "/" for all of it */
};

/* Reads one line of /proc/self/mountinfo; true when it is a cgroup2 mount. */
bool mountinfo_parse(const char *line, struct cgroup_mount *mount);
/* The first cgroup2 mount of this process, wherever it is: hybrid hosts mount it in a sub-directory. */
bool mountinfo_find_cgroup2(struct cgroup_mount *mount);

#endif
