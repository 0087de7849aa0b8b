/* SPDX-License-Identifier: Apache-2.0 */
/* A reading of what the watched processes have open: counts of descriptors, and connected local sockets. */
#ifndef RECORDER_READING_H
#define RECORDER_READING_H

#include <stdbool.h>

#include "trace.h"

/*
 * Writes one `fds` record per process of the scope, and what came and went of their local sockets when those
 * are wanted. skip: a process that is not to be looked at (0: none).
 */
void reading_take(struct trace *trace, bool with_local_sockets, int skip);

#endif
