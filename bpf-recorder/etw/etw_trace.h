/* SPDX-License-Identifier: Apache-2.0 */
/* The trace being written: its clock, its numbering, and the sums that its footer tells. */
#ifndef ETW_TRACE_H
#define ETW_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#include "etw_event.h"
#include "url_redact.h"
#include "writer.h"

/* Totals of the event session; a lost buffer holds a number of events that nobody knows. */
struct etw_loss {
	uint64_t events;
	uint64_t log_buffers;
	uint64_t rt_buffers;
};

/* What became of the events that the session delivered: delivered is the sum of the three below. */
struct etw_sums {
	uint64_t delivered;
	uint64_t recorded;
	uint64_t not_wanted; /* ids that no agent handles, without --all-events */
	uint64_t other_provider;
	uint64_t cut_payloads; /* recorded ones that are shorter than their layout */
	uint64_t strange_rows; /* rows of flows with an unknown family or protocol */
};

struct etw_trace {
	struct writer writer;
	uint64_t t0_ns;	  /* of the monotonic clock */
	uint64_t last_ns; /* `t` of the last record: time never goes back */
	uint64_t cseq;	  /* records so far, without header and footer */
	bool redact;
	bool all_events;
	bool is_file;		  /* events come from an .etl file: their own times are the clock */
	uint64_t first_file_time; /* of the first recorded event, 0 before there is one */
	struct etw_sums sums;
	struct etw_loss loss;
	struct url_redactor redactor;
	uint8_t scratch[EVENT_BYTES_MAX];
};

/* One read of a flow table, or as much of it as fits a record. */
struct flow_read {
	const char *table; /* "open" or "closed" */
	uint16_t api;
	const uint8_t *rows;
	size_t len;
	uint32_t rounds;
	uint32_t error; /* Windows error code, 0 when the read went well */
};

/* Numbers, redacts and writes an event at `now_ns` of the monotonic clock, or counts it as left out. */
void etw_trace_event(struct etw_trace *trace, const struct etw_event *event, uint64_t now_ns);
/* Writes the totals when they differ from the last ones told, or always when `forced`. */
void etw_trace_loss(struct etw_trace *trace, const struct etw_loss *loss, uint64_t now_ns, bool forced);
void etw_trace_flows(struct etw_trace *trace, const struct flow_read *read, uint64_t now_ns);
void etw_trace_limits(struct etw_trace *trace, const uint64_t limits[3], uint64_t now_ns);
void etw_trace_driver_stats(struct etw_trace *trace, const uint8_t *stats, size_t len, uint64_t now_ns);

#endif
