// SPDX-License-Identifier: Apache-2.0
#include "etw_header.h"

#include <string.h>

#include "kinds.h"

static void put_text(struct pack *p, const char *name, const char *text)
{
	pack_cstr(p, name);
	pack_opt_cstr(p, text);
}

static void put_count(struct pack *p, const char *name, uint64_t count)
{
	pack_cstr(p, name);
	pack_uint(p, count);
}

static void put_flag(struct pack *p, const char *name, bool flag)
{
	pack_cstr(p, name);
	pack_bool(p, flag);
}

/* Of a path only the last part is told: folders name people and machines. */
static void pack_argument(struct pack *p, const char *argument, bool redact)
{
	const char *equals = strncmp(argument, "--", 2) == 0 ? strchr(argument, '=') : NULL;
	const char *value = equals ? equals + 1 : argument;
	const char *last = value;
	char text[512] = "";

	for (const char *at = value; *at; at++)
		if (*at == '/' || *at == '\\')
			last = at + 1;
	if (!redact || last == value) {
		pack_cstr(p, argument);
		return;
	}
	if (equals && (size_t)(value - argument) < 64)
		strncat(text, argument, (size_t)(value - argument));
	strcat(text, "/redacted/");
	strncat(text, last, sizeof(text) - strlen(text) - 1);
	pack_cstr(p, text);
}

static void pack_recorder(struct pack *p, const struct etw_trace *trace, const struct etw_header_facts *facts)
{
	pack_map(p, 5);
	put_text(p, "version", RECORDER_VERSION);
	put_text(p, "build", "gcc " __VERSION__);
	pack_cstr(p, "argv");
	pack_array(p, (uint32_t)facts->argc);
	for (int i = 0; i < facts->argc; i++)
		pack_argument(p, facts->argv[i], trace->redact);
	put_text(p, "backend", "etw");
	pack_cstr(p, "providers");
	pack_map(p, 2);
	put_text(p, "http", "Microsoft-Windows-HttpService");
	put_text(p, "flows", facts->flow_api ? "ddnpm" : NULL);
}

static void pack_host(struct pack *p, const struct etw_trace *trace, const struct etw_header_facts *facts)
{
	pack_map(p, 7);
	put_text(p, "name", trace->redact ? "host" : facts->host_name);
	put_text(p, "os", "windows");
	put_text(p, "kernel", facts->os_version);
	put_count(p, "build", facts->os_build);
	put_count(p, "pointer_bytes", facts->pointer_bytes);
	put_count(p, "cpus_possible", facts->cpus);
	pack_cstr(p, "boot_unix_ns");
	if (facts->t0_real_ns > facts->t0_mono_ns)
		pack_cookie(p, facts->t0_real_ns - facts->t0_mono_ns);
	else
		pack_nil(p);
}

static void pack_session(struct pack *p, const struct etw_header_facts *facts)
{
	const struct etw_options *o = facts->options;

	pack_map(p, 9);
	put_text(p, "source", o->etl ? "etl" : "live");
	put_count(p, "level", LEVEL_INFORMATION);
	put_count(p, "keywords_any", KEYWORDS_OF_AGENT);
	put_count(p, "buffer_kib", o->etl ? 0 : o->buffer_kib);
	put_count(p, "buffers_min", o->etl ? 0 : o->buffers_min);
	put_count(p, "buffers_max", o->etl ? 0 : o->buffers_max);
	put_count(p, "mode", facts->session_mode);
	put_flag(p, "all_events", o->all_events);
	put_count(p, "flow_api", facts->flow_api);
}

