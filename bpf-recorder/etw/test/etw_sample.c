// SPDX-License-Identifier: Apache-2.0
#include "etw_sample.h"

#include <stdlib.h>
#include <string.h>

#include "etw_header.h"
#include "etw_options.h"
#include "fixtures.h"

/* 2023-04-06 19:34:17 UTC */
static const uint64_t file_time = 133252832570000000;

void sample_event(struct etw_trace *trace, uint16_t id, const char *data, uint64_t now_ns)
{
	struct etw_event event = {.file_time = file_time + now_ns / 100,
				  .keyword = 0x8000000000000002,
				  .pid = 4,
				  .tid = 100,
				  .id = id,
				  .processor = 1,
				  .level = 4};
	size_t len = strlen(data) / 2;
	uint8_t *bytes = malloc(len ? len : 1);

	for (size_t i = 0; i < len; i++) {
		char digits[3] = {data[2 * i], data[2 * i + 1], 0};

		bytes[i] = strtoul(digits, NULL, 16);
	}
	memcpy(event.provider, http_service_provider, ACTIVITY_BYTES);
	event.activity[0] = id == 1 || id >= 21 ? 0xc0 : 0x01;
	event.has_related = id == 1;
	event.related[0] = 0x01;
	event.data = bytes;
	event.len = len;
	etw_trace_event(trace, &event, now_ns);
	free(bytes);
}

static void write_request(struct etw_trace *trace, uint64_t now_ns)
{
	sample_event(trace, 1, REQUEST, now_ns);
	sample_event(trace, 2, PARSE, now_ns + 1000);
	sample_event(trace, 3, DELIVER, now_ns + 2000);
	sample_event(trace, 8, RESPONSE, now_ns + 3000);
	sample_event(trace, 12, SEND, now_ns + 4000);
}

static void write_flows(struct etw_trace *trace, uint64_t now_ns)
{
	static const char row[] = FLOW_ROW;
	uint8_t bytes[sizeof(row) / 2];
	uint8_t stats[0x118] = {1};

	for (size_t i = 0; i < sizeof(bytes); i++) {
		char digits[3] = {row[2 * i], row[2 * i + 1], 0};

		bytes[i] = strtoul(digits, NULL, 16);
	}
	etw_trace_flows(
		trace,
		&(struct flow_read){
			.table = "open", .api = 0x17, .rows = bytes, .len = sizeof(bytes), .rounds = 1},
		now_ns);
	etw_trace_flows(trace, &(struct flow_read){.table = "closed", .api = 0x17, .rounds = 1, .error = 31},
			now_ns);
	etw_trace_driver_stats(trace, stats, sizeof(stats), now_ns);
}

void sample_write(struct etw_trace *trace)
{
	struct etw_options options = {.buffer_kib = 256, .buffers_min = 64, .buffers_max = 128};
	char *argv[] = {"C:\\Users\\someone\\etw-recorder.exe", "record", "-o",
			"C:\\Users\\someone\\t.msgpack"};
	struct etw_header_facts header = {.options = &options,
					  .argc = 4,
					  .argv = argv,
					  .host_name = "machine",
					  .os_version = "10.0.20348",
					  .os_build = 20348,
					  .cpus = 2,
					  .pointer_bytes = 8,
					  .session_mode = 0x08000100,
					  .flow_api = 0x17,
					  .t0_mono_ns = 5000000000,
					  .t0_real_ns = 1680809657000000000};
	struct etw_loss loss = {0};
	const uint64_t t0 = trace->t0_ns;

	etw_header_write(trace, &header);
	etw_trace_loss(trace, &loss, t0, true);
	etw_trace_limits(trace, (const uint64_t[]){32767, 65535, 32767}, t0);
	sample_event(trace, 21, CONNECT_V4, t0 + 1000000);
	write_request(trace, t0 + 2000000);
	sample_event(trace, 5, "aabb", t0 + 2500000);
	write_request(trace, t0 + 3000000);
	etw_trace_event(trace, &(struct etw_event){.id = 21}, t0 + 3500000);
	/* Delivered earlier than the one before, says the clock: time stands still instead. */
	sample_event(trace, 23, CONNECTION, t0 + 2000000);
	sample_event(trace, 24, CONNECTION, t0 + 4000000);
	write_flows(trace, t0 + 5000000);
	loss = (struct etw_loss){.events = 3, .rt_buffers = 1};
	etw_trace_loss(trace, &loss, t0 + 6000000, false);
	etw_trace_loss(trace, &loss, t0 + 7000000, false);
	etw_footer_write(trace, &(struct etw_footer_facts){.ended = "duration", .now_ns = t0 + 8000000});
}
