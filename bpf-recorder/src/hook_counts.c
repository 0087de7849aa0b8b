// SPDX-License-Identifier: Apache-2.0
#include "hooks.h"

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <stdlib.h>
#include <string.h>

static int map_fd(const struct hooks *hooks, const char *name)
{
	return bpf_object__find_map_fd_by_name(hooks->objects[OBJECT_DATA], name);
}

int hooks_ring_fd(const struct hooks *hooks, int ring)
{
	return map_fd(hooks, ring == RING_LIFE ? "life_ring" : "data_ring");
}

static uint64_t recursion_misses(const struct bpf_object *object)
{
	struct bpf_program *program;
	uint64_t misses = 0;

	bpf_object__for_each_program(program, object)
	{
		struct bpf_prog_info info = {0};
		__u32 len = sizeof(info);

		if (bpf_program__autoload(program) &&
		    bpf_obj_get_info_by_fd(bpf_program__fd(program), &info, &len) == 0)
			misses += info.recursion_misses;
	}
	return misses;
}

void hooks_read_loss(const struct hooks *hooks, struct loss *loss)
{
	int cpus = libbpf_num_possible_cpus();
	struct ring_count *counts = calloc(cpus, sizeof(*counts));

	loss->cpus = cpus < CPUS_MAX ? cpus : CPUS_MAX;
	for (__u32 ring = 0; counts && ring < RINGS; ring++) {
		if (bpf_map_lookup_elem(map_fd(hooks, "ring_counts"), &ring, counts))
			continue;
		memcpy(loss->kernel[ring], counts, loss->cpus * sizeof(*counts));
	}
	for (__u32 i = 0; i < TOTALS; i++)
		bpf_map_lookup_elem(map_fd(hooks, "totals"), &i, &loss->totals[i]);
	loss->recursion_misses = 0;
	for (int id = 0; id < OBJECTS; id++)
		if (hooks->objects[id])
			loss->recursion_misses += recursion_misses(hooks->objects[id]);
	free(counts);
}
