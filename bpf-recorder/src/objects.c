// SPDX-License-Identifier: Apache-2.0
#include "objects.h"

#include <bpf/libbpf.h>

#include "constants.h"
#include "data-cgroup.skel.h"
#include "exec-lite.skel.h"
#include "exec.skel.h"
#include "io-kprobe.skel.h"
#include "io-length.skel.h"
#include "io-tracing.skel.h"
#include "kprobe.skel.h"
#include "life-cgroup.skel.h"
#include "snapshot.skel.h"
#include "tls-length.skel.h"
#include "tls-tracing.skel.h"
#include "tracepoint.skel.h"
#include "tracing.skel.h"
#include "unix-cgroup.skel.h"

static const struct {
	const char *name;
	const void *(*bytes)(size_t *size);
} objects[OBJECTS] = {
	[OBJECT_DATA] = {"data-cgroup", data_cgroup__elf_bytes},
	[OBJECT_TRACEPOINT] = {"tracepoint", tracepoint__elf_bytes},
	[OBJECT_TRACING] = {"tracing", tracing__elf_bytes},
	[OBJECT_SNAPSHOT] = {"snapshot", snapshot__elf_bytes},
	[OBJECT_IO_TRACING] = {"io-tracing", io_tracing__elf_bytes},
	[OBJECT_IO_LENGTH] = {"io-length", io_length__elf_bytes},
	[OBJECT_KPROBE] = {"kprobe", kprobe__elf_bytes},
	[OBJECT_IO_KPROBE] = {"io-kprobe", io_kprobe__elf_bytes},
	[OBJECT_TLS_TRACING] = {"tls-tracing", tls_tracing__elf_bytes},
	[OBJECT_TLS_LENGTH] = {"tls-length", tls_length__elf_bytes},
	[OBJECT_EXEC] = {"exec", exec__elf_bytes},
	[OBJECT_EXEC_LITE] = {"exec-lite", exec_lite__elf_bytes},
	[OBJECT_UNIX] = {"unix-cgroup", unix_cgroup__elf_bytes},
	[OBJECT_LIFE] = {"life-cgroup", life_cgroup__elf_bytes},
};

const char *object_name(enum object_id id)
{
	return objects[id].name;
}

/* In the kernel's enum since 6.7; headers and libbpf of the build host may be older. */
enum { ATTACH_UNIX_CONNECT = 49 };

static void set_type(struct bpf_object *object)
{
	struct bpf_program *program = bpf_object__find_program_by_name(object, "on_unix_connect");

	bpf_program__set_type(program, BPF_PROG_TYPE_CGROUP_SOCK_ADDR);
	bpf_program__set_expected_attach_type(program, (enum bpf_attach_type)ATTACH_UNIX_CONNECT);
}

static void set_constants(struct bpf_object *object, enum object_id id, const struct options *o, __u32 told,
			  const struct abilities *can)
{
	__u64 wake_bytes[RINGS];
	__u32 port_count = o->port_count;
	__u8 http_mode = o->http_mode, task_access = can->task;
	/* Of the two ways to find a flow, the storage of its socket is the one that cannot fill up. */
	bool by_cookie = !can->can_fetch && o->backend != BACKEND_CGROUP;

	constant_set(object, "can_fetch", &can->can_fetch, sizeof(can->can_fetch));
	constant_set(object, "task_access", &task_access, sizeof(task_access));
	constant_set(object, "flows_by_cookie", &by_cookie, sizeof(by_cookie));
	for (int ring = 0; ring < RINGS; ring++)
		wake_bytes[ring] = o->ring_bytes[ring] / 4;
	constant_set(object, "wake_bytes", wake_bytes, sizeof(wake_bytes));
	constant_set(object, "port_count", &port_count, sizeof(port_count));
	constant_set(object, "ports", o->ports, sizeof(o->ports));
	constant_set(object, "http_mode", &http_mode, sizeof(http_mode));
	constant_set(object, "all_segments", &o->segments, sizeof(o->segments));
	constant_set(object, "progress_ns", &o->progress_ns, sizeof(o->progress_ns));
	/* The snapshot makes use of what it finds: it tells more than births. */
	if (id == OBJECT_SNAPSHOT)
		told |= 1u << SIGNAL_LISTEN | 1u << SIGNAL_ESTABLISHED;
	constant_set(object, "told_signals", &told, sizeof(told));
}

struct bpf_object *object_open(enum object_id id, const struct options *options, __u32 told,
			       const struct abilities *can)
{
	LIBBPF_OPTS(bpf_object_open_opts, open, .object_name = objects[id].name);
	struct bpf_object *object;
	struct bpf_map *map;
	size_t size;
	const void *bytes = objects[id].bytes(&size);

	object = bpf_object__open_mem(bytes, size, &open);
	if (!object)
		return NULL;
	if (id == OBJECT_UNIX)
		set_type(object);
	set_constants(object, id, options, told, can);
	if (!abilities_cut_fetches(can, object)) {
		bpf_object__close(object);
		return NULL;
	}
	map = bpf_object__find_map_by_name(object, "life_ring");
	if (map)
		bpf_map__set_max_entries(map, options->ring_bytes[RING_LIFE]);
	map = bpf_object__find_map_by_name(object, "data_ring");
	if (map)
		bpf_map__set_max_entries(map, options->ring_bytes[RING_DATA]);
	return object;
}
