// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/*
 * Connect, accept and close at the kernel's own functions. Reads no memory but through typed
 * pointers, so a kernel that is locked down to confidentiality takes it too.
 */
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

SEC("fentry/tcp_connect")
int BPF_PROG(on_connect, struct sock *sk)
{
	struct flow *flow = traced_flow(sk);

	if (flow)
		tell_connect(flow, sk);
	return 0;
}

static __always_inline int accepted(struct sock *sk)
{
	struct flow *flow;

	if (!sk)
		return 0;
	flow = traced_flow(sk);
	if (flow)
		tell_owner(flow, PID_ACCEPTOR);
	return 0;
}

/* The result stands behind the arguments, of which there are 2 since kernel 6.10 and 4 before. */
SEC("fexit/inet_csk_accept")
int on_accept_2args(__u64 *ctx)
{
	return accepted((struct sock *)ctx[2]);
}

SEC("fexit/inet_csk_accept")
int on_accept_4args(__u64 *ctx)
{
	return accepted((struct sock *)ctx[4]);
}

SEC("fentry/tcp_close")
int BPF_PROG(on_close, struct sock *sk)
{
	struct flow *flow = traced_flow(sk);

	if (flow)
		tell_close(flow, bpf_skc_to_tcp_sock(sk), sk->__sk_common.skc_state);
	return 0;
}
