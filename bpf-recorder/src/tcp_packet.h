/* SPDX-License-Identifier: Apache-2.0 */
/* The headers of a TCP packet, from the network layer on. */
#ifndef RECORDER_TCP_PACKET_H
#define RECORDER_TCP_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "event.h"

enum { TCP_FLAG_FIN = 0x01, TCP_FLAG_RST = 0x04 };

struct tcp_packet {
	uint8_t src[16];
	uint8_t dst[16];
	uint16_t family;
	uint16_t sport;
	uint16_t dport;
	uint32_t seq;
	uint32_t plen;	      /* payload as the headers tell it */
	uint8_t flags;
	const uint8_t *payload; /* the part of it that was captured */
	size_t payload_len;
};

/* False for what is no whole TCP header; extension headers of IPv6 are not walked. */
bool tcp_packet_parse(const uint8_t *bytes, size_t len, struct tcp_packet *packet);

#endif
