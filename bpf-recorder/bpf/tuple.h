/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* Addresses and ports of a socket, read from the socket itself: the same in every kind of program. */
#ifndef RECORDER_TUPLE_H
#define RECORDER_TUPLE_H

static __always_inline void copy_address(__u8 *to, const struct in6_addr *from)
{
	__u32 *words = (__u32 *)to;

	words[0] = from->in6_u.u6_addr32[0];
	words[1] = from->in6_u.u6_addr32[1];
	words[2] = from->in6_u.u6_addr32[2];
	words[3] = from->in6_u.u6_addr32[3];
}

static __always_inline void read_tuple(struct tuple *tuple, const struct sock *sk)
{
	const struct sock_common *common = &sk->__sk_common;

	__builtin_memset(tuple, 0, sizeof(*tuple));
	tuple->family = common->skc_family;
	tuple->lport = common->skc_num;
	tuple->rport = bpf_ntohs(common->skc_dport);
	if (tuple->family == FAMILY_INET) {
		*(__u32 *)tuple->laddr = common->skc_rcv_saddr;
		*(__u32 *)tuple->raddr = common->skc_daddr;
	} else if (tuple->family == FAMILY_INET6 && bpf_core_field_exists(common->skc_v6_daddr)) {
		copy_address(tuple->laddr, &common->skc_v6_rcv_saddr);
		copy_address(tuple->raddr, &common->skc_v6_daddr);
	}
}

#endif
