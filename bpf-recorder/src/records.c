// SPDX-License-Identifier: Apache-2.0
#include "records.h"

#include <string.h>

#include "counters.h"
#include "http.h"
#include "local_sockets.h"
#include "netns.h"
#include "processes.h"
#include "redact.h"

static void pack_id(struct pack *p, uint32_t id)
{
	if (id)
		pack_uint(p, id);
	else
		pack_nil(p);
}

static void pack_opt_cookie(struct pack *p, uint64_t cookie)
{
	if (cookie)
		pack_cookie(p, cookie);
	else
		pack_nil(p);
}

static void pack_addr(struct pack *p, const uint8_t *addr, uint16_t family)
{
	pack_bin(p, addr, family == FAMILY_INET ? 4 : 16);
}

/* One end of a connection; family 0: unknown. */
static void pack_end(struct pack *p, const uint8_t *addr, uint16_t family, uint16_t port)
{
	if (family) {
		pack_addr(p, addr, family);
		pack_uint(p, port);
	} else {
		pack_nil(p);
		pack_nil(p);
	}
}

static void pack_pid_src(struct pack *p, uint8_t source)
{
	static const char *const names[PID_SOURCES] = {
		[PID_CREATOR] = "creator",   [PID_LISTENER] = "listener", [PID_CLOSER] = "closer",
		[PID_ACCEPTOR] = "acceptor", [PID_WRITER] = "writer",	  [PID_PROC] = "proc",
	};

	pack_opt_cstr(p, source < PID_SOURCES ? names[source] : NULL);
}

static size_t bounded(const char *text, size_t cap)
{
	return strnlen(text, cap);
}

static void write_sock(struct trace *trace, const struct sock_event *e)
{
	struct pack *p;

	processes_first_sight(trace, e->pid);
	netns_seen(trace, e->netns_ino, e->netns_cookie, e->pid);
	p = trace_begin(trace, &e->ev);
	pack_cookie(p, e->ck);
	pack_uint(p, e->family);
	pack_uint(p, e->proto);
	pack_id(p, e->pid);
	pack_id(p, e->tid);
	if (e->pid)
		pack_str(p, e->comm, bounded(e->comm, COMM_BYTES));
	else
		pack_nil(p);
	pack_opt_cookie(p, e->cgroup_id);
	pack_id(p, e->netns_ino);
	pack_opt_cookie(p, e->netns_cookie);
	pack_bool(p, e->preexisting);
	trace_end(trace, KIND_SOCK);
}

static void write_listen(struct trace *trace, const struct listen_event *e)
{
	struct pack *p = trace_begin(trace, &e->ev);

	pack_cookie(p, e->ck);
	pack_addr(p, e->tuple.laddr, e->tuple.family);
	pack_uint(p, e->tuple.lport);
	pack_uint(p, e->backlog);
	trace_end(trace, KIND_LISTEN);
}

static void write_connect(struct trace *trace, const struct connect_event *e)
{
	struct pack *p;

	processes_first_sight(trace, e->pid);
	p = trace_begin(trace, &e->ev);
	pack_cookie(p, e->ck);
	pack_addr(p, e->tuple.raddr, e->tuple.family);
	pack_uint(p, e->tuple.rport);
	pack_id(p, e->pid);
	pack_id(p, e->tid);
	pack_nil(p); /* the result shows as the next state */
	trace_end(trace, KIND_CONNECT);
}

static void write_estab(struct trace *trace, const struct estab_event *e)
{
	struct pack *p;

	netns_seen(trace, e->netns_ino, 0, e->pid);
	p = trace_begin(trace, &e->ev);
	pack_cookie(p, e->ck);
	pack_addr(p, e->tuple.laddr, e->tuple.family);
	pack_uint(p, e->tuple.lport);
	pack_addr(p, e->tuple.raddr, e->tuple.family);
	pack_uint(p, e->tuple.rport);
	pack_opt_cstr(p, e->dir == DIR_IN ? "in" : e->dir == DIR_OUT ? "out" : NULL);
	pack_id(p, e->pid);
	pack_pid_src(p, e->pid_src);
	pack_opt_cookie(p, e->listener_ck);
	pack_id(p, e->netns_ino);
	trace_end(trace, KIND_ESTAB);
}

static void write_state(struct trace *trace, const struct state_event *e)
{
	struct pack *p = trace_begin(trace, &e->ev);

	pack_cookie(p, e->ck);
	pack_uint(p, e->from);
	pack_uint(p, e->to);
	pack_uint(p, e->sk_err);
	pack_counters(p, &e->counters);
	trace_end(trace, KIND_STATE);
}

static void write_progress(struct trace *trace, const struct progress_event *e)
{
	struct pack *p = trace_begin(trace, &e->ev);

	pack_cookie(p, e->ck);
	pack_counters(p, &e->counters);
	pack_uint(p, e->segs_tx);
	pack_uint(p, e->bytes_tx);
	pack_uint(p, e->segs_rx);
	pack_uint(p, e->bytes_rx);
	pack_end(p, e->tuple.laddr, e->tuple.family, e->tuple.lport);
	pack_end(p, e->tuple.raddr, e->tuple.family, e->tuple.rport);
	trace_end(trace, KIND_PROGRESS);
}

