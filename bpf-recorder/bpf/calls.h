/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * Calls that send or receive, by a kprobe at the beginning of a kernel function and one at its end. The end
 * sees the result only, so what it belongs to is kept per thread. Needs kprobe.h and io.h.
 */
#ifndef RECORDER_CALLS_H
#define RECORDER_CALLS_H

enum {
	CALLS_MAX = 1 << 14,
	CALL_READ_SOCK = IO_OPS, /* beside splice, which passes it on some kernels and is IO_READ_SOCK here */
	CALL_UDP6_SEND,		 /* beside udp_sendmsg, which it may call */
};

/* A thread may be in one call within another, but only in different ones. */
struct call_key {
	__u32 tid;
	__u32 function; /* an io_op, or one of the above */
};

struct call {
	__u64 ck;
	__u64 sk;
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, CALLS_MAX);
	__type(key, struct call_key);
	__type(value, struct call);
} calls SEC(".maps");

/* The end of an earlier call of this thread was missed. */
static __always_inline void drop_call(const struct call *call)
{
	struct followed *followed = followed_of(call->ck);

	if (!followed)
		return;
	__sync_fetch_and_add(&followed->open_calls, -1);
	lose_calls(followed, 1);
}

static __always_inline int begin_call(const struct sock *sk, __u32 function)
{
	struct call_key key = {.tid = bpf_get_current_pid_tgid(), .function = function};
	struct call call = {.ck = cookie_of(sk), .sk = (__u64)sk};
	struct followed *followed = call.ck ? followed_of(call.ck) : NULL;
	struct call *missed;

	if (!followed)
		return 0;
	missed = bpf_map_lookup_elem(&calls, &key);
	if (missed)
		drop_call(missed);
	if (bpf_map_update_elem(&calls, &key, &call, BPF_ANY))
		lose_calls(followed, 1);
	else
		__sync_fetch_and_add(&followed->open_calls, 1);
	return 0;
}

/* A look ahead receives nothing. */
static __always_inline int begin_receive(const struct sock *sk, __u32 function, int flags)
{
	return flags & MSG_PEEK_FLAG ? 0 : begin_call(sk, function);
}

static __always_inline bool is_in_call(__u32 function)
{
	struct call_key key = {.tid = bpf_get_current_pid_tgid(), .function = function};

	return bpf_map_lookup_elem(&calls, &key);
}

static __always_inline void probe_peer(struct tuple *tuple, const struct sock *sk)
{
	__builtin_memset(tuple, 0, sizeof(*tuple));
	tuple->family = BPF_CORE_READ(sk, __sk_common.skc_family);
	tuple->lport = BPF_CORE_READ(sk, __sk_common.skc_num);
	tuple->rport = bpf_ntohs(BPF_CORE_READ(sk, __sk_common.skc_dport));
	if (tuple->family == FAMILY_INET)
		bpf_core_read(tuple->raddr, 4, &sk->__sk_common.skc_daddr);
	else if (tuple->family == FAMILY_INET6 && bpf_core_field_exists(sk->__sk_common.skc_v6_daddr))
		bpf_core_read(tuple->raddr, 16, &sk->__sk_common.skc_v6_daddr);
}

/* op: what the record says. */
static __always_inline int end_call(__u32 function, __u8 op, __s64 result)
{
	struct call_key key = {.tid = bpf_get_current_pid_tgid(), .function = function};
	struct call *known = bpf_map_lookup_elem(&calls, &key), call;
	struct followed *followed;
	bool sends = is_send(op) || op == IO_UDP_SEND;
	struct io_event *e;

	if (!known)
		return 0;
	call = *known;
	bpf_map_delete_elem(&calls, &key);
	followed = followed_of(call.ck);
	if (!followed)
		return 0;
	__sync_fetch_and_add(&followed->open_calls, -1);
	/* The caller of a send holds the socket, whoever accepted it. */
	if (sends && followed->pid != bpf_get_current_pid_tgid() >> 32)
		tell_holder(followed->lost, call.ck, &followed->pid, PID_WRITER);
	e = begin_io(followed->lost, call.ck, result);
	if (!e)
		return 0;
	e->op = op;
	if (op == IO_UDP_SEND || op == IO_UDP_RECV) {
		probe_peer(&e->peer, (const struct sock *)call.sk);
		add_named_peer(&e->peer, call.ck, sends);
	} else {
		__builtin_memset(&e->peer, 0, sizeof(e->peer));
	}
	data_submit(e);
	return 0;
}

#endif
