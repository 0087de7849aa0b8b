// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include <stdlib.h>

#include "http.h"
#include "tcp_packet.h"

/* 20 bytes of IPv4, 24 of TCP (with an option), and "GET /" of 9 bytes that were sent. */
static const uint8_t over_ipv4[] = {0x45, 0,	0,    53,   0, 0, 0x40, 0, 64,	 6,    0,    0,	   127, 0,    0,   1,
				    10,	  9,	9,    9,    0x9c, 0x40, 0, 80, 0x12, 0x34, 0x56, 0x78, 0, 0, 0, 0,
				    0x60, 0x18, 0,    0,    0, 0, 0,	0, 1,	 1,    1,    1,	   'G', 'E', 'T', ' ', '/'};

static void reads_headers_and_lengths(void)
{
	struct tcp_packet packet;

	CHECK(tcp_packet_parse(over_ipv4, sizeof(over_ipv4), &packet));
	CHECK_EQUAL(packet.family, FAMILY_INET);
	CHECK_EQUAL(packet.sport, 40000);
	CHECK_EQUAL(packet.dport, 80);
	CHECK_EQUAL(packet.seq, 0x12345678);
	CHECK_EQUAL(packet.flags, 0x18);
	CHECK_EQUAL(packet.plen, 9);
	CHECK_EQUAL(packet.payload_len, 5);
	CHECK(http_begins(packet.payload, packet.payload_len));
	CHECK(!http_begins(packet.payload, 3));
	CHECK(!http_begins((const uint8_t *)"GETX", 4));
}

static void reads_ipv6(void)
{
	struct tcp_packet packet;
	uint8_t bytes[60] = {0x60, [5] = 22, [6] = 6, [23] = 1, [39] = 2, [43] = 80, [52] = 0x50, [53] = 1};

	CHECK(tcp_packet_parse(bytes, sizeof(bytes), &packet));
	CHECK_EQUAL(packet.family, FAMILY_INET6);
	CHECK_EQUAL(packet.src[15], 1);
	CHECK_EQUAL(packet.dst[15], 2);
	CHECK_EQUAL(packet.dport, 80);
	CHECK_EQUAL(packet.plen, 2);
	CHECK(packet.payload == NULL);
}

static void leaves_others_out(void)
{
	struct tcp_packet packet;
	uint8_t bytes[sizeof(over_ipv4)];

	memcpy(bytes, over_ipv4, sizeof(bytes));
	bytes[9] = 17;
	CHECK(!tcp_packet_parse(bytes, sizeof(bytes), &packet));
	bytes[9] = 6;
	bytes[7] = 1; /* a later fragment */
	CHECK(!tcp_packet_parse(bytes, sizeof(bytes), &packet));
	bytes[7] = 0;
	bytes[32] = 0x40; /* a header shorter than any */
	CHECK(!tcp_packet_parse(bytes, sizeof(bytes), &packet));
}

/* Each piece in memory of its own size, so that the sanitizers see a read beyond it. */
static void takes_any_piece(void)
{
	struct tcp_packet packet;

	for (size_t len = 1; len <= sizeof(over_ipv4); len++) {
		uint8_t *piece = malloc(len);

		memcpy(piece, over_ipv4, len);
		CHECK(tcp_packet_parse(piece, len, &packet) == (len >= 40));
		free(piece);
	}
}

const struct test tcp_packet_tests[] = {
	{"a TCP packet is read with the length that its headers tell", reads_headers_and_lengths},
	{"so is one over IPv6", reads_ipv6},
	{"other packets, later fragments and damaged headers are left out", leaves_others_out},
	{"a packet cut anywhere is read as far as it goes", takes_any_piece},
	{NULL, NULL},
};
