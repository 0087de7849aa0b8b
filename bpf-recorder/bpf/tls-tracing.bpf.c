// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* Heads of TLS, their sockets learned at TCP's own functions. */
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
#include "follow.h"
#include "flow.h"
#include "task.h"
#include "tuple.h"
#include "http-words.h"
#include "tls-lost.h"
#include "traced.h"
#include "tls.h"

char LICENSE[] SEC("license") = "GPL";

SEC("fentry/tcp_sendmsg")
int BPF_PROG(on_tls_socket_sent, struct sock *sk)
{
	return learn_socket(sk);
}

SEC("fentry/tcp_recvmsg")
int BPF_PROG(on_tls_socket_received, struct sock *sk)
{
	return learn_socket(sk);
}
