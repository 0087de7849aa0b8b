// SPDX-License-Identifier: Apache-2.0
#include "etw_tests.h"

#include "flow_reader.h"

/* A driver that answers each call from a list. */
struct answer {
	uint32_t code;
	size_t bytes;
	size_t least_room; /* below it the answer is "more data" without any */
};

struct fake {
	const struct answer *answers;
	int calls;
	int at;
};

static uint32_t call(void *context, uint8_t *rows, size_t cap, size_t *got)
{
	struct fake *fake = context;
	const struct answer *answer = &fake->answers[fake->at];

	fake->calls++;
	if (cap < answer->least_room) {
		*got = 0;
		return ERROR_CODE_MORE_DATA;
	}
	fake->at++;
	*got = answer->bytes;
	memset(rows, 2, answer->bytes);
	return answer->code;
}

static struct etw_trace trace;

/* Reads the table once; returns what flow_reader_read does. */
static uint32_t read_table(struct fake *fake)
{
	struct flow_reader reader = {.call = call, .context = fake};
	uint32_t code;

	memset(&trace, 0, sizeof(trace));
	writer_open(&trace.writer, "/dev/null", 0600);
	code = flow_reader_read(&reader, &trace, "closed", 0x17, 0);
	flow_reader_free(&reader);
	return code;
}

static void end(void)
{
	writer_close(&trace.writer);
}

static void rounds_of_more_data_make_one_record(void)
{
	static const struct answer answers[] = {
		{ERROR_CODE_MORE_DATA, 188, 0}, {ERROR_CODE_MORE_DATA, 376, 0}, {0, 188, 0}};
	struct fake fake = {.answers = answers};

	CHECK_EQUAL(read_table(&fake), 0);
	CHECK_EQUAL(fake.calls, 3);
	CHECK_EQUAL(trace.writer.counts[KIND_FLOW_ROWS], 1);
	CHECK(trace.writer.buf.len > 752 && trace.writer.buf.len < 800);
	end();
}

static void an_empty_table_is_no_error(void)
{
	static const struct answer answers[] = {{ERROR_CODE_NO_MORE_ITEMS, 0, 0}};
	struct fake fake = {.answers = answers};

	CHECK_EQUAL(read_table(&fake), 0);
	CHECK_EQUAL(trace.writer.counts[KIND_FLOW_ROWS], 1);
	end();
}

static void a_piece_that_does_not_fit_gets_more_room(void)
{
	static const struct answer answers[] = {{0, 188, 1 << 20}};
	static const struct answer never[] = {{0, 0, 64 << 20}};
	struct fake fake = {.answers = answers}, stuck = {.answers = never};

	CHECK_EQUAL(read_table(&fake), 0);
	CHECK_EQUAL(fake.calls, 3);
	end();
	CHECK_EQUAL(read_table(&stuck), ERROR_CODE_MORE_DATA);
	end();
}

static void rows_before_an_error_are_told(void)
{
	static const struct answer answers[] = {{ERROR_CODE_MORE_DATA, 188, 0}, {31, 0, 0}};
	struct fake fake = {.answers = answers};

	CHECK_EQUAL(read_table(&fake), 31);
	CHECK_EQUAL(trace.writer.counts[KIND_FLOW_ROWS], 1);
	CHECK(trace.writer.buf.len > 188);
	end();
}

static void a_huge_table_is_told_in_several_records(void)
{
	static struct answer answers[70];
	struct fake fake = {.answers = answers};

	for (int i = 0; i < 70; i++)
		answers[i] = (struct answer){i < 69 ? ERROR_CODE_MORE_DATA : 0, 188 * 1000, 0};
	CHECK_EQUAL(read_table(&fake), 0);
	CHECK_EQUAL(fake.calls, 70);
	CHECK_EQUAL(trace.writer.counts[KIND_FLOW_ROWS], 2);
	CHECK_EQUAL(trace.sums.strange_rows, 70000);
	end();
}

const struct test flow_reader_tests[] = {
	{"rounds of more data make one record", rounds_of_more_data_make_one_record},
	{"an empty table is no error", an_empty_table_is_no_error},
	{"a piece that does not fit gets more room", a_piece_that_does_not_fit_gets_more_room},
	{"rows before an error are told", rows_before_an_error_are_told},
	{"a huge table is told in several records", a_huge_table_is_told_in_several_records},
	{NULL, NULL},
};
