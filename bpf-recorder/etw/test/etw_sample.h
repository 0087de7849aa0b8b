/* SPDX-License-Identifier: Apache-2.0 */
/* A small Windows trace made by the recorder's own code, without Windows. */
#ifndef ETW_SAMPLE_H
#define ETW_SAMPLE_H

#include "etw_trace.h"

/* One event of the HTTP service; `data` are hexadecimal digits. */
void sample_event(struct etw_trace *trace, uint16_t id, const char *data, uint64_t now_ns);
/*
 * Two requests on one connection, an event of another provider and one that nobody handles, a read of
 * both flow tables, limits, statistics, losses. The writer must be open; header and footer included.
 */
void sample_write(struct etw_trace *trace);

#endif
