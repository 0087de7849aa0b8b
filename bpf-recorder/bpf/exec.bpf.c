// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* Processes made, programs started and ended inside the watched cgroup, with their whole command line. */
#include <linux/bpf.h>
#include <stdbool.h>
#include <stddef.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include "../src/event.h"
#include "kernel.h"
#include "maps.h"

char LICENSE[] SEC("license") = "GPL";

/* Slot 0: the watched cgroup. */
struct {
	__uint(type, BPF_MAP_TYPE_CGROUP_ARRAY);
	__uint(max_entries, 1);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, sizeof(__u32));
} scope SEC(".maps");

/* Too big for the stack, and a fixed reserve of this size would waste the ring. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u8[sizeof(struct exec_event) + ARGV_BYTES]);
} exec_scratch SEC(".maps");

enum { TICK_NS = 10000000 };

static __always_inline bool in_scope(void)
{
	return bpf_current_task_under_cgroup(&scope, 0) == 1;
}

/* Command line and all else are the current task's own: a forked child has them from it. */
static __always_inline int tell_process(struct task_struct *task, __u8 via)
{
	struct event prefix = {.t = bpf_ktime_get_ns(), .kind = KIND_PROC};
	struct exec_event *e;
	__u32 zero = 0, size;
	__u64 start, len;

	if (!in_scope())
		return 0;
	e = bpf_map_lookup_elem(&exec_scratch, &zero);
	if (!e || !take_number(&prefix, RING_LIFE))
		return 0;
	e->ev = prefix;
	e->via = via;
	e->pid = task->tgid;
	e->ppid = task->real_parent->tgid;
	/* Cut to the step of /proc/PID/stat, so that both ways to meet a process agree on its identity. */
	e->start_ns = task->start_boottime / TICK_NS * TICK_NS;
	e->cgroup_id = bpf_get_current_cgroup_id();
	e->netns_ino = task->nsproxy->net_ns->ns.inum;
	bpf_get_current_comm(e->comm, sizeof(e->comm));
	start = task->mm->arg_start;
	len = task->mm->arg_end - start;
	e->argv_len = len;
	size = len > ARGV_BYTES ? ARGV_BYTES : len;
	asm volatile("%0 &= 8191" : "+r"(size));
	if (size > ARGV_BYTES)
		size = ARGV_BYTES;
#ifdef WITHOUT_USER_READ
	size = 0;
#else
	if (bpf_probe_read_user(e->argv, size, (void *)start))
		size = 0;
#endif
	e->argv_copied = size;
	if (bpf_ringbuf_output(&life_ring, e, sizeof(*e) + size, BPF_RB_FORCE_WAKEUP))
		count_lost(RING_LIFE);
	return 0;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(on_exec, struct task_struct *task)
{
	return tell_process(task, VIA_EXEC);
}

/* A server that forks for each connection: its child may be gone before anybody looks into /proc. */
SEC("tp_btf/sched_process_fork")
int BPF_PROG(on_fork, struct task_struct *parent, struct task_struct *child)
{
	return child->pid == child->tgid ? tell_process(child, VIA_FORK) : 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(on_exit, struct task_struct *task)
{
	struct event prefix = {.t = bpf_ktime_get_ns(), .kind = KIND_PROC_EXIT};
	struct exit_event *e;

	if (task->pid != task->tgid || !in_scope())
		return 0;
	if (!take_number(&prefix, RING_LIFE))
		return 0;
	e = bpf_ringbuf_reserve(&life_ring, sizeof(*e), 0);
	if (!e) {
		count_lost(RING_LIFE);
		return 0;
	}
	e->ev = prefix;
	e->pid = task->tgid;
	e->status = task->exit_code;
	bpf_ringbuf_submit(e, wake_flags(&life_ring, RING_LIFE));
	return 0;
}
