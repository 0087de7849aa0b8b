/* SPDX-License-Identifier: Apache-2.0 */
/* Files of markers, as the tests of the writer make and read them. */
#ifndef RECORDER_TEST_MARKER_FILE_H
#define RECORDER_TEST_MARKER_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "writer.h"

enum { MARKER_FILE_PATH = 96 };

/* An empty file with a name of its own. */
void marker_file_new(char *path);
void marker_file_write(struct writer *w, const char *text);
/* Its bytes, as they are. */
size_t marker_file_read(const char *path, uint8_t *data, size_t cap);
/* Records that are whole, and where the last of them ends. */
uint64_t whole_records(const uint8_t *data, size_t len, size_t *end);

#endif
