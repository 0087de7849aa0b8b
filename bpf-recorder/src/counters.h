/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORDER_COUNTERS_H
#define RECORDER_COUNTERS_H

#include "event.h"
#include "pack.h"

/* Payload bytes: what tcp_sock counted, less the SYN and FINs it counts as bytes. */
uint64_t counters_sent(const struct counters *c);
uint64_t counters_received(const struct counters *c);
/* An array of nine, or nil when the kernel gave no way to read them. */
void pack_counters(struct pack *p, const struct counters *c);

#endif
