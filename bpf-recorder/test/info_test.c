// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include <stdlib.h>
#include <unistd.h>

#include "info.h"
#include "message.h"
#include "sample.h"
#include "unpack.h"

static char out[8192];

/* Runs info on bytes; its errors are not shown. */
static int run(const uint8_t *data, size_t len)
{
	FILE *capture = tmpfile(), *quiet = fopen("/dev/null", "we");
	int saved = dup(STDERR_FILENO), code;
	size_t n;

	fflush(stderr);
	dup2(fileno(quiet), STDERR_FILENO);
	code = info_bytes("sample", data, len, capture);
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	fclose(quiet);
	rewind(capture);
	n = fread(out, 1, sizeof(out) - 1, capture);
	out[n] = '\0';
	fclose(capture);
	return code;
}

static void a_whole_trace_is_summed_up(void)
{
	size_t len;
	uint8_t *data = sample_trace(&len);

	CHECK_EQUAL(run(data, len), 0);
	CHECK(strstr(out, "sockets: 1 established (1 out, 0 in)"));
	CHECK(strstr(out, "requests: 2 tx, 0 rx"));
	CHECK(strstr(out, "ended: command, exit status 0"));
	CHECK(strstr(out, "conserved: yes"));
	free(data);
}

static void a_trace_cut_at_every_byte_is_read_up_to_its_last_whole_record(void)
{
	size_t len, whole = 0, next = 0;
	uint8_t *data = sample_trace(&len);
	unsigned records = 0;

	for (size_t cut = 0; cut < len; cut++) {
		/* A copy of exactly this size, so that the sanitizers see a read past its end. */
		uint8_t *part = malloc(cut ? cut : 1);
		char expected[64];

		memcpy(part, data, cut);
		if (cut > 0 && cut == next) {
			whole = cut;
			records++;
		}
		if (cut == whole)
			CHECK(unpack_skip(data, len, (next = cut, &next)));
		CHECK_EQUAL(run(part, cut), cut == whole && records ? 0 : EXIT_TRACE);
		if (records) {
			snprintf(expected, sizeof(expected), "records: %u in ", records);
			CHECK(strstr(out, expected));
			CHECK(strstr(out, "cut: no footer"));
		}
		free(part);
	}
	free(data);
}

static void other_files_are_refused(void)
{
	CHECK_EQUAL(run((const uint8_t *)"hello world", 11), EXIT_TRACE);
	CHECK_EQUAL(run((const uint8_t *)"", 0), EXIT_TRACE);
	CHECK_EQUAL(run((const uint8_t *)"\x92\x00\x80", 3), EXIT_TRACE);
}

static void any_bytes_after_the_header_are_survived(void)
{
	size_t len;
	uint8_t *data = sample_trace(&len);
	uint32_t state = 7;

	for (int round = 0; round < 3000; round++) {
		uint8_t *copy = malloc(len);

		memcpy(copy, data, len);
		for (int i = 0; i < 4; i++) {
			state = state * 1664525 + 1013904223;
			copy[(state >> 8) % len] = state;
		}
		run(copy, len);
		free(copy);
	}
	free(data);
}

const struct test info_tests[] = {
	{"a whole trace is summed up", a_whole_trace_is_summed_up},
	{"a trace cut at every byte is read up to its last whole record",
	 a_trace_cut_at_every_byte_is_read_up_to_its_last_whole_record},
	{"other files are refused", other_files_are_refused},
	{"any bytes after the header are survived", any_bytes_after_the_header_are_survived},
	{NULL, NULL},
};
