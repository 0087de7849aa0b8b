/* SPDX-License-Identifier: Apache-2.0 */
/* First and last value of a Windows trace. */
#ifndef ETW_HEADER_H
#define ETW_HEADER_H

#include "etw_options.h"
#include "etw_trace.h"

enum {
	LEVEL_INFORMATION = 4,
	KEYWORDS_OF_AGENT = 0x136, /* request, response, connection, cache, request queue */
};

struct etw_header_facts {
	const struct etw_options *options;
	int argc;
	char **argv;
	const char *host_name;	/* NULL: unknown */
	const char *os_version; /* 10.0.20348 */
	uint32_t os_build;
	uint32_t cpus;
	uint32_t pointer_bytes; /* of the recorded host */
	uint32_t session_mode;	/* LogFileMode of the session, 0 with --etl */
	uint16_t flow_api;	/* 0: no driver is read */
	uint64_t t0_mono_ns;
	uint64_t t0_real_ns;
};

struct etw_footer_facts {
	const char *ended; /* duration, signal, end-of-file, max-size, session, error */
	uint64_t now_ns;
};

void etw_header_write(struct etw_trace *trace, const struct etw_header_facts *facts);
void etw_footer_write(struct etw_trace *trace, const struct etw_footer_facts *facts);
/* Whether the sums of the trace add up. */
bool etw_trace_is_conserved(const struct etw_trace *trace);

#endif
