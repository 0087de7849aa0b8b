/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * Where the flows are: in the storage of their sockets, or by cookie in a table. Before kernel 5.12
 * programs that trace the kernel cannot reach a socket's storage, so that they need the table; then all
 * programs use it. Needs kernel.h, maps.h and struct flow.
 */
#ifndef RECORDER_FLOW_TABLE_H
#define RECORDER_FLOW_TABLE_H

enum { FLOWS_MAX = 1 << 18, GRAVES = 16 };

const volatile bool flows_by_cookie = false;

/* Cloned to accepted sockets, which so learn their listener's cookie and creator. */
struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC | BPF_F_CLONE);
	__type(key, int);
	__type(value, struct flow);
} flows SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, FLOWS_MAX);
	__type(key, __u64);
	__type(value, struct flow);
} cookie_flows SEC(".maps");

/* With a table: the socket's cookie, and of a socket just accepted its listener's. */
struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC | BPF_F_CLONE);
	__type(key, int);
	__type(value, __u64);
} origins SEC(".maps");

/* Sockets that ended. One may still send its reset, so it leaves the table when its place here is taken. */
struct graves {
	__u64 next;
	__u64 ck[GRAVES];
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct graves);
} graves SEC(".maps");

/* The flow of the socket that a program of a cgroup runs for, or NULL. */
static __always_inline struct flow *flow_find(void *ctx, void *sk)
{
	__u64 ck;

	if (!flows_by_cookie)
		return bpf_sk_storage_get(&flows, sk, NULL, 0);
	ck = bpf_get_socket_cookie(ctx);
	return bpf_map_lookup_elem(&cookie_flows, &ck);
}

static __always_inline struct flow *add_to_table(__u64 ck, void *sk)
{
	__u64 *origin = bpf_sk_storage_get(&origins, sk, NULL, BPF_SK_STORAGE_GET_F_CREATE);
	struct flow *listener = NULL, none = {};
	__u64 from;

	if (!origin)
		return NULL;
	from = *origin;
	*origin = ck;
	if (from && from != ck)
		listener = bpf_map_lookup_elem(&cookie_flows, &from);
	if (bpf_map_update_elem(&cookie_flows, &ck, listener ? listener : &none, BPF_NOEXIST))
		return NULL;
	return bpf_map_lookup_elem(&cookie_flows, &ck);
}

/* The same, made when there is none: all zero, or its listener's copy. NULL when there is no room. */
static __always_inline struct flow *flow_make(void *ctx, void *sk)
{
	struct flow *flow;
	__u64 ck;

	if (!flows_by_cookie)
		return bpf_sk_storage_get(&flows, sk, NULL, BPF_SK_STORAGE_GET_F_CREATE);
	ck = bpf_get_socket_cookie(ctx);
	flow = bpf_map_lookup_elem(&cookie_flows, &ck);
	return flow ? flow : add_to_table(ck, sk);
}

/* The socket is about to go. A socket's storage goes with it, a place in the table does not. */
static __always_inline void flow_end(struct flow *flow)
{
	struct graves *all;
	__u32 zero = 0;
	__u64 *grave;

	if (!flows_by_cookie)
		return;
	all = bpf_map_lookup_elem(&graves, &zero);
	if (!all)
		return;
	grave = &all->ck[all->next++ % GRAVES];
	if (*grave)
		bpf_map_delete_elem(&cookie_flows, grave);
	*grave = flow->ck;
}

#endif
