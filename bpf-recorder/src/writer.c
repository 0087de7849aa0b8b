// SPDX-License-Identifier: Apache-2.0
#include "writer.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "kinds.h"
#include "output.h"
#include "unpack.h"

enum { FLUSH_BYTES = 64 * 1024, FLUSH_NS = 200000000 };

int writer_open(struct writer *w, const char *path, int mode)
{
	*w = (struct writer){.path = path, .mode = mode, .fd = output_open(path, mode)};
	if (w->fd < 0)
		return errno;
	w->flushed_ns = clock_mono_ns();
	return 0;
}

static void write_out(struct writer *w, bool is_last);

/* Closes this part; false with w->error when it may not be whole on the disk. */
static bool close_part(struct writer *w)
{
	if (!output_sync(w->fd) && !w->error)
		w->error = errno;
	if (close(w->fd) && !w->error)
		w->error = errno;
	w->fd = -1;
	return !w->error;
}

/* Writes the records before the one that is being ended, which stays. */
static void write_earlier(struct writer *w, bool is_last)
{
	size_t kept = w->buf.len - w->mark;

	w->buf.len = w->mark;
	write_out(w, is_last);
	memmove(w->buf.data, w->buf.data + w->mark, kept);
	w->buf.len = kept;
	w->mark = 0;
}

/* The records before the one that is being ended stay in this part, it begins the next one. */
static void next_part(struct writer *w)
{
	char path[4200];

	write_earlier(w, true);
	if (w->error || !close_part(w))
		return;
	snprintf(path, sizeof(path), "%s.%04d", w->path, ++w->part);
	w->fd = output_open(path, w->mode);
	w->part_bytes = 0;
	if (w->fd < 0)
		w->error = errno;
}

/* What the records that wait can become in the file. */
static uint64_t pending_bytes(const struct writer *w)
{
	return w->packer ? w->packer->bound(w->packer, w->buf.len) : w->buf.len;
}

/* used: what is written so far of that which has the limit. */
static bool exceeds(struct writer *w, const uint64_t *used, uint64_t limit)
{
	if (*used + pending_bytes(w) <= limit)
		return false;
	if (!w->packer || !w->mark)
		return true;
	/* How small the earlier records become is known once they are written. */
	write_earlier(w, false);
	return *used + pending_bytes(w) > limit;
}

static bool is_part_full(struct writer *w)
{
	return w->rotate_bytes && w->part_bytes + w->mark > 0 && exceeds(w, &w->part_bytes, w->rotate_bytes);
}

struct pack *writer_begin(struct writer *w, int kind)
{
	w->mark = w->buf.len;
	pack_array(&w->buf, 1 + kind_field_count(kind_by_number(kind)));
	pack_uint(&w->buf, kind);
	return &w->buf;
}

void writer_end(struct writer *w, int kind)
{
	if (w->max_bytes && !w->full && exceeds(w, &w->written, w->max_bytes))
		w->full = true;
	if (w->error || w->full) {
		w->buf.len = w->mark;
		w->dropped++;
		return;
	}
	writer_end_forced(w, kind);
}

void writer_end_forced(struct writer *w, int kind)
{
	if (!w->error && is_part_full(w))
		next_part(w);
	if (w->error) {
		w->buf.len = w->mark;
		w->dropped++;
		return;
	}
	w->records++;
	w->counts[kind]++;
	if (w->buf.len >= FLUSH_BYTES)
		writer_flush(w);
}

/* Takes the records that end behind so many written bytes out of the counts; how far the others reach. */
static size_t count_whole_records(struct writer *w, size_t done)
{
	size_t whole = 0, at = 0;

	while (at < w->buf.len) {
		size_t next = at;
		int kind = unpack_record_kind(w->buf.data + at, w->buf.len - at);

		if (!unpack_skip(w->buf.data, w->buf.len, &next))
			break;
		if (next <= done) {
			whole = next;
		} else if (kind >= 0 && kind < KIND_MAX) {
			w->counts[kind]--;
			w->records--;
			w->dropped++;
		}
		at = next;
	}
	return whole;
}

/* After a short write: cut the file back to its last whole record, of packed ones to the last write-out. */
static void keep_whole_records(struct writer *w, size_t done)
{
	size_t whole = count_whole_records(w, w->packer ? 0 : done);

	/* A pipe cannot be cut; its reader sees the partial record and stops at the one before. */
	if (whole < done && output_cut(w->fd, w->part_bytes + whole))
		done = whole;
	w->written += done;
	w->part_bytes += done;
}

static void write_out(struct writer *w, bool is_last)
{
	const uint8_t *bytes = w->buf.data;
	size_t len = w->buf.len, done = 0;

	w->flushed_ns = clock_mono_ns();
	if (w->packer && !w->error) {
		bytes = w->packer->pack(w->packer, bytes, len, is_last, &len);
		if (!bytes)
			w->error = ENOMEM;
	}
	while (done < len && !w->error) {
		ssize_t n = write(w->fd, bytes + done, len - done);

		if (n > 0)
			done += n;
		else if (n == 0)
			w->error = ENOSPC;
		else if (errno != EINTR)
			w->error = errno;
	}
	if (w->error) {
		keep_whole_records(w, done);
	} else {
		w->written += done;
		w->part_bytes += done;
	}
	w->buf.len = 0;
}

void writer_flush(struct writer *w)
{
	if (w->buf.len)
		write_out(w, false);
}

void writer_flush_due(struct writer *w, uint64_t now_ns)
{
	if (w->buf.len && now_ns - w->flushed_ns >= FLUSH_NS)
		writer_flush(w);
}

int writer_close(struct writer *w)
{
	write_out(w, true);
	if (w->fd >= 0)
		close_part(w);
	if (w->packer)
		w->packer->free(w->packer);
	w->packer = NULL;
	pack_free(&w->buf);
	return w->error;
}
