// SPDX-License-Identifier: Apache-2.0
#include "processes.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "netns.h"
#include "proc.h"
#include "redact.h"

void pack_argv(struct pack *p, const char *bytes, size_t len, bool redact)
{
	char arg[ARGV_BYTES + 1], shown[ARGV_BYTES + 1], previous[ARGV_BYTES + 1];
	bool has_previous = false;
	uint32_t count = 0;

	for (size_t at = 0; at < len; at += strnlen(bytes + at, len - at) + 1)
		count++;
	pack_array(p, count);
	for (size_t at = 0; at < len;) {
		size_t arg_len = strnlen(bytes + at, len - at);

		if (!redact) {
			pack_str(p, bytes + at, arg_len);
		} else {
			memcpy(arg, bytes + at, arg_len);
			arg[arg_len] = '\0';
			redact_secret(arg, has_previous ? previous : NULL);
			pack_str(p, shown, redact_paths(arg, shown, sizeof(shown)));
			memcpy(previous, arg, arg_len + 1);
			has_previous = true;
		}
		at += arg_len + 1;
	}
}

/* Redacted paths begin at the watched cgroup, "." itself; those outside of it are not shown. */
static void pack_cgroup(struct pack *p, const struct trace *trace, const char *path)
{
	size_t scope_len = strlen(trace->scope->path);
	char shown[4100];

	if (!trace->redact) {
		pack_cstr(p, path);
	} else if (!scope_contains(trace->scope, path)) {
		pack_nil(p);
	} else {
		if (scope_len == 1)
			scope_len = 0;
		snprintf(shown, sizeof(shown), ".%s", strcmp(path, "/") == 0 ? "" : path + scope_len);
		pack_cstr(p, shown);
	}
}

static void pack_proc(struct trace *trace, struct pack *p, const struct proc_info *info, const char *via)
{
	pack_uint(p, info->pid);
	pack_uint(p, info->ppid);
	pack_uint(p, info->start_ns);
	pack_cstr(p, info->comm);
	pack_argv(p, info->argv, info->argv_copied, trace->redact);
	pack_uint(p, info->argv_len);
	if (info->has_cgroup)
		pack_cgroup(p, trace, info->cgroup);
	else
		pack_nil(p);
	if (info->netns_ino)
		pack_uint(p, info->netns_ino);
	else
		pack_nil(p);
	pack_opt_cstr(p, info->container_id[0] ? info->container_id : NULL);
	pack_opt_cstr(p, info->service[0] ? info->service : NULL);
	pack_cstr(p, via);
	trace_end(trace, KIND_PROC);
	if (trace->looks)
		late_looks_add(trace->looks, info->pid, clock_mono_ns());
	if (info->netns_ino)
		netns_seen(trace, info->netns_ino, 0, info->pid);
}

void processes_snapshot(struct trace *trace, int skip)
{
	struct proc_info *info = malloc(sizeof(*info));
	struct dirent *entry;
	DIR *dir = opendir("/proc");

	while (dir && (entry = readdir(dir))) {
		int pid = atoi(entry->d_name);

		/* Kernel threads have no command line and own no sockets of interest. */
		if (!isdigit((unsigned char)entry->d_name[0]) || pid == skip || !proc_read(pid, info) ||
		    info->argv_len == 0)
			continue;
		if (!info->has_cgroup || !scope_contains(trace->scope, info->cgroup))
			continue;
		if (trace_learn_pid(trace, pid))
			pack_proc(trace, trace_begin_user(trace, KIND_PROC), info, "snapshot");
	}
	if (dir)
		closedir(dir);
	free(info);
}

void processes_first_sight(struct trace *trace, int pid)
{
	struct proc_info *info;

	if (!trace_learn_pid(trace, pid))
		return;
	info = malloc(sizeof(*info));
	/*
	 * One that has ended and waits for its parent has no memory, so no command line: an event of the data
	 * ring may come by after the end was told, and must not describe it anew, as nothing.
	 */
	if (proc_read(pid, info) && info->argv_len > 0)
		pack_proc(trace, trace_begin_user(trace, KIND_PROC), info, "first-sight");
	else
		trace->loss.proc_late++;
	free(info);
}

/*
 * What /proc knows. A forked process had all of it from its parent, and may have changed it by an exec
 * of its own since, or be ending, when /proc still shows it but no longer its memory: so the parent is asked.
 */
static bool read_event_process(const struct exec_event *e, struct proc_info *info)
{
	if (e->via == VIA_FORK && proc_read(e->ppid, info))
		return true;
	return proc_read(e->pid, info) && info->start_ns == e->start_ns;
}

void processes_exec(struct trace *trace, const struct exec_event *e)
{
	struct proc_info *info = malloc(sizeof(*info));
	bool is_read = read_event_process(e, info);

	if (!is_read) {
		memset(info, 0, offsetof(struct proc_info, argv));
		info->has_cgroup = false;
		info->container_id[0] = info->service[0] = '\0';
		trace->loss.proc_late++;
		if (e->cgroup_id == trace->scope->id) {
			info->has_cgroup = true;
			snprintf(info->cgroup, sizeof(info->cgroup), "%s", trace->scope->path);
		}
	}
	/* One that is ending has no memory to show any more: its environment was read too late. */
	if (is_read && info->argv_len == 0 && e->argv_len > 0)
		trace->loss.proc_late++;
	info->pid = e->pid;
	info->ppid = e->ppid;
	info->start_ns = e->start_ns;
	memcpy(info->comm, e->comm, COMM_BYTES);
	info->comm[COMM_BYTES - 1] = '\0';
	if (e->argv_copied > 0 || !is_read) {
		memcpy(info->argv, e->argv, e->argv_copied);
		info->argv_copied = e->argv_copied;
		info->argv_len = e->argv_len;
	}
	info->netns_ino = e->netns_ino;
	trace_learn_pid(trace, e->pid);
	pack_proc(trace, trace_begin(trace, &e->ev), info, e->via == VIA_FORK ? "fork" : "exec");
	free(info);
}

void processes_exit(struct trace *trace, const struct exit_event *e)
{
	struct pack *p = trace_begin(trace, &e->ev);

	pack_uint(p, e->pid);
	pack_uint(p, e->status);
	trace_end(trace, KIND_PROC_EXIT);
	trace_forget_pid(trace, e->pid);
}
