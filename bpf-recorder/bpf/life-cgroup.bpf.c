// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* Life of sockets, by cgroup programs only: birth, listen, connect, established, states, close; calls of UDP. */
#include <linux/bpf.h>
#include <stdbool.h>
#include <stddef.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>
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
#include "peers.h"
#include "datagrams.h"
#include "udp.h"
#include "reach.h"

char LICENSE[] SEC("license") = "GPL";

enum { SOCK_STREAM_TYPE = 1, SOCK_DGRAM_TYPE = 2 };

/* Lets the release hook, which may read nothing else, reach the counters. */
extern void *bpf_cast_to_kern_ctx(void *) __ksym __weak;
extern void *bpf_rdonly_cast(void *, __u32)
__ksym __weak;

static __always_inline bool is_recorded(const struct bpf_sock *sk)
{
	if (sk->type == SOCK_STREAM_TYPE)
		return sk->protocol == TCP_PROTO;
	return sk->type == SOCK_DGRAM_TYPE && sk->protocol == UDP_PROTO && tells(SIGNAL_UDP);
}

SEC("cgroup/sock_create")
int on_create(struct bpf_sock *ctx)
{
	struct flow *flow;
	__u64 id;

	if (!is_recorded(ctx))
		return 1;
	if (ctx->family != FAMILY_INET && ctx->family != FAMILY_INET6)
		return 1;
	flow = flow_make(ctx, ctx);
	if (!flow) {
		count_total(TOTAL_STORAGE_FAILED);
		return 1;
	}
	id = bpf_get_current_pid_tgid();
	flow->ck = bpf_get_socket_cookie(ctx);
	flow->birth_t = bpf_ktime_get_ns();
	flow->cgroup_id = bpf_get_current_cgroup_id();
	flow->netns_cookie = bpf_get_netns_cookie(ctx);
	flow->netns_ino = current_netns();
	flow->pid = id >> 32;
	flow->tid = id;
	flow->pid_src = PID_CREATOR;
	flow->family = ctx->family;
	flow->proto = ctx->protocol;
	bpf_get_current_comm(flow->comm, sizeof(flow->comm));
	if (port_count == 0) {
		begin_reports(flow);
		emit_sock(flow);
	}
	return 1;
}

static __always_inline bool op_wanted(__u32 op)
{
	return op == BPF_SOCK_OPS_TCP_LISTEN_CB || op == BPF_SOCK_OPS_TCP_CONNECT_CB ||
	       op == BPF_SOCK_OPS_ACTIVE_ESTABLISHED_CB || op == BPF_SOCK_OPS_PASSIVE_ESTABLISHED_CB ||
	       op == BPF_SOCK_OPS_STATE_CB || op == BPF_SOCK_OPS_RETRANS_CB;
}

/* State changes and retransmissions are asked for per socket, and only when nobody else tells them. */
static __always_inline void ask_for_changes(struct bpf_sock_ops *ctx)
{
	if (tells(SIGNAL_STATE) || tells(SIGNAL_RETRANSMIT))
		bpf_sock_ops_cb_flags_set(ctx, BPF_SOCK_OPS_STATE_CB_FLAG | BPF_SOCK_OPS_RETRANS_CB_FLAG);
}

/* The storage of a socket that something happens to, made when its birth was before our hooks. */
static __always_inline struct flow *flow_of(struct bpf_sock_ops *ctx, struct bpf_sock *sk, struct tcp_sock *tp)
{
	struct flow *flow = flow_make(ctx, sk);
	__u64 ck;

	if (!flow) {
		count_total(TOTAL_STORAGE_FAILED);
		return NULL;
	}
	ck = bpf_get_socket_cookie(ctx);
	if (flow->ck == 0) {
		/* Its birth was before our hooks (or its listener's was): start from what is here. */
		flow->ck = ck;
		flow->family = ctx->family;
		flow->proto = TCP_PROTO;
		flow->netns_cookie = netns_cookie_of(tp);
		flow->netns_ino = netns_of(tp);
		count_total(TOTAL_SEEN_LATE);
	} else {
		adopt_clone(flow, ck);
	}
	/* Its birth was told by a program that could not see the namespace. */
	if (!flow->netns_ino)
		flow->netns_ino = netns_of(tp);
	return flow;
}

/* The reply field stays untouched: other operations keep the kernel's defaults. */
SEC("sockops")
int on_sockops(struct bpf_sock_ops *ctx)
{
	struct bpf_sock *bpf_sk;
	struct tcp_sock *tp;
	struct flow *flow;
	struct sock *sk;

	if (!op_wanted(ctx->op))
		return 1;
	bpf_sk = ctx->sk;
	if (!bpf_sk)
		return 1;
	tp = bpf_skc_to_tcp_sock(bpf_sk);
	if (!tp)
		return 1;
	flow = flow_of(ctx, bpf_sk, tp);
	if (!flow)
		return 1;
	sk = &tp->inet_conn.icsk_inet.sk;

	switch (ctx->op) {
	case BPF_SOCK_OPS_TCP_LISTEN_CB:
		ask_for_changes(ctx);
		tell_listen(flow, sk);
		break;
	case BPF_SOCK_OPS_TCP_CONNECT_CB:
		ask_for_changes(ctx);
		tell_connect(flow, sk);
		break;
	case BPF_SOCK_OPS_ACTIVE_ESTABLISHED_CB:
		tell_established(flow, sk, DIR_OUT);
		break;
	case BPF_SOCK_OPS_PASSIVE_ESTABLISHED_CB:
		ask_for_changes(ctx);
		tell_established(flow, sk, DIR_IN);
		break;
	case BPF_SOCK_OPS_STATE_CB:
		tell_state(flow, tp, ctx->args[0], ctx->args[1]);
		break;
	case BPF_SOCK_OPS_RETRANS_CB:
		tell_retransmit(flow, tp, ctx->args[0], ctx->args[1]);
		break;
	}
	return 1;
}

/* Addresses may not be read here, and counters only where the kernel lets the context be cast. */
static __always_inline int released(struct bpf_sock *ctx, enum reach reach)
{
	struct flow *flow = flow_find(ctx, ctx);
	struct tcp_sock *tp = NULL;

	if (!flow || flow->proto != TCP_PROTO)
		return 1;
	if (reach == REACH_KERNEL)
		tp = bpf_rdonly_cast(bpf_cast_to_kern_ctx(ctx), bpf_core_type_id_kernel(struct tcp_sock));
	tell_close(flow, tp, ctx->state);
	return 1;
}

SEC("cgroup/sock_release")
int on_release_cast(struct bpf_sock *ctx)
{
	return released(ctx, REACH_KERNEL);
}

SEC("cgroup/sock_release")
int on_release_plain(struct bpf_sock *ctx)
{
	return released(ctx, REACH_CONTEXT);
}
