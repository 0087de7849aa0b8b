/* SPDX-License-Identifier: Apache-2.0 */
/* Connected local sockets that the trace has told of and not yet told the end of. */
#ifndef RECORDER_LOCAL_SOCKETS_H
#define RECORDER_LOCAL_SOCKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct trace;
struct unix_connect_event;
struct unix_socket;

struct local_socket {
	uint64_t ck;
	uint64_t alive_ns; /* last time it was known to be open, CLOCK_MONOTONIC */
	bool seen;	   /* in the reading under way */
};

/* Ascending by ck. */
struct local_sockets {
	struct local_socket *list;
	size_t count;
	size_t cap;
};

/* The kernel told of a connect. */
void local_sockets_called(struct trace *trace, const struct unix_connect_event *e);
/* A reading found a connection in the hands of a process. */
void local_sockets_seen(struct trace *trace, const struct unix_socket *socket, uint64_t now_ns);
/* A reading is over: what it has not seen is closed. */
void local_sockets_sweep(struct trace *trace);
void local_sockets_free(struct local_sockets *sockets);

#endif
