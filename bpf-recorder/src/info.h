/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORDER_INFO_H
#define RECORDER_INFO_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Prints what is in a trace file (gzipped or not); returns the exit code. */
int info(const char *path);
/* The same on bytes in memory. */
int info_bytes(const char *name, const uint8_t *data, size_t len, FILE *out);

#endif
