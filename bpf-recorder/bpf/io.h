/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* One record per call that sends or receives. Needs flow.h, tuple.h, life.h, traced.h and peers.h. */
#ifndef RECORDER_IO_H
#define RECORDER_IO_H

enum { MSG_PEEK_FLAG = 2 };

static __always_inline bool is_send(__u8 op)
{
	return op == IO_SENDMSG || op == IO_SENDPAGE;
}

static __always_inline __u8 udp_op(__u8 op)
{
	return is_send(op) ? IO_UDP_SEND : IO_UDP_RECV;
}

/* What the call named stands for the other end of a socket that has none. */
static __always_inline void add_named_peer(struct tuple *tuple, __u64 ck, bool is_send)
{
	struct peer *peer;

	if (tuple->rport)
		return;
	peer = named_peer(ck, is_send);
	if (!peer)
		return;
	tuple->rport = peer->rport;
	__builtin_memcpy(tuple->raddr, peer->raddr, sizeof(tuple->raddr));
	/* A later call that names none must not get this one's. */
	forget_peer();
}

/* The caller's record but for its operation and peer, or NULL. */
static __always_inline struct io_event *begin_io(__u32 *lost, __u64 ck, __s64 result)
{
	__u64 id = bpf_get_current_pid_tgid();
	struct io_event *e = DATA_EVENT(lost, KIND_IO, struct io_event);

	if (!e)
		return NULL;
	e->ck = ck;
	e->result = result;
	e->pid = id >> 32;
	e->tid = id;
	return e;
}

/* The caller of a send holds the socket, whoever accepted it. */
static __always_inline int tell_io(struct sock *sk, __u8 op, __s64 result)
{
	struct flow *flow = traced_flow(sk);
	struct io_event *e;

	if (!flow || !flow->reported)
		return 0;
	if (is_send(op) && holder_of(flow) != bpf_get_current_pid_tgid() >> 32)
		tell_owner(flow, PID_WRITER);
	e = begin_io(flow->lost, flow->ck, result);
	if (!e)
		return 0;
	if (flow->proto == UDP_PROTO) {
		e->op = udp_op(op);
		read_tuple(&e->peer, sk);
		add_named_peer(&e->peer, flow->ck, is_send(op));
	} else {
		e->op = op;
		__builtin_memset(&e->peer, 0, sizeof(e->peer));
	}
	data_submit(e);
	return 0;
}

#endif
