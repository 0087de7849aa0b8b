// SPDX-License-Identifier: Apache-2.0
#include "etw_trace.h"

#include <string.h>

#include "event_ids.h"
#include "flow_row.h"
#include "payload.h"

enum { NO_CPU = 65535, NS_PER_FILE_TIME = 100 };

/* Begins a record; `t` is at least that of the record before it. */
static struct pack *begin(struct etw_trace *trace, int kind, uint64_t t)
{
	struct pack *p = writer_begin(&trace->writer, kind);

	if (t > trace->last_ns)
		trace->last_ns = t;
	pack_uint(p, trace->last_ns);
	pack_uint(p, NO_CPU);
	pack_uint(p, trace->cseq++);
	pack_uint(p, RING_USER);
	return p;
}

static uint64_t time_of_now(const struct etw_trace *trace, uint64_t now_ns)
{
	if (trace->is_file)
		return trace->last_ns;
	return now_ns > trace->t0_ns ? now_ns - trace->t0_ns : 0;
}

/* Events of a file all arrive at once, so there the distance to the first event is the time. */
static uint64_t time_of_event(struct etw_trace *trace, const struct etw_event *event, uint64_t now_ns)
{
	if (trace->first_file_time == 0)
		trace->first_file_time = event->file_time;
	if (!trace->is_file)
		return time_of_now(trace, now_ns);
	return event->file_time > trace->first_file_time
		       ? (event->file_time - trace->first_file_time) * NS_PER_FILE_TIME
		       : 0;
}

/* The payload as it is written: redacted in a copy, because the delivered one is not ours. */
static const uint8_t *written_payload(struct etw_trace *trace, const struct etw_event *event, size_t len)
{
	if (!trace->redact || len == 0)
		return event->data;
	memcpy(trace->scratch, event->data, len);
	payload_redact(&trace->redactor, event->id, trace->scratch, len);
	return trace->scratch;
}

static void write_event(struct etw_trace *trace, const struct etw_event *event, uint64_t now_ns)
{
	size_t len = event->len <= EVENT_BYTES_MAX ? event->len : EVENT_BYTES_MAX;
	const uint8_t *data = written_payload(trace, event, len);
	struct pack *p = begin(trace, KIND_ETW, time_of_event(trace, event, now_ns));

	pack_cookie(p, event->file_time);
	pack_uint(p, event->id);
	pack_uint(p, event->version);
	pack_uint(p, event->level);
	pack_cookie(p, event->keyword);
	pack_bin(p, event->activity, ACTIVITY_BYTES);
	if (event->has_related)
		pack_bin(p, event->related, ACTIVITY_BYTES);
	else
		pack_nil(p);
	pack_uint(p, event->pid);
	pack_uint(p, event->tid);
	pack_uint(p, event->processor);
	pack_nil(p); /* the provider: only the HTTP service's events are kept */
	pack_bin(p, data, len);
	writer_end(&trace->writer, KIND_ETW);
}

void etw_trace_event(struct etw_trace *trace, const struct etw_event *event, uint64_t now_ns)
{
	struct payload payload;

	trace->sums.delivered++;
	if (memcmp(event->provider, http_service_provider, ACTIVITY_BYTES) != 0) {
		trace->sums.other_provider++;
		return;
	}
	if (!trace->all_events && !event_is_handled(event->id)) {
		trace->sums.not_wanted++;
		return;
	}
	trace->sums.recorded++;
	if (!payload_decode(event->id, event->data, event->len, &payload))
		trace->sums.cut_payloads++;
	write_event(trace, event, now_ns);
}

void etw_trace_loss(struct etw_trace *trace, const struct etw_loss *loss, uint64_t now_ns, bool forced)
{
	struct pack *p;

	if (!forced && loss->events == trace->loss.events && loss->log_buffers == trace->loss.log_buffers &&
	    loss->rt_buffers == trace->loss.rt_buffers)
		return;
	trace->loss = *loss;
	p = begin(trace, KIND_ETW_LOSS, time_of_now(trace, now_ns));
	pack_uint(p, loss->events);
	pack_uint(p, loss->log_buffers);
	pack_uint(p, loss->rt_buffers);
	writer_end(&trace->writer, KIND_ETW_LOSS);
}

void etw_trace_flows(struct etw_trace *trace, const struct flow_read *read, uint64_t now_ns)
{
	struct pack *p = begin(trace, KIND_FLOW_ROWS, time_of_now(trace, now_ns));

	trace->sums.strange_rows += flow_rows_strange(read->rows, read->len, read->api);
	pack_nil(p); /* the reader: the recorder itself */
	pack_cstr(p, read->table);
	pack_uint(p, read->api);
	pack_bin(p, read->rows, read->len);
	pack_uint(p, read->rounds);
	if (read->error)
		pack_uint(p, read->error);
	else
		pack_nil(p);
	writer_end(&trace->writer, KIND_FLOW_ROWS);
}

void etw_trace_limits(struct etw_trace *trace, const uint64_t limits[3], uint64_t now_ns)
{
	struct pack *p = begin(trace, KIND_DRIVER_LIMITS, time_of_now(trace, now_ns));

	for (int i = 0; i < 3; i++)
		pack_uint(p, limits[i]);
	writer_end(&trace->writer, KIND_DRIVER_LIMITS);
}

void etw_trace_driver_stats(struct etw_trace *trace, const uint8_t *stats, size_t len, uint64_t now_ns)
{
	struct pack *p = begin(trace, KIND_DRIVER_STATS, time_of_now(trace, now_ns));

	pack_bin(p, stats, len);
	writer_end(&trace->writer, KIND_DRIVER_STATS);
}
