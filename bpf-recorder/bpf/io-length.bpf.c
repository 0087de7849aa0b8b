// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* Bytes per call by the tracepoints of kernel 6.3 and newer. A receive by splice does not come by here. */
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

SEC("tp_btf/sock_send_length")
int BPF_PROG(on_send_length, struct sock *sk, int ret)
{
	return tell_io(sk, IO_SENDMSG, ret);
}

SEC("tp_btf/sock_recv_length")
int BPF_PROG(on_recv_length, struct sock *sk, int ret, int flags)
{
	if (flags & MSG_PEEK_FLAG)
		return 0;
	return tell_io(sk, IO_RECVMSG, ret);
}
