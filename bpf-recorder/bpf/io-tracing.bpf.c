// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/*
 * Bytes per call at the end of TCP's and UDP's own functions: splice and sendfile pass here, which never come
 * by the socket's send and receive. Reads no memory but through typed pointers.
 */
#include <linux/bpf.h>
#include <stdbool.h>
#include <stddef.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include "../src/event.h"
#include "../src/signals.h"
#include "kernel.h"
#include "maps.h"
#include "follow.h"
#include "flow.h"
#include "task.h"
#include "tuple.h"
#include "early.h"
#include "life.h"
#include "traced.h"
#include "peers.h"
#include "io.h"

char LICENSE[] SEC("license") = "GPL";

/* The result of a function stands behind its arguments, whose number differs between kernels. */
SEC("fexit/tcp_sendmsg")
int on_sendmsg_3args(__u64 *ctx)
{
	return tell_io((struct sock *)ctx[0], IO_SENDMSG, (int)ctx[3]);
}

/* Until kernel 6.4; later ones send pages through tcp_sendmsg. */
SEC("fexit/tcp_sendpage")
int on_sendpage_5args(__u64 *ctx)
{
	return tell_io((struct sock *)ctx[0], IO_SENDPAGE, (int)ctx[5]);
}

SEC("fexit/tcp_recvmsg")
int on_recvmsg_5args(__u64 *ctx)
{
	if (ctx[3] & MSG_PEEK_FLAG)
		return 0;
	return tell_io((struct sock *)ctx[0], IO_RECVMSG, (int)ctx[5]);
}

/* Kernel 7.2: the length of the peer's address is not asked for any more. Flags stay where they were. */
SEC("fexit/tcp_recvmsg")
int on_recvmsg_4args(__u64 *ctx)
{
	if (ctx[3] & MSG_PEEK_FLAG)
		return 0;
	return tell_io((struct sock *)ctx[0], IO_RECVMSG, (int)ctx[4]);
}

/* Until kernel 5.18, with `nonblock` before the flags. */
SEC("fexit/tcp_recvmsg")
int on_recvmsg_6args(__u64 *ctx)
{
	if (ctx[4] & MSG_PEEK_FLAG)
		return 0;
	return tell_io((struct sock *)ctx[0], IO_RECVMSG, (int)ctx[6]);
}

/*
 * A compiler may build tcp_read_sock into its caller tcp_splice_read, where no hook sees it (Debian's
 * 6.1 does). So splice is told at its own end, and what it reads through tcp_read_sock is not told twice.
 */
SEC("fentry/tcp_splice_read")
int BPF_PROG(on_splice_begin, struct socket *socket)
{
	struct flow *flow = socket->sk ? traced_flow(socket->sk) : NULL;

	if (flow)
		__sync_fetch_and_add(&flow->splicing, 1);
	return 0;
}

SEC("fexit/tcp_splice_read")
int on_splice_end_5args(__u64 *ctx)
{
	struct sock *sk = ((struct socket *)ctx[0])->sk;
	struct flow *flow = sk ? traced_flow(sk) : NULL;

	if (!flow)
		return 0;
	if (flow->splicing)
		__sync_fetch_and_add(&flow->splicing, -1);
	return tell_io(sk, IO_READ_SOCK, (__s64)ctx[5]);
}

SEC("fexit/tcp_read_sock")
int on_read_sock_3args(__u64 *ctx)
{
	struct sock *sk = (struct sock *)ctx[0];
	struct flow *flow = traced_flow(sk);

	if (!flow || flow->splicing)
		return 0;
	return tell_io(sk, IO_READ_SOCK, (int)ctx[3]);
}

/* An IPv6 socket with an IPv4 peer comes by here from the function below, which then tells it. */
SEC("fexit/udp_sendmsg")
int on_sendmsg_udp4_3args(__u64 *ctx)
{
	struct sock *sk = (struct sock *)ctx[0];

	if (sk->__sk_common.skc_family != FAMILY_INET)
		return 0;
	return tell_io(sk, IO_SENDMSG, (int)ctx[3]);
}

SEC("fexit/udpv6_sendmsg")
int on_sendmsg_udp6_3args(__u64 *ctx)
{
	return tell_io((struct sock *)ctx[0], IO_SENDMSG, (int)ctx[3]);
}

SEC("fexit/udp_recvmsg")
int on_recvmsg_udp4_5args(__u64 *ctx)
{
	if (ctx[3] & MSG_PEEK_FLAG)
		return 0;
	return tell_io((struct sock *)ctx[0], IO_RECVMSG, (int)ctx[5]);
}

/* Until kernel 5.18. */
SEC("fexit/udp_recvmsg")
int on_recvmsg_udp4_6args(__u64 *ctx)
{
	if (ctx[4] & MSG_PEEK_FLAG)
		return 0;
	return tell_io((struct sock *)ctx[0], IO_RECVMSG, (int)ctx[6]);
}

/* Kernel 7.2. */
SEC("fexit/udp_recvmsg")
int on_recvmsg_udp4_4args(__u64 *ctx)
{
	if (ctx[3] & MSG_PEEK_FLAG)
		return 0;
	return tell_io((struct sock *)ctx[0], IO_RECVMSG, (int)ctx[4]);
}

SEC("fexit/udpv6_recvmsg")
int on_recvmsg_udp6_5args(__u64 *ctx)
{
	if (ctx[3] & MSG_PEEK_FLAG)
		return 0;
	return tell_io((struct sock *)ctx[0], IO_RECVMSG, (int)ctx[5]);
}

/* Until kernel 5.18. */
SEC("fexit/udpv6_recvmsg")
int on_recvmsg_udp6_6args(__u64 *ctx)
{
	if (ctx[4] & MSG_PEEK_FLAG)
		return 0;
	return tell_io((struct sock *)ctx[0], IO_RECVMSG, (int)ctx[6]);
}

/* Kernel 7.2. */
SEC("fexit/udpv6_recvmsg")
int on_recvmsg_udp6_4args(__u64 *ctx)
{
	if (ctx[3] & MSG_PEEK_FLAG)
		return 0;
	return tell_io((struct sock *)ctx[0], IO_RECVMSG, (int)ctx[4]);
}
