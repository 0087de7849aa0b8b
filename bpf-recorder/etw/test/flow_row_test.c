// SPDX-License-Identifier: Apache-2.0
#include "etw_tests.h"

#include <stdlib.h>

#include "fixtures.h"
#include "flow_row.h"

static void a_row_is_read_field_by_field(void)
{
	size_t len;
	uint8_t *data = bytes_of_hex(FLOW_ROW, &len);
	struct flow_row row;

	CHECK_EQUAL(len, FLOW_ROW_BYTES_17);
	CHECK(flow_row_decode(data, len, FLOW_API_17, &row));
	CHECK_EQUAL(row.handle, 0x11);
	CHECK_EQUAL(row.cookie, 0xcafebabe);
	CHECK_EQUAL(row.pid, 1234);
	CHECK_EQUAL(row.family, 2);
	CHECK_EQUAL(row.protocol, 6);
	CHECK_EQUAL(row.flags, 0x200);
	CHECK(memcmp(row.local, "\x0a\x00\x00\x01", 4) == 0);
	CHECK(memcmp(row.remote, "\x0a\x00\x00\x02", 4) == 0);
	CHECK_EQUAL(row.packets_out, 3);
	CHECK_EQUAL(row.sent_bytes, 1500);
	CHECK_EQUAL(row.packets_in, 2);
	CHECK_EQUAL(row.recv_bytes, 200);
	CHECK_EQUAL(row.timestamp, 123456789);
	CHECK_EQUAL(row.local_port, 45678);
	CHECK_EQUAL(row.remote_port, 443);
	CHECK_EQUAL(row.request, 10);
	CHECK_EQUAL(row.smoothed_rtt, 1000);
	CHECK_EQUAL(row.rtt_variance, 50);
	CHECK_EQUAL(row.connection_status, 6);
	CHECK_EQUAL(flow_rows_strange(data, len, FLOW_API_17), 0);
	free(data);
}

static void rows_have_the_size_of_their_api(void)
{
	size_t len;
	uint8_t *data = bytes_of_hex(FLOW_ROW "070000000113", &len);
	struct flow_row row;

	CHECK_EQUAL(len, FLOW_ROW_BYTES_18);
	CHECK(flow_row_decode(data, len, FLOW_API_18, &row));
	CHECK_EQUAL(row.interface_index, 7);
	CHECK(!flow_row_decode(data, len - 1, FLOW_API_18, &row));
	CHECK(!flow_row_decode(data, FLOW_ROW_BYTES_17 - 1, FLOW_API_17, &row));
	CHECK(!flow_row_decode(data, len, 0x19, &row));
	CHECK_EQUAL(flow_row_bytes(0x19), 0);
	free(data);
}

static void rows_of_another_size_look_strange(void)
{
	size_t len;
	uint8_t *data = bytes_of_hex(FLOW_ROW FLOW_ROW FLOW_ROW, &len);

	CHECK_EQUAL(flow_rows_strange(data, len, FLOW_API_17), 0);
	CHECK(flow_rows_strange(data, len, FLOW_API_18) > 0);
	free(data);
}

const struct test flow_row_tests[] = {
	{"a row is read field by field", a_row_is_read_field_by_field},
	{"rows have the size of their API", rows_have_the_size_of_their_api},
	{"rows of another size look strange", rows_of_another_size_look_strange},
	{NULL, NULL},
};
