/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * Data that comes with the end of a handshake: a deferred accept, or a segment that overtakes the
 * last ACK. The kernel shows it at the listener, and makes the socket that it belongs to right after,
 * on the same CPU and without a pause. So it is kept for that moment and told there. When the
 * handshake fails all the same, the data was dropped and is sent again: nothing is told.
 */
#ifndef RECORDER_EARLY_H
#define RECORDER_EARLY_H

struct early {
	__u64 listener_ck;
	__u32 seq;
	__u32 plen;
	__u16 lport;
	__u16 rport;
	__u16 head_len; /* 0: does not begin like HTTP */
	__u8 flags;
	__u8 wants_segment;
	__u8 head[HEAD_BYTES];
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct early);
} early_data SEC(".maps");

static __always_inline struct early *early_slot(void)
{
	__u32 zero = 0;

	return bpf_map_lookup_elem(&early_data, &zero);
}

static __always_inline void tell_early_head(struct flow *flow, const struct early *early)
{
	struct http_event *e = DATA_EVENT(flow->lost, KIND_HTTP, struct http_event);

	if (!e)
		return;
	e->ck = flow->ck;
	e->seq = early->seq;
	e->plen = early->plen;
	e->tx = 0;
	e->flags = early->flags;
	e->via = HEAD_PLAIN;
	e->head_len = early->head_len;
	__builtin_memcpy(e->head, early->head, HEAD_BYTES);
	if (early->plen > HEAD_BYTES)
		count_total(TOTAL_HEAD_CUT);
	data_submit(e);
}

static __always_inline void tell_early_segment(struct flow *flow, const struct early *early)
{
	struct segment_event *e = DATA_EVENT(flow->lost, KIND_SEGMENT, struct segment_event);

	if (!e)
		return;
	e->ck = flow->ck;
	e->seq = early->seq;
	e->len = early->plen;
	e->tx = 0;
	e->flags = early->flags;
	data_submit(e);
}

/* A connection was accepted: what came with the end of its handshake is its first data. */
static __always_inline void tell_early(struct flow *flow, __u16 lport, __u16 rport)
{
	struct early *early = early_slot();

	if (!early || !early->listener_ck || early->listener_ck != flow->listener_ck ||
	    early->lport != lport || early->rport != rport)
		return;
	early->listener_ck = 0;
	if (!flow->reported)
		return;
	if (early->plen > 0) {
		__sync_fetch_and_add(&flow->segs_rx, 1);
		__sync_fetch_and_add(&flow->bytes_rx, early->plen);
	}
	if (early->head_len)
		tell_early_head(flow, early);
	if (early->wants_segment)
		tell_early_segment(flow, early);
}

#endif
