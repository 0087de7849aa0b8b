/* SPDX-License-Identifier: Apache-2.0 */
/* A small trace made by the recorder's own code, without a kernel. */
#ifndef RECORDER_TEST_SAMPLE_H
#define RECORDER_TEST_SAMPLE_H

#include <stddef.h>
#include <stdint.h>

/* Header, one record of each kind that an event makes, footer. The caller frees the bytes. */
uint8_t *sample_trace(size_t *len);

#endif
