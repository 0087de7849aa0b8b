/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* One record per call that sends or receives. Needs flow.h, tuple.h, life.h and traced.h. */
#ifndef RECORDER_IO_H
#define RECORDER_IO_H

enum { MSG_PEEK_FLAG = 2 };

/* The caller of a send holds the socket, whoever accepted it. */
static __always_inline int tell_io(struct sock *sk, __u8 op, __s64 result)
{
	__u64 id = bpf_get_current_pid_tgid();
	struct flow *flow = traced_flow(sk);
	struct io_event *e;

	if (!flow || !flow->reported)
		return 0;
	if (op <= IO_SENDPAGE && flow->pid != id >> 32)
		tell_owner(flow, PID_WRITER);
	e = DATA_EVENT(flow, KIND_IO, struct io_event);
	if (!e)
		return 0;
	e->ck = flow->ck;
	e->result = result;
	e->pid = id >> 32;
	e->tid = id;
	e->op = op;
	data_submit(e);
	return 0;
}

#endif
