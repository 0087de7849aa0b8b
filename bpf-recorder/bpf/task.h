/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* The current task, in programs of every type. Needs kernel.h. */
#ifndef RECORDER_TASK_H
#define RECORDER_TASK_H

/* What all types of programs of this kernel may do; a lockdown may forbid the reading. */
const volatile __u8 task_access = TASK_TYPED;

/* As bpf_get_current_pid_tgid says it, which packet and sockops programs may not call. 0: not known. */
static __always_inline __u64 current_id(void)
{
	struct task_struct *task;

	if (task_access == TASK_HIDDEN)
		return 0;
	if (task_access == TASK_TYPED) {
		task = bpf_get_current_task_btf();
		return (__u64)task->tgid << 32 | (__u32)task->pid;
	}
	task = (struct task_struct *)bpf_get_current_task();
	return (__u64)BPF_CORE_READ(task, tgid) << 32 | (__u32)BPF_CORE_READ(task, pid);
}

/* 0: not known. */
static __always_inline __u32 current_netns(void)
{
	struct task_struct *task;

	if (task_access == TASK_HIDDEN)
		return 0;
	if (task_access == TASK_TYPED) {
		task = bpf_get_current_task_btf();
		return task->nsproxy->net_ns->ns.inum;
	}
	task = (struct task_struct *)bpf_get_current_task();
	return BPF_CORE_READ(task, nsproxy, net_ns, ns.inum);
}

#endif
