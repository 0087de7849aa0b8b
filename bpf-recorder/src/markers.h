/* SPDX-License-Identifier: Apache-2.0 */
/* Marks in the trace, by which a test can say what begins now. */
#ifndef RECORDER_MARKERS_H
#define RECORDER_MARKERS_H

#include <stdbool.h>
#include <stddef.h>

#include "trace.h"

struct markers {
	int fd;
	char line[512];
	size_t len;
};

void markers_write(struct trace *trace, const char *text, size_t len);
/* One marker per line; false when the other end is closed. */
bool markers_read(struct markers *markers, struct trace *trace);

#endif
