/* SPDX-License-Identifier: Apache-2.0 */
/* What was lost, where: per ring and CPU, attempts == delivered + lost when all is drained. */
#ifndef RECORDER_LOSS_H
#define RECORDER_LOSS_H

#include <stdbool.h>
#include <stdint.h>

#include "event.h"
#include "pack.h"

enum { CPUS_MAX = 1024 };

struct loss {
	int cpus;
	struct ring_count kernel[RINGS][CPUS_MAX]; /* as last read */
	uint64_t delivered[RINGS][CPUS_MAX];
	uint64_t told_lost[RINGS][CPUS_MAX]; /* what events have told; only where the reader numbers them */
	uint64_t totals[TOTALS];
	uint64_t recursion_misses;
	uint64_t proc_late;	 /* processes gone before /proc could be read */
	uint64_t tls_libraries;	 /* TLS libraries that are hooked */
	uint64_t tls_not_hooked; /* and those that were met and are not */
	uint64_t netlink_overrun; /* times that events of connection tracking found no room */
	uint64_t nat_unseen;	 /* network namespaces whose connection tracking was not followed */
	uint64_t packets_dropped; /* of the agent's view */
	uint64_t writer_dropped; /* records that did not fit the output */
};

uint64_t loss_attempts(const struct loss *loss, int ring);
uint64_t loss_delivered(const struct loss *loss, int ring);
uint64_t loss_lost(const struct loss *loss, int ring);
/* Only meaningful once the programs are detached and the rings drained. */
bool loss_is_conserved(const struct loss *loss);

const char *ring_name(int ring);
/* array of [cpu, attempts, delivered, lost], CPUs without attempts left out */
void pack_per_cpu(struct pack *p, const struct loss *loss, int ring);
void pack_loss_detail(struct pack *p, const struct loss *loss);
/* {life: {attempts, delivered, lost, per_cpu}, data: {…}} */
void pack_loss_rings(struct pack *p, const struct loss *loss);

#endif
