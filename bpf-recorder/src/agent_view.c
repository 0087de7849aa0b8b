// SPDX-License-Identifier: Apache-2.0
#include "agent_view.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "http.h"
#include "redact.h"
#include "tcp_packet.h"

/* The longest headers and the head of a payload. */
enum { CAPTURE_BYTES = 60 + 60 + HEAD_BYTES, BUFFER_BYTES = 16 << 20, PACKETS_A_TURN = 4096 };

/* TCP over IPv4 and IPv6, cut to what is kept. */
static bool attach_filter(int fd)
{
	static struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_H | BPF_ABS, SKF_AD_OFF + SKF_AD_PROTOCOL),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ETH_P_IP, 0, 2),
		BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 9),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, IPPROTO_TCP, 3, 4),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ETH_P_IPV6, 0, 3),
		BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 6),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, IPPROTO_TCP, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, CAPTURE_BYTES),
		BPF_STMT(BPF_RET | BPF_K, 0),
	};
	struct sock_fprog program = {.len = sizeof(code) / sizeof(code[0]), .filter = code};

	return setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program)) == 0;
}

int agent_view_open(void)
{
	/* Protocol 0 gets nothing yet, so no packet passes before the filter is on. */
	int fd = socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	struct sockaddr_ll everywhere = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL)};
	int bytes = BUFFER_BYTES, on = 1, error;

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof(bytes));
	setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof(on));
	if (attach_filter(fd) && bind(fd, (struct sockaddr *)&everywhere, sizeof(everywhere)) == 0)
		return fd;
	error = errno;
	close(fd);
	errno = error;
	return -1;
}

bool agent_view_works(char *text, size_t cap)
{
	int fd = agent_view_open();

	if (fd < 0) {
		snprintf(text, cap, "packet socket: %s (CONFIG_PACKET and CAP_NET_RAW)", strerror(errno));
		return false;
	}
	close(fd);
	return true;
}

static bool is_wanted(const struct tcp_packet *packet, const struct options *o)
{
	if (packet->plen == 0 && !(packet->flags & (TCP_FLAG_FIN | TCP_FLAG_RST)))
		return false;
	if (o->port_count == 0)
		return true;
	for (int i = 0; i < o->port_count; i++)
		if (o->ports[i] == packet->sport || o->ports[i] == packet->dport)
			return true;
	return false;
}

static const char *type_name(uint8_t type)
{
	switch (type) {
	case PACKET_HOST:
		return "in";
	case PACKET_OUTGOING:
		return "out";
	case PACKET_BROADCAST:
		return "broadcast";
	case PACKET_MULTICAST:
		return "multicast";
	default:
		return "other";
	}
}

/* The head of a payload that begins like HTTP; nil for any other, which nobody needs. */
static void pack_head(struct pack *p, const struct trace *trace, const struct tcp_packet *packet)
{
	size_t len = packet->payload_len < HEAD_BYTES ? packet->payload_len : HEAD_BYTES;
	uint8_t head[HEAD_BYTES];
	struct http_line line;

	if (packet->payload)
		memcpy(head, packet->payload, len);
	if (!packet->payload || trace->http_mode == HTTP_OFF || !http_begins(head, len)) {
		pack_nil(p);
		return;
	}
	if (trace->redact)
		redact_head(head, len);
	line = http_parse(head, len);
	pack_bin(p, head, trace->http_mode == HTTP_LINE ? line.size : len);
}

static void write_packet(struct trace *trace, const struct tcp_packet *packet, const struct sockaddr_ll *from,
			 uint64_t mono_ns)
{
	struct pack *p = trace_begin_user_at(trace, KIND_PACKET, mono_ns);
	size_t bytes = packet->family == FAMILY_INET ? 4 : 16;

	pack_uint(p, trace->own_netns_ino);
	pack_uint(p, from->sll_ifindex);
	pack_cstr(p, type_name(from->sll_pkttype));
	pack_bin(p, packet->src, bytes);
	pack_uint(p, packet->sport);
	pack_bin(p, packet->dst, bytes);
	pack_uint(p, packet->dport);
	pack_uint(p, packet->seq);
	pack_uint(p, packet->flags);
	pack_uint(p, packet->plen);
	pack_head(p, trace, packet);
	trace_end(trace, KIND_PACKET);
}

/* When the packet passed, on the trace's clock. */
static uint64_t time_of(struct msghdr *message, const struct trace *trace)
{
	struct cmsghdr *at = CMSG_FIRSTHDR(message);
	struct timespec real;

	if (!at || at->cmsg_level != SOL_SOCKET || at->cmsg_type != SCM_TIMESTAMPNS)
		return 0;
	memcpy(&real, CMSG_DATA(at), sizeof(real));
	return (int64_t)real.tv_sec * 1000000000 + real.tv_nsec - trace->real_minus_mono_ns;
}

/* False when there is nothing more to read for now. */
static bool read_packet(int fd, struct trace *trace, const struct options *o)
{
	uint8_t bytes[CAPTURE_BYTES], control[CMSG_SPACE(sizeof(struct timespec))] __attribute__((aligned(8)));
	struct sockaddr_ll from;
	struct iovec part = {.iov_base = bytes, .iov_len = sizeof(bytes)};
	struct msghdr message = {.msg_name = &from,
				 .msg_namelen = sizeof(from),
				 .msg_iov = &part,
				 .msg_iovlen = 1,
				 .msg_control = control,
				 .msg_controllen = sizeof(control)};
	struct tcp_packet packet;
	ssize_t got = recvmsg(fd, &message, 0);

	if (got < 0)
		return errno == EINTR || errno == ENETDOWN;
	if (tcp_packet_parse(bytes, got, &packet) && is_wanted(&packet, o))
		write_packet(trace, &packet, &from, time_of(&message, trace));
	return true;
}

void agent_view_read(int fd, struct trace *trace, const struct options *o)
{
	for (int packets = 0; packets < PACKETS_A_TURN && read_packet(fd, trace, o);)
		packets++;
}

void agent_view_count_drops(int fd, struct loss *loss)
{
	struct tpacket_stats stats;
	socklen_t len = sizeof(stats);

	if (getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, &stats, &len) == 0)
		loss->packets_dropped += stats.tp_drops;
}
