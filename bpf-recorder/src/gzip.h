/* SPDX-License-Identifier: Apache-2.0 */
/* Traces that are gzipped while they are written. */
#ifndef RECORDER_GZIP_H
#define RECORDER_GZIP_H

#include <stdbool.h>

#include "packer.h"

/* True for names that end in `.gz`; standard output has none. */
bool gzip_is_meant(const char *path);
/* Level 1, which is quick enough for any rate that the rings take. NULL when there is no memory. */
struct packer *gzip_open(void);

#endif
