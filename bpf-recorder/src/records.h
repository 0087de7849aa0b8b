/* SPDX-License-Identifier: Apache-2.0 */
/* Turns one kernel event into its record. */
#ifndef RECORDER_RECORDS_H
#define RECORDER_RECORDS_H

#include <stddef.h>

#include "trace.h"

void records_write(struct trace *trace, const struct event *ev, size_t size);

#endif
