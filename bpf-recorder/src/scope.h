/* SPDX-License-Identifier: Apache-2.0 */
/* Which cgroup is watched, and the child cgroup a recorded command gets. */
#ifndef RECORDER_SCOPE_H
#define RECORDER_SCOPE_H

#include <stdbool.h>
#include <stdint.h>

#include "mountinfo.h"

struct scope {
	struct cgroup_mount mount;
	char path[4096];      /* as /proc/PID/cgroup shows it */
	char directory[8192]; /* where it is in the file system */
	int fd;		      /* of the directory */
	uint64_t id;	      /* the kernel's cgroup id */
	bool created;	      /* ours to remove */
	bool moves_command;   /* the command must be moved into it */
};

/*
 * chosen: NULL (the command's own new cgroup, or this process's when there is no command), "root" or a
 * path. Returns 0 or an exit code after saying what is wrong.
 */
int scope_open(struct scope *scope, const char *chosen, bool has_command);
bool scope_move(const struct scope *scope, int pid);
/* True when a cgroup path as /proc/PID/cgroup shows it lies in the scope. */
bool scope_contains(const struct scope *scope, const char *path);
/* Removes a created cgroup; one that still holds processes is left alone and reported. */
void scope_close(struct scope *scope);
/* The cgroup2 path of a process from /proc/PID/cgroup; false when it is gone. */
bool scope_read_path(int pid, char *path, int cap);

#endif
