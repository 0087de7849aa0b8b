/* SPDX-License-Identifier: Apache-2.0 */
/* Sockets older than the recording, told by the kernel's iterators. */
#ifndef RECORDER_SNAPSHOT_H
#define RECORDER_SNAPSHOT_H

#include "hooks.h"
#include "rings.h"
#include "trace.h"

/*
 * Goes through the sockets of every network namespace that the trace has told of. Nothing happens
 * when the hooks have no iterators.
 */
void snapshot_sockets(const struct hooks *hooks, struct rings *rings, struct trace *trace);

#endif
