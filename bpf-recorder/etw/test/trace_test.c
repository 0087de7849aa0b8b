// SPDX-License-Identifier: Apache-2.0
#include "etw_tests.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "etw_header.h"
#include "etw_sample.h"
#include "fixtures.h"
#include "kinds.h"
#include "unpack.h"

static struct etw_trace trace;
static char path[64];

static void open_trace(void)
{
	int fd;

	memset(&trace, 0, sizeof(trace));
	snprintf(path, sizeof(path), "/tmp/etw-unit-XXXXXX");
	fd = mkstemp(path);
	if (fd >= 0)
		close(fd);
	CHECK_EQUAL(writer_open(&trace.writer, path, 0600), 0);
}

static void close_trace(void)
{
	writer_close(&trace.writer);
	unlink(path);
}

/* The value of a field that is a number, of the record that begins at `at`. */
static uint64_t number_at(size_t at, int field)
{
	struct value value = {0};

	unpack_next(trace.writer.buf.data, trace.writer.buf.len, &at, &value);
	for (int i = 0; i <= field; i++)
		unpack_next(trace.writer.buf.data, trace.writer.buf.len, &at, &value);
	return value.number;
}

static void kinds_have_their_numbers_and_fields(void)
{
	CHECK_TEXT(kind_by_number(40)->name, "etw");
	CHECK_EQUAL(kind_field_count(kind_by_number(40)), 4 + 12);
	CHECK_EQUAL(kind_field_count(kind_by_number(41)), 4 + 3);
	CHECK_EQUAL(kind_field_count(kind_by_number(42)), 4 + 6);
	CHECK_EQUAL(kind_field_count(kind_by_number(43)), 4 + 3);
	CHECK_EQUAL(kind_field_count(kind_by_number(44)), 4 + 1);
	CHECK(kind_by_number(20) == NULL);
}

static void records_have_as_many_fields_as_their_kind_says(void)
{
	size_t at = 0;

	open_trace();
	sample_write(&trace);
	while (at < trace.writer.buf.len) {
		struct value value = {0};
		size_t next = at, inside = at;
		int kind = unpack_record_kind(trace.writer.buf.data + at, trace.writer.buf.len - at);

		CHECK(unpack_skip(trace.writer.buf.data, trace.writer.buf.len, &next));
		CHECK(unpack_next(trace.writer.buf.data, trace.writer.buf.len, &inside, &value));
		for (uint64_t i = 0; i < value.count; i++)
			unpack_skip(trace.writer.buf.data, trace.writer.buf.len, &inside);
		CHECK_EQUAL(value.count, 1 + kind_field_count(kind_by_number(kind)));
		CHECK_EQUAL(inside, next);
		at = next;
	}
	close_trace();
}

static void time_never_goes_back_and_numbers_have_no_holes(void)
{
	size_t at;

	open_trace();
	trace.t0_ns = 1000;
	at = trace.writer.buf.len;
	sample_event(&trace, 24, CONNECTION, 5000);
	CHECK_EQUAL(number_at(at, 1), 4000);
	CHECK_EQUAL(number_at(at, 2), 65535);
	CHECK_EQUAL(number_at(at, 3), 0);
	CHECK_EQUAL(number_at(at, 4), 2);
	at = trace.writer.buf.len;
	sample_event(&trace, 5, "", 6000);
	CHECK_EQUAL(trace.writer.buf.len, at);
	sample_event(&trace, 24, CONNECTION, 3000);
	CHECK_EQUAL(number_at(at, 1), 4000);
	CHECK_EQUAL(number_at(at, 3), 1);
	at = trace.writer.buf.len;
	sample_event(&trace, 24, CONNECTION, 500);
	CHECK_EQUAL(number_at(at, 1), 4000);
	close_trace();
}

static void events_of_a_file_keep_their_own_distances(void)
{
	size_t at;

	open_trace();
	trace.is_file = true;
	sample_event(&trace, 24, CONNECTION, 1000000);
	at = trace.writer.buf.len;
	sample_event(&trace, 24, CONNECTION, 9000000);
	CHECK_EQUAL(number_at(at, 1), 8000000);
	at = trace.writer.buf.len;
	sample_event(&trace, 24, CONNECTION, 2000000);
	CHECK_EQUAL(number_at(at, 1), 8000000);
	close_trace();
}

static void what_is_left_out_is_counted(void)
{
	open_trace();
	sample_write(&trace);
	CHECK_EQUAL(trace.sums.delivered, 15);
	CHECK_EQUAL(trace.sums.recorded, 13);
	CHECK_EQUAL(trace.sums.not_wanted, 1);
	CHECK_EQUAL(trace.sums.other_provider, 1);
	CHECK_EQUAL(trace.sums.cut_payloads, 0);
	CHECK_EQUAL(trace.writer.counts[KIND_ETW], 13);
	CHECK_EQUAL(trace.writer.counts[KIND_ETW_LOSS], 2);
	CHECK(etw_trace_is_conserved(&trace));
	sample_event(&trace, 12, "0100", 9000000);
	CHECK_EQUAL(trace.sums.cut_payloads, 1);
	trace.sums.delivered++;
	CHECK(!etw_trace_is_conserved(&trace));
	close_trace();
	open_trace();
	trace.all_events = true;
	sample_write(&trace);
	CHECK_EQUAL(trace.sums.recorded, 14);
	CHECK_EQUAL(trace.sums.not_wanted, 0);
	close_trace();
}

/* A file size limit stands for a full disk. */
static void a_full_disk_leaves_whole_records_and_a_code(void)
{
	static uint8_t data[65536];
	struct rlimit old, small;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	for (rlim_t limit = 1000; limit < 1100; limit++) {
		size_t len, end = 0;
		FILE *file;

		open_trace();
		sample_write(&trace);
		small = (struct rlimit){.rlim_cur = limit, .rlim_max = old.rlim_max};
		setrlimit(RLIMIT_FSIZE, &small);
		writer_flush(&trace.writer);
		setrlimit(RLIMIT_FSIZE, &old);
		CHECK_EQUAL(trace.writer.error, EFBIG);
		writer_close(&trace.writer);
		file = fopen(path, "re");
		len = fread(data, 1, sizeof(data), file);
		fclose(file);
		while (unpack_skip(data, len, &end))
			;
		CHECK_EQUAL(end, len);
		CHECK(len > 0);
		unlink(path);
	}
}

const struct test etw_trace_tests[] = {
	{"kinds have their numbers and fields", kinds_have_their_numbers_and_fields},
	{"records have as many fields as their kind says", records_have_as_many_fields_as_their_kind_says},
	{"time never goes back, and numbers have no holes", time_never_goes_back_and_numbers_have_no_holes},
	{"events of a file keep their own distances", events_of_a_file_keep_their_own_distances},
	{"what is left out is counted", what_is_left_out_is_counted},
	{"a full disk leaves whole records and a code", a_full_disk_leaves_whole_records_and_a_code},
	{NULL, NULL},
};
