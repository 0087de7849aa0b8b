/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* How a kprobe finds the sockets that are recorded. Needs follow.h. */
#ifndef RECORDER_KPROBE_H
#define RECORDER_KPROBE_H

/* Its number was given to it by the cgroup's own programs; without one nobody watches it. */
static __always_inline __u64 cookie_of(const struct sock *sk)
{
	return BPF_CORE_READ(sk, __sk_common.skc_cookie.counter);
}

/*
 * The kernel frees a socket. Not its close: what was never accepted has none, and the counts here are
 * wanted until the close is told.
 */
SEC("kprobe/security_sk_free")
int BPF_KPROBE(on_free, struct sock *sk)
{
	__u64 ck = cookie_of(sk);

	if (ck)
		unfollow(ck);
	return 0;
}

#endif
