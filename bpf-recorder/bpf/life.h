/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * The records of a socket's life, whoever notices the moment: a cgroup program, a tracepoint or the
 * entry of a kernel function. Needs flow.h, tuple.h and early.h.
 */
#ifndef RECORDER_LIFE_H
#define RECORDER_LIFE_H

#include "tls-lost.h"

/* Signals this object tells, one bit each: another object tells the rest. */
const volatile __u32 told_signals = 0;

static __always_inline bool tells(enum signal_id which)
{
	return told_signals >> which & 1;
}

/* The flow's own pid was set anew. */
static __always_inline void note_holder(const struct flow *flow)
{
	struct followed *followed = followed_of(flow->ck);

	if (followed)
		followed->pid = flow->pid;
}

static __always_inline void match_ports(struct flow *flow, const struct sock *sk)
{
	match_flow(flow, sk->__sk_common.skc_num, bpf_ntohs(sk->__sk_common.skc_dport));
}

static __always_inline void tell_listen(struct flow *flow, const struct sock *sk)
{
	struct listen_event *e;

	match_ports(flow, sk);
	if (!flow->reported || !tells(SIGNAL_LISTEN))
		return;
	e = LIFE_EVENT(flow->lost, KIND_LISTEN, struct listen_event);
	if (!e)
		return;
	e->ck = flow->ck;
	read_tuple(&e->tuple, sk);
	e->backlog = sk->sk_max_ack_backlog;
	life_submit(e);
}

/*
 * Runs in connect's system call, so the current task is the one that connects. Where it is hidden, the
 * hook of the call has just put it into the flow.
 */
static __always_inline void tell_connect(struct flow *flow, const struct sock *sk)
{
	__u64 id = current_id();
	struct connect_event *e;

	if (id) {
		flow->pid = id >> 32;
		flow->tid = id;
	}
	flow->pid_src = PID_CREATOR;
	flow->dir = DIR_OUT;
	flow->syn_counted = 1;
	note_holder(flow);
	match_ports(flow, sk);
	if (!flow->reported || !tells(SIGNAL_CONNECT))
		return;
	e = LIFE_EVENT(flow->lost, KIND_CONNECT, struct connect_event);
	if (!e)
		return;
	e->ck = flow->ck;
	read_tuple(&e->tuple, sk);
	e->pid = flow->pid;
	e->tid = flow->tid;
	life_submit(e);
}

static __always_inline void tell_established(struct flow *flow, const struct sock *sk, __u8 dir)
{
	struct estab_event *e;

	flow->dir = dir;
	flow->progress_t = bpf_ktime_get_ns();
	match_ports(flow, sk);
	/* An accepted socket is wanted because its listener was. */
	if (dir == DIR_IN && flow->reported)
		follow(flow->ck, flow->pid);
	if (!flow->reported || !tells(SIGNAL_ESTABLISHED))
		return;
	e = LIFE_EVENT(flow->lost, KIND_ESTAB, struct estab_event);
	if (!e)
		return;
	e->ck = flow->ck;
	e->listener_ck = flow->listener_ck;
	read_tuple(&e->tuple, sk);
	e->pid = flow->pid;
	e->netns_ino = flow->netns_ino;
	e->dir = dir;
	e->pid_src = flow->pid_src;
	life_submit(e);
	if (dir == DIR_IN)
		tell_early(flow, sk->__sk_common.skc_num, bpf_ntohs(sk->__sk_common.skc_dport));
}

static __always_inline void write_state(struct flow *flow, struct tcp_sock *tp, __u8 from, __u8 to)
{
	struct state_event *e;

	if (!flow->reported)
		return;
	e = LIFE_EVENT(flow->lost, KIND_STATE, struct state_event);
	if (!e)
		return;
	e->ck = flow->ck;
	e->from = from;
	e->to = to;
	e->sk_err = tp->inet_conn.icsk_inet.sk.sk_err;
	read_counters(&e->counters, tp, from, flow);
	life_submit(e);
}

