// SPDX-License-Identifier: Apache-2.0
#include "flow_row.h"

#include <string.h>

#include "bytes.h"

enum { UPGRADE_AND_TLS_BYTES = 22, INET = 2, INET6 = 23, TCP = 6, UDP = 17 };

size_t flow_row_bytes(uint16_t api)
{
	return api == FLOW_API_17 ? FLOW_ROW_BYTES_17 : api == FLOW_API_18 ? FLOW_ROW_BYTES_18 : 0;
}

static bool copy(struct bytes *bytes, uint8_t *to, size_t len)
{
	const uint8_t *from = bytes_take(bytes, len);

	if (from)
		memcpy(to, from, len);
	return from != NULL;
}

bool flow_row_decode(const uint8_t *data, size_t len, uint16_t api, struct flow_row *row)
{
	struct bytes b = {.data = data, .len = len};
	size_t size = flow_row_bytes(api);

	memset(row, 0, sizeof(*row));
	if (size == 0 || len < size)
		return false;
	return bytes_u64(&b, &row->handle) && bytes_u64(&b, &row->cookie) && bytes_u64(&b, &row->pid) &&
	       bytes_u16(&b, &row->family) && bytes_u16(&b, &row->protocol) && bytes_u32(&b, &row->flags) &&
	       copy(&b, row->local, sizeof(row->local)) && copy(&b, row->remote, sizeof(row->remote)) &&
	       bytes_u64(&b, &row->packets_out) && bytes_u64(&b, &row->sent_bytes_with_headers) &&
	       bytes_u64(&b, &row->sent_bytes) && bytes_u64(&b, &row->packets_in) &&
	       bytes_u64(&b, &row->recv_bytes_with_headers) && bytes_u64(&b, &row->recv_bytes) &&
	       bytes_u64(&b, &row->timestamp) && bytes_u16(&b, &row->local_port) &&
	       bytes_u16(&b, &row->remote_port) && bytes_u16(&b, &row->classification) &&
	       bytes_u16(&b, &row->request) && bytes_u16(&b, &row->response) &&
	       bytes_take(&b, UPGRADE_AND_TLS_BYTES) && bytes_u64(&b, &row->initial_rtt) &&
	       bytes_u64(&b, &row->smoothed_rtt) && bytes_u64(&b, &row->rtt_variance) &&
	       bytes_u64(&b, &row->retransmits) && bytes_u32(&b, &row->connection_status) &&
	       (api == FLOW_API_17 || bytes_u32(&b, &row->interface_index));
}

size_t flow_rows_strange(const uint8_t *data, size_t len, uint16_t api)
{
	size_t size = flow_row_bytes(api), strange = 0;
	struct flow_row row;

	for (size_t at = 0; size > 0 && at + size <= len; at += size) {
		flow_row_decode(data + at, size, api, &row);
		strange += (row.family != INET && row.family != INET6) ||
			   (row.protocol != TCP && row.protocol != UDP);
	}
	return strange;
}
