// SPDX-License-Identifier: Apache-2.0
#include "gzip.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* windowBits 15, and 16 for gzip's own head and tail; memLevel is zlib's default. */
enum { GZIP_LEVEL = 1, GZIP_WINDOW = 15 + 16, GZIP_MEMORY = 8, FLUSH_ROOM = 64 };

struct gzip {
	struct packer packer;
	z_stream stream;
	uint8_t *out;
	size_t cap;
};

bool gzip_is_meant(const char *path)
{
	size_t len = strlen(path);

	return len > 3 && strcmp(path + len - 3, ".gz") == 0;
}

static size_t bound(struct packer *packer, size_t len)
{
	/* deflateBound counts on one call; each flush adds a few bytes to that. */
	return deflateBound(&((struct gzip *)packer)->stream, len) + FLUSH_ROOM;
}

static const uint8_t *pack(struct packer *packer, const uint8_t *data, size_t len, bool is_last, size_t *packed_len)
{
	struct gzip *gzip = (struct gzip *)packer;
	z_stream *stream = &gzip->stream;
	size_t wanted = bound(packer, len);

	if (wanted > gzip->cap) {
		uint8_t *larger = realloc(gzip->out, wanted);

		if (!larger)
			return NULL;
		gzip->out = larger;
		gzip->cap = wanted;
	}
	stream->next_in = (uint8_t *)data;
	stream->avail_in = len;
	stream->next_out = gzip->out;
	stream->avail_out = gzip->cap;
	deflate(stream, is_last ? Z_FINISH : Z_SYNC_FLUSH);
	*packed_len = gzip->cap - stream->avail_out;
	if (is_last)
		deflateReset(stream);
	return gzip->out;
}

static void gzip_free(struct packer *packer)
{
	struct gzip *gzip = (struct gzip *)packer;

	deflateEnd(&gzip->stream);
	free(gzip->out);
	free(gzip);
}

struct packer *gzip_open(void)
{
	struct gzip *gzip = calloc(1, sizeof(*gzip));

	if (!gzip)
		return NULL;
	gzip->packer = (struct packer){.pack = pack, .bound = bound, .free = gzip_free};
	if (deflateInit2(&gzip->stream, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW, GZIP_MEMORY, Z_DEFAULT_STRATEGY) == Z_OK)
		return &gzip->packer;
	free(gzip);
	return NULL;
}
