/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* What kprobes share with the other programs of one socket; see bpf/follow.h. */
#ifndef RECORDER_FOLLOWED_H
#define RECORDER_FOLLOWED_H

#include "event.h"

/* Sockets that kprobes can know at a time: some 6 MiB of the kernel's memory, taken only where they are used. */
enum { FOLLOWED_MAX = 1 << 16 };

struct followed {
	__u32 pid;	   /* its holder as known so far; that of its flow is older */
	__u32 lost[RINGS]; /* of what kprobes told */
	__u32 open_calls;  /* begun and not ended */
};

#endif
