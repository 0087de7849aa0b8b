// SPDX-License-Identifier: Apache-2.0
/* Which files are TLS libraries, and when a process is looked at again. */
#include "check.h"

#include "late_looks.h"
#include "libraries.h"

static void libraries_are_known_by_the_name_of_their_file(void)
{
	CHECK_EQUAL(library_kind_of("/usr/lib/x86_64-linux-gnu/libssl.so.3"), LIBRARY_OPENSSL);
	CHECK_EQUAL(library_kind_of("libssl.so.1.1"), LIBRARY_OPENSSL);
	CHECK_EQUAL(library_kind_of("/usr/lib/libssl3.so"), LIBRARY_UNHOOKED);
	CHECK_EQUAL(library_kind_of("/usr/lib/libgnutls.so.30.34.3"), LIBRARY_UNHOOKED);
	CHECK_EQUAL(library_kind_of("/libssl.so/libc.so.6"), LIBRARY_OTHER);
	CHECK_EQUAL(library_kind_of(""), LIBRARY_OTHER);
}

static void a_line_of_maps_gives_its_file(void)
{
	char mapped[] = "7f0-7f1 r-xp 00001000 fe:00 12  /opt/a b/libssl.so.3\n";
	char replaced[] = "7f0-7f1 r-xp 00001000 fe:00 12  /opt/libssl.so.3 (deleted)\n";
	char heap[] = "55a-55b rw-p 00000000 00:00 0  [heap]\n";

	CHECK_TEXT(library_in_maps_line(mapped), "/opt/a b/libssl.so.3");
	CHECK(library_in_maps_line(replaced) == NULL);
	CHECK(library_in_maps_line(heap) == NULL);
}

struct cache {
	char before[5];
	char magic[20];
	uint32_t count;
	uint32_t rest[6];
	struct {
		uint32_t flags, name, path, os;
		uint64_t hwcap;
	} __attribute__((packed)) entries[2];
	char texts[32];
} __attribute__((packed));

static char last_path[64];

static void keep(void *context, const char *path)
{
	++*(int *)context;
	snprintf(last_path, sizeof(last_path), "%s", path);
}

static size_t in_header(size_t offset)
{
	return offset - offsetof(struct cache, magic);
}

static struct cache sample_cache(void)
{
	struct cache cache = {.before = "junk", .magic = "glibc-ld.so.cache1.", .count = 2};

	cache.magic[19] = '1';
	memcpy(cache.texts, "/l/a\0/l/libssl.so.3", 20);
	cache.entries[0].path = in_header(offsetof(struct cache, texts));
	cache.entries[1].path = in_header(offsetof(struct cache, texts)) + 5;
	return cache;
}

static void the_loaders_cache_gives_its_paths(void)
{
	struct cache cache = sample_cache();
	int calls = 0;

	CHECK_EQUAL(libraries_in_cache((uint8_t *)&cache, sizeof(cache), keep, &calls), 2);
	CHECK_EQUAL(calls, 2);
	CHECK_TEXT(last_path, "/l/libssl.so.3");
}

static void a_cache_that_lies_is_not_believed(void)
{
	struct cache cache = sample_cache();
	int calls = 0;

	cache.entries[0].path = UINT32_MAX;
	memset(cache.texts + 5, 'x', sizeof(cache.texts) - 5);
	libraries_in_cache((uint8_t *)&cache, sizeof(cache), keep, &calls);
	CHECK_EQUAL(calls, 0);
	cache = sample_cache();
	cache.count = UINT32_MAX;
	CHECK_EQUAL(libraries_in_cache((uint8_t *)&cache, sizeof(cache), keep, &calls), 0);
	for (size_t len = 0; len < sizeof(cache); len++)
		libraries_in_cache((uint8_t *)&cache, len, keep, &calls);
	CHECK_EQUAL(calls, 0);
}

static void a_process_is_looked_at_four_times_while_its_loader_works(void)
{
	struct late_looks looks = {0};
	uint64_t at[4];
	int times = 0;

	late_looks_add(&looks, 7, 1000000000);
	CHECK_EQUAL(late_looks_take(&looks, 999999999), 0);
	for (uint64_t now = 1000000000; now < 5000000000; now += 1000000)
		while (late_looks_take(&looks, now) == 7)
			at[times++ & 3] = now;
	CHECK_EQUAL(times, 4);
	CHECK_EQUAL(at[0], 1000000000);
	CHECK_EQUAL(at[1], 1020000000);
	CHECK_EQUAL(at[2], 1200000000);
	CHECK_EQUAL(at[3], 3000000000);
	CHECK_EQUAL(looks.count, 0);
	for (int pid = 1; pid <= 1000; pid++)
		late_looks_add(&looks, pid, 0);
	for (times = 0; late_looks_take(&looks, UINT64_MAX); times++)
		;
	CHECK_EQUAL(times, 4000);
	late_looks_free(&looks);
}

const struct test libraries_tests[] = {
	{"TLS libraries are known by the name of their file", libraries_are_known_by_the_name_of_their_file},
	{"a line of maps gives its file, unless that was replaced", a_line_of_maps_gives_its_file},
	{"the loader's cache gives its paths", the_loaders_cache_gives_its_paths},
	{"a cache that lies is not believed", a_cache_that_lies_is_not_believed},
	{"a process is looked at four times while its loader works",
	 a_process_is_looked_at_four_times_while_its_loader_works},
	{NULL, NULL},
};