static void write_close(struct trace *trace, const struct close_event *e)
{
	struct pack *p;

	processes_first_sight(trace, e->pid);
	p = trace_begin(trace, &e->ev);
	pack_cookie(p, e->ck);
	pack_id(p, e->pid);
	pack_id(p, e->tid);
	pack_uint(p, e->state);
	pack_counters(p, &e->counters);
	pack_array(p, RINGS);
	pack_uint(p, e->lost[RING_LIFE]);
	pack_uint(p, e->lost[RING_DATA]);
	trace_end(trace, KIND_CLOSE);
	if (!e->owner_changed || !e->pid)
		return;
	p = trace_begin_user(trace, KIND_OWNER);
	pack_cookie(p, e->ck);
	pack_uint(p, e->pid);
	pack_pid_src(p, PID_CLOSER);
	trace_end(trace, KIND_OWNER);
}

static void write_owner(struct trace *trace, const struct owner_event *e)
{
	struct pack *p;

	processes_first_sight(trace, e->pid);
	p = trace_begin(trace, &e->ev);
	pack_cookie(p, e->ck);
	pack_uint(p, e->pid);
	pack_pid_src(p, e->pid_src);
	trace_end(trace, KIND_OWNER);
}

static void write_io(struct trace *trace, const struct io_event *e)
{
	static const char *const ops[IO_OPS] = {"sendmsg", "sendpage", "recvmsg", "read_sock", "udp_send", "udp_recv"};
	struct pack *p;

	processes_first_sight(trace, e->pid);
	p = trace_begin(trace, &e->ev);
	pack_cookie(p, e->ck);
	pack_opt_cstr(p, e->op < IO_OPS ? ops[e->op] : NULL);
	pack_int(p, e->result);
	pack_id(p, e->pid);
	pack_id(p, e->tid);
	pack_end(p, e->peer.raddr, e->peer.rport ? e->peer.family : 0, e->peer.rport);
	trace_end(trace, KIND_IO);
}

static void write_retrans(struct trace *trace, const struct retrans_event *e)
{
	struct pack *p = trace_begin(trace, &e->ev);

	pack_cookie(p, e->ck);
	pack_uint(p, e->seq);
	pack_uint(p, e->segs);
	pack_uint(p, e->total);
	trace_end(trace, KIND_RETRANS);
}

static void write_segment(struct trace *trace, const struct segment_event *e)
{
	struct pack *p = trace_begin(trace, &e->ev);

	pack_cookie(p, e->ck);
	pack_cstr(p, e->tx ? "tx" : "rx");
	pack_uint(p, e->seq);
	pack_uint(p, e->len);
	pack_uint(p, e->flags);
	trace_end(trace, KIND_SEGMENT);
}

static void write_http(struct trace *trace, const struct http_event *e)
{
	uint8_t head[HEAD_BYTES];
	size_t len = e->head_len <= HEAD_BYTES ? e->head_len : HEAD_BYTES;
	struct http_line line;
	struct pack *p;

	memcpy(head, e->head, len);
	if (trace->redact)
		redact_head(head, len);
	line = http_parse(head, len);
	if (trace->http_mode == HTTP_LINE)
		len = line.size;
	p = trace_begin(trace, &e->ev);
	pack_cookie(p, e->ck);
	pack_cstr(p, e->tx ? "tx" : "rx");
	pack_uint(p, e->seq);
	pack_uint(p, e->plen);
	pack_bin(p, head, len);
	pack_uint(p, len);
	pack_bool(p, e->plen > len);
	if (line.method) {
		pack_str(p, line.method, line.method_len);
		pack_str(p, line.path, line.path_len);
	} else {
		pack_nil(p);
		pack_nil(p);
	}
	pack_id(p, line.status);
	pack_cstr(p, e->via == HEAD_TLS ? "tls" : "plain");
	if (e->via == HEAD_TLS)
		pack_nil(p);
	else
		pack_uint(p, e->flags);
	trace_end(trace, KIND_HTTP);
}

void records_write(struct trace *trace, const struct event *ev, size_t size)
{
#define WRITE(kind, type, writer)                                                                            \
	case kind:                                                                                           \
		if (size >= sizeof(struct type))                                                             \
			writer(trace, (const struct type *)ev);                                              \
		break

	switch (ev->kind) {
		WRITE(KIND_PROC, exec_event, processes_exec);
		WRITE(KIND_PROC_EXIT, exit_event, processes_exit);
		WRITE(KIND_SOCK, sock_event, write_sock);
		WRITE(KIND_LISTEN, listen_event, write_listen);
		WRITE(KIND_CONNECT, connect_event, write_connect);
		WRITE(KIND_ESTAB, estab_event, write_estab);
		WRITE(KIND_STATE, state_event, write_state);
		WRITE(KIND_PROGRESS, progress_event, write_progress);
		WRITE(KIND_CLOSE, close_event, write_close);
		WRITE(KIND_OWNER, owner_event, write_owner);
		WRITE(KIND_IO, io_event, write_io);
		WRITE(KIND_RETRANS, retrans_event, write_retrans);
		WRITE(KIND_SEGMENT, segment_event, write_segment);
		WRITE(KIND_HTTP, http_event, write_http);
		WRITE(KIND_UNIX_OPEN, unix_connect_event, local_sockets_called);
	}
#undef WRITE
}
