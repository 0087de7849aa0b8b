// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* Life of TCP sockets, by cgroup programs only: birth, listen, connect, established, states, close. */
#include <linux/bpf.h>
#include <stdbool.h>
#include <stddef.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_core_read.h>
#include "../src/event.h"
#include "kernel.h"
#include "maps.h"
#include "flow.h"

char LICENSE[] SEC("license") = "GPL";

enum { SOCK_STREAM_TYPE = 1, TCP_PROTO = 6 };

/* Kernel 6.2 and newer: lets the release hook, which may read nothing else, reach the counters. */
extern void *bpf_cast_to_kern_ctx(void *) __ksym __weak;
extern void *bpf_rdonly_cast(void *, __u32)
__ksym __weak;

SEC("cgroup/sock_create")
int on_create(struct bpf_sock *ctx)
{
	struct task_struct *task;
	struct flow *flow;
	__u64 id;

	if (ctx->type != SOCK_STREAM_TYPE || ctx->protocol != TCP_PROTO)
		return 1;
	if (ctx->family != FAMILY_INET && ctx->family != FAMILY_INET6)
		return 1;
	flow = bpf_sk_storage_get(&flows, ctx, 0, BPF_SK_STORAGE_GET_F_CREATE);
	if (!flow) {
		count_total(TOTAL_STORAGE_FAILED);
		return 1;
	}
	task = bpf_get_current_task_btf();
	id = bpf_get_current_pid_tgid();
	flow->ck = bpf_get_socket_cookie(ctx);
	flow->birth_t = bpf_ktime_get_ns();
	flow->cgroup_id = bpf_get_current_cgroup_id();
	flow->netns_cookie = bpf_get_netns_cookie(ctx);
	flow->netns_ino = task->nsproxy->net_ns->ns.inum;
	flow->pid = id >> 32;
	flow->tid = id;
	flow->pid_src = PID_CREATOR;
	flow->family = ctx->family;
	flow->proto = TCP_PROTO;
	bpf_get_current_comm(flow->comm, sizeof(flow->comm));
	if (port_count == 0) {
		flow->reported = 1;
		emit_sock(flow);
	}
	return 1;
}

static __always_inline void read_tuple(struct tuple *tuple, struct bpf_sock_ops *ctx)
{
	__builtin_memset(tuple, 0, sizeof(*tuple));
	tuple->family = ctx->family;
	tuple->lport = ctx->local_port;
	tuple->rport = bpf_ntohl(ctx->remote_port);
	if (ctx->family == FAMILY_INET) {
		*(__u32 *)tuple->laddr = ctx->local_ip4;
		*(__u32 *)tuple->raddr = ctx->remote_ip4;
	} else if (ctx->family == FAMILY_INET6) {
		__u32 *local = (__u32 *)tuple->laddr;
		__u32 *remote = (__u32 *)tuple->raddr;

		local[0] = ctx->local_ip6[0];
		local[1] = ctx->local_ip6[1];
		local[2] = ctx->local_ip6[2];
		local[3] = ctx->local_ip6[3];
		remote[0] = ctx->remote_ip6[0];
		remote[1] = ctx->remote_ip6[1];
		remote[2] = ctx->remote_ip6[2];
		remote[3] = ctx->remote_ip6[3];
	}
}

/* Decides once per socket whether its records are wanted, and tells a held-back birth then. */
static __always_inline void match_ports(struct flow *flow, struct bpf_sock_ops *ctx)
{
	if (flow->reported || !port_wanted(ctx->local_port, bpf_ntohl(ctx->remote_port)))
		return;
	flow->reported = 1;
	if (flow->birth_t)
		emit_sock(flow);
}

static __always_inline void on_listen(struct bpf_sock_ops *ctx, struct tcp_sock *tp, struct flow *flow)
{
	struct listen_event *e;

	match_ports(flow, ctx);
	if (!flow->reported)
		return;
	e = LIFE_EVENT(flow, KIND_LISTEN, struct listen_event);
	if (!e)
		return;
	e->ck = flow->ck;
	read_tuple(&e->tuple, ctx);
	e->backlog = tp->inet_conn.icsk_inet.sk.sk_max_ack_backlog;
	life_submit(e);
}

/* Runs in connect's system call, so the current task is the one that connects. */
static __always_inline void on_connect(struct bpf_sock_ops *ctx, struct flow *flow)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct connect_event *e;

	flow->pid = task->tgid;
	flow->tid = task->pid;
	flow->pid_src = PID_CREATOR;
	flow->dir = DIR_OUT;
	flow->syn_counted = 1;
	match_ports(flow, ctx);
	if (!flow->reported)
		return;
	e = LIFE_EVENT(flow, KIND_CONNECT, struct connect_event);
	if (!e)
		return;
	e->ck = flow->ck;
	read_tuple(&e->tuple, ctx);
	e->pid = flow->pid;
	e->tid = flow->tid;
	life_submit(e);
}

static __always_inline void on_established(struct bpf_sock_ops *ctx, struct flow *flow, __u8 dir)
{
	struct estab_event *e;

	flow->dir = dir;
	flow->progress_t = bpf_ktime_get_ns();
	match_ports(flow, ctx);
	if (!flow->reported)
		return;
	e = LIFE_EVENT(flow, KIND_ESTAB, struct estab_event);
	if (!e)
		return;
	e->ck = flow->ck;
	e->listener_ck = flow->listener_ck;
	read_tuple(&e->tuple, ctx);
	e->pid = flow->pid;
	e->netns_ino = flow->netns_ino;
	e->dir = dir;
	e->pid_src = flow->pid_src;
	life_submit(e);
}

