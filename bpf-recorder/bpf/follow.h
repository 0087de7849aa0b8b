/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * What kprobes know of a socket, by its cookie: they get a bare pointer, from which no storage can be reached.
 * User space puts the map in only when kprobes tell something; without it nothing here costs more than a
 * look at an empty slot. A socket is in it from when its records are wanted until the kernel frees it.
 */
#ifndef RECORDER_FOLLOW_H
#define RECORDER_FOLLOW_H

#include "../src/followed.h"

/* Slot 0: the map of cookies, or nothing. Its size is user space's to choose. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1);
	__type(key, __u32);
	__array(
		values, struct {
			__uint(type, BPF_MAP_TYPE_HASH);
			__uint(max_entries, 1);
			__uint(key_size, sizeof(__u64));
			__uint(value_size, sizeof(struct followed));
		});
} followed_slot SEC(".maps");

static __always_inline void *followed_map(void)
{
	__u32 zero = 0;

	return bpf_map_lookup_elem(&followed_slot, &zero);
}

static __always_inline struct followed *followed_of(__u64 ck)
{
	void *map = followed_map();

	return map ? bpf_map_lookup_elem(map, &ck) : NULL;
}

/* From now on kprobes know the socket. */
static __always_inline void follow(__u64 ck, __u32 pid)
{
	struct followed followed = {.pid = pid};
	void *map = followed_map();

	if (map && bpf_map_update_elem(map, &ck, &followed, BPF_NOEXIST) && !bpf_map_lookup_elem(map, &ck))
		count_total(TOTAL_STORAGE_FAILED);
}

static __always_inline void unfollow(__u64 ck)
{
	void *map = followed_map();

	if (map)
		bpf_map_delete_elem(map, &ck);
}

/* Calls whose end was not seen are lost events: each takes a number, which leaves a hole as any other loss. */
static __always_inline void lose_calls(struct followed *followed, __u32 count)
{
	__u32 ring = RING_DATA;
	struct ring_count *counts = bpf_map_lookup_elem(&ring_counts, &ring);

	if (!counts)
		return;
	__sync_fetch_and_add(&counts->attempts, count);
	__sync_fetch_and_add(&counts->lost, count);
	__sync_fetch_and_add(&followed->lost[RING_DATA], count);
}

#endif
