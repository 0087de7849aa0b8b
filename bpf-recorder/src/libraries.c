// SPDX-License-Identifier: Apache-2.0
#include "libraries.h"

#include <string.h>

/* glibc, sysdeps/generic/dl-cache.h: a header, then entries; their texts are told from the header's begin. */
#define CACHE_MAGIC "glibc-ld.so.cache1.1"
enum {
	CACHE_MAGIC_BYTES = 20,
	CACHE_COUNT_AT = 20,
	CACHE_HEADER_BYTES = 48,
	CACHE_ENTRY_BYTES = 24,
	CACHE_PATH_AT = 8, /* of an entry: where its path lies */
};

static int begins(const char *name, const char *with)
{
	return strncmp(name, with, strlen(with)) == 0;
}

enum library_kind library_kind_of(const char *path)
{
	static const char *const unhooked[] = {"libgnutls.so", "libssl3.so", "libmbedtls.so", "libwolfssl.so"};
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	if (begins(name, "libssl.so"))
		return LIBRARY_OPENSSL;
	for (size_t i = 0; i < sizeof(unhooked) / sizeof(unhooked[0]); i++)
		if (begins(name, unhooked[i]))
			return LIBRARY_UNHOOKED;
	return LIBRARY_OTHER;
}

const char *library_in_maps_line(char *line)
{
	static const char deleted[] = " (deleted)";
	char *path = strchr(line, '/');
	size_t len;

	if (!path)
		return NULL;
	len = strcspn(path, "\n");
	path[len] = '\0';
	/* A file that was replaced: what lies at its path now is another one. */
	if (len >= sizeof(deleted) - 1 && strcmp(path + len - (sizeof(deleted) - 1), deleted) == 0)
		return NULL;
	return path;
}

static uint32_t word_at(const uint8_t *bytes)
{
	uint32_t word;

	memcpy(&word, bytes, sizeof(word));
	return word;
}

size_t libraries_in_cache(const uint8_t *bytes, size_t len, void (*found)(void *context, const char *path),
			  void *context)
{
	const uint8_t *cache = len ? memmem(bytes, len, CACHE_MAGIC, CACHE_MAGIC_BYTES) : NULL;
	size_t room = cache ? len - (size_t)(cache - bytes) : 0, count;

	if (room < CACHE_HEADER_BYTES)
		return 0;
	count = word_at(cache + CACHE_COUNT_AT);
	if (count > (room - CACHE_HEADER_BYTES) / CACHE_ENTRY_BYTES)
		return 0;
	for (size_t i = 0; i < count; i++) {
		size_t path = word_at(cache + CACHE_HEADER_BYTES + i * CACHE_ENTRY_BYTES + CACHE_PATH_AT);

		/* The planted overread: a path is believed to end. See `make fuzz-planted`. */
#ifdef PLANTED_OVERREAD
		if (path < room)
#else
		if (path < room && memchr(cache + path, '\0', room - path))
#endif
			found(context, (const char *)cache + path);
	}
	return count;
}
