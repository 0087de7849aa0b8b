// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* Calls of connect on local sockets. Kernel 6.7 and newer has the hook; older ones refuse this object alone. */
#include <linux/bpf.h>
#include <stdbool.h>
#include <stddef.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>
#include "../src/event.h"
#include "maps.h"

char LICENSE[] SEC("license") = "GPL";

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct sockaddr_un {
	char sun_path[UNIX_PATH_BYTES];
};

struct bpf_sock_addr_kern {
	void *uaddr;
	__u32 uaddrlen;
};

#pragma clang attribute pop

enum { SOCK_DGRAM_TYPE = 2, FAMILY_BYTES = 2 };

extern void *bpf_cast_to_kern_ctx(void *) __ksym __weak;
extern void *bpf_rdonly_cast(void *, __u32)
__ksym __weak;

/* libbpf of the build host may not know the section's name: user space sets type and attach type. */
SEC("cgroup/connect_unix")
int on_unix_connect(struct bpf_sock_addr *ctx)
{
	struct event prefix = {.t = bpf_ktime_get_ns(), .kind = KIND_UNIX_OPEN};
	struct bpf_sock_addr_kern *kern;
	struct unix_connect_event *e;
	struct sockaddr_un *address;
	__u32 len;
	__u64 id;

	if (ctx->type == SOCK_DGRAM_TYPE || !take_number(&prefix, RING_LIFE))
		return 1;
	e = bpf_ringbuf_reserve(&life_ring, sizeof(*e), 0);
	if (!e) {
		count_lost(RING_LIFE);
		return 1;
	}
	kern = bpf_cast_to_kern_ctx(ctx);
	address = bpf_rdonly_cast(kern->uaddr, bpf_core_type_id_kernel(struct sockaddr_un));
	len = kern->uaddrlen;
	id = bpf_get_current_pid_tgid();
	e->ev = prefix;
	e->ck = bpf_get_socket_cookie(ctx);
	e->pid = id >> 32;
	e->tid = id;
	e->path_len = len > FAMILY_BYTES ? len - FAMILY_BYTES : 0;
	/* What lies behind the address's length is read too and not used: the kernel's own buffer is longer. */
#pragma unroll
	for (int i = 0; i < UNIX_PATH_BYTES; i++)
		e->path[i] = address->sun_path[i];
	bpf_ringbuf_submit(e, wake_flags(&life_ring, RING_LIFE));
	return 1;
}
