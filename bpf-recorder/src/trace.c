// SPDX-License-Identifier: Apache-2.0
#include "trace.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "clock.h"
#include "gzip.h"

/* The kernel's own upper bound for pids (PID_MAX_LIMIT). */
enum { PIDS = 1 << 22 };

int trace_open(struct trace *trace, const char *path, bool redact)
{
	struct stat st;
	int error;

	memset(trace, 0, sizeof(*trace));
	trace->redact = redact;
	trace->t0_mono_ns = clock_mono_ns();
	trace->real_minus_mono_ns = clock_real_minus_mono_ns();
	if (stat("/proc/self/ns/net", &st) == 0)
		trace->own_netns_ino = st.st_ino;
	trace->known_pids = calloc(PIDS / 8, 1);
	error = writer_open(&trace->writer, path, redact ? 0644 : 0600);
	if (error || !gzip_is_meant(path))
		return error;
	trace->writer.packer = gzip_open();
	return trace->writer.packer ? 0 : ENOMEM;
}

static struct pack *begin(struct trace *trace, int kind, uint64_t mono_ns, uint32_t cpu, uint64_t cseq,
			  int ring)
{
	struct pack *p = writer_begin(&trace->writer, kind);

	pack_uint(p, mono_ns > trace->t0_mono_ns ? mono_ns - trace->t0_mono_ns : 0);
	pack_uint(p, cpu);
	pack_uint(p, cseq);
	pack_uint(p, ring);
	return p;
}

struct pack *trace_begin(struct trace *trace, const struct event *ev)
{
	return begin(trace, ev->kind, ev->t, ev->cpu, ev->cseq, ev->ring);
}

struct pack *trace_begin_user_at(struct trace *trace, int kind, uint64_t mono_ns)
{
	return begin(trace, kind, mono_ns, USER_CPU, trace->user_cseq++, RING_USER);
}

struct pack *trace_begin_user(struct trace *trace, int kind)
{
	return trace_begin_user_at(trace, kind, clock_mono_ns());
}

void trace_end(struct trace *trace, int kind)
{
	writer_end(&trace->writer, kind);
}

bool trace_learn_pid(struct trace *trace, int pid)
{
	if (pid <= 0 || pid >= PIDS || (trace->known_pids[pid / 8] >> pid % 8 & 1))
		return false;
	trace->known_pids[pid / 8] |= 1 << pid % 8;
	return true;
}

void trace_forget_pid(struct trace *trace, int pid)
{
	if (pid > 0 && pid < PIDS)
		trace->known_pids[pid / 8] &= ~(1 << pid % 8);
}
