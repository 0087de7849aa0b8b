/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * Heads of TLS that found no room in the ring, by socket cookie. A probe in a library has no socket at
 * hand in whose storage it could count them; they join the flow's own count at its close.
 */
#ifndef RECORDER_TLS_LOST_H
#define RECORDER_TLS_LOST_H

struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 16384);
	__type(key, __u64);
	__type(value, __u32);
} tls_lost SEC(".maps");

static __always_inline __u32 tls_lost_of(__u64 ck)
{
	__u32 *lost = bpf_map_lookup_elem(&tls_lost, &ck);

	return lost ? *lost : 0;
}

#endif
