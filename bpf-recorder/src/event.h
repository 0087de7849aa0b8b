/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * The events as they cross the ring buffers: shared by the BPF programs and user space.
 * Numbers are host order except addresses, which stay in network order.
 */
#ifndef RECORDER_EVENT_H
#define RECORDER_EVENT_H

#ifdef _WIN32
#include <stdint.h>
typedef uint8_t __u8;
typedef uint16_t __u16;
typedef uint32_t __u32;
typedef uint64_t __u64;
typedef int64_t __s64;
#else
#include <linux/types.h>
#endif

/* Which ring an event came through; RING_USER marks records that user space made itself. */
enum ring_id { RING_LIFE = 0, RING_DATA = 1, RINGS = 2, RING_USER = 2 };

/* Kind numbers are the trace format's: never renumber one. */
enum kind {
	KIND_HEADER = 0,
	KIND_FOOTER = 1,
	KIND_SNAPSHOT_END = 2,
	KIND_LOSS = 3,
	KIND_TICK = 4,
	KIND_MARKER = 5,
	KIND_PROC = 10,
	KIND_PROC_EXIT = 11,
	KIND_NETNS = 12,
	KIND_IFACE = 13,
	KIND_SOCK = 20,
	KIND_LISTEN = 21,
	KIND_CONNECT = 22,
	KIND_ESTAB = 23,
	KIND_STATE = 24,
	KIND_PROGRESS = 25,
	KIND_CLOSE = 26,
	KIND_OWNER = 27,
	KIND_RETRANS = 28,
	KIND_IO = 29,
	KIND_HTTP = 30,
	KIND_SEGMENT = 31,
	KIND_NAT = 32,
	KIND_PACKET = 33,
	/* Of the Windows recorder (etw/). */
	KIND_ETW = 40,
	KIND_ETW_LOSS = 41,
	KIND_FLOW_ROWS = 42,
	KIND_DRIVER_LIMITS = 43,
	KIND_DRIVER_STATS = 44,
	/* 45 to 48 are written by scenarios only. */
	KIND_FDS = 50,
	KIND_UNIX_OPEN = 51,
	KIND_UNIX_CLOSE = 52,
	KIND_MAX = 64,
};

enum direction { DIR_UNKNOWN = 0, DIR_IN = 1, DIR_OUT = 2 };
enum pid_source {
	PID_UNKNOWN = 0,
	PID_CREATOR = 1,
	PID_LISTENER = 2,
	PID_CLOSER = 3,
	PID_ACCEPTOR = 4,
	PID_WRITER = 5,
	PID_PROC = 6,
	PID_SOURCES = 7,
};
/* Calls of an `io` record. */
enum io_op {
	IO_SENDMSG = 0,
	IO_SENDPAGE = 1,
	IO_RECVMSG = 2,
	IO_READ_SOCK = 3,
	IO_UDP_SEND = 4,
	IO_UDP_RECV = 5,
	IO_OPS = 6,
};
/* How a process became known by an event. */
enum process_via { VIA_EXEC = 0, VIA_FORK = 1 };
/* What a head was read from: a segment, or the plaintext buffer of a TLS library. */
enum head_via { HEAD_PLAIN = 0, HEAD_TLS = 1 };
/* How programs get at the current task: as a typed pointer, by reading the kernel's memory, or not at all. */
enum task_access { TASK_TYPED = 0, TASK_READ = 1, TASK_HIDDEN = 2 };
enum http_mode { HTTP_OFF = 0, HTTP_LINE = 1, HTTP_HEAD = 2 };

enum {
	HEAD_BYTES = 256,
	ARGV_BYTES = 4096,
	COMM_BYTES = 16,
	UNIX_PATH_BYTES = 108,
	PORTS_MAX = 16,
	FAMILY_INET = 2,
	FAMILY_INET6 = 10,
};

struct event {
	__u64 t;    /* CLOCK_MONOTONIC, ns */
	__u64 cseq; /* number of this attempt on its CPU and ring */
	__u16 cpu;
	__u8 kind;
	__u8 ring;
	__u32 pad;
};

struct tuple {
	__u8 laddr[16];
	__u8 raddr[16];
	__u16 lport;
	__u16 rport;
	__u16 family;
	__u16 pad;
};

