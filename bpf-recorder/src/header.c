// SPDX-License-Identifier: Apache-2.0
#include "header.h"

#include <string.h>

#include "clock.h"
#include "host.h"
#include "kinds.h"
#include "processes.h"

static const char *provider_of(const struct header_facts *facts, int signal)
{
	bool is_off = (signal == SIGNAL_HTTP && facts->options->http_mode == HTTP_OFF) ||
		      (signal == SIGNAL_PROGRESS && !facts->options->progress_ns);

	return is_off || !facts->told_by[signal] ? NULL : facts->told_by[signal]->name;
}

static void pack_providers(struct pack *p, const struct header_facts *facts)
{
	pack_map(p, SIGNALS + 2);
	for (int signal = 0; signal < SIGNALS; signal++) {
		pack_cstr(p, signal_name(signal));
		pack_opt_cstr(p, provider_of(facts, signal));
	}
	/* The error and the counters of a socket come with its changes of state. */
	pack_cstr(p, "failure");
	pack_opt_cstr(p, provider_of(facts, SIGNAL_STATE));
	pack_cstr(p, "counters");
	pack_opt_cstr(p, provider_of(facts, SIGNAL_STATE));
}

/* What a reader may rely on, where that depends on the kernel or the options. */
static void pack_limits(struct pack *p, const struct header_facts *facts)
{
	static const char *const tasks[] = {
		[TASK_TYPED] = "typed",
		[TASK_READ] = "read",
		[TASK_HIDDEN] = "hidden",
	};

	pack_map(p, 7);
	pack_cstr(p, "cseq");
	pack_cstr(p, facts->can.can_fetch ? "program" : "reader");
	pack_cstr(p, "task");
	pack_cstr(p, tasks[facts->can.task]);
	pack_cstr(p, "argv_bytes");
	pack_uint(p, ARGV_BYTES);
	pack_cstr(p, "progress_ns");
	pack_uint(p, facts->options->progress_ns);
	pack_cstr(p, "fds_ns");
	pack_uint(p, facts->options->fds_ns);
	pack_cstr(p, "segments");
	pack_cstr(p, facts->options->segments ? "all" : "fin-rst");
	pack_cstr(p, "max_bytes");
	if (facts->options->max_bytes)
		pack_uint(p, facts->options->max_bytes);
	else
		pack_nil(p);
}

static void pack_recorder(struct pack *p, const struct trace *trace, const struct header_facts *facts)
{
	char joined[ARGV_BYTES];
	size_t len = 0;

	for (int i = 0; i < facts->argc; i++) {
		size_t bytes = strlen(facts->argv[i]) + 1;

		if (len + bytes > sizeof(joined))
			break;
		memcpy(joined + len, facts->argv[i], bytes);
		len += bytes;
	}
	pack_map(p, 7);
	pack_cstr(p, "version");
	pack_cstr(p, RECORDER_VERSION);
	pack_cstr(p, "build");
	pack_cstr(p, "static " __VERSION__);
	pack_cstr(p, "argv");
	pack_argv(p, joined, len, trace->redact);
	pack_cstr(p, "backend");
	pack_cstr(p, facts->backend);
	pack_cstr(p, "providers");
	pack_providers(p, facts);
	pack_cstr(p, "ring_bytes");
	pack_map(p, RINGS);
	for (int ring = 0; ring < RINGS; ring++) {
		pack_cstr(p, ring_name(ring));
		pack_uint(p, facts->options->ring_bytes[ring]);
	}
	pack_cstr(p, "limits");
	pack_limits(p, facts);
}

static void pack_scope(struct pack *p, const struct trace *trace, const struct options *o)
{
	pack_map(p, 3);
	pack_cstr(p, "cgroup");
	pack_cstr(p, trace->redact ? "." : trace->scope->path);
	pack_cstr(p, "id");
	pack_cookie(p, trace->scope->id);
	pack_cstr(p, "filter");
	pack_map(p, 1);
	pack_cstr(p, "ports");
	pack_array(p, o->port_count);
	for (int i = 0; i < o->port_count; i++)
		pack_uint(p, o->ports[i]);
}

void header_write(struct trace *trace, const struct header_facts *facts)
{
	static const char *const modes[] = {"off", "line", "head"};
	struct pack *p = writer_begin(&trace->writer, KIND_HEADER);

	pack_map(p, 8);
	pack_cstr(p, "magic");
	pack_cstr(p, "flowproof-trace");
	pack_cstr(p, "format");
	pack_array(p, 2);
	pack_uint(p, 1);
	pack_uint(p, 0);
	pack_cstr(p, "kinds");
	pack_kinds(p);
	pack_cstr(p, "recorder");
	pack_recorder(p, trace, facts);
	pack_cstr(p, "host");
	pack_host(p, trace, facts->cpus_possible);
	pack_cstr(p, "clock");
	pack_map(p, 4);
	pack_cstr(p, "source");
	pack_cstr(p, "monotonic");
	pack_cstr(p, "t0_mono_ns");
	pack_cookie(p, trace->t0_mono_ns);
	pack_cstr(p, "t0_real_ns");
	pack_cookie(p, trace->t0_mono_ns + trace->real_minus_mono_ns);
	pack_cstr(p, "real_minus_mono_ns");
	pack_int(p, trace->real_minus_mono_ns);
	pack_cstr(p, "scope");
	pack_scope(p, trace, facts->options);
	pack_cstr(p, "http");
	pack_map(p, 3);
	pack_cstr(p, "head_bytes");
	pack_uint(p, HEAD_BYTES);
	pack_cstr(p, "mode");
	pack_cstr(p, modes[facts->options->http_mode]);
	pack_cstr(p, "redaction");
	pack_cstr(p, trace->redact ? "values" : "none");
	writer_end(&trace->writer, KIND_HEADER);
}

void footer_write(struct trace *trace, const struct footer_facts *facts)
{
	struct pack *p;
	uint32_t used = 0;

	trace->loss.writer_dropped = trace->writer.dropped;
	for (const struct kind_info *kind = kinds; kind->name; kind++)
		used += trace->writer.counts[kind->number] > 0;
	p = writer_begin(&trace->writer, KIND_FOOTER);
	pack_map(p, 8);
	pack_cstr(p, "ended");
	pack_cstr(p, facts->ended);
	pack_cstr(p, "exit_status");
	if (facts->has_exit_status)
		pack_int(p, facts->exit_status);
	else
		pack_nil(p);
	pack_cstr(p, "counts");
	pack_map(p, used);
	for (const struct kind_info *kind = kinds; kind->name; kind++) {
		if (trace->writer.counts[kind->number] == 0)
			continue;
		pack_cstr(p, kind->name);
		pack_uint(p, trace->writer.counts[kind->number]);
	}
	pack_cstr(p, "rings");
	pack_loss_rings(p, &trace->loss);
	pack_cstr(p, "conserved");
	pack_bool(p, loss_is_conserved(&trace->loss));
	pack_cstr(p, "detail");
	pack_loss_detail(p, &trace->loss);
	pack_cstr(p, "clock");
	pack_map(p, 2);
	pack_cstr(p, "end_ns");
	pack_uint(p, clock_mono_ns() - trace->t0_mono_ns);
	pack_cstr(p, "real_minus_mono_ns");
	pack_int(p, clock_real_minus_mono_ns());
	pack_cstr(p, "complete");
	pack_bool(p, true);
	writer_end_forced(&trace->writer, KIND_FOOTER);
}
