// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/*
 * Packets, by cgroup_skb: of TCP sockets HTTP heads, ends of connections, counts; of UDP sockets counts. Each is
 * seen once per socket end. Payload comes from packets, because a proxy that splices never shows it
 * in a user buffer.
 */
#include <linux/bpf.h>
#include <stdbool.h>
#include <stddef.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_core_read.h>
#include "../src/event.h"
#include "kernel.h"
#include "maps.h"
#include "follow.h"
#include "flow.h"
#include "task.h"
#include "tuple.h"
#include "early.h"
#include "http-words.h"
#include "tls-lost.h" /* not used here: all share the maps of this object */
#include "peers.h"
#include "datagrams.h"

char LICENSE[] SEC("license") = "GPL";

const volatile __u8 http_mode = HTTP_HEAD;
const volatile bool all_segments = false;
const volatile __u64 progress_ns = 1000000000;

#include "reach.h"
#include "datagram_packet.h"

enum { TCP_FIN = 0x01, TCP_RST = 0x04, TCP_HEADER_MIN = 20 };

struct segment {
	__u32 seq;
	__u32 payload_off;
	__u32 plen;
	__u16 lport; /* of a received segment */
	__u16 rport;
	__u8 flags;
	bool tx;
};

/* Finds the TCP header; extension headers of IPv6 are not walked (no TCP stack here sends them). */
static __always_inline bool parse_segment(struct __sk_buff *skb, struct segment *seg)
{
	__u8 ip[10], tcp[14];
	__u32 ip_len, head;

	if (bpf_skb_load_bytes(skb, 0, ip, sizeof(ip)))
		return false;
	if (skb->protocol == bpf_htons(0x0800)) {
		if (ip[9] != TCP_PROTO)
			return false;
		ip_len = (ip[0] & 0x0f) * 4;
	} else if (skb->protocol == bpf_htons(0x86dd)) {
		if (ip[6] != TCP_PROTO)
			return false;
		ip_len = 40;
	} else {
		return false;
	}
	if (bpf_skb_load_bytes(skb, ip_len, tcp, sizeof(tcp)))
		return false;
	head = (tcp[12] >> 4) * 4;
	if (head < TCP_HEADER_MIN || ip_len + head > skb->len)
		return false;
	seg->seq = (__u32)tcp[4] << 24 | (__u32)tcp[5] << 16 | (__u32)tcp[6] << 8 | tcp[7];
	seg->rport = (__u16)tcp[0] << 8 | tcp[1];
	seg->lport = (__u16)tcp[2] << 8 | tcp[3];
	seg->flags = tcp[13];
	seg->payload_off = ip_len + head;
	seg->plen = skb->len - seg->payload_off;
	return true;
}

static __always_inline void emit_segment(struct flow *flow, const struct segment *seg)
{
	struct segment_event *e = DATA_EVENT(flow->lost, KIND_SEGMENT, struct segment_event);

	if (!e)
		return;
	e->ck = flow->ck;
	e->seq = seg->seq;
	e->len = seg->plen;
	e->tx = seg->tx;
	e->flags = seg->flags;
	data_submit(e);
}

static __always_inline void emit_http(struct __sk_buff *skb, struct flow *flow, const struct segment *seg)
{
	struct http_event *e = DATA_EVENT(flow->lost, KIND_HTTP, struct http_event);
	__u32 last;

	if (!e)
		return;
	e->ck = flow->ck;
	e->seq = seg->seq;
	e->plen = seg->plen;
	e->tx = seg->tx;
	e->flags = seg->flags;
	e->via = HEAD_PLAIN;
	/* 1 to 256 bytes, in a shape that old and new verifiers both follow. */
	last = (seg->plen > HEAD_BYTES ? HEAD_BYTES : seg->plen) - 1;
	asm volatile("%0 &= 255" : "+r"(last));
	e->head_len = last + 1;
	if (bpf_skb_load_bytes(skb, seg->payload_off, e->head, last + 1))
		e->head_len = 0;
	if (seg->plen > HEAD_BYTES)
		count_total(TOTAL_HEAD_CUT);
	data_submit(e);
}

/* At most one per socket and interval: enough to replay a poll in the middle of a long connection. */
static __always_inline void emit_progress(struct flow *flow, struct bpf_sock *sk, __u64 now)
{
	struct tcp_sock *tp = bpf_skc_to_tcp_sock(sk);
	struct progress_event *e;

	if (!tp)
		return;
	flow->progress_t = now;
	e = LIFE_EVENT(flow->lost, KIND_PROGRESS, struct progress_event);
	if (!e)
		return;
	e->ck = flow->ck;
	read_counters(&e->counters, tp, sk->state, flow);
	e->segs_tx = flow->segs_tx;
	e->bytes_tx = flow->bytes_tx;
	e->segs_rx = flow->segs_rx;
	e->bytes_rx = flow->bytes_rx;
	__builtin_memset(&e->tuple, 0, sizeof(e->tuple));
	life_submit(e);
}

