/* SPDX-License-Identifier: Apache-2.0 */
/* What /proc says about a process. */
#ifndef RECORDER_PROC_H
#define RECORDER_PROC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "event.h"

struct proc_info {
	int pid;
	int ppid;
	uint64_t start_ns; /* since boot, in steps of 10 ms */
	char comm[64];
	char argv[ARGV_BYTES]; /* separated by NUL */
	size_t argv_copied;
	size_t argv_len;
	bool has_cgroup;
	char cgroup[4096];
	char container_id[65]; /* empty: none */
	char service[256];     /* value of DD_SERVICE, empty: none */
	uint32_t netns_ino;    /* 0: unknown */
};

/* False when the process is gone. */
bool proc_read(int pid, struct proc_info *info);
/* Only what an exec event does not bring: cgroup, container, service. */
bool proc_read_surroundings(int pid, struct proc_info *info);
/* Reads comm, ppid and start time out of a /proc/PID/stat line. */
bool proc_parse_stat(const char *line, struct proc_info *info);
/* The 64 hex digits that container runtimes put into cgroup names; empty when there are none. */
void proc_container_id(const char *cgroup, char id[65]);

#endif
