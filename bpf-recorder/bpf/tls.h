/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * Heads in the plaintext of OpenSSL's SSL_write and SSL_read. Which socket a connection of the library
 * is on is learned from what its calls do: a thread that is inside a call for an SSL, and sends or
 * receives on a TCP socket, does so for that SSL. It holds for every kind of BIO that calls the kernel
 * itself; one that keeps the ciphertext in memory stays without socket, and its heads are counted only.
 *
 * Needs flow.h, traced.h, http-words.h and tls-lost.h.
 */
#ifndef RECORDER_TLS_H
#define RECORDER_TLS_H

/* What a thread is inside of; at most one, because a call within a call is left out. */
struct tls_call {
	__u64 stack; /* where it returns to lies here */
	__u64 ssl;
	__u64 buffer;
	__u64 count; /* where SSL_write_ex and SSL_read_ex put the number of bytes */
};

struct tls_key {
	__u64 ssl;
	__u64 tgid;
};

struct tls_socket {
	__u64 ck;
	__u32 heads[2]; /* received, sent */
	__u64 is_reported;
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16384);
	__type(key, __u64);
	__type(value, struct tls_call);
} tls_calls SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 16384);
	__type(key, struct tls_key);
	__type(value, struct tls_socket);
} tls_sockets SEC(".maps");

/* Slot 0: the watched cgroup. */
struct {
	__uint(type, BPF_MAP_TYPE_CGROUP_ARRAY);
	__uint(max_entries, 1);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, sizeof(__u32));
} scope SEC(".maps");

#ifdef __TARGET_ARCH_x86
enum { RETURN_ADDRESS_BYTES = 8 }; /* taken off the stack by the return */
#else
enum { RETURN_ADDRESS_BYTES = 0 };
#endif

/* The current thread sends or receives. */
static __always_inline int learn_socket(struct sock *sk)
{
	__u64 id = bpf_get_current_pid_tgid();
	struct tls_call *call = bpf_map_lookup_elem(&tls_calls, &id);
	struct tls_socket learned = {}, *known;
	struct tls_key key = {.tgid = id >> 32};
	struct flow *flow;

	if (!call)
		return 0;
	flow = traced_flow(sk);
	if (!flow)
		return 0;
	key.ssl = call->ssl;
	known = bpf_map_lookup_elem(&tls_sockets, &key);
	if (known && known->ck == flow->ck) {
		known->is_reported = flow->reported;
		return 0;
	}
	learned.ck = flow->ck;
	learned.is_reported = flow->reported;
	if (bpf_map_update_elem(&tls_sockets, &key, &learned, BPF_ANY))
		count_total(TOTAL_STORAGE_FAILED);
	return 0;
}

/*
 * A library may be called from within its own call, when TLS runs inside of TLS: the outer call has the
 * application's plaintext. A stack that grew tells it from a call that never came back.
 */
SEC("uprobe")
int on_ssl_call(struct pt_regs *ctx)
{
	__u64 id = bpf_get_current_pid_tgid();
	struct tls_call call = {
		.stack = PT_REGS_SP(ctx),
		.ssl = PT_REGS_PARM1(ctx),
		.buffer = PT_REGS_PARM2(ctx),
		.count = PT_REGS_PARM4(ctx),
	};
	struct tls_call *outer;

	if (bpf_current_task_under_cgroup(&scope, 0) != 1)
		return 0;
	outer = bpf_map_lookup_elem(&tls_calls, &id);
	if (outer && call.stack < outer->stack)
		return 0;
	if (bpf_map_update_elem(&tls_calls, &id, &call, BPF_ANY))
		count_total(TOTAL_STORAGE_FAILED);
	return 0;
}

static __always_inline void count_tls_lost(__u64 ck)
{
	__u32 *lost = bpf_map_lookup_elem(&tls_lost, &ck), one = 1;

	count_lost(RING_DATA);
	if (lost)
		__sync_fetch_and_add(lost, 1);
	else if (bpf_map_update_elem(&tls_lost, &ck, &one, BPF_NOEXIST))
		count_total(TOTAL_STORAGE_FAILED);
}