/* A socket older than our hooks: its past is unknown, but from here on it has a place in the trace. */
static __always_inline struct flow *first_sight(struct __sk_buff *skb, struct bpf_sock *sk, __u64 now)
{
	struct tcp_sock *tp = bpf_skc_to_tcp_sock(sk);
	struct estab_event *e;
	struct flow *flow;

	if (!tp || sk->state == TCP_STATE_LISTEN || sk->state == TCP_STATE_CLOSE)
		return NULL;
	flow = flow_make(skb, sk);
	if (!flow) {
		count_total(TOTAL_STORAGE_FAILED);
		return NULL;
	}
	flow->ck = bpf_get_socket_cookie(skb);
	flow->netns_cookie = 0;
	flow->netns_ino = netns_of(tp);
	flow->family = sk->family;
	flow->proto = TCP_PROTO;
	flow->preexisting = 1;
	flow->progress_t = now;
	count_total(TOTAL_SEEN_LATE);
	if (!port_wanted(sk->src_port, bpf_ntohs(sk->dst_port)))
		return flow;
	begin_reports(flow);
	emit_sock(flow);
	e = LIFE_EVENT(flow->lost, KIND_ESTAB, struct estab_event);
	if (!e)
		return flow;
	e->ck = flow->ck;
	e->listener_ck = 0;
	read_tuple(&e->tuple, &tp->inet_conn.icsk_inet.sk);
	e->pid = 0;
	e->netns_ino = flow->netns_ino;
	e->dir = DIR_UNKNOWN;
	e->pid_src = PID_UNKNOWN;
	life_submit(e);
	return flow;
}

static __always_inline bool is_http(struct __sk_buff *skb, const struct segment *seg)
{
	__u32 word;

	return http_mode != HTTP_OFF && seg->plen >= 4 &&
	       !bpf_skb_load_bytes(skb, seg->payload_off, &word, 4) && starts_http(word);
}

static __always_inline bool is_segment_told(const struct segment *seg)
{
	return (seg->flags & (TCP_FIN | TCP_RST)) || (all_segments && seg->plen > 0);
}

/* A segment that the kernel shows at a listener; see early.h. */
static __always_inline void keep_early(struct __sk_buff *skb, const struct flow *listener,
				       const struct segment *seg)
{
	struct early *early = early_slot();
	__u32 last;

	if (!early)
		return;
	early->listener_ck = 0;
	if (seg->plen == 0 && !is_segment_told(seg))
		return;
	early->seq = seg->seq;
	early->plen = seg->plen;
	early->lport = seg->lport;
	early->rport = seg->rport;
	early->flags = seg->flags;
	early->wants_segment = is_segment_told(seg);
	early->head_len = 0;
	if (is_http(skb, seg)) {
		last = (seg->plen > HEAD_BYTES ? HEAD_BYTES : seg->plen) - 1;
		asm volatile("%0 &= 255" : "+r"(last));
		if (!bpf_skb_load_bytes(skb, seg->payload_off, early->head, last + 1))
			early->head_len = last + 1;
	}
	early->listener_ck = listener->ck;
}

static __always_inline int on_packet(struct __sk_buff *skb, bool tx, enum reach reach)
{
	struct segment seg = {.tx = tx};
	struct bpf_sock *sk;
	struct flow *flow;
	__u64 now;

	sk = skb->sk;
	if (!sk)
		return 1;
	sk = bpf_sk_fullsock(sk);
	if (!sk)
		return 1;
	if (sk->protocol == UDP_PROTO) {
		on_datagram(skb, sk, tx, reach);
		return 1;
	}
	if (!parse_segment(skb, &seg))
		return 1;
	now = bpf_ktime_get_ns();
	flow = flow_find(skb, sk);
	if (!flow)
		flow = first_sight(skb, sk, now);
	if (!flow)
		return 1;
	if (!tx && sk->state == TCP_STATE_LISTEN) {
		keep_early(skb, flow, &seg);
		return 1;
	}
	if (!flow->reported)
		return 1;
	if (seg.plen > 0) {
		if (tx) {
			__sync_fetch_and_add(&flow->segs_tx, 1);
			__sync_fetch_and_add(&flow->bytes_tx, seg.plen);
		} else {
			__sync_fetch_and_add(&flow->segs_rx, 1);
			__sync_fetch_and_add(&flow->bytes_rx, seg.plen);
		}
		if (is_http(skb, &seg))
			emit_http(skb, flow, &seg);
	}
	if (is_segment_told(&seg))
		emit_segment(flow, &seg);
	if (seg.plen > 0 && progress_ns && now - flow->progress_t >= progress_ns)
		emit_progress(flow, sk, now);
	return 1;
}

SEC("cgroup_skb/ingress")
int on_ingress_cast(struct __sk_buff *skb)
{
	return on_packet(skb, false, REACH_KERNEL);
}

SEC("cgroup_skb/ingress")
int on_ingress_plain(struct __sk_buff *skb)
{
	return on_packet(skb, false, REACH_CONTEXT);
}

SEC("cgroup_skb/egress")
int on_egress_cast(struct __sk_buff *skb)
{
	return on_packet(skb, true, REACH_KERNEL);
}

SEC("cgroup_skb/egress")
int on_egress_plain(struct __sk_buff *skb)
{
	return on_packet(skb, true, REACH_CONTEXT);
}
