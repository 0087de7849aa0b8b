/* SPDX-License-Identifier: Apache-2.0 */
/* Events of connection tracking, one netlink socket for each network namespace that the trace tells of. */
#ifndef RECORDER_NAT_H
#define RECORDER_NAT_H

#include <stdbool.h>
#include <stddef.h>

#include "trace.h"

struct nat_socket {
	uint32_t netns_ino;
	int fd;
};

/* Zeroed, with epoll set, it follows nothing yet. */
struct nat {
	int epoll; /* sockets are added here, so that an event wakes the reader */
	struct nat_socket sockets[NETNS_MAX];
	int count;
	int tried; /* namespaces of the trace that were looked at */
};

/* Whether this host tells of connection tracking; if not, text says why. */
bool nat_works(char *text, size_t cap);
/* Opens sockets in namespaces that have been seen since, and asks for what they hold already. */
void nat_follow(struct nat *nat, struct trace *trace);
/* Writes what has happened. */
void nat_read(struct nat *nat, struct trace *trace);
void nat_close(struct nat *nat);

#endif
