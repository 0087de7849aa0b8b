// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* Bytes per call by kprobes at TCP's and UDP's own functions, for kernels that take no function entries. */
#include <linux/bpf.h>
#include <linux/ptrace.h>
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
#include "task.h"
#include "follow.h"
#include "flow.h"
#include "tuple.h"
#include "early.h"
#include "life.h"
#include "traced.h"
#include "peers.h"
#include "io.h"
#include "kprobe.h"
#include "calls.h"

char LICENSE[] SEC("license") = "GPL";

SEC("kprobe/tcp_sendmsg")
int BPF_KPROBE(begin_sendmsg_3args, struct sock *sk)
{
	return begin_call(sk, IO_SENDMSG);
}

SEC("kretprobe/tcp_sendmsg")
int BPF_KRETPROBE(on_sendmsg, int result)
{
	return end_call(IO_SENDMSG, IO_SENDMSG, result);
}

/* Until kernel 6.4; later ones send pages through tcp_sendmsg. */
SEC("kprobe/tcp_sendpage")
int BPF_KPROBE(begin_sendpage_5args, struct sock *sk)
{
	return begin_call(sk, IO_SENDPAGE);
}

SEC("kretprobe/tcp_sendpage")
int BPF_KRETPROBE(on_sendpage, int result)
{
	return end_call(IO_SENDPAGE, IO_SENDPAGE, result);
}

SEC("kprobe/tcp_recvmsg")
int BPF_KPROBE(begin_recvmsg_5args, struct sock *sk, void *msg, size_t len, int flags)
{
	return begin_receive(sk, IO_RECVMSG, flags);
}

/* Until kernel 5.18, with `nonblock` before the flags. */
SEC("kprobe/tcp_recvmsg")
int BPF_KPROBE(begin_recvmsg_6args, struct sock *sk, void *msg, size_t len, int nonblock, int flags)
{
	return begin_receive(sk, IO_RECVMSG, flags);
}

SEC("kretprobe/tcp_recvmsg")
int BPF_KRETPROBE(on_recvmsg, int result)
{
	return end_call(IO_RECVMSG, IO_RECVMSG, result);
}

SEC("kprobe/tcp_splice_read")
int BPF_KPROBE(begin_splice_5args, struct socket *socket)
{
	struct sock *sk = BPF_CORE_READ(socket, sk);

	return sk ? begin_call(sk, IO_READ_SOCK) : 0;
}

SEC("kretprobe/tcp_splice_read")
int BPF_KRETPROBE(on_splice, long result)
{
	return end_call(IO_READ_SOCK, IO_READ_SOCK, result);
}

/* What splice reads through tcp_read_sock is told at the end of the splice. */
SEC("kprobe/tcp_read_sock")
int BPF_KPROBE(begin_read_sock_3args, struct sock *sk)
{
	return is_in_call(IO_READ_SOCK) ? 0 : begin_call(sk, CALL_READ_SOCK);
}

SEC("kretprobe/tcp_read_sock")
int BPF_KRETPROBE(on_read_sock, int result)
{
	return end_call(CALL_READ_SOCK, IO_READ_SOCK, result);
}

/* An IPv6 socket with an IPv4 peer comes by here from the function below, which then tells it. */
SEC("kprobe/udp_sendmsg")
int BPF_KPROBE(begin_sendmsg_udp4_3args, struct sock *sk)
{
	return BPF_CORE_READ(sk, __sk_common.skc_family) == FAMILY_INET ? begin_call(sk, IO_UDP_SEND) : 0;
}

SEC("kretprobe/udp_sendmsg")
int BPF_KRETPROBE(on_sendmsg_udp4, int result)
{
	return end_call(IO_UDP_SEND, IO_UDP_SEND, result);
}

SEC("kprobe/udpv6_sendmsg")
int BPF_KPROBE(begin_sendmsg_udp6_3args, struct sock *sk)
{
	return begin_call(sk, CALL_UDP6_SEND);
}

SEC("kretprobe/udpv6_sendmsg")
int BPF_KRETPROBE(on_sendmsg_udp6, int result)
{
	return end_call(CALL_UDP6_SEND, IO_UDP_SEND, result);
}

SEC("kprobe/udp_recvmsg")
int BPF_KPROBE(begin_recvmsg_udp4_5args, struct sock *sk, void *msg, size_t len, int flags)
{
	return begin_receive(sk, IO_UDP_RECV, flags);
}

SEC("kprobe/udp_recvmsg")
int BPF_KPROBE(begin_recvmsg_udp4_6args, struct sock *sk, void *msg, size_t len, int nonblock, int flags)
{
	return begin_receive(sk, IO_UDP_RECV, flags);
}

SEC("kretprobe/udp_recvmsg")
int BPF_KRETPROBE(on_recvmsg_udp4, int result)
{
	return end_call(IO_UDP_RECV, IO_UDP_RECV, result);
}

SEC("kprobe/udpv6_recvmsg")
int BPF_KPROBE(begin_recvmsg_udp6_5args, struct sock *sk, void *msg, size_t len, int flags)
{
	return begin_receive(sk, IO_UDP_RECV, flags);
}

SEC("kprobe/udpv6_recvmsg")
int BPF_KPROBE(begin_recvmsg_udp6_6args, struct sock *sk, void *msg, size_t len, int nonblock, int flags)
{
	return begin_receive(sk, IO_UDP_RECV, flags);
}

SEC("kretprobe/udpv6_recvmsg")
int BPF_KRETPROBE(on_recvmsg_udp6, int result)
{
	return end_call(IO_UDP_RECV, IO_UDP_RECV, result);
}
