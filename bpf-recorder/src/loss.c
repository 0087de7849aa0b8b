// SPDX-License-Identifier: Apache-2.0
#include "loss.h"

uint64_t loss_attempts(const struct loss *loss, int ring)
{
	uint64_t sum = 0;

	for (int cpu = 0; cpu < loss->cpus; cpu++)
		sum += loss->kernel[ring][cpu].attempts;
	return sum;
}

uint64_t loss_delivered(const struct loss *loss, int ring)
{
	uint64_t sum = 0;

	for (int cpu = 0; cpu < loss->cpus; cpu++)
		sum += loss->delivered[ring][cpu];
	return sum;
}

uint64_t loss_lost(const struct loss *loss, int ring)
{
	uint64_t sum = 0;

	for (int cpu = 0; cpu < loss->cpus; cpu++)
		sum += loss->kernel[ring][cpu].lost;
	return sum;
}

bool loss_is_conserved(const struct loss *loss)
{
	for (int ring = 0; ring < RINGS; ring++)
		for (int cpu = 0; cpu < loss->cpus; cpu++)
			if (loss->kernel[ring][cpu].attempts !=
			    loss->delivered[ring][cpu] + loss->kernel[ring][cpu].lost)
				return false;
	return true;
}

const char *ring_name(int ring)
{
	return ring == RING_LIFE ? "life" : ring == RING_DATA ? "data" : "user";
}

void pack_per_cpu(struct pack *p, const struct loss *loss, int ring)
{
	uint32_t used = 0;

	for (int cpu = 0; cpu < loss->cpus; cpu++)
		used += loss->kernel[ring][cpu].attempts > 0;
	pack_array(p, used);
	for (int cpu = 0; cpu < loss->cpus; cpu++) {
		if (loss->kernel[ring][cpu].attempts == 0)
			continue;
		pack_array(p, 4);
		pack_uint(p, cpu);
		pack_uint(p, loss->kernel[ring][cpu].attempts);
		pack_uint(p, loss->delivered[ring][cpu]);
		pack_uint(p, loss->kernel[ring][cpu].lost);
	}
}

void pack_loss_detail(struct pack *p, const struct loss *loss)
{
	pack_map(p, 13);
	pack_cstr(p, "storage_failed");
	pack_uint(p, loss->totals[TOTAL_STORAGE_FAILED]);
	pack_cstr(p, "seen_late");
	pack_uint(p, loss->totals[TOTAL_SEEN_LATE]);
	pack_cstr(p, "head_cut");
	pack_uint(p, loss->totals[TOTAL_HEAD_CUT]);
	pack_cstr(p, "recursion_misses");
	pack_uint(p, loss->recursion_misses);
	pack_cstr(p, "proc_late");
	pack_uint(p, loss->proc_late);
	pack_cstr(p, "tls_libraries");
	pack_uint(p, loss->tls_libraries);
	pack_cstr(p, "tls_not_hooked");
	pack_uint(p, loss->tls_not_hooked);
	pack_cstr(p, "tls_no_socket");
	pack_uint(p, loss->totals[TOTAL_TLS_NO_SOCKET]);
	pack_cstr(p, "tls_unpaired");
	pack_uint(p, loss->totals[TOTAL_TLS_UNPAIRED]);
	pack_cstr(p, "netlink_overrun");
	pack_uint(p, loss->netlink_overrun);
	pack_cstr(p, "nat_unseen");
	pack_uint(p, loss->nat_unseen);
	pack_cstr(p, "packets_dropped");
	pack_uint(p, loss->packets_dropped);
	pack_cstr(p, "writer_dropped");
	pack_uint(p, loss->writer_dropped);
}

void pack_loss_rings(struct pack *p, const struct loss *loss)
{
	pack_map(p, RINGS);
	for (int ring = 0; ring < RINGS; ring++) {
		pack_cstr(p, ring_name(ring));
		pack_map(p, 4);
		pack_cstr(p, "attempts");
		pack_uint(p, loss_attempts(loss, ring));
		pack_cstr(p, "delivered");
		pack_uint(p, loss_delivered(loss, ring));
		pack_cstr(p, "lost");
		pack_uint(p, loss_lost(loss, ring));
		pack_cstr(p, "per_cpu");
		pack_per_cpu(p, loss, ring);
	}
}
