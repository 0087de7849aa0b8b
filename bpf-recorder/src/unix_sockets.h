/* SPDX-License-Identifier: Apache-2.0 */
/* The connected local sockets of a network namespace, as the kernel's socket diagnostics list them. */
#ifndef RECORDER_UNIX_SOCKETS_H
#define RECORDER_UNIX_SOCKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "event.h"

struct unix_socket {
	uint64_t ck;
	uint32_t ino;
	uint32_t peer_ino; /* 0: none, or its owner has closed it */
	bool listening;
	bool connected;
	/* Its own name while listing, afterwards the name that the connection was made to; empty: none. */
	char name[UNIX_PATH_BYTES + 1];
	enum direction dir;
	int pid; /* who holds it, filled in by who looks for that; 0: nobody found yet */
};

/* Ascending by ino; of stream and seqpacket sockets. */
struct unix_sockets {
	struct unix_socket *list;
	size_t count;
	size_t cap;
};

/* The name of a local address as text: an abstract one with @ before it. */
void unix_name(const char *path, size_t len, char name[UNIX_PATH_BYTES + 1]);
/* Replaces what is in the list by what this process's namespace has now. Returns 0 or an errno. */
int unix_sockets_read(struct unix_sockets *sockets);
/* Names each connection after its listener, and tells who called and who accepted. Part of the above. */
void unix_sockets_match(struct unix_sockets *sockets);
struct unix_socket *unix_sockets_find(const struct unix_sockets *sockets, uint32_t ino);
/* Whether this host lists them at all; if not, text says why. */
bool unix_sockets_work(char *text, size_t cap);
void unix_sockets_free(struct unix_sockets *sockets);

#endif
