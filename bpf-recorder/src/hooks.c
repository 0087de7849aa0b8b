// SPDX-License-Identifier: Apache-2.0
#include "hooks.h"

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <linux/membarrier.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "data-cgroup.skel.h"
#include "exec.skel.h"
#include "life-cgroup.skel.h"
#include "message.h"

/* libbpf reports through a callback without a context; one line of it is kept for our own message. */
static char last_words[256];

static void keep_line(const char *text)
{
	size_t len = strcspn(text, "\n");

	if (len == 0 || strncmp(text, "processed ", 10) == 0 || strncmp(text, "-- ", 3) == 0)
		return;
	if (len >= sizeof(last_words))
		len = sizeof(last_words) - 1;
	memcpy(last_words, text, len);
	last_words[len] = '\0';
}

static int on_libbpf(enum libbpf_print_level level, const char *format, va_list args)
{
	static char text[1 << 16];
	char *verdict;

	if (level == LIBBPF_DEBUG)
		return 0;
	vsnprintf(text, sizeof(text), format, args);
	if (message_verbose)
		fputs(text, stderr);
	/* The line before the verifier's summary is what it objects to. */
	verdict = strstr(text, "\nprocessed ");
	if (verdict) {
		*verdict = '\0';
		keep_line(strrchr(text, '\n') ? strrchr(text, '\n') + 1 : text);
	} else if (!last_words[0]) {
		keep_line(text);
	}
	return 0;
}

static void share_maps(struct bpf_object *from, struct bpf_object *to)
{
	struct bpf_map *map;

	bpf_object__for_each_map(map, to)
	{
		struct bpf_map *shared = bpf_object__find_map_by_name(from, bpf_map__name(map));

		if (shared && !bpf_map__is_internal(map))
			bpf_map__reuse_fd(map, bpf_map__fd(shared));
	}
}

void hooks_share_maps(const struct hooks *hooks, struct bpf_object *object)
{
	share_maps(hooks->life->obj, object);
}

static bool refuse(struct hooks *hooks, const char *name)
{
	hooks->failed = name;
	hooks->error = errno;
	snprintf(hooks->reason, sizeof(hooks->reason), "%s", last_words);
	return false;
}

static void fill_ports(__u32 *count, __u16 *ports, const struct options *o)
{
	*count = o->port_count;
	memcpy(ports, o->ports, sizeof(o->ports));
}

static void fill_wake(__u64 *wake_bytes, const struct options *o)
{
	for (int ring = 0; ring < RINGS; ring++)
		wake_bytes[ring] = o->ring_bytes[ring] / 4;
}

static bool load_life(struct hooks *hooks, const struct options *o)
{
	hooks->life = life_cgroup__open();
	if (!hooks->life)
		return refuse(hooks, "life-cgroup");
	fill_ports((__u32 *)&hooks->life->rodata->port_count, (__u16 *)hooks->life->rodata->ports, o);
	fill_wake((__u64 *)hooks->life->rodata->wake_bytes, o);
	bpf_map__set_max_entries(hooks->life->maps.life_ring, o->ring_bytes[RING_LIFE]);
	bpf_map__set_max_entries(hooks->life->maps.data_ring, o->ring_bytes[RING_DATA]);
	return life_cgroup__load(hooks->life) == 0 || refuse(hooks, "life-cgroup");
}

static bool load_data(struct hooks *hooks, const struct options *o)
{
	hooks->data = data_cgroup__open();
	if (!hooks->data)
		return refuse(hooks, "data-cgroup");
	fill_ports((__u32 *)&hooks->data->rodata->port_count, (__u16 *)hooks->data->rodata->ports, o);
	fill_wake((__u64 *)hooks->data->rodata->wake_bytes, o);
	hooks->data->rodata->http_mode = o->http_mode;
	hooks->data->rodata->all_segments = o->segments;
	hooks->data->rodata->progress_ns = o->progress_ns;
	share_maps(hooks->life->obj, hooks->data->obj);
	return data_cgroup__load(hooks->data) == 0 || refuse(hooks, "data-cgroup");
}

