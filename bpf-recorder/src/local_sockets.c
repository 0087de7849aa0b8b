// SPDX-License-Identifier: Apache-2.0
#include "local_sockets.h"

#include <stdlib.h>
#include <string.h>

#include "processes.h"
#include "redact.h"
#include "trace.h"
#include "unix_sockets.h"

/* Place of the first socket whose cookie is not smaller. */
static size_t place_of(const struct local_sockets *sockets, uint64_t ck)
{
	size_t low = 0, high = sockets->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sockets->list[middle].ck < ck)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The entry of a socket, made when there is none; NULL without memory. */
static struct local_socket *entry_of(struct local_sockets *sockets, uint64_t ck, bool *is_new)
{
	size_t place = place_of(sockets, ck);

	*is_new = place == sockets->count || sockets->list[place].ck != ck;
	if (!*is_new)
		return &sockets->list[place];
	if (sockets->count == sockets->cap) {
		size_t cap = sockets->cap ? 2 * sockets->cap : 64;
		void *grown = realloc(sockets->list, cap * sizeof(*sockets->list));

		if (!grown)
			return NULL;
		sockets->list = grown;
		sockets->cap = cap;
	}
	memmove(&sockets->list[place + 1], &sockets->list[place],
		(sockets->count - place) * sizeof(*sockets->list));
	sockets->count++;
	sockets->list[place] = (struct local_socket){.ck = ck};
	return &sockets->list[place];
}

static void pack_open(struct trace *trace, struct pack *p, uint64_t ck, int pid, const char *name,
		      const char *dir, const char *via)
{
	char shown[UNIX_PATH_BYTES + 32];

	pack_cookie(p, ck);
	if (pid)
		pack_uint(p, pid);
	else
		pack_nil(p);
	if (!name[0]) {
		pack_nil(p);
	} else if (trace->redact) {
		pack_str(p, shown, redact_paths(name, shown, sizeof(shown)));
	} else {
		pack_cstr(p, name);
	}
	pack_opt_cstr(p, dir);
	pack_cstr(p, via);
	trace_end(trace, KIND_UNIX_OPEN);
}

void local_sockets_called(struct trace *trace, const struct unix_connect_event *e)
{
	struct local_socket *entry;
	char name[UNIX_PATH_BYTES + 1];
	bool is_new;

	processes_first_sight(trace, e->pid);
	unix_name(e->path, e->path_len, name);
	/* Each event becomes a record, also of a socket that a reading has found before: numbers have no holes. */
	pack_open(trace, trace_begin(trace, &e->ev), e->ck, e->pid, name, "out", "connect");
	entry = entry_of(&trace->local, e->ck, &is_new);
	if (entry && is_new)
		entry->alive_ns = e->ev.t;
}

void local_sockets_seen(struct trace *trace, const struct unix_socket *socket, uint64_t now_ns)
{
	static const char *const dirs[] = {NULL, "in", "out"};
	struct local_socket *entry;
	bool is_new;

	entry = entry_of(&trace->local, socket->ck, &is_new);
	if (!entry)
		return;
	entry->alive_ns = now_ns;
	entry->seen = true;
	if (is_new)
		pack_open(trace, trace_begin_user(trace, KIND_UNIX_OPEN), socket->ck, socket->pid,
			  socket->name, dirs[socket->dir], "reading");
}

void local_sockets_sweep(struct trace *trace)
{
	struct local_sockets *sockets = &trace->local;
	size_t kept = 0;

	for (size_t i = 0; i < sockets->count; i++) {
		struct local_socket socket = sockets->list[i];

		if (!socket.seen) {
			struct pack *p = trace_begin_user(trace, KIND_UNIX_CLOSE);

			pack_cookie(p, socket.ck);
			pack_uint(p, socket.alive_ns > trace->t0_mono_ns ? socket.alive_ns - trace->t0_mono_ns
									 : 0);
			trace_end(trace, KIND_UNIX_CLOSE);
			continue;
		}
		socket.seen = false;
		sockets->list[kept++] = socket;
	}
	sockets->count = kept;
}

void local_sockets_free(struct local_sockets *sockets)
{
	free(sockets->list);
	*sockets = (struct local_sockets){0};
}
