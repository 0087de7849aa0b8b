/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * The peer that a call on an unconnected UDP socket names, by thread: the hooks of the call learn it,
 * and what happens later in the same call (the packet, the end of the call) looks it up. A packet alone
 * would not do: where a destination is translated it shows the translated one.
 */
#ifndef RECORDER_PEERS_H
#define RECORDER_PEERS_H

enum { PEERS_MAX = 1 << 14, TCP_PROTO = 6, UDP_PROTO = 17 };

struct peer {
	__u64 ck;
	__u8 raddr[16];
	__u16 rport;
	__u16 family; /* of the socket: an IPv4 peer of an IPv6 socket is mapped */
	__u8 is_send;
	__u8 pad[3];
};

struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, PEERS_MAX);
	__type(key, __u32);
	__type(value, struct peer);
} peers SEC(".maps");

/* An IPv4 address as a socket of that family has it. */
static __always_inline void store_ipv4(__u8 *to, __u32 addr, __u16 family)
{
	__u32 *words = (__u32 *)to;
	bool is_mapped = family == FAMILY_INET6;

	words[0] = is_mapped ? 0 : addr;
	words[1] = 0;
	words[2] = is_mapped ? bpf_htonl(0xffff) : 0;
	words[3] = is_mapped ? addr : 0;
}

/* What the current call on this socket named, or NULL. */
static __always_inline struct peer *named_peer(__u64 ck, bool is_send)
{
	__u32 tid = current_id();
	struct peer *peer = bpf_map_lookup_elem(&peers, &tid);

	return peer && peer->ck == ck && peer->is_send == is_send ? peer : NULL;
}

static __always_inline void forget_peer(void)
{
	__u32 tid = current_id();

	bpf_map_delete_elem(&peers, &tid);
}

#endif
