// SPDX-License-Identifier: Apache-2.0
#include "markers.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

void markers_write(struct trace *trace, const char *text, size_t len)
{
	pack_str(trace_begin_user(trace, KIND_MARKER), text, len);
	trace_end(trace, KIND_MARKER);
}

bool markers_read(struct markers *markers, struct trace *trace)
{
	char buf[512];
	ssize_t n = read(markers->fd, buf, sizeof(buf));

	if (n < 0)
		return errno == EAGAIN || errno == EINTR;
	for (ssize_t i = 0; i < n; i++) {
		/* An overlong line is told in pieces rather than dropped. */
		if (buf[i] == '\n' || markers->len == sizeof(markers->line)) {
			markers_write(trace, markers->line, markers->len);
			markers->len = 0;
		}
		if (buf[i] != '\n')
			markers->line[markers->len++] = buf[i];
	}
	return n > 0;
}
