// SPDX-License-Identifier: Apache-2.0
#include "kinds.h"

#include "event.h"

const struct kind_info kinds[] = {
	{KIND_HEADER, "header", "header"},
	{KIND_FOOTER, "footer", "footer"},
	{KIND_SNAPSHOT_END, "snapshot_end", PREFIX_FIELDS " records"},
	{KIND_LOSS, "loss", PREFIX_FIELDS " ring_name lost_total attempts per_cpu detail"},
	{KIND_TICK, "tick", PREFIX_FIELDS " records"},
	{KIND_MARKER, "marker", PREFIX_FIELDS " text"},
	{KIND_PROC, "proc",
	 PREFIX_FIELDS " pid ppid start_ns comm argv argv_len cgroup netns_ino container_id service via"},
	{KIND_PROC_EXIT, "proc_exit", PREFIX_FIELDS " pid status"},
	{KIND_NETNS, "netns", PREFIX_FIELDS " netns_ino netns_cookie pid root"},
	{KIND_IFACE, "iface", PREFIX_FIELDS " netns_ino ifindex name addrs"},
	{KIND_SOCK, "sock",
	 PREFIX_FIELDS " ck family proto pid tid comm cgroup_id netns_ino netns_cookie preexisting"},
	{KIND_LISTEN, "listen", PREFIX_FIELDS " ck addr port backlog"},
	{KIND_CONNECT, "connect", PREFIX_FIELDS " ck raddr rport pid tid result"},
	{KIND_ESTAB, "estab",
	 PREFIX_FIELDS " ck laddr lport raddr rport dir pid pid_src listener_ck netns_ino"},
	{KIND_STATE, "state", PREFIX_FIELDS " ck from to errno counters"},
	{KIND_PROGRESS, "progress",
	 PREFIX_FIELDS " ck counters data_segs_tx data_bytes_tx data_segs_rx data_bytes_rx laddr lport raddr rport"},
	{KIND_CLOSE, "close", PREFIX_FIELDS " ck pid tid state counters lost"},
	{KIND_OWNER, "owner", PREFIX_FIELDS " ck pid pid_src"},
	{KIND_RETRANS, "retrans", PREFIX_FIELDS " ck seq segs total"},
	{KIND_IO, "io", PREFIX_FIELDS " ck op result pid tid raddr rport"},
	{KIND_HTTP, "http",
	 PREFIX_FIELDS " ck dir seq plen head head_len trunc method path status via flags"},
	{KIND_SEGMENT, "segment", PREFIX_FIELDS " ck dir seq len flags"},
	{KIND_NAT, "nat",
	 PREFIX_FIELDS " netns_ino ct_id event proto orig_src orig_sport orig_dst orig_dport"
		       " reply_src reply_sport reply_dst reply_dport status"},
	{KIND_PACKET, "packet",
	 PREFIX_FIELDS " netns_ino ifindex pkttype src sport dst dport seq flags plen head"},
	{KIND_FDS, "fds",
	 PREFIX_FIELDS " pid total tcp4 tcp6 udp4 udp6 unix other_sock pipe anon file"},
	{KIND_UNIX_OPEN, "unix_open", PREFIX_FIELDS " ck pid path dir via"},
	{KIND_UNIX_CLOSE, "unix_close", PREFIX_FIELDS " ck alive_t"},
	{0, NULL, NULL},
};