static __always_inline void tell_tls_head(struct tls_socket *socket, __u64 buffer, __u64 bytes, bool tx)
{
	struct event prefix = {.t = bpf_ktime_get_ns(), .kind = KIND_HTTP};
	__u32 number = socket->heads[tx]++, last; /* the library takes one call at a time */
	struct http_event *e;

	if (!take_number(&prefix, RING_DATA))
		return;
	e = bpf_ringbuf_reserve(&data_ring, sizeof(*e), 0);
	if (!e) {
		count_tls_lost(socket->ck);
		return;
	}
	e->ev = prefix;
	e->ck = socket->ck;
	e->seq = number;
	e->plen = bytes;
	e->tx = tx;
	e->flags = 0;
	e->via = HEAD_TLS;
	/* 1 to 256 bytes, in a shape that old and new verifiers both follow. */
	last = (bytes > HEAD_BYTES ? HEAD_BYTES : bytes) - 1;
	asm volatile("%0 &= 255" : "+r"(last));
	e->head_len = last + 1;
	if (bpf_probe_read_user(e->head, last + 1, (void *)buffer))
		e->head_len = 0;
	if (bytes > HEAD_BYTES)
		count_total(TOTAL_HEAD_CUT);
	data_submit(e);
}

static __always_inline void on_plaintext(const struct tls_call *call, __u64 tgid, __u64 bytes, bool tx)
{
	struct tls_key key = {.ssl = call->ssl, .tgid = tgid};
	struct tls_socket *socket;
	__u32 word;

	if (bytes < sizeof(word) || bpf_probe_read_user(&word, sizeof(word), (void *)call->buffer) ||
	    !starts_http(word))
		return;
	socket = bpf_map_lookup_elem(&tls_sockets, &key);
	if (!socket) {
		count_total(TOTAL_TLS_NO_SOCKET);
		return;
	}
	if (socket->is_reported)
		tell_tls_head(socket, call->buffer, bytes, tx);
}

/* The call that the current thread comes back from; false for one that was left out. */
static __always_inline bool take_call(struct pt_regs *ctx, __u64 id, struct tls_call *call)
{
	struct tls_call *known = bpf_map_lookup_elem(&tls_calls, &id);
	__u64 stack = PT_REGS_SP(ctx) - RETURN_ADDRESS_BYTES;

	if (!known || stack < known->stack)
		return false;
	*call = *known;
	bpf_map_delete_elem(&tls_calls, &id);
	if (stack == call->stack)
		return true;
	count_total(TOTAL_TLS_UNPAIRED);
	return false;
}

/* SSL_write and SSL_read return the number of bytes, or something not above zero. */
static __always_inline int on_bytes_returned(struct pt_regs *ctx, bool tx)
{
	__u64 id = bpf_get_current_pid_tgid();
	int bytes = PT_REGS_RC(ctx);
	struct tls_call call;

	if (take_call(ctx, id, &call) && bytes > 0)
		on_plaintext(&call, id >> 32, bytes, tx);
	return 0;
}

/* SSL_write_ex and SSL_read_ex return 1, and the number of bytes through a pointer. */
static __always_inline int on_success_returned(struct pt_regs *ctx, bool tx)
{
	__u64 id = bpf_get_current_pid_tgid(), bytes;
	int is_done = PT_REGS_RC(ctx);
	struct tls_call call;

	if (take_call(ctx, id, &call) && is_done == 1 &&
	    !bpf_probe_read_user(&bytes, sizeof(bytes), (void *)call.count))
		on_plaintext(&call, id >> 32, bytes, tx);
	return 0;
}

SEC("uretprobe")
int on_ssl_write_end(struct pt_regs *ctx)
{
	return on_bytes_returned(ctx, true);
}

SEC("uretprobe")
int on_ssl_read_end(struct pt_regs *ctx)
{
	return on_bytes_returned(ctx, false);
}

SEC("uretprobe")
int on_ssl_write_ex_end(struct pt_regs *ctx)
{
	return on_success_returned(ctx, true);
}

SEC("uretprobe")
int on_ssl_read_ex_end(struct pt_regs *ctx)
{
	return on_success_returned(ctx, false);
}

/* A handshake has no plaintext, but it is where the socket is learned first. */
SEC("uretprobe")
int on_ssl_handshake_end(struct pt_regs *ctx)
{
	__u64 id = bpf_get_current_pid_tgid();
	struct tls_call call;

	take_call(ctx, id, &call);
	return 0;
}

/* The address may be another connection's next. */
SEC("uprobe")
int on_ssl_free(struct pt_regs *ctx)
{
	struct tls_key key = {.ssl = PT_REGS_PARM1(ctx), .tgid = bpf_get_current_pid_tgid() >> 32};

	bpf_map_delete_elem(&tls_sockets, &key);
	return 0;
}

#endif
