// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "clock.h"
#include "descriptors.h"
#include "local_sockets.h"
#include "members.h"
#include "netns.h"
#include "processes.h"
#include "unix_sockets.h"

struct member {
	int pid;
	uint32_t netns_ino;
};

struct reading {
	struct member *members;
	size_t count;
	size_t cap;
	int skip;
	struct unix_sockets sockets; /* of the namespace that is being read */
	int pid;		     /* whose descriptors are being counted */
};

static void add_member(void *context, int pid)
{
	struct reading *reading = context;
	char path[32];
	struct stat st;

	snprintf(path, sizeof(path), "/proc/%d/ns/net", pid);
	if (pid == reading->skip || stat(path, &st))
		return;
	if (reading->count == reading->cap) {
		size_t cap = reading->cap ? 2 * reading->cap : 64;
		void *grown = realloc(reading->members, cap * sizeof(*reading->members));

		if (!grown)
			return;
		reading->members = grown;
		reading->cap = cap;
	}
	reading->members[reading->count++] = (struct member){.pid = pid, .netns_ino = st.st_ino};
}

static int by_namespace(const void *a, const void *b)
{
	const struct member *left = a, *right = b;

	if (left->netns_ino != right->netns_ino)
		return left->netns_ino < right->netns_ino ? -1 : 1;
	return left->pid < right->pid ? -1 : left->pid > right->pid;
}

static void on_local_socket(void *context, uint32_t ino)
{
	struct reading *reading = context;
	struct unix_socket *socket = unix_sockets_find(&reading->sockets, ino);

	/* Of several processes that share a socket the one with the smallest pid stands for all. */
	if (socket && socket->connected && !socket->pid)
		socket->pid = reading->pid;
}

static void count_descriptors(struct trace *trace, struct reading *reading, int pid)
{
	struct descriptors counts;
	struct pack *p;

	reading->pid = pid;
	/* Without any it is a kernel thread, or has just ended. */
	if (!descriptors_count(pid, &counts, on_local_socket, reading) || counts.total == 0)
		return;
	processes_first_sight(trace, pid);
	p = trace_begin_user(trace, KIND_FDS);
	pack_uint(p, pid);
	pack_uint(p, counts.total);
	for (int family = 0; family < FD_FAMILIES; family++)
		pack_uint(p, counts.by_family[family]);
	trace_end(trace, KIND_FDS);
}

/* False when the namespace's local sockets are not known. */
static bool list_sockets(struct reading *reading, const struct member *member)
{
	struct netns_visit visit;
	int error;

	reading->sockets.count = 0;
	if (!netns_enter(&visit, member->netns_ino, member->pid))
		return false;
	error = unix_sockets_read(&reading->sockets);
	netns_leave(&visit);
	return error == 0;
}

void reading_take(struct trace *trace, bool with_local_sockets, int skip)
{
	struct reading reading = {.skip = skip};
	uint64_t now = clock_mono_ns();
	bool complete = true;
	size_t next;

	members_each(trace->scope->fd, add_member, &reading);
	if (reading.count)
		qsort(reading.members, reading.count, sizeof(*reading.members), by_namespace);
	for (size_t at = 0; at < reading.count; at = next) {
		uint32_t netns_ino = reading.members[at].netns_ino;

		if (with_local_sockets && !list_sockets(&reading, &reading.members[at]))
			complete = false;
		for (next = at; next < reading.count && reading.members[next].netns_ino == netns_ino; next++)
			count_descriptors(trace, &reading, reading.members[next].pid);
		for (size_t i = 0; i < reading.sockets.count; i++)
			if (reading.sockets.list[i].pid)
				local_sockets_seen(trace, &reading.sockets.list[i], now);
	}
	/* Without a complete list nothing can be said to be gone; the next reading will tell. */
	if (with_local_sockets && complete)
		local_sockets_sweep(trace);
	unix_sockets_free(&reading.sockets);
	free(reading.members);
}
