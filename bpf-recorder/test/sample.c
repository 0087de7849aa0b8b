// SPDX-License-Identifier: Apache-2.0
#include "sample.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "header.h"
#include "local_sockets.h"
#include "markers.h"
#include "records.h"

static struct trace trace;
static struct scope scope = {.path = "/", .id = 1};
static uint64_t next_cseq;

static struct event prefix(int kind, int ring)
{
	return (struct event){
		.t = trace.t0_mono_ns + 1000 * next_cseq, .cseq = next_cseq++, .kind = kind, .ring = ring};
}

static const struct tuple tuple = {.laddr = {127, 0, 0, 1},
				   .raddr = {127, 0, 0, 1},
				   .lport = 40000,
				   .rport = 8085,
				   .family = FAMILY_INET};

#define WRITE(type, kind, ring, ...)                                                                         \
	do {                                                                                                 \
		struct type e_ = {.ev = prefix(kind, ring), __VA_ARGS__};                                    \
		records_write(&trace, &e_.ev, sizeof(e_));                                                   \
	} while (0)

static void write_exec(void)
{
	static const char argv[] = "docker-proxy\0-proto\0tcp";
	struct exec_event *e = calloc(1, sizeof(*e) + sizeof(argv));

	e->ev = prefix(KIND_PROC, RING_LIFE);
	/* No process has this number, so nothing of this machine gets into the sample. */
	e->pid = (1 << 22) - 1;
	e->ppid = 1;
	strcpy(e->comm, "docker-proxy");
	e->argv_len = e->argv_copied = sizeof(argv);
	memcpy(e->argv, argv, sizeof(argv));
	records_write(&trace, &e->ev, sizeof(*e) + sizeof(argv));
	free(e);
}

static void write_http(void)
{
	static const char head[] = "GET /daniel HTTP/1.1\r\nHost: h\r\n\r\n";
	struct http_event e = {.ev = prefix(KIND_HTTP, RING_DATA),
			       .ck = 7,
			       .seq = 1,
			       .plen = sizeof(head) - 1,
			       .head_len = sizeof(head) - 1,
			       .tx = 1,
			       .flags = 0x18};

	memcpy(e.head, head, sizeof(head) - 1);
	records_write(&trace, &e.ev, sizeof(e));
	e.via = HEAD_TLS;
	e.seq = 0;
	records_write(&trace, &e.ev, sizeof(e));
}

static void write_records(void)
{
	static const struct counters counters = {.known = 1, .raw_acked = 85, .syn_counted = 1};

	write_exec();
	WRITE(sock_event, KIND_SOCK, RING_LIFE, .ck = 7, .family = FAMILY_INET, .proto = 6);
	WRITE(listen_event, KIND_LISTEN, RING_LIFE, .ck = 6, .tuple = tuple, .backlog = 5);
	WRITE(connect_event, KIND_CONNECT, RING_LIFE, .ck = 7, .tuple = tuple);
	WRITE(estab_event, KIND_ESTAB, RING_LIFE, .ck = 7, .tuple = tuple, .dir = DIR_OUT);
	WRITE(state_event, KIND_STATE, RING_LIFE, .ck = 7, .from = 1, .to = 4, .counters = counters);
	WRITE(progress_event, KIND_PROGRESS, RING_LIFE, .ck = 7, .counters = counters);
	WRITE(retrans_event, KIND_RETRANS, RING_LIFE, .ck = 7, .seq = 9, .segs = 1, .total = 1);
	WRITE(owner_event, KIND_OWNER, RING_LIFE, .ck = 7, .pid = (1 << 22) - 1, .pid_src = PID_ACCEPTOR);
	WRITE(io_event, KIND_IO, RING_DATA, .ck = 7, .op = IO_READ_SOCK, .result = -11);
	write_http();
	WRITE(segment_event, KIND_SEGMENT, RING_DATA, .ck = 7, .seq = 5, .flags = 0x11);
	WRITE(close_event, KIND_CLOSE, RING_LIFE, .ck = 7, .state = 1, .owner_changed = 1, .pid = 0);
	WRITE(unix_connect_event, KIND_UNIX_OPEN, RING_LIFE, .ck = 8, .path_len = 18,
	      .path = "/home/daniel/a.sock");
	local_sockets_sweep(&trace);
	WRITE(exit_event, KIND_PROC_EXIT, RING_LIFE, .pid = (1 << 22) - 1);
}

uint8_t *sample_trace(size_t *len)
{
	struct options options = {.http_mode = HTTP_HEAD, .redact = true, .ring_bytes = {4096, 4096}};
	char *argv[] = {"bpf-recorder", "record"};
	static const struct provider *const told_by[SIGNALS] = {[SIGNAL_BIRTH] = &providers[0]};
	struct header_facts header = {
		.options = &options, .argc = 2, .argv = argv, .backend = "cgroup", .told_by = told_by, .cpus_possible = 1};
	struct footer_facts footer = {.ended = "command", .has_exit_status = true};
	uint8_t *data;

	next_cseq = 0;
	trace_open(&trace, "/dev/null", true);
	trace.scope = &scope;
	trace.http_mode = HTTP_HEAD;
	header_write(&trace, &header);
	write_records();
	markers_write(&trace, "mark", 4);
	footer_write(&trace, &footer);
	*len = trace.writer.buf.len;
	data = malloc(*len);
	memcpy(data, trace.writer.buf.data, *len);
	close(trace.writer.fd);
	pack_free(&trace.writer.buf);
	free(trace.known_pids);
	local_sockets_free(&trace.local);
	return data;
}
