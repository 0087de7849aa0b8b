/* SPDX-License-Identifier: Apache-2.0 */
/* What differs between systems in writing a file. */
#ifndef RECORDER_OUTPUT_H
#define RECORDER_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

/* "-" is standard output. A descriptor, or -1 and errno. */
int output_open(const char *path, int mode);
/* Cuts the file; false when it cannot be cut, as a pipe. */
bool output_cut(int fd, uint64_t bytes);
/* False and errno when what was written may not have reached the disk. */
bool output_sync(int fd);

#endif
