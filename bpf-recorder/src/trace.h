/* SPDX-License-Identifier: Apache-2.0 */
/* The trace being written: its clock, its output, and what is already told in it. */
#ifndef RECORDER_TRACE_H
#define RECORDER_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#include "event.h"
#include "late_looks.h"
#include "local_sockets.h"
#include "loss.h"
#include "scope.h"
#include "writer.h"

enum { NETNS_MAX = 1024, USER_CPU = 65535 };

/* A network namespace that the trace has told of. */
struct netns_entry {
	uint32_t ino;
	int pid;     /* a process in it, when it was met */
	bool listed; /* its interfaces are told too */
};

struct trace {
	struct writer writer;
	uint64_t t0_mono_ns;
	int64_t real_minus_mono_ns;
	uint64_t user_cseq; /* numbers the records that user space makes itself */
	bool redact;
	enum http_mode http_mode;
	const struct scope *scope;
	uint32_t own_netns_ino;
	struct loss loss;
	struct late_looks *looks; /* each process told is put here; NULL: nobody looks */
	uint8_t *known_pids; /* one bit per pid */
	struct netns_entry netns[NETNS_MAX];
	int netns_count;
	struct local_sockets local;
};

/* Returns 0 or an errno. */
int trace_open(struct trace *trace, const char *path, bool redact);
/* Begins a record with the prefix of a kernel event. */
struct pack *trace_begin(struct trace *trace, const struct event *ev);
/* Begins a record that user space makes now. */
struct pack *trace_begin_user(struct trace *trace, int kind);
/* The same, of something that happened at that time of CLOCK_MONOTONIC. */
struct pack *trace_begin_user_at(struct trace *trace, int kind, uint64_t mono_ns);
void trace_end(struct trace *trace, int kind);
/* Remembers the pid; false when it was known already. */
bool trace_learn_pid(struct trace *trace, int pid);
void trace_forget_pid(struct trace *trace, int pid);

#endif
