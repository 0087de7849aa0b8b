/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * Maps that all objects share. Each object declares them; user space loads one object first and lets
 * the others reuse its maps by name.
 */
#ifndef RECORDER_MAPS_H
#define RECORDER_MAPS_H

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 1 << 20);
} life_ring SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 1 << 24);
} data_ring SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, RINGS);
	__type(key, __u32);
	__type(value, struct ring_count);
} ring_counts SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, TOTALS);
	__type(key, __u32);
	__type(value, __u64);
} totals SEC(".maps");

/* Bytes waiting in a ring at which a program wakes the reader; below it the reader's timer is enough. */
const volatile __u64 wake_bytes[RINGS] = {1 << 18, 1 << 22};

static __always_inline void count_total(__u32 which)
{
	__u64 *total = bpf_map_lookup_elem(&totals, &which);

	if (total)
		__sync_fetch_and_add(total, 1);
}

/* Atomic instructions that say what was there before: kernel 5.12. User space cuts them out for older ones. */
const volatile bool can_fetch = true;

/*
 * Takes the next number before asking for room, so a refused reserve leaves a hole that the reader
 * can place in time. Atomic, because a soft interrupt may run another program on this CPU in between.
 * Without that the reader numbers the events as they arrive; it is told how many were lost so far.
 */
static __always_inline bool take_number(struct event *ev, __u32 ring)
{
	struct ring_count *count = bpf_map_lookup_elem(&ring_counts, &ring);

	if (!count)
		return false;
	if (can_fetch) {
		ev->cseq = __sync_fetch_and_add(&count->attempts, 1);
	} else {
		/* Not to be made one with the other addition. */
		barrier();
		__sync_fetch_and_add(&count->attempts, 1);
		ev->cseq = count->lost;
	}
	ev->cpu = bpf_get_smp_processor_id();
	ev->ring = ring;
	return true;
}

static __always_inline void count_lost(__u32 ring)
{
	struct ring_count *count = bpf_map_lookup_elem(&ring_counts, &ring);

	if (count)
		__sync_fetch_and_add(&count->lost, 1);
}

static __always_inline __u64 wake_flags(void *map, __u32 ring)
{
	return bpf_ringbuf_query(map, BPF_RB_AVAIL_DATA) >= wake_bytes[ring & 1] ? BPF_RB_FORCE_WAKEUP
										 : BPF_RB_NO_WAKEUP;
}

#endif