void etw_header_write(struct etw_trace *trace, const struct etw_header_facts *facts)
{
	struct pack *p = writer_begin(&trace->writer, KIND_HEADER);

	pack_map(p, 9);
	put_text(p, "magic", "flowproof-trace");
	pack_cstr(p, "format");
	pack_array(p, 2);
	pack_uint(p, 1);
	pack_uint(p, 0);
	pack_cstr(p, "kinds");
	pack_kinds(p);
	pack_cstr(p, "recorder");
	pack_recorder(p, trace, facts);
	pack_cstr(p, "host");
	pack_host(p, trace, facts);
	pack_cstr(p, "etw");
	pack_session(p, facts);
	pack_cstr(p, "clock");
	pack_map(p, 3);
	put_text(p, "source", "monotonic");
	pack_cstr(p, "t0_mono_ns");
	pack_cookie(p, facts->t0_mono_ns);
	pack_cstr(p, "t0_real_ns");
	if (facts->t0_real_ns)
		pack_cookie(p, facts->t0_real_ns);
	else
		pack_nil(p);
	pack_cstr(p, "scope");
	pack_map(p, 1);
	pack_cstr(p, "pids");
	pack_array(p, (uint32_t)facts->options->pid_count);
	for (int i = 0; i < facts->options->pid_count; i++)
		pack_uint(p, facts->options->pids[i]);
	pack_cstr(p, "http");
	pack_map(p, 1);
	put_text(p, "redaction", trace->redact ? "urls" : "none");
	writer_end(&trace->writer, KIND_HEADER);
}

bool etw_trace_is_conserved(const struct etw_trace *trace)
{
	const struct etw_sums *s = &trace->sums;
	uint64_t told = trace->writer.dropped;

	for (int kind = KIND_ETW; kind <= KIND_DRIVER_STATS; kind++)
		told += trace->writer.counts[kind];
	return s->delivered == s->recorded + s->not_wanted + s->other_provider && told == trace->cseq;
}

static void pack_counts(struct pack *p, const struct writer *w)
{
	uint32_t used = 0;

	for (const struct kind_info *kind = kinds; kind->name; kind++)
		used += w->counts[kind->number] > 0;
	pack_map(p, used);
	for (const struct kind_info *kind = kinds; kind->name; kind++)
		if (w->counts[kind->number] > 0)
			put_count(p, kind->name, w->counts[kind->number]);
}

/* The session is the only ring; Windows tells its losses for all processors together. */
static void pack_rings(struct pack *p, const struct etw_trace *trace)
{
	pack_map(p, 1);
	pack_cstr(p, "session");
	pack_map(p, 4);
	put_count(p, "attempts", trace->sums.delivered + trace->loss.events);
	put_count(p, "delivered", trace->sums.delivered);
	put_count(p, "lost", trace->loss.events);
	pack_cstr(p, "per_cpu");
	pack_array(p, 0);
}

static void pack_detail(struct pack *p, const struct etw_trace *trace)
{
	pack_map(p, 7);
	put_count(p, "not_wanted", trace->sums.not_wanted);
	put_count(p, "other_provider", trace->sums.other_provider);
	put_count(p, "cut_payloads", trace->sums.cut_payloads);
	put_count(p, "strange_rows", trace->sums.strange_rows);
	put_count(p, "log_buffers_lost", trace->loss.log_buffers);
	put_count(p, "rt_buffers_lost", trace->loss.rt_buffers);
	put_count(p, "writer_dropped", trace->writer.dropped);
}

void etw_footer_write(struct etw_trace *trace, const struct etw_footer_facts *facts)
{
	struct pack *p = writer_begin(&trace->writer, KIND_FOOTER);

	pack_map(p, 8);
	put_text(p, "ended", facts->ended);
	put_text(p, "exit_status", NULL);
	pack_cstr(p, "counts");
	pack_counts(p, &trace->writer);
	pack_cstr(p, "rings");
	pack_rings(p, trace);
	put_flag(p, "conserved", etw_trace_is_conserved(trace));
	pack_cstr(p, "detail");
	pack_detail(p, trace);
	pack_cstr(p, "clock");
	pack_map(p, 1);
	put_count(p, "end_ns",
		  trace->is_file || facts->now_ns < trace->t0_ns ? trace->last_ns
								 : facts->now_ns - trace->t0_ns);
	put_flag(p, "complete", true);
	writer_end_forced(&trace->writer, KIND_FOOTER);
}
