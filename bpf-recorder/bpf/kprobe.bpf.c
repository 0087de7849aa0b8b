// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/*
 * Who accepted, by a kprobe, for kernels that take no function entries. At the hook in which accept gives the
 * socket to its file, not at the end of inet_csk_accept: a return that is waited for by more threads than
 * the kernel has slots for is missed, and accept is what servers wait in.
 */
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
#include "kprobe.h"

char LICENSE[] SEC("license") = "GPL";

enum { TCP_PROTO = 6 };

SEC("kprobe/security_sock_graft")
int BPF_KPROBE(on_graft, struct sock *sk)
{
	__u64 ck = cookie_of(sk);
	struct followed *followed = ck ? followed_of(ck) : NULL;

	if (followed && BPF_CORE_READ(sk, sk_protocol) == TCP_PROTO)
		tell_holder(followed->lost, ck, &followed->pid, PID_ACCEPTOR);
	return 0;
}
