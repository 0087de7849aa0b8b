/* SPDX-License-Identifier: Apache-2.0 */
/* Reads both ring buffers into the trace. */
#ifndef RECORDER_RINGS_H
#define RECORDER_RINGS_H

#include <stdbool.h>

#include "trace.h"

struct hooks;
struct rings;

/* NULL with errno on failure. */
struct rings *rings_open(const struct hooks *hooks, struct trace *trace);
int rings_epoll_fd(const struct rings *rings);
/* Reads what is there, but not for ever: true when there may be more. */
bool rings_read(struct rings *rings);
/* Reads until both are empty; only for rings nobody writes to any more. */
void rings_drain(struct rings *rings);
void rings_close(struct rings *rings);

#endif