/* What tcp_sock says; user space turns the raw pair into payload bytes (see counters.c). */
struct counters {
	__u64 raw_acked;
	__u64 raw_received;
	__u32 segs_in;
	__u32 segs_out;
	__u32 retrans;
	__u32 rtt_us;
	__u32 rttvar_us;
	__u8 known; /* 0: the kernel gave no way to read them here */
	__u8 syn_counted;
	__u8 fin_acked;
	__u8 fin_received;
};

struct sock_event {
	struct event ev;
	__u64 ck;
	__u64 cgroup_id;
	__u64 netns_cookie;
	__u32 netns_ino;
	__u32 pid;
	__u32 tid;
	__u16 family;
	__u8 proto;
	__u8 preexisting;
	char comm[COMM_BYTES];
};

struct listen_event {
	struct event ev;
	__u64 ck;
	struct tuple tuple;
	__u32 backlog;
	__u32 pad;
};

struct connect_event {
	struct event ev;
	__u64 ck;
	struct tuple tuple;
	__u32 pid;
	__u32 tid;
};

struct estab_event {
	struct event ev;
	__u64 ck;
	__u64 listener_ck;
	struct tuple tuple;
	__u32 pid;
	__u32 netns_ino;
	__u8 dir;
	__u8 pid_src;
	__u8 pad[6];
};

struct state_event {
	struct event ev;
	__u64 ck;
	struct counters counters;
	__u32 sk_err;
	__u8 from;
	__u8 to;
	__u8 pad[2];
};

struct progress_event {
	struct event ev;
	__u64 ck;
	struct counters counters;
	__u64 segs_tx;
	__u64 bytes_tx;
	__u64 segs_rx;
	__u64 bytes_rx;
	struct tuple tuple; /* of a UDP socket: its latest peer; family 0: of none */
};

struct close_event {
	struct event ev;
	__u64 ck;
	struct counters counters;
	__u32 pid;
	__u32 tid;
	__u32 lost[RINGS];
	__u8 state;
	__u8 owner_changed; /* the closer is not the pid recorded so far: user space adds an owner record */
	__u8 pad[6];
};

struct retrans_event {
	struct event ev;
	__u64 ck;
	__u32 seq;
	__u32 segs;
	__u32 total;
	__u32 pad;
};

struct owner_event {
	struct event ev;
	__u64 ck;
	__u32 pid;
	__u8 pid_src;
	__u8 pad[3];
};

struct io_event {
	struct event ev;
	__u64 ck;
	__s64 result; /* bytes, or an errno below zero */
	__u32 pid;
	__u32 tid;
	__u8 op;
	__u8 pad[7];
	struct tuple peer; /* of UDP; rport 0: none known */
};

struct segment_event {
	struct event ev;
	__u64 ck;
	__u32 seq;
	__u32 len;
	__u8 tx;
	__u8 flags;
	__u8 pad[6];
};

struct http_event {
	struct event ev;
	__u64 ck;
	__u32 seq; /* of TLS: which head this is of its socket and direction, from 0 */
	__u32 plen;
	__u16 head_len;
	__u8 tx;
	__u8 flags;
	__u8 via;
	__u8 pad[3];
	__u8 head[HEAD_BYTES];
};

/* Variable length: argv bytes follow as the kernel keeps them, separated by NUL. */
struct exec_event {
	struct event ev;
	__u64 start_ns;
	__u64 cgroup_id;
	__u32 pid;
	__u32 ppid;
	__u32 netns_ino;
	__u32 argv_len;	   /* whole length in the process */
	__u32 argv_copied; /* bytes that follow */
	char comm[COMM_BYTES];
	__u8 via;
	__u8 pad[3];
	char argv[];
};

struct exit_event {
	struct event ev;
	__u32 pid;
	__u32 status;
};

/* A call of connect on a local socket; the address is as the caller gave it. */
struct unix_connect_event {
	struct event ev;
	__u64 ck;
	__u32 pid;
	__u32 tid;
	__u32 path_len;
	char path[UNIX_PATH_BYTES];
};

/* Per CPU and ring: attempts is also the next cseq. */
struct ring_count {
	__u64 attempts;
	__u64 lost;
};

/* Totals that no ring shows (index of the `totals` map). */
enum total {
	TOTAL_STORAGE_FAILED = 0,
	TOTAL_SEEN_LATE = 1,
	TOTAL_HEAD_CUT = 2,
	TOTAL_TLS_NO_SOCKET = 3, /* heads of TLS whose socket is not known */
	TOTAL_TLS_UNPAIRED = 4,	 /* calls of a TLS library whose end or beginning was not seen */
	TOTALS = 5,
};

#endif
