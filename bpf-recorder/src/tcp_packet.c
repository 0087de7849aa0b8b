// SPDX-License-Identifier: Apache-2.0
#include "tcp_packet.h"

#include <netinet/in.h>
#include <string.h>

enum { IPV4_MIN = 20, IPV6_BYTES = 40, TCP_MIN = 20 };

static uint16_t read16(const uint8_t *at)
{
	return (uint16_t)(at[0] << 8 | at[1]);
}

/* Returns the bytes of the network header, 0 for one that is not TCP's; total: the whole packet's. */
static size_t read_network(const uint8_t *bytes, size_t len, struct tcp_packet *packet, size_t *total)
{
	if (len >= IPV4_MIN && bytes[0] >> 4 == 4 && bytes[9] == IPPROTO_TCP) {
		packet->family = FAMILY_INET;
		memcpy(packet->src, bytes + 12, 4);
		memcpy(packet->dst, bytes + 16, 4);
		*total = read16(bytes + 2);
		return (bytes[0] & 0x0f) * 4;
	}
	if (len >= IPV6_BYTES && bytes[0] >> 4 == 6 && bytes[6] == IPPROTO_TCP) {
		packet->family = FAMILY_INET6;
		memcpy(packet->src, bytes + 8, 16);
		memcpy(packet->dst, bytes + 24, 16);
		*total = IPV6_BYTES + read16(bytes + 4);
		return IPV6_BYTES;
	}
	return 0;
}

bool tcp_packet_parse(const uint8_t *bytes, size_t len, struct tcp_packet *packet)
{
	size_t total, ip, head;
	const uint8_t *tcp;

	*packet = (struct tcp_packet){0};
	ip = read_network(bytes, len, packet, &total);
	if (ip < IPV4_MIN || len < ip + TCP_MIN)
		return false;
	tcp = bytes + ip;
	head = ip + (tcp[12] >> 4) * 4;
	/* The second half of a packet that was cut into fragments has no ports. */
	if (head < ip + TCP_MIN || head > total || (packet->family == FAMILY_INET && (read16(bytes + 6) & 0x1fff)))
		return false;
	packet->sport = read16(tcp);
	packet->dport = read16(tcp + 2);
	packet->seq = (uint32_t)read16(tcp + 4) << 16 | read16(tcp + 6);
	packet->flags = tcp[13];
	packet->plen = total - head;
	packet->payload = head < len ? bytes + head : NULL;
	packet->payload_len = head < len ? len - head : 0;
	if (packet->payload_len > packet->plen)
		packet->payload_len = packet->plen;
	return true;
}
