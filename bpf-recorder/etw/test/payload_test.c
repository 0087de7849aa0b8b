// SPDX-License-Identifier: Apache-2.0
#include "etw_tests.h"

#include <stdlib.h>

#include "fixtures.h"
#include "payload.h"

static struct payload decoded;

static bool decode(uint16_t id, const char *hex)
{
	size_t len;
	uint8_t *data = bytes_of_hex(hex, &len);
	bool is_whole = payload_decode(id, data, len, &decoded);

	CHECK(decoded.end <= len);
	free(data);
	return is_whole;
}

static void a_connection_tells_both_ends(void)
{
	CHECK(decode(21, CONNECT_V4));
	CHECK_EQUAL(decoded.object, 0xffff800011112222);
	CHECK_EQUAL(decoded.local.family, WINDOWS_INET);
	CHECK_EQUAL(decoded.local.port, 80);
	CHECK(memcmp(decoded.local.addr, "\xc0\x00\x02\x0a", 4) == 0);
	CHECK_EQUAL(decoded.remote.port, 50000);
	CHECK(memcmp(decoded.remote.addr, "\xc6\x33\x64\x07", 4) == 0);
	CHECK(decode(21, CONNECT_V6));
	CHECK_EQUAL(decoded.local.family, WINDOWS_INET6);
	CHECK_EQUAL(decoded.local.addr[15], 1);
	CHECK_EQUAL(decoded.remote.addr[15], 2);
	CHECK_EQUAL(decoded.remote.port, 50000);
}

static void a_request_is_read_with_both_widths_of_its_length(void)
{
	CHECK(decode(1, REQUEST));
	CHECK_EQUAL(decoded.remote.port, 50000);
	CHECK(decode(1, REQUEST_2022));
	CHECK_EQUAL(decoded.request_id, 1);
	CHECK_EQUAL(decoded.connection_id, 2);
	CHECK_EQUAL(decoded.remote.port, 50000);
	CHECK_EQUAL(decoded.remote.addr[3], 7);
}

static void urls_and_queues_are_found(void)
{
	CHECK(decode(2, PARSE));
	CHECK_EQUAL(decoded.verb, 4);
	CHECK_EQUAL(decoded.url.at, 12);
	CHECK_EQUAL(decoded.url.len, 26);
	CHECK(decode(3, DELIVER));
	CHECK_EQUAL(decoded.site_id, 1);
	CHECK_EQUAL(decoded.queue.at, 20);
	CHECK_EQUAL(decoded.queue.len, 28);
	CHECK_EQUAL(decoded.url.at, 50);
	CHECK_EQUAL(decoded.url.len, 26);
	CHECK_EQUAL(decoded.status, 0);
}

static void answers_tell_their_status(void)
{
	static const uint16_t sends[] = {10, 11, 12, 13, 14};

	for (uint16_t id = 4; id <= 8; id += 4) {
		CHECK(decode(id, RESPONSE));
		CHECK_EQUAL(decoded.status, 200);
		CHECK_EQUAL(decoded.method.len, 3);
		CHECK_EQUAL(decoded.header_bytes, 200);
	}
	for (size_t i = 0; i < 5; i++) {
		CHECK(decode(sends[i], SEND));
		CHECK_EQUAL(decoded.status, 200);
	}
}

static void the_cache_tells_its_urls_and_hits(void)
{
	for (uint16_t id = 16; id <= 17; id++) {
		CHECK(decode(id, CACHE_HIT));
		CHECK_EQUAL(decoded.site_id, 1);
		CHECK_EQUAL(decoded.sent_bytes, 1234);
	}
	for (uint16_t id = 25; id <= 27; id += 2) {
		CHECK(decode(id, CACHE_ENTRY));
		CHECK_EQUAL(decoded.url.at, 0);
		CHECK_EQUAL(decoded.status, 200);
		CHECK_EQUAL(decoded.content_bytes, 1000);
	}
}

static void the_end_of_a_connection_and_a_rejection_are_read(void)
{
	static const uint16_t ids[] = {23, 24, 34};

	for (size_t i = 0; i < 3; i++) {
		CHECK(decode(ids[i], CONNECTION));
		CHECK_EQUAL(decoded.object, 0xffff800011112222);
	}
	CHECK(decode(64, REJECTED));
	CHECK_EQUAL(decoded.reason.len, 3);
	CHECK_EQUAL(decoded.queue.len, 6);
}

static void a_payload_cut_anywhere_is_not_whole(void)
{
	static const struct {
		uint16_t id;
		const char *hex;
	} all[] = {{21, CONNECT_V4}, {21, CONNECT_V6}, {1, REQUEST},	  {1, REQUEST_2022},
		   {2, PARSE},	     {3, DELIVER},     {4, RESPONSE},	  {8, RESPONSE},
		   {10, SEND},	     {14, SEND},       {16, CACHE_HIT},	  {17, CACHE_HIT},
		   {24, CONNECTION}, {34, CONNECTION}, {25, CACHE_ENTRY}, {27, CACHE_ENTRY},
		   {64, REJECTED}};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		size_t len;
		uint8_t *whole = bytes_of_hex(all[i].hex, &len);

		CHECK(payload_decode(all[i].id, whole, len, &decoded));
		CHECK_EQUAL(decoded.end, len);
		for (size_t cut = 0; cut < len; cut++) {
			uint8_t *part = malloc(cut ? cut : 1);

			memcpy(part, whole, cut);
			CHECK(!payload_decode(all[i].id, part, cut, &decoded));
			CHECK(decoded.end <= cut);
			CHECK(decoded.url.at + decoded.url.len <= cut || decoded.url.len == 0);
			free(part);
		}
		free(whole);
	}
}

static void lengths_that_are_no_address_are_refused(void)
{
	CHECK(!decode(
		21,
		"222211110080ffff1100000002000050c000020a0000000000000000100000000200c350c6336407000000"));
	CHECK(!decode(
		21,
		"222211110080ffffffffffff02000050c000020a0000000000000000100000000200c350c6336407000000"));
	CHECK(decode(5, ""));
}

const struct test payload_tests[] = {
	{"a connection tells both ends", a_connection_tells_both_ends},
	{"a request is read with both widths of its length",
	 a_request_is_read_with_both_widths_of_its_length},
	{"URLs and queues are found", urls_and_queues_are_found},
	{"answers tell their status", answers_tell_their_status},
	{"the cache tells its URLs and hits", the_cache_tells_its_urls_and_hits},
	{"the end of a connection and a rejection are read",
	 the_end_of_a_connection_and_a_rejection_are_read},
	{"a payload cut anywhere is not whole", a_payload_cut_anywhere_is_not_whole},
	{"lengths that are no address are refused", lengths_that_are_no_address_are_refused},
	{NULL, NULL},
};
