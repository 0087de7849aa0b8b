// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/*
 * Sockets that are older than the recording, by iterators: each gets storage, so that all other
 * programs know it from now on, and is told with the process that holds it. Reads no memory but
 * through typed pointers.
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

char LICENSE[] SEC("license") = "GPL";

enum { TCP_PROTO = 6, HOLDERS_MAX = 1 << 18, CGROUPS_MAX = 1 << 14 };

/* Who has an open descriptor of a socket, by the socket's cookie: the first one met. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, HOLDERS_MAX);
	__type(key, __u64);
	__type(value, __u32);
} holders SEC(".maps");

/* Ids of the watched cgroup and all below it; the id 0 stands for every cgroup there is. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, CGROUPS_MAX);
	__type(key, __u64);
	__type(value, __u8);
} scope_ids SEC(".maps");

SEC("iter/task_file")
int find_holders(struct bpf_iter__task_file *ctx)
{
	struct task_struct *task = ctx->task;
	struct file *file = ctx->file;
	struct socket *socket;
	struct sock *sk;
	__u32 pid;
	__u64 ck;

	if (!task || !file)
		return 0;
	socket = bpf_sock_from_file(file);
	if (!socket)
		return 0;
	sk = socket->sk;
	if (!sk || sk->sk_protocol != TCP_PROTO)
		return 0;
	ck = bpf_get_socket_cookie(sk);
	pid = task->tgid;
	bpf_map_update_elem(&holders, &ck, &pid, BPF_NOEXIST);
	return 0;
}

static __always_inline bool is_in_scope(__u64 cgroup_id)
{
	__u64 any = 0;

	return bpf_map_lookup_elem(&scope_ids, &any) || bpf_map_lookup_elem(&scope_ids, &cgroup_id);
}

static __always_inline __u64 cgroup_of(const struct sock *sk)
{
	if (!bpf_core_field_exists(sk->sk_cgrp_data.cgroup) || !sk->sk_cgrp_data.cgroup)
		return 0;
	return sk->sk_cgrp_data.cgroup->kn->id;
}

static __always_inline void describe(struct flow *flow, struct tcp_sock *tp, __u64 cgroup_id)
{
	struct sock *sk = &tp->inet_conn.icsk_inet.sk;
	__u32 *pid = bpf_map_lookup_elem(&holders, &flow->ck);

	flow->cgroup_id = cgroup_id;
	flow->netns_ino = netns_of(tp);
	flow->family = sk->__sk_common.skc_family;
	flow->proto = TCP_PROTO;
	flow->preexisting = 1;
	flow->pid = pid ? *pid : 0;
	flow->pid_src = pid ? PID_PROC : PID_UNKNOWN;
	flow->progress_t = bpf_ktime_get_ns();
	if (port_wanted(sk->__sk_common.skc_num, bpf_ntohs(sk->__sk_common.skc_dport))) {
		begin_reports(flow);
		emit_sock(flow);
	}
}

/* Runs with the socket locked, in the network namespace of the reader. */
SEC("iter/tcp")
int find_sockets(struct bpf_iter__tcp *ctx)
{
	struct sock_common *common = ctx->sk_common;
	struct tcp_sock *tp;
	struct flow *flow;
	struct sock *sk;
	__u64 cgroup_id;
	__u8 state;

	if (!common)
		return 0;
	/* NULL for a request and for a socket in TIME_WAIT, which belong to no process any more. */
	tp = bpf_skc_to_tcp_sock(common);
	if (!tp)
		return 0;
	sk = &tp->inet_conn.icsk_inet.sk;
	state = sk->__sk_common.skc_state;
	cgroup_id = cgroup_of(sk);
	if (state == TCP_STATE_CLOSE || !is_in_scope(cgroup_id))
		return 0;
	flow = bpf_sk_storage_get(&flows, tp, NULL, BPF_SK_STORAGE_GET_F_CREATE);
	if (!flow) {
		count_total(TOTAL_STORAGE_FAILED);
		return 0;
	}
	/* Whoever writes the cookie first tells the socket: a packet of it may just be passing. */
	if (__sync_val_compare_and_swap(&flow->ck, 0, bpf_get_socket_cookie(tp)) != 0)
		return 0;
	/* A byte for each socket: so its reader gets to empty the ring in between. */
	bpf_seq_write(ctx->meta->seq, &state, sizeof(state));
	describe(flow, tp, cgroup_id);
	if (state == TCP_STATE_LISTEN)
		tell_listen(flow, sk);
	else if (state != TCP_STATE_SYN_SENT)
		tell_established(flow, sk, DIR_UNKNOWN);
	return 0;
}
