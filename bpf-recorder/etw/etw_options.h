/* SPDX-License-Identifier: Apache-2.0 */
/* The command line of etw-recorder. */
#ifndef ETW_OPTIONS_H
#define ETW_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

enum { PIDS_MAX = 8 }; /* the most that Windows filters by */

enum etw_command { ETW_RECORD, ETW_VERSION, ETW_HELP };
enum flow_tables { FLOWS_NONE, FLOWS_OPEN, FLOWS_ALL };

struct etw_options {
	enum etw_command command;
	const char *output;
	const char *etl; /* NULL: live */
	const char *session;
	uint32_t pids[PIDS_MAX];
	int pid_count;
	bool redact;
	bool all_events;
	bool strict;
	bool json;
	bool quiet;
	bool help;
	enum flow_tables flows;
	uint64_t flows_every_ns;
	uint64_t duration_ns; /* 0: until Ctrl-C */
	uint64_t max_bytes;
	uint32_t buffer_kib;
	uint32_t buffers_min;
	uint32_t buffers_max;
	uint64_t limits[3]; /* of the agent: open, closed, threshold */
	bool has_limits;
};

/* Returns 0, or EXIT_USAGE after saying what is wrong. */
int etw_options_parse(struct etw_options *options, int argc, char **argv);
void etw_options_help(void);

#endif
