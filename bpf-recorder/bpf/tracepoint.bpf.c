// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* State changes and retransmissions by tracepoints. Reads no memory but through typed pointers. */
#include <linux/bpf.h>
#include <stdbool.h>
#include <stddef.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include "../src/event.h"
#include "../src/signals.h"
#include "kernel.h"
#include "maps.h"
#include "follow.h"
#include "flow.h"
#include "task.h"
#include "tuple.h"
#include "early.h"
#include "life.h"
#include "traced.h"

char LICENSE[] SEC("license") = "GPL";

/*
 * Runs before the state is stored, but at the change to CLOSE after the port was given back.
 * A listener's child begins as LISTEN -> SYN_RECV with its cookie not yet set: asking for one then
 * would give it a number that it does not keep.
 */
SEC("tp_btf/inet_sock_set_state")
int BPF_PROG(on_set_state, struct sock *sk, int from, int to)
{
	struct tcp_sock *tp;
	struct flow *flow;

	if (from == TCP_STATE_LISTEN && to == TCP_STATE_SYN_RECV)
		return 0;
	flow = traced_flow(sk);
	if (!flow)
		return 0;
	tp = bpf_skc_to_tcp_sock(sk);
	if (!tp)
		return 0;
	/* An accepted connection is told before its change of state, a made one after it, as by sockops. */
	if (from == TCP_STATE_SYN_RECV && to == TCP_STATE_ESTABLISHED)
		tell_established(flow, sk, flow->dir == DIR_OUT ? DIR_OUT : DIR_IN);
	/* How a socket leaves CLOSE is told as connect or listen. */
	if (from != TCP_STATE_CLOSE)
		tell_state(flow, tp, from, to);
	if (from == TCP_STATE_SYN_SENT && to == TCP_STATE_ESTABLISHED)
		tell_established(flow, sk, DIR_OUT);
	return 0;
}

SEC("tp_btf/tcp_retransmit_skb")
int BPF_PROG(on_retransmit, struct sock *sk, struct sk_buff *skb)
{
	struct tcp_skb_cb *cb = (struct tcp_skb_cb *)&skb->cb[0];
	struct flow *flow = traced_flow(sk);
	struct tcp_sock *tp;

	if (!flow)
		return 0;
	tp = bpf_skc_to_tcp_sock(sk);
	if (tp)
		tell_retransmit(flow, tp, cb->seq, cb->tcp_gso_segs);
	return 0;
}
