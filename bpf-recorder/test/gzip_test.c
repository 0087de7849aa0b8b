// SPDX-License-Identifier: Apache-2.0
#include "gzip.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

#include "check.h"
#include "marker_file.h"

enum { FILE_BYTES = 1 << 20 };

static uint8_t packed[FILE_BYTES], unpacked[FILE_BYTES];

static void open_packed(struct writer *w, const char *path)
{
	CHECK_EQUAL(writer_open(w, path, 0600), 0);
	w->packer = gzip_open();
	CHECK(w->packer != NULL);
}

/* All members one after the other, as far as they are there; false when the bytes are no gzip. */
static bool unpack(size_t len, size_t *unpacked_len)
{
	z_stream stream = {.next_in = packed, .avail_in = len, .next_out = unpacked, .avail_out = FILE_BYTES};
	int status = inflateInit2(&stream, 15 + 16);

	while (status == Z_OK && stream.avail_in) {
		status = inflate(&stream, Z_SYNC_FLUSH);
		if (status == Z_STREAM_END && stream.avail_in)
			status = inflateReset(&stream);
	}
	*unpacked_len = FILE_BYTES - stream.avail_out;
	inflateEnd(&stream);
	return status == Z_OK || status == Z_STREAM_END;
}

/* Text that does not pack to nothing. */
static void write_words(struct writer *w, int count)
{
	char text[48];

	for (int i = 0; i < count; i++) {
		snprintf(text, sizeof(text), "%08x%08x", (unsigned)rand(), (unsigned)rand());
		marker_file_write(w, text);
	}
}

static void each_write_out_can_be_read_without_the_next(void)
{
	char path[MARKER_FILE_PATH];
	uint64_t ends[20], records[20];
	struct writer w;
	size_t len, end;

	marker_file_new(path);
	open_packed(&w, path);
	for (int i = 0; i < 20; i++) {
		write_words(&w, i + 1);
		writer_flush(&w);
		ends[i] = w.written;
		records[i] = w.records;
	}
	CHECK_EQUAL(writer_close(&w), 0);
	len = marker_file_read(path, packed, sizeof(packed));
	CHECK_EQUAL(w.written, len);
	for (size_t cut = 20; cut <= len; cut++) {
		size_t unpacked_len;
		uint64_t whole;
		int last = 0;

		CHECK(unpack(cut, &unpacked_len));
		whole = whole_records(unpacked, unpacked_len, &end);
		while (last < 20 && ends[last] <= cut)
			last++;
		CHECK(whole >= (last ? records[last - 1] : 0) && whole <= records[last < 20 ? last : 19]);
	}
	unlink(path);
}

/* A file size limit stands for a full disk: the write is short at an arbitrary byte. */
static void a_full_disk_leaves_the_write_outs_before(void)
{
	struct rlimit old, small;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	for (rlim_t limit = 300; limit < 700; limit += 7) {
		char path[MARKER_FILE_PATH];
		size_t unpacked_len, end;
		struct writer w;

		marker_file_new(path);
		open_packed(&w, path);
		small = (struct rlimit){.rlim_cur = limit, .rlim_max = old.rlim_max};
		setrlimit(RLIMIT_FSIZE, &small);
		for (int i = 0; i < 40; i++) {
			write_words(&w, 3);
			writer_flush(&w);
		}
		CHECK_EQUAL(writer_close(&w), EFBIG);
		setrlimit(RLIMIT_FSIZE, &old);
		CHECK_EQUAL(w.records + w.dropped, 120);
		CHECK_EQUAL(w.counts[KIND_MARKER], w.records);
		CHECK(w.records >= 3);
		CHECK_EQUAL(marker_file_read(path, packed, sizeof(packed)), w.written);
		CHECK(w.written <= limit);
		CHECK(unpack(w.written, &unpacked_len));
		CHECK_EQUAL(whole_records(unpacked, unpacked_len, &end), w.records);
		CHECK_EQUAL(end, unpacked_len);
		unlink(path);
	}
}

static void parts_are_files_of_their_own_and_together_one(void)
{
	static const uint64_t sizes[] = {300, 5000, 60000};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char path[MARKER_FILE_PATH], name[MARKER_FILE_PATH + 8];
		size_t len = 0, unpacked_len, end;
		struct writer w;

		marker_file_new(path);
		open_packed(&w, path);
		w.rotate_bytes = sizes[i];
		write_words(&w, 9000);
		CHECK_EQUAL(writer_close(&w), 0);
		CHECK(w.part >= 1);
		for (int part = 0; part <= w.part; part++) {
			size_t got;

			snprintf(name, sizeof(name), part ? "%s.%04d" : "%s", path, part);
			got = marker_file_read(name, packed + len, sizeof(packed) - len);
			CHECK(got <= sizes[i] && (part == w.part || got > sizes[i] - 200) && packed[len] == 0x1f && packed[len + 1] == 0x8b);
			len += got;
			unlink(name);
		}
		CHECK_EQUAL(len, w.written);
		CHECK(unpack(len, &unpacked_len));
		CHECK_EQUAL(whole_records(unpacked, unpacked_len, &end), 9000);
		CHECK_EQUAL(end, unpacked_len);
	}
}

static void the_size_limit_is_of_what_is_written(void)
{
	char path[MARKER_FILE_PATH];
	struct writer w;

	marker_file_new(path);
	open_packed(&w, path);
	w.max_bytes = 150000;
	for (int i = 0; i < 20000 && !w.full; i++)
		marker_file_write(&w, "again and again the same text, which packs well");
	/* A million bytes before they were packed. */
	CHECK(!w.full && w.records == 20000);
	write_words(&w, 20000);
	CHECK(w.full);
	CHECK_EQUAL(writer_close(&w), 0);
	CHECK(w.written <= 150000 && w.written > 149000);
	unlink(path);
}

static void a_name_says_whether_it_is_meant(void)
{
	CHECK(gzip_is_meant("trace.msgpack.gz"));
	CHECK(!gzip_is_meant(".gz") && !gzip_is_meant("-") && !gzip_is_meant("trace.gz.msgpack"));
}

const struct test gzip_tests[] = {
	{"each gzipped write-out can be read without the next", each_write_out_can_be_read_without_the_next},
	{"a full disk leaves the gzipped write-outs before", a_full_disk_leaves_the_write_outs_before},
	{"gzipped parts are files of their own, and together one", parts_are_files_of_their_own_and_together_one},
	{"the size limit is of what is written, not of what was packed", the_size_limit_is_of_what_is_written},
	{"a name says whether gzip is meant", a_name_says_whether_it_is_meant},
	{NULL, NULL},
};