static void load_exec(struct hooks *hooks, const struct options *o)
{
	last_words[0] = '\0';
	hooks->exec = exec__open();
	if (hooks->exec) {
		fill_wake((__u64 *)hooks->exec->rodata->wake_bytes, o);
		share_maps(hooks->life->obj, hooks->exec->obj);
		if (exec__load(hooks->exec) == 0)
			return;
	}
	snprintf(hooks->exec_reason, sizeof(hooks->exec_reason), "%s: %s", strerror(errno), last_words);
	exec__destroy(hooks->exec);
	hooks->exec = NULL;
}

bool hooks_load(struct hooks *hooks, const struct options *o)
{
	*hooks = (struct hooks){0};
	libbpf_set_print(on_libbpf);
	last_words[0] = '\0';
	if (!load_life(hooks, o) || !load_data(hooks, o))
		return false;
	load_exec(hooks, o);
	return true;
}

static bool attach_cgroup(struct hooks *hooks, struct bpf_program *program, int cgroup_fd)
{
	struct bpf_link *link = bpf_program__attach_cgroup(program, cgroup_fd);

	if (!link)
		return refuse(hooks, bpf_program__name(program));
	hooks->links[hooks->link_count++] = link;
	return true;
}

bool hooks_attach(struct hooks *hooks, int cgroup_fd)
{
	__u32 zero = 0;

	last_words[0] = '\0';
	if (hooks->exec) {
		bpf_map_update_elem(bpf_map__fd(hooks->exec->maps.scope), &zero, &cgroup_fd, BPF_ANY);
		if (exec__attach(hooks->exec)) {
			snprintf(hooks->exec_reason, sizeof(hooks->exec_reason), "%s: %s", strerror(errno),
				 last_words);
			exec__destroy(hooks->exec);
			hooks->exec = NULL;
		}
	}
	/* Births first, packets last: else a new socket could look older than the recording. */
	return attach_cgroup(hooks, hooks->life->progs.on_create, cgroup_fd) &&
	       attach_cgroup(hooks, hooks->life->progs.on_sockops, cgroup_fd) &&
	       attach_cgroup(hooks, hooks->life->progs.on_release, cgroup_fd) &&
	       attach_cgroup(hooks, hooks->data->progs.on_ingress, cgroup_fd) &&
	       attach_cgroup(hooks, hooks->data->progs.on_egress, cgroup_fd);
}

void hooks_detach(struct hooks *hooks)
{
	if (hooks->exec)
		exec__detach(hooks->exec);
	while (hooks->link_count > 0)
		bpf_link__destroy(hooks->links[--hooks->link_count]);
	/* The global barrier returns after a grace period: no program that was attached still runs then. */
	if (syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0))
		usleep(50000);
}

void hooks_free(struct hooks *hooks)
{
	while (hooks->link_count > 0)
		bpf_link__destroy(hooks->links[--hooks->link_count]);
	exec__destroy(hooks->exec);
	data_cgroup__destroy(hooks->data);
	life_cgroup__destroy(hooks->life);
	*hooks = (struct hooks){0};
}

int hooks_ring_fd(const struct hooks *hooks, int ring)
{
	return bpf_map__fd(ring == RING_LIFE ? hooks->life->maps.life_ring : hooks->life->maps.data_ring);
}

static uint64_t recursion_misses(const struct bpf_object *object)
{
	struct bpf_program *program;
	uint64_t misses = 0;

	bpf_object__for_each_program(program, object)
	{
		struct bpf_prog_info info = {0};
		__u32 len = sizeof(info);

		if (bpf_obj_get_info_by_fd(bpf_program__fd(program), &info, &len) == 0)
			misses += info.recursion_misses;
	}
	return misses;
}

void hooks_read_loss(const struct hooks *hooks, struct loss *loss)
{
	int cpus = libbpf_num_possible_cpus();
	struct ring_count *counts = calloc(cpus, sizeof(*counts));
	int fd = bpf_map__fd(hooks->life->maps.ring_counts);

	loss->cpus = cpus < CPUS_MAX ? cpus : CPUS_MAX;
	for (__u32 ring = 0; counts && ring < RINGS; ring++) {
		if (bpf_map_lookup_elem(fd, &ring, counts))
			continue;
		memcpy(loss->kernel[ring], counts, loss->cpus * sizeof(*counts));
	}
	for (__u32 i = 0; i < TOTALS; i++)
		bpf_map_lookup_elem(bpf_map__fd(hooks->life->maps.totals), &i, &loss->totals[i]);
	if (hooks->exec)
		loss->recursion_misses = recursion_misses(hooks->exec->obj);
	free(counts);
}
