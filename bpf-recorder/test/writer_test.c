// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "marker_file.h"
#include "writer.h"

/* Writes a hundred markers of growing length, and gives the bytes of all parts. */
static size_t write_parts(uint64_t rotate_bytes, uint8_t *data, size_t cap, int *parts)
{
	char text[128], path[MARKER_FILE_PATH], name[MARKER_FILE_PATH + 8];
	struct writer w;
	size_t len = 0;

	marker_file_new(path);
	CHECK_EQUAL(writer_open(&w, path, 0600), 0);
	w.rotate_bytes = rotate_bytes;
	memset(text, 'm', sizeof(text));
	for (int i = 0; i < 100; i++) {
		text[i] = '\0';
		marker_file_write(&w, text);
		text[i] = 'm';
	}
	CHECK_EQUAL(writer_close(&w), 0);
	CHECK_EQUAL(w.records, 100);
	*parts = w.part + 1;
	for (int part = 0; part < *parts; part++) {
		size_t end, got;

		snprintf(name, sizeof(name), part ? "%s.%04d" : "%s", path, part);
		got = marker_file_read(name, data + len, cap - len);
		CHECK(!rotate_bytes || got <= rotate_bytes || whole_records(data + len, got, &end) == 1);
		whole_records(data + len, got, &end);
		CHECK_EQUAL(end, got);
		len += got;
		unlink(name);
	}
	CHECK_EQUAL(len, w.written);
	return len;
}

static void parts_are_whole_records_and_together_one_trace(void)
{
	static uint8_t whole[20000], joined[20000];
	static const uint64_t sizes[] = {1, 50, 500, 4096, 1 << 20};
	int parts;
	size_t len = write_parts(0, whole, sizeof(whole), &parts);

	CHECK_EQUAL(parts, 1);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		CHECK_EQUAL(write_parts(sizes[i], joined, sizeof(joined), &parts), len);
		CHECK(memcmp(whole, joined, len) == 0);
		CHECK(sizes[i] < len ? (uint64_t)parts >= len / (sizes[i] + 130) : parts == 1);
	}
}

static void records_reach_the_file_in_order(void)
{
	char path[MARKER_FILE_PATH];
	struct writer w;
	uint8_t data[256];
	size_t len, end;

	marker_file_new(path);
	CHECK_EQUAL(writer_open(&w, path, 0600), 0);
	marker_file_write(&w, "a");
	marker_file_write(&w, "b");
	CHECK_EQUAL(w.written, 0);
	writer_flush_due(&w, w.flushed_ns + 199000000);
	CHECK_EQUAL(w.written, 0);
	writer_flush_due(&w, w.flushed_ns + 200000000);
	CHECK(w.written > 0);
	CHECK_EQUAL(writer_close(&w), 0);
	len = marker_file_read(path, data, sizeof(data));
	CHECK_EQUAL(whole_records(data, len, &end), 2);
	CHECK_EQUAL(end, len);
	unlink(path);
}

/* A file size limit stands for a full disk: the write is short at an arbitrary byte. */
static void a_full_disk_leaves_whole_records(void)
{
	char path[MARKER_FILE_PATH];
	struct rlimit old, small;
	static uint8_t data[8192];

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	for (rlim_t limit = 100; limit < 160; limit++) {
		struct writer w;
		size_t len, end;

		marker_file_new(path);
		writer_open(&w, path, 0600);
		for (int i = 0; i < 20; i++)
			marker_file_write(&w, "some text");
		small = (struct rlimit){.rlim_cur = limit, .rlim_max = old.rlim_max};
		setrlimit(RLIMIT_FSIZE, &small);
		writer_flush(&w);
		marker_file_write(&w, "not written");
		setrlimit(RLIMIT_FSIZE, &old);
		CHECK_EQUAL(w.error, EFBIG);
		CHECK_EQUAL(w.records + w.dropped, 21);
		CHECK_EQUAL(w.counts[KIND_MARKER], w.records);
		writer_close(&w);
		len = marker_file_read(path, data, sizeof(data));
		CHECK_EQUAL(whole_records(data, len, &end), w.records);
		CHECK_EQUAL(end, len);
		CHECK_EQUAL(w.written, len);
		unlink(path);
	}
}

static void the_size_limit_keeps_room_for_the_footer(void)
{
	char path[MARKER_FILE_PATH];
	struct writer w;

	marker_file_new(path);
	writer_open(&w, path, 0600);
	w.max_bytes = 100;
	for (int i = 0; i < 20; i++)
		marker_file_write(&w, "some text");
	CHECK(w.full);
	CHECK(w.records > 3 && w.records < 8);
	CHECK_EQUAL(w.records + w.dropped, 20);
	pack_nil(writer_begin(&w, KIND_FOOTER));
	writer_end_forced(&w, KIND_FOOTER);
	CHECK_EQUAL(w.counts[KIND_FOOTER], 1);
	CHECK_EQUAL(writer_close(&w), 0);
	unlink(path);
}

static void a_place_that_cannot_be_written_is_an_errno(void)
{
	struct writer w;

	CHECK_EQUAL(writer_open(&w, "/proc/no/such/place", 0600), ENOENT);
}

const struct test writer_tests[] = {
	{"records reach the file in order", records_reach_the_file_in_order},
	{"a full disk leaves whole records", a_full_disk_leaves_whole_records},
	{"the size limit keeps room for the footer", the_size_limit_keeps_room_for_the_footer},
	{"a place that cannot be written is an errno", a_place_that_cannot_be_written_is_an_errno},
	{"parts are whole records, and together one trace", parts_are_whole_records_and_together_one_trace},
	{NULL, NULL},
};
