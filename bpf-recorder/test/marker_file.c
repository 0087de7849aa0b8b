// SPDX-License-Identifier: Apache-2.0
#include "marker_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "unpack.h"

void marker_file_new(char *path)
{
	int fd;

	snprintf(path, MARKER_FILE_PATH, "/tmp/recorder-unit-XXXXXX");
	fd = mkstemp(path);
	if (fd >= 0)
		close(fd);
}

void marker_file_write(struct writer *w, const char *text)
{
	struct pack *p = writer_begin(w, KIND_MARKER);

	pack_uint(p, 1);
	pack_uint(p, 65535);
	pack_uint(p, w->records);
	pack_uint(p, RING_USER);
	pack_cstr(p, text);
	writer_end(w, KIND_MARKER);
}

size_t marker_file_read(const char *path, uint8_t *data, size_t cap)
{
	FILE *file = fopen(path, "re");
	size_t len = file ? fread(data, 1, cap, file) : 0;

	if (file)
		fclose(file);
	return len;
}

uint64_t whole_records(const uint8_t *data, size_t len, size_t *end)
{
	uint64_t count = 0;

	*end = 0;
	while (unpack_skip(data, len, end))
		count++;
	return count;
}
