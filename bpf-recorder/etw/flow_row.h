/* SPDX-License-Identifier: Apache-2.0 */
/* A row of the packet driver's flow tables (PerFlowData, packed, little endian). */
#ifndef ETW_FLOW_ROW_H
#define ETW_FLOW_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FLOW_API_17 = 0x17, FLOW_API_18 = 0x18, FLOW_ROW_BYTES_17 = 188, FLOW_ROW_BYTES_18 = 194 };

struct flow_row {
	uint64_t handle;
	uint64_t cookie;
	uint64_t pid;
	uint16_t family;   /* 2 or 23 */
	uint16_t protocol; /* 6 or 17 */
	uint32_t flags;	   /* 0x10 closed, 0x300 direction */
	uint8_t local[16];
	uint8_t remote[16];
	uint64_t packets_out;
	uint64_t sent_bytes_with_headers;
	uint64_t sent_bytes;
	uint64_t packets_in;
	uint64_t recv_bytes_with_headers;
	uint64_t recv_bytes;
	uint64_t timestamp;
	uint16_t local_port;
	uint16_t remote_port;
	uint16_t classification;
	uint16_t request;
	uint16_t response;
	uint64_t initial_rtt;
	uint64_t smoothed_rtt;
	uint64_t rtt_variance;
	uint64_t retransmits;
	uint32_t connection_status;
	uint32_t interface_index; /* API 0x18 only */
};

/* 0 when the API is none of ours. */
size_t flow_row_bytes(uint16_t api);
/* False when the row is shorter than its API's. */
bool flow_row_decode(const uint8_t *data, size_t len, uint16_t api, struct flow_row *row);
/* Rows whose family or protocol is none: a sign that the driver speaks another API than was thought. */
size_t flow_rows_strange(const uint8_t *data, size_t len, uint16_t api);

#endif
