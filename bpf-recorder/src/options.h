/* SPDX-License-Identifier: Apache-2.0 */
/* The command line. */
#ifndef RECORDER_OPTIONS_H
#define RECORDER_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "event.h"
#include "providers.h"

enum command { COMMAND_RECORD, COMMAND_PROBE, COMMAND_INFO, COMMAND_VERSION, COMMAND_HELP };

struct options {
	enum command command;
	const char *output;
	const char *cgroup;
	uint16_t ports[PORTS_MAX];
	int port_count;
	enum http_mode http_mode;
	bool redact;
	bool segments;
	bool io;
	bool tls;
	bool nat;
	bool agent_view;
	enum backend backend;
	const struct provider *forced[SIGNALS]; /* NULL: the first that works */
	bool strict;
	bool json;
	bool load_only; /* probe: stop after loading, one line per object */
	uint64_t ring_bytes[RINGS];
	uint64_t progress_ns; /* 0: none */
	uint64_t settle_ns;
	uint64_t fds_ns; /* between two readings of descriptors; 0: none */
	uint64_t duration_ns; /* 0: until a signal */
	uint64_t max_bytes;    /* of the whole trace; 0: no limit */
	uint64_t rotate_bytes; /* of one file; 0: one file */
	int marker_fd;	  /* -1: none */
	const char *file; /* of info */
	char **child;	  /* NULL: no command */
};

/* Returns 0, or EXIT_USAGE after saying what is wrong. */
int options_parse(struct options *options, int argc, char **argv);
/* Local sockets have no port: a filter by ports leaves them out. */
bool options_want_local_sockets(const struct options *options);
void options_help(void);

#endif
