/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* A datagram as cgroup_skb sees it, counted at its socket. Needs flow.h, peers.h and datagrams.h. */
#ifndef RECORDER_DATAGRAM_PACKET_H
#define RECORDER_DATAGRAM_PACKET_H

enum { UDP_HEADER = 8 };

/* Lets a packet hook reach the socket's namespace. */
extern void *bpf_cast_to_kern_ctx(void *) __ksym __weak;

/* The addresses in the packet, its sender's first. False for what is no datagram. */
static __always_inline bool read_packet(struct __sk_buff *skb, __u16 family, bool tx, struct tuple *tuple,
					__u32 *payload)
{
	__u8 *src = tx ? tuple->laddr : tuple->raddr, *dst = tx ? tuple->raddr : tuple->laddr;
	__u16 wire[2];
	__u8 ip[40];
	__u32 len;

	if (skb->protocol == bpf_htons(0x0800)) {
		if (bpf_skb_load_bytes(skb, 0, ip, 20) || ip[9] != UDP_PROTO)
			return false;
		len = (ip[0] & 0x0f) * 4;
		store_ipv4(src, *(__u32 *)&ip[12], family);
		store_ipv4(dst, *(__u32 *)&ip[16], family);
	} else if (skb->protocol == bpf_htons(0x86dd)) {
		if (bpf_skb_load_bytes(skb, 0, ip, 40) || ip[6] != UDP_PROTO)
			return false;
		len = 40;
		__builtin_memcpy(src, &ip[8], 16);
		__builtin_memcpy(dst, &ip[24], 16);
	} else {
		return false;
	}
	if (bpf_skb_load_bytes(skb, len, wire, sizeof(wire)) || skb->len < len + UDP_HEADER)
		return false;
	tuple->lport = bpf_ntohs(wire[tx ? 0 : 1]);
	tuple->rport = bpf_ntohs(wire[tx ? 1 : 0]);
	*payload = skb->len - len - UDP_HEADER;
	return true;
}

/* What a translation has changed in the packet: the socket knows its own ends, and a call its peer. */
static __always_inline void undo_translation(struct bpf_sock *sk, __u64 ck, bool tx, struct tuple *tuple)
{
	struct peer *peer;

	if (sk->dst_port) {
		tuple->rport = bpf_ntohs(sk->dst_port);
		if (sk->family == FAMILY_INET) {
			store_ipv4(tuple->laddr, sk->src_ip4, FAMILY_INET);
			store_ipv4(tuple->raddr, sk->dst_ip4, FAMILY_INET);
		} else {
			__u32 *local = (__u32 *)tuple->laddr, *remote = (__u32 *)tuple->raddr;

			local[0] = sk->src_ip6[0];
			local[1] = sk->src_ip6[1];
			local[2] = sk->src_ip6[2];
			local[3] = sk->src_ip6[3];
			remote[0] = sk->dst_ip6[0];
			remote[1] = sk->dst_ip6[1];
			remote[2] = sk->dst_ip6[2];
			remote[3] = sk->dst_ip6[3];
		}
	} else if (tx) {
		peer = named_peer(ck, true);
		if (peer) {
			tuple->rport = peer->rport;
			__builtin_memcpy(tuple->raddr, peer->raddr, sizeof(tuple->raddr));
		}
	}
	tuple->lport = sk->src_port;
}

static __always_inline __u32 netns_of_packet(struct __sk_buff *skb)
{
	struct sk_buff *kern;
	struct sock *sk;
	struct net *net;

	kern = bpf_cast_to_kern_ctx(skb);
	sk = kern->sk;
	net = sk ? sk->__sk_common.skc_net.net : NULL;
	return net ? net->ns.inum : 0;
}

/* A UDP socket older than our hooks. */
static __always_inline struct flow *older_udp_socket(struct __sk_buff *skb, struct bpf_sock *sk, enum reach reach)
{
	struct flow *flow = flow_make(skb, sk);

	if (!flow) {
		count_total(TOTAL_STORAGE_FAILED);
		return NULL;
	}
	flow->ck = bpf_get_socket_cookie(skb);
	flow->netns_ino = reach == REACH_KERNEL ? netns_of_packet(skb) : 0;
	flow->family = sk->family;
	flow->proto = UDP_PROTO;
	flow->preexisting = 1;
	flow->birth_t = bpf_ktime_get_ns();
	count_total(TOTAL_SEEN_LATE);
	if (port_count == 0) {
		begin_reports(flow);
		emit_sock(flow);
	}
	return flow;
}

static __always_inline void on_datagram(struct __sk_buff *skb, struct bpf_sock *sk, bool tx, enum reach reach)
{
	struct flow *flow = flow_find(skb, sk);
	struct datagram_totals added = {};
	struct tuple tuple = {};
	struct datagrams *all;
	__u32 payload, count;

	if (!flow)
		flow = older_udp_socket(skb, sk, reach);
	if (!flow || !read_packet(skb, sk->family, tx, &tuple, &payload))
		return;
	tuple.family = sk->family;
	undo_translation(sk, flow->ck, tx, &tuple);
	match_flow(flow, tuple.lport, tuple.rport);
	all = bpf_sk_storage_get(&datagrams, sk, NULL, BPF_SK_STORAGE_GET_F_CREATE);
	if (!all)
		count_total(TOTAL_STORAGE_FAILED);
	if (!all || !flow->reported)
		return;
	/* The kernel may hand over several datagrams of one size in one piece. */
	count = skb->gso_segs > 1 ? skb->gso_segs : 1;
	added.tx = tx ? count : 0;
	added.bytes_tx = tx ? payload : 0;
	added.rx = tx ? 0 : count;
	added.bytes_rx = tx ? 0 : payload;
	count_datagrams(flow, all, &tuple, &added, progress_ns);
}

#endif
