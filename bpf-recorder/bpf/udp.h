/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* Calls on UDP sockets, by cgroup programs. Needs life.h, peers.h and datagrams.h. */
#ifndef RECORDER_UDP_H
#define RECORDER_UDP_H

/* Whether a hook is one of IPv4 calls or of IPv6 calls: each may read its own kind of address only. */
enum call { CALL_IPV4, CALL_IPV6 };

/* The address that a call names. */
static __always_inline void read_named(struct bpf_sock_addr *ctx, enum call call, __u16 family, struct peer *peer)
{
	__u32 *words = (__u32 *)peer->raddr;

	peer->rport = bpf_ntohs((__u16)ctx->user_port);
	peer->family = family;
	if (call == CALL_IPV4) {
		store_ipv4(peer->raddr, ctx->user_ip4, family);
		return;
	}
	words[0] = ctx->user_ip6[0];
	words[1] = ctx->user_ip6[1];
	words[2] = ctx->user_ip6[2];
	words[3] = ctx->user_ip6[3];
}

static __always_inline struct flow *flow_of_call(struct bpf_sock_addr *ctx, __u32 proto)
{
	struct flow *flow;

	if (ctx->protocol != proto || !ctx->sk)
		return NULL;
	flow = flow_find(ctx, ctx->sk);
	return flow && flow->ck ? flow : NULL;
}

/* The peer that a call names; of a send also who calls. */
static __always_inline int note_peer(struct bpf_sock_addr *ctx, enum call call, bool is_send)
{
	struct flow *flow = flow_of_call(ctx, UDP_PROTO);
	__u64 id = bpf_get_current_pid_tgid();
	struct peer peer = {.is_send = is_send};
	__u32 tid = id;

	if (!flow)
		return 1;
	read_named(ctx, call, flow->family, &peer);
	peer.ck = flow->ck;
	bpf_map_update_elem(&peers, &tid, &peer, BPF_ANY);
	match_flow(flow, 0, peer.rport);
	if (is_send && holder_of(flow) != id >> 32)
		tell_owner(flow, PID_WRITER);
	return 1;
}

/* Of TCP the connect itself is told elsewhere, where the caller may be hidden. */
static __always_inline void note_connecting(struct bpf_sock_addr *ctx)
{
	struct flow *flow = flow_of_call(ctx, TCP_PROTO);
	__u64 id = bpf_get_current_pid_tgid();

	if (!flow)
		return;
	flow->pid = id >> 32;
	flow->tid = id;
}

static __always_inline int tell_udp_connect(struct bpf_sock_addr *ctx, enum call call)
{
	struct flow *flow = flow_of_call(ctx, UDP_PROTO);
	__u64 id = bpf_get_current_pid_tgid();
	struct connect_event *e;
	struct peer peer = {};

	if (task_access == TASK_HIDDEN)
		note_connecting(ctx);
	if (!flow)
		return 1;
	read_named(ctx, call, flow->family, &peer);
	match_flow(flow, 0, peer.rport);
	if (!flow->reported)
		return 1;
	e = LIFE_EVENT(flow->lost, KIND_CONNECT, struct connect_event);
	if (!e)
		return 1;
	e->ck = flow->ck;
	__builtin_memset(&e->tuple, 0, sizeof(e->tuple));
	__builtin_memcpy(e->tuple.raddr, peer.raddr, sizeof(peer.raddr));
	e->tuple.rport = peer.rport;
	e->tuple.family = flow->family;
	e->pid = id >> 32;
	e->tid = id;
	life_submit(e);
	return 1;
}

SEC("cgroup/connect4")
int on_udp_connect4(struct bpf_sock_addr *ctx)
{
	return tell_udp_connect(ctx, CALL_IPV4);
}

SEC("cgroup/connect6")
int on_udp_connect6(struct bpf_sock_addr *ctx)
{
	return tell_udp_connect(ctx, CALL_IPV6);
}

SEC("cgroup/sendmsg4")
int on_udp_sendmsg4(struct bpf_sock_addr *ctx)
{
	return note_peer(ctx, CALL_IPV4, true);
}

SEC("cgroup/sendmsg6")
int on_udp_sendmsg6(struct bpf_sock_addr *ctx)
{
	return note_peer(ctx, CALL_IPV6, true);
}

SEC("cgroup/recvmsg4")
int on_udp_recvmsg4(struct bpf_sock_addr *ctx)
{
	return note_peer(ctx, CALL_IPV4, false);
}

SEC("cgroup/recvmsg6")
int on_udp_recvmsg6(struct bpf_sock_addr *ctx)
{
	return note_peer(ctx, CALL_IPV6, false);
}

SEC("cgroup/sock_release")
int on_udp_release(struct bpf_sock *ctx)
{
	struct flow *flow = flow_find(ctx, ctx);
	struct datagrams *all;

	if (!flow || flow->proto != UDP_PROTO)
		return 1;
	all = bpf_sk_storage_get(&datagrams, ctx, 0, 0);
	if (all && flow->reported)
		tell_last_datagrams(flow, all);
	write_close(flow, NULL, ctx->state);
	flow_end(flow);
	return 1;
}

#endif
