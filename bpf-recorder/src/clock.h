/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORDER_CLOCK_H
#define RECORDER_CLOCK_H

#include <stdint.h>

uint64_t clock_mono_ns(void);
uint64_t clock_real_ns(void);
/* CLOCK_REALTIME minus CLOCK_MONOTONIC, from the tightest of a few readings. */
int64_t clock_real_minus_mono_ns(void);

#endif
