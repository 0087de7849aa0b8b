// SPDX-License-Identifier: Apache-2.0
#include "payload.h"

#include <string.h>

#include "event_ids.h"

static bool decode_sockaddr(struct bytes *bytes, size_t len, struct endpoint *end)
{
	const uint8_t *at = bytes_take(bytes, len);

	if (!at || (len != SOCKADDR_V4_BYTES && len != SOCKADDR_V6_BYTES))
		return false;
	end->family = (uint16_t)(at[0] | at[1] << 8);
	end->port = (uint16_t)(at[2] << 8 | at[3]);
	if (len == SOCKADDR_V4_BYTES) {
		memcpy(end->addr, at + 4, 4);
		return end->family == WINDOWS_INET;
	}
	memcpy(end->addr, at + 8, 16);
	return end->family == WINDOWS_INET6;
}

static bool decode_connect(struct bytes *bytes, struct payload *p)
{
	uint32_t local = 0, remote = 0;

	return bytes_u64(bytes, &p->object) && bytes_u32(bytes, &local) &&
	       decode_sockaddr(bytes, local, &p->local) && bytes_u32(bytes, &remote) &&
	       decode_sockaddr(bytes, remote, &p->remote);
}

/* The length of the address has 32 bits, but 16 on Windows Server 2022. */
static bool decode_request(struct bytes *bytes, struct payload *p)
{
	uint32_t wide = 0;
	uint16_t narrow = 0;
	struct bytes rest;

	if (!bytes_u64(bytes, &p->request_id) || !bytes_u64(bytes, &p->connection_id))
		return false;
	rest = *bytes;
	if (bytes_u32(bytes, &wide) && decode_sockaddr(bytes, wide, &p->remote))
		return true;
	*bytes = rest;
	return bytes_u16(bytes, &narrow) && decode_sockaddr(bytes, narrow, &p->remote);
}

static bool decode_parse(struct bytes *bytes, struct payload *p)
{
	if (!bytes_u64(bytes, &p->object) || !bytes_u32(bytes, &p->verb))
		return false;
	p->url = utf16_take(bytes);
	return p->url.is_terminated;
}

static bool decode_deliver(struct bytes *bytes, struct payload *p)
{
	if (!bytes_u64(bytes, &p->object) || !bytes_u64(bytes, &p->request_id) ||
	    !bytes_u32(bytes, &p->site_id))
		return false;
	p->queue = utf16_take(bytes);
	p->url = utf16_take(bytes);
	return p->url.is_terminated && bytes_u32(bytes, &p->status);
}

static bool take_status(struct bytes *bytes, struct payload *p)
{
	uint16_t status = 0;

#ifdef ETW_PLANTED_OVERREAD
	/* Stands for a forgotten check: the test of the fuzzer wants it found. */
	p->status = (uint32_t)(bytes->data[bytes->at] | bytes->data[bytes->at + 1] << 8);
#endif
	if (!bytes_u16(bytes, &status))
		return false;
	p->status = status;
	return true;
}

static bool decode_response(struct bytes *bytes, struct payload *p)
{
	uint16_t chunks;
	uint32_t cache_policy;

	if (!bytes_u64(bytes, &p->request_id) || !bytes_u64(bytes, &p->connection_id) ||
	    !take_status(bytes, p))
		return false;
	p->method = ascii_take(bytes);
	return p->method.is_terminated && bytes_u32(bytes, &p->header_bytes) && bytes_u16(bytes, &chunks) &&
	       bytes_u32(bytes, &cache_policy);
}

static bool decode_cache_entry(struct bytes *bytes, struct payload *p)
{
	p->url = utf16_take(bytes);
	if (!p->url.is_terminated || !take_status(bytes, p))
		return false;
	p->method = ascii_take(bytes);
	return p->method.is_terminated && bytes_u32(bytes, &p->header_bytes) &&
	       bytes_u32(bytes, &p->content_bytes) && bytes_u64(bytes, &p->expires);
}

static bool decode_rejected(struct bytes *bytes, struct payload *p)
{
	if (!bytes_u64(bytes, &p->request_id))
		return false;
	p->reason = ascii_take(bytes);
	if (!p->reason.is_terminated)
		return false;
	p->queue = utf16_take(bytes);
	return p->queue.is_terminated;
}

static bool decode(uint16_t id, struct bytes *bytes, struct payload *p)
{
	switch (id) {
	case EVENT_CONN_CONNECT:
		return decode_connect(bytes, p);
	case EVENT_CONN_CLOSE:
	case EVENT_CONN_CLEANUP:
	case EVENT_SSL_CONN:
		return bytes_u64(bytes, &p->object);
	case EVENT_RECV_REQ:
		return decode_request(bytes, p);
	case EVENT_PARSE:
		return decode_parse(bytes, p);
	case EVENT_DELIVER:
		return decode_deliver(bytes, p);
	case EVENT_RECV_RESP:
	case EVENT_FAST_RESP:
		return decode_response(bytes, p);
	case EVENT_SEND_COMPLETE:
	case EVENT_CACHED_AND_SEND:
	case EVENT_FAST_SEND:
	case EVENT_ZERO_SEND:
	case EVENT_LAST_SND_ERROR:
		return bytes_u64(bytes, &p->request_id) && take_status(bytes, p);
	case EVENT_SRVD_FRM_CACHE:
	case EVENT_CACHED_NOT_MODIFIED:
		return bytes_u64(bytes, &p->object) && bytes_u32(bytes, &p->site_id) &&
		       bytes_u32(bytes, &p->sent_bytes);
	case EVENT_ADDED_CACHE_ENTRY:
	case EVENT_FLUSHED_CACHE:
		return decode_cache_entry(bytes, p);
	case EVENT_REQUEST_REJECTED:
		return decode_rejected(bytes, p);
	default:
		return true;
	}
}

bool payload_decode(uint16_t id, const uint8_t *data, size_t len, struct payload *p)
{
	struct bytes bytes = {.data = data, .len = len};
	bool is_whole;

	memset(p, 0, sizeof(*p));
	is_whole = decode(id, &bytes, p);
	p->end = bytes.at;
	return is_whole;
}
