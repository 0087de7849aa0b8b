/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* How a program that sees the sockets of the whole machine finds those that are recorded. */
#ifndef RECORDER_TRACED_H
#define RECORDER_TRACED_H

/*
 * A socket is in scope when it has storage: the cgroup programs gave it some at its birth, or its
 * listener's was copied to it. NULL for all others.
 */
static __always_inline struct flow *traced_flow(struct sock *sk)
{
	struct flow *flow;
	__u64 ck;

	if (flows_by_cookie) {
		ck = sk->__sk_common.skc_cookie.counter;
		return ck ? bpf_map_lookup_elem(&cookie_flows, &ck) : NULL;
	}
	flow = bpf_sk_storage_get(&flows, sk, NULL, 0);
	if (flow)
		adopt_clone(flow, bpf_get_socket_cookie(sk));
	return flow;
}

#endif
