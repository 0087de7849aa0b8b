/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* What is remembered per socket between hooks, and how a socket's records are begun. Needs follow.h. */
#ifndef RECORDER_FLOW_H
#define RECORDER_FLOW_H

struct flow {
	__u64 ck;
	__u64 birth_t;
	__u64 listener_ck;
	__u64 cgroup_id;
	__u64 netns_cookie;
	__u64 progress_t;
	__u64 segs_tx;
	__u64 bytes_tx;
	__u64 segs_rx;
	__u64 bytes_rx;
	__u32 lost[RINGS];
	__u32 netns_ino;
	__u32 pid;
	__u32 tid;
	__u16 family;
	__u8 proto;
	__u8 pid_src;
	__u8 dir;
	__u8 reported; /* its ports matched (or no port was asked for): records are wanted */
	__u8 preexisting;
	__u8 syn_counted;
	__u8 fin_acked;
	__u8 is_released; /* its process closed it */
	__u8 pad[2];
	__u32 splicing; /* calls of splice under way */
	char comm[COMM_BYTES];
};

#include "flow_table.h"

const volatile __u32 port_count = 0;
const volatile __u16 ports[PORTS_MAX] = {};

static __always_inline bool port_wanted(__u16 lport, __u16 rport)
{
	if (port_count == 0)
		return true;
	for (int i = 0; i < PORTS_MAX; i++) {
		if (i >= port_count)
			break;
		if (ports[i] == lport || ports[i] == rport)
			return true;
	}
	return false;
}

/*
 * After accept the storage is the listener's copy. The cookie tells: make it the new socket's own.
 * Returns true when it was a copy.
 */
static __always_inline bool adopt_clone(struct flow *flow, __u64 ck)
{
	if (flow->ck == ck)
		return false;
	flow->listener_ck = flow->ck;
	flow->ck = ck;
	flow->birth_t = 0;
	flow->progress_t = 0;
	flow->segs_tx = flow->bytes_tx = flow->segs_rx = flow->bytes_rx = 0;
	flow->lost[RING_LIFE] = flow->lost[RING_DATA] = 0;
	flow->pid_src = flow->pid ? PID_LISTENER : PID_UNKNOWN;
	flow->dir = DIR_IN;
	flow->preexisting = 0;
	flow->syn_counted = 0;
	flow->fin_acked = 0;
	flow->is_released = 0;
	flow->splicing = 0;
	return true;
}

/*
 * Reserves an event of `size` bytes with its prefix filled in; a refusal is counted everywhere. lost: the
 * socket's own counts, one per ring.
 */
static __always_inline void *reserve_event(__u32 *lost, void *map, __u32 ring, __u8 kind, __u64 size)
{
	struct event prefix = {.t = bpf_ktime_get_ns(), .kind = kind};
	struct event *ev;

	if (!take_number(&prefix, ring))
		return NULL;
	ev = bpf_ringbuf_reserve(map, size, 0);
	if (!ev) {
		count_lost(ring);
		__sync_fetch_and_add(&lost[ring & 1], 1);
		return NULL;
	}
	*ev = prefix;
	return ev;
}

#define LIFE_EVENT(lost, kind, type) ((type *)reserve_event(lost, &life_ring, RING_LIFE, kind, sizeof(type)))
#define DATA_EVENT(lost, kind, type) ((type *)reserve_event(lost, &data_ring, RING_DATA, kind, sizeof(type)))

static __always_inline void life_submit(void *ev)
{
	bpf_ringbuf_submit(ev, wake_flags(&life_ring, RING_LIFE));
}

static __always_inline void data_submit(void *ev)
{
	bpf_ringbuf_submit(ev, wake_flags(&data_ring, RING_DATA));
}

/* Its records are wanted. */
static __always_inline void begin_reports(struct flow *flow)
{
	flow->reported = 1;
	follow(flow->ck, flow->pid);
}

/* The process that is known to hold the socket, by whichever program saw it last. */
static __always_inline __u32 holder_of(const struct flow *flow)
{
	struct followed *followed = followed_of(flow->ck);

	return followed ? followed->pid : flow->pid;
}

/* A birth may be told late, once a port matched: its t is then still the time of the birth. */
static __always_inline void emit_sock(struct flow *flow)
{
	struct sock_event *e = LIFE_EVENT(flow->lost, KIND_SOCK, struct sock_event);

	if (!e)
		return;
	if (flow->birth_t)
		e->ev.t = flow->birth_t;
	e->ck = flow->ck;
	e->cgroup_id = flow->cgroup_id;
	e->netns_cookie = flow->netns_cookie;
	e->netns_ino = flow->netns_ino;
	e->pid = flow->pid;
	e->tid = flow->tid;
	e->family = flow->family;
	e->proto = flow->proto;
	e->preexisting = flow->preexisting;
	__builtin_memcpy(e->comm, flow->comm, COMM_BYTES);
	life_submit(e);
}

/* Decides once per socket whether its records are wanted, and tells a held-back birth then. */
static __always_inline void match_flow(struct flow *flow, __u16 lport, __u16 rport)
{
	if (flow->reported || !port_wanted(lport, rport))
		return;
	begin_reports(flow);
	if (flow->birth_t)
		emit_sock(flow);
}

static __always_inline __u32 netns_of(struct tcp_sock *tp)
{
	struct net *net = tp->inet_conn.icsk_inet.sk.__sk_common.skc_net.net;

	return net ? net->ns.inum : 0;
}

/* 0 where the kernel, before 5.12, has given the namespace none yet. */
static __always_inline __u64 netns_cookie_of(struct tcp_sock *tp)
{
	struct net *net = tp->inet_conn.icsk_inet.sk.__sk_common.skc_net.net;

	if (!net)
		return 0;
	if (bpf_core_field_exists(net->net_cookie))
		return net->net_cookie;
	return ((struct net___before_5_12 *)net)->net_cookie.counter;
}

/*
 * bytes_acked counts our SYN and FIN once acknowledged, bytes_received the peer's FIN; say which of
 * them are in. SOCK_DONE is set by the kernel exactly when a FIN was received. Whether ours was
 * acknowledged can no longer be told once the state is CLOSE, so the flow remembers it.
 */
static __always_inline void read_counters(struct counters *c, struct tcp_sock *tp, __u8 state,
					  struct flow *flow)
{
	c->raw_acked = tp->bytes_acked;
	c->raw_received = tp->bytes_received;
	c->segs_in = tp->segs_in;
	c->segs_out = tp->segs_out;
	c->retrans = tp->total_retrans;
	c->rtt_us = tp->srtt_us >> 3;
	c->rttvar_us = tp->mdev_us >> 2;
	c->known = 1;
	c->syn_counted = flow->syn_counted && c->raw_acked > 0;
	if ((state == TCP_STATE_FIN_WAIT1 || state == TCP_STATE_FIN_WAIT2 || state == TCP_STATE_CLOSING ||
	     state == TCP_STATE_LAST_ACK || state == TCP_STATE_TIME_WAIT) &&
	    tp->snd_una == tp->write_seq)
		flow->fin_acked = 1;
	c->fin_acked = flow->fin_acked;
	c->fin_received = (tp->inet_conn.icsk_inet.sk.__sk_common.skc_flags >>
			   bpf_core_enum_value(enum sock_flags, SOCK_DONE)) &
			  1;
}

#endif