static __always_inline void tell_state(struct flow *flow, struct tcp_sock *tp, __u8 from, __u8 to)
{
	if (!tells(SIGNAL_STATE))
		return;
	write_state(flow, tp, from, to);
	/* Closed by its process before, or never accepted by one. */
	if (to == TCP_STATE_CLOSE && (flow->is_released || !tp->inet_conn.icsk_inet.sk.sk_socket))
		flow_end(flow);
}

static __always_inline void tell_retransmit(struct flow *flow, struct tcp_sock *tp, __u32 seq, __u32 segs)
{
	struct retrans_event *e;

	if (!flow->reported || !tells(SIGNAL_RETRANSMIT))
		return;
	e = LIFE_EVENT(flow->lost, KIND_RETRANS, struct retrans_event);
	if (!e)
		return;
	e->ck = flow->ck;
	e->seq = seq;
	e->segs = segs;
	e->total = tp->total_retrans;
	life_submit(e);
}

/* Nobody is inside of a call on a socket that is being closed: the ends of these were missed. */
static __always_inline void lose_open_calls(__u64 ck)
{
	struct followed *followed = followed_of(ck);

	if (followed && followed->open_calls)
		lose_calls(followed, followed->open_calls);
}

/*
 * Looked up anew: an older verifier does not know the pointer any more where the compiler has kept
 * only whether there is one.
 */
static __always_inline void add_followed_losses(struct close_event *e, __u64 ck)
{
	struct followed *followed = followed_of(ck);

	if (!followed)
		return;
	e->lost[RING_LIFE] += followed->lost[RING_LIFE];
	e->lost[RING_DATA] += followed->lost[RING_DATA];
}

/* Runs in the closing process, before the FIN leaves. tp is NULL where the counters cannot be read. */
static __always_inline void write_close(struct flow *flow, struct tcp_sock *tp, __u8 state)
{
	struct close_event *e;
	__u64 id;

	if (!flow->reported)
		return;
	lose_open_calls(flow->ck);
	e = LIFE_EVENT(flow->lost, KIND_CLOSE, struct close_event);
	if (!e)
		return;
	id = bpf_get_current_pid_tgid();
	e->ck = flow->ck;
	e->pid = id >> 32;
	e->tid = id;
	e->state = state;
	e->owner_changed = holder_of(flow) != e->pid;
	e->lost[RING_LIFE] = flow->lost[RING_LIFE];
	e->lost[RING_DATA] = flow->lost[RING_DATA] + tls_lost_of(flow->ck);
	add_followed_losses(e, flow->ck);
	__builtin_memset(&e->counters, 0, sizeof(e->counters));
	if (tp)
		read_counters(&e->counters, tp, state, flow);
	/* A closer not met before may be about to end: wake the reader while /proc still knows it. */
	if (e->owner_changed)
		bpf_ringbuf_submit(e, BPF_RB_FORCE_WAKEUP);
	else
		life_submit(e);
}

static __always_inline void tell_close(struct flow *flow, struct tcp_sock *tp, __u8 state)
{
	if (!tells(SIGNAL_CLOSE))
		return;
	write_close(flow, tp, state);
	flow->is_released = 1;
	if (state == TCP_STATE_CLOSE)
		flow_end(flow);
}

/* The current task is seen to hold the socket; src says by what. pid: who was known to, and is from now on. */
static __always_inline void tell_holder(__u32 *lost, __u64 ck, __u32 *pid, __u8 src)
{
	__u32 now = bpf_get_current_pid_tgid() >> 32;
	bool is_other = *pid != now;
	struct owner_event *e;

	*pid = now;
	e = LIFE_EVENT(lost, KIND_OWNER, struct owner_event);
	if (!e)
		return;
	e->ck = ck;
	e->pid = now;
	e->pid_src = src;
	/* One not met before may be about to end: wake the reader while /proc still knows it. */
	if (is_other)
		bpf_ringbuf_submit(e, BPF_RB_FORCE_WAKEUP);
	else
		life_submit(e);
}

static __always_inline void tell_owner(struct flow *flow, __u8 src)
{
	__u32 known = holder_of(flow);

	flow->tid = bpf_get_current_pid_tgid();
	flow->pid_src = src;
	if (flow->reported)
		tell_holder(flow->lost, flow->ck, &known, src);
	flow->pid = bpf_get_current_pid_tgid() >> 32;
	note_holder(flow);
}

#endif
