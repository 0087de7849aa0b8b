/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * Counts of a UDP socket. A `progress` record has the socket's totals and the peer that its latest
 * datagrams went to or came from; it is written at the first datagram of each run with one peer, when
 * the run is over, once per interval, and before the close. So the difference between two records of a
 * socket belongs to the later one's peer. Needs flow.h and tuple.h.
 */
#ifndef RECORDER_DATAGRAMS_H
#define RECORDER_DATAGRAMS_H

struct datagram_totals {
	__u64 tx;
	__u64 bytes_tx;
	__u64 rx;
	__u64 bytes_rx;
};

/* The lock keeps peer and totals together; programs that trace the kernel may not use maps with locks. */
struct datagrams {
	struct bpf_spin_lock lock;
	__u32 is_told; /* the totals are those of the last record */
	__u64 told_t;
	struct tuple tuple;
	struct datagram_totals totals;
};

struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct datagrams);
} datagrams SEC(".maps");

static __always_inline void tell_datagrams(struct flow *flow, const struct tuple *tuple,
					   const struct datagram_totals *totals)
{
	struct progress_event *e = LIFE_EVENT(flow->lost, KIND_PROGRESS, struct progress_event);

	if (!e)
		return;
	e->ck = flow->ck;
	__builtin_memset(&e->counters, 0, sizeof(e->counters));
	e->segs_tx = totals->tx;
	e->bytes_tx = totals->bytes_tx;
	e->segs_rx = totals->rx;
	e->bytes_rx = totals->bytes_rx;
	e->tuple = *tuple;
	life_submit(e);
}

static __always_inline bool is_same_address(const __u8 *a, const __u8 *b)
{
	const __u32 *left = (const __u32 *)a, *right = (const __u32 *)b;

	return left[0] == right[0] && left[1] == right[1] && left[2] == right[2] && left[3] == right[3];
}

static __always_inline bool is_same_tuple(const struct tuple *a, const struct tuple *b)
{
	return a->lport == b->lport && a->rport == b->rport && is_same_address(a->raddr, b->raddr) &&
	       is_same_address(a->laddr, b->laddr);
}

/* interval_ns 0: none. */
static __always_inline void count_datagrams(struct flow *flow, struct datagrams *all, const struct tuple *tuple,
					    const struct datagram_totals *added, __u64 interval_ns)
{
	struct datagram_totals before, after;
	bool is_old_due, is_due, is_other;
	__u64 now = bpf_ktime_get_ns();
	struct tuple old;

	bpf_spin_lock(&all->lock);
	is_other = !is_same_tuple(&all->tuple, tuple);
	is_old_due = is_other && all->tuple.family && !all->is_told;
	old = all->tuple;
	before = all->totals;
	all->tuple = *tuple;
	all->totals.tx += added->tx;
	all->totals.bytes_tx += added->bytes_tx;
	all->totals.rx += added->rx;
	all->totals.bytes_rx += added->bytes_rx;
	is_due = is_other || (interval_ns && now - all->told_t >= interval_ns);
	all->is_told = is_due;
	if (is_due)
		all->told_t = now;
	after = all->totals;
	bpf_spin_unlock(&all->lock);
	if (is_old_due)
		tell_datagrams(flow, &old, &before);
	if (is_due)
		tell_datagrams(flow, tuple, &after);
}

/* What no record has told yet. */
static __always_inline void tell_last_datagrams(struct flow *flow, struct datagrams *all)
{
	struct datagram_totals totals;
	struct tuple tuple;
	bool is_due;

	bpf_spin_lock(&all->lock);
	is_due = all->tuple.family && !all->is_told;
	all->is_told = 1;
	tuple = all->tuple;
	totals = all->totals;
	bpf_spin_unlock(&all->lock);
	if (is_due)
		tell_datagrams(flow, &tuple, &totals);
}

#endif