static __always_inline void on_state(struct bpf_sock_ops *ctx, struct tcp_sock *tp, struct flow *flow)
{
	struct state_event *e;

	if (!flow->reported)
		return;
	e = LIFE_EVENT(flow, KIND_STATE, struct state_event);
	if (!e)
		return;
	e->ck = flow->ck;
	e->from = ctx->args[0];
	e->to = ctx->args[1];
	e->sk_err = tp->inet_conn.icsk_inet.sk.sk_err;
	read_counters(&e->counters, tp, e->from, flow);
	life_submit(e);
}

static __always_inline void on_retransmit(struct bpf_sock_ops *ctx, struct tcp_sock *tp, struct flow *flow)
{
	struct retrans_event *e;

	if (!flow->reported)
		return;
	e = LIFE_EVENT(flow, KIND_RETRANS, struct retrans_event);
	if (!e)
		return;
	e->ck = flow->ck;
	e->seq = ctx->args[0];
	e->segs = ctx->args[1];
	e->total = tp->total_retrans;
	life_submit(e);
}

static __always_inline bool op_wanted(__u32 op)
{
	return op == BPF_SOCK_OPS_TCP_LISTEN_CB || op == BPF_SOCK_OPS_TCP_CONNECT_CB ||
	       op == BPF_SOCK_OPS_ACTIVE_ESTABLISHED_CB || op == BPF_SOCK_OPS_PASSIVE_ESTABLISHED_CB ||
	       op == BPF_SOCK_OPS_STATE_CB || op == BPF_SOCK_OPS_RETRANS_CB;
}

/* The reply field stays untouched: other operations keep the kernel's defaults. */
SEC("sockops")
int on_sockops(struct bpf_sock_ops *ctx)
{
	struct bpf_sock *sk;
	struct tcp_sock *tp;
	struct flow *flow;
	__u64 ck;

	if (!op_wanted(ctx->op))
		return 1;
	sk = ctx->sk;
	if (!sk)
		return 1;
	flow = bpf_sk_storage_get(&flows, sk, NULL, BPF_SK_STORAGE_GET_F_CREATE);
	if (!flow) {
		count_total(TOTAL_STORAGE_FAILED);
		return 1;
	}
	tp = bpf_skc_to_tcp_sock(sk);
	if (!tp)
		return 1;
	ck = bpf_get_socket_cookie(ctx);
	if (flow->ck == 0) {
		/* Its birth was before our hooks (or its listener's was): start from what is here. */
		flow->ck = ck;
		flow->family = ctx->family;
		flow->proto = TCP_PROTO;
		flow->netns_cookie = bpf_get_netns_cookie(ctx);
		flow->netns_ino = netns_of(tp);
		count_total(TOTAL_SEEN_LATE);
	} else {
		adopt_clone(flow, ck);
	}

	switch (ctx->op) {
	case BPF_SOCK_OPS_TCP_LISTEN_CB:
		bpf_sock_ops_cb_flags_set(ctx, BPF_SOCK_OPS_STATE_CB_FLAG | BPF_SOCK_OPS_RETRANS_CB_FLAG);
		on_listen(ctx, tp, flow);
		break;
	case BPF_SOCK_OPS_TCP_CONNECT_CB:
		bpf_sock_ops_cb_flags_set(ctx, BPF_SOCK_OPS_STATE_CB_FLAG | BPF_SOCK_OPS_RETRANS_CB_FLAG);
		on_connect(ctx, flow);
		break;
	case BPF_SOCK_OPS_ACTIVE_ESTABLISHED_CB:
		on_established(ctx, flow, DIR_OUT);
		break;
	case BPF_SOCK_OPS_PASSIVE_ESTABLISHED_CB:
		bpf_sock_ops_cb_flags_set(ctx, BPF_SOCK_OPS_STATE_CB_FLAG | BPF_SOCK_OPS_RETRANS_CB_FLAG);
		on_established(ctx, flow, DIR_IN);
		break;
	case BPF_SOCK_OPS_STATE_CB:
		on_state(ctx, tp, flow);
		break;
	case BPF_SOCK_OPS_RETRANS_CB:
		on_retransmit(ctx, tp, flow);
		break;
	}
	return 1;
}

/* Runs in the closing process, before the FIN leaves; addresses may not be read here. */
SEC("cgroup/sock_release")
int on_release(struct bpf_sock *ctx)
{
	struct flow *flow = bpf_sk_storage_get(&flows, ctx, 0, 0);
	struct close_event *e;
	__u64 id;

	if (!flow || !flow->reported)
		return 1;
	e = LIFE_EVENT(flow, KIND_CLOSE, struct close_event);
	if (!e)
		return 1;
	id = bpf_get_current_pid_tgid();
	e->ck = flow->ck;
	e->pid = id >> 32;
	e->tid = id;
	e->state = ctx->state;
	e->owner_changed = flow->pid != e->pid;
	e->lost[RING_LIFE] = flow->lost[RING_LIFE];
	e->lost[RING_DATA] = flow->lost[RING_DATA];
	__builtin_memset(&e->counters, 0, sizeof(e->counters));
	if (bpf_cast_to_kern_ctx && bpf_rdonly_cast) {
		struct tcp_sock *tp =
			bpf_rdonly_cast(bpf_cast_to_kern_ctx(ctx), bpf_core_type_id_kernel(struct tcp_sock));

		if (tp)
			read_counters(&e->counters, tp, e->state, flow);
	}
	/* A closer not met before may be about to end: wake the reader while /proc still knows it. */
	if (e->owner_changed)
		bpf_ringbuf_submit(e, BPF_RB_FORCE_WAKEUP);
	else
		life_submit(e);
	return 1;
}
