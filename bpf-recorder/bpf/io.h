/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* One record per call that sends or receives. Needs flow.h, tuple.h, life.h, traced.h and peers.h. */
#ifndef RECORDER_IO_H
#define RECORDER_IO_H

enum { MSG_PEEK_FLAG = 2 };

/* The other end: the socket's own, or of an unconnected one what the call named. */
static __always_inline void read_peer(struct tuple *tuple, const struct flow *flow, const struct sock *sk,
				      bool is_send)
{
	struct peer *peer;

	read_tuple(tuple, sk);
	if (tuple->rport)
		return;
	peer = named_peer(flow->ck, is_send);
	if (!peer)
		return;
	tuple->rport = peer->rport;
	__builtin_memcpy(tuple->raddr, peer->raddr, sizeof(tuple->raddr));
	/* A later call that names none must not get this one's. */
	forget_peer();
}

static __always_inline bool is_send(__u8 op)
{
	return op == IO_SENDMSG || op == IO_SENDPAGE;
}

static __always_inline __u8 udp_op(__u8 op)
{
	return is_send(op) ? IO_UDP_SEND : IO_UDP_RECV;
}

/* The caller of a send holds the socket, whoever accepted it. */
static __always_inline int tell_io(struct sock *sk, __u8 op, __s64 result)
{
	__u64 id = bpf_get_current_pid_tgid();
	struct flow *flow = traced_flow(sk);
	struct io_event *e;

	if (!flow || !flow->reported)
		return 0;
	if (is_send(op) && flow->pid != id >> 32)
		tell_owner(flow, PID_WRITER);
	e = DATA_EVENT(flow, KIND_IO, struct io_event);
	if (!e)
		return 0;
	e->ck = flow->ck;
	e->result = result;
	e->pid = id >> 32;
	e->tid = id;
	if (flow->proto == UDP_PROTO) {
		e->op = udp_op(op);
		read_peer(&e->peer, flow, sk, is_send(op));
	} else {
		e->op = op;
		__builtin_memset(&e->peer, 0, sizeof(e->peer));
	}
	data_submit(e);
	return 0;
}

#endif
