// SPDX-License-Identifier: Apache-2.0
#include "hooks.h"

#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <linux/membarrier.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "functions.h"
#include "host.h"
#include "libbpf_words.h"
#include "objects.h"
#include "refusal.h"

/* Attached in this order. Births first, packets last: else a new socket could look older than the recording. */
static const char *const life_programs[] = {"on_create", "on_sockops", "on_release"};
static const char *const data_programs[] = {"on_ingress", "on_egress"};

static void decode(struct hooks *hooks, int error, char *text, size_t cap)
{
	char lockdown[32] = "";
	struct utsname uts;
	struct refusal refusal = {.error = error, .words = libbpf_words(), .lockdown = lockdown};

	uname(&uts);
	refusal.kernel = uts.release;
	host_lockdown(lockdown, sizeof(lockdown));
	refusal_decode(&refusal, text, cap);
	hooks->is_our_fault |= !refusal_is_of_host(&refusal);
}

static bool fail_whole(struct hooks *hooks, const char *what)
{
	char reason[REASON_BYTES - 64];

	decode(hooks, errno, reason, sizeof(reason));
	snprintf(hooks->failed, sizeof(hooks->failed), "%s: %s", what, reason);
	return false;
}

/* What only some recordings have: calls when asked for, older sockets unless the cgroup is a new one. */
static bool is_signal_wanted(const struct options *o, enum signal_id signal)
{
	if (signal == SIGNAL_IO)
		return o->io;
	if (signal == SIGNAL_TLS)
		return o->tls && o->http_mode != HTTP_OFF;
	return signal != SIGNAL_OLDER || !o->child || o->cgroup;
}

/* True when this recording may take the signal from this provider, and has no better one yet. */
static bool is_open(const struct hooks *hooks, const struct options *o, int index)
{
	const struct provider *provider = &providers[index];

	if (hooks->told_by[provider->signal] || !is_signal_wanted(o, provider->signal))
		return false;
	if (o->forced[provider->signal])
		return o->forced[provider->signal] == provider;
	return provider_allowed(provider, o->backend);
}

static bool names(const struct provider *provider, const struct bpf_program *program)
{
	return provider->program && strncmp(bpf_program__name(program), provider->program,
					    strlen(provider->program)) == 0;
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

/* A program that only serves providers which are not wanted stays out of the kernel. */
static bool is_program_wanted(const struct bpf_program *program, enum object_id id, __u32 open)
{
	bool is_named = false;

	for (int i = 0; i < PROVIDERS; i++) {
		if (providers[i].object != id || !names(&providers[i], program))
			continue;
		if (open >> i & 1)
			return true;
		is_named = true;
	}
	return !is_named;
}

/* open: the providers wanted of this object, one bit each. NULL with errno when the kernel refuses it. */
static struct bpf_object *load(struct hooks *hooks, enum object_id id, const struct options *o, __u32 open)
{
	struct bpf_object *object;
	struct bpf_program *program;
	__u32 told = 0;
	int error;

	libbpf_forget();
	for (int i = 0; i < PROVIDERS; i++)
		if (open >> i & 1)
			told |= 1u << providers[i].signal;
	object = object_open(id, o, told);
	if (!object)
		return NULL;
	if (id != OBJECT_DATA)
		share_maps(hooks->objects[OBJECT_DATA], object);
	bpf_object__for_each_program(program, object) bpf_program__set_autoload(
		program,
		is_program_wanted(program, id, open) && (!hooks->kernel || function_fits(hooks->kernel, program)));
	error = bpf_object__load(object);
	if (!error)
		return object;
	bpf_object__close(object);
	errno = -error;
	return NULL;
}

static bool add_link(struct hooks *hooks, const struct bpf_program *program, struct bpf_link *link)
{
	if (!link)
		return false;
	if (hooks->link_count == HOOK_LINKS_MAX) {
		bpf_link__destroy(link);
		errno = ENOSPC;
		return false;
	}
	hooks->linked[hooks->link_count] = bpf_program__name(program);
	hooks->links[hooks->link_count++] = link;
	return true;
}

static __u32 open_providers(const struct hooks *hooks, const struct options *o, enum object_id id)
{
	__u32 open = 0;

	for (int i = 0; i < PROVIDERS; i++)
		if (providers[i].object == id && is_open(hooks, o, i))
			open |= 1u << i;
	return open;
}

static void refuse(struct hooks *hooks, __u32 which, const char *reason)
{
	for (int i = 0; i < PROVIDERS; i++)
		if (which >> i & 1)
			snprintf(hooks->refused[i], sizeof(hooks->refused[i]), "%s", reason);
}

/* What one program tells when it is attached; told_by gets it. */
static void accept_program(struct hooks *hooks, const struct bpf_program *program, __u32 open)
{
	for (int i = 0; i < PROVIDERS; i++)
		if ((open >> i & 1) && names(&providers[i], program))
			hooks->told_by[providers[i].signal] = &providers[i];
}

/* Attached to each TLS library as it is met; see tls.h. */
static bool is_for_library(const struct bpf_program *program)
{
	return strstr(bpf_program__section_name(program), "probe") != NULL;
}

static void attach_each(struct hooks *hooks, struct bpf_object *object, __u32 open)
{
	struct bpf_program *program;
	char reason[REASON_BYTES];

	bpf_object__for_each_program(program, object)
	{
		if (!bpf_program__autoload(program) || is_for_library(program))
			continue;
		libbpf_forget();
		if (add_link(hooks, program, bpf_program__attach(program))) {
			accept_program(hooks, program, open);
			continue;
		}
		decode(hooks, errno, reason, sizeof(reason));
		for (int i = 0; i < PROVIDERS; i++)
			if ((open >> i & 1) && names(&providers[i], program))
				refuse(hooks, 1u << i, reason);
	}
}

/*
 * Programs that watch the whole machine go in first: they know no socket before the cgroup's own
 * programs give one storage. So the choice is made before anything is told.
 */
static void start_traced(struct hooks *hooks, const struct options *o, enum object_id id, int cgroup_fd)
{
	__u32 open = open_providers(hooks, o, id), zero = 0;
	struct bpf_map *scope;
	char reason[REASON_BYTES];

	if (!open)
		return;
	hooks->objects[id] = load(hooks, id, o, open);
	if (!hooks->objects[id]) {
		decode(hooks, errno, reason, sizeof(reason));
		refuse(hooks, open, reason);
		return;
	}
	scope = bpf_object__find_map_by_name(hooks->objects[id], "scope");
	if (scope)
		bpf_map_update_elem(bpf_map__fd(scope), &zero, &cgroup_fd, BPF_ANY);
	attach_each(hooks, hooks->objects[id], open);
	for (int i = 0; i < PROVIDERS; i++)
		if ((open >> i & 1) && !hooks->told_by[providers[i].signal] && !hooks->refused[i][0])
			snprintf(hooks->refused[i], sizeof(hooks->refused[i]),
				 "this kernel has no such function, or one with other arguments");
}

/* What is left falls to the cgroup programs and to user space, as far as that is allowed. */
static void choose_rest(struct hooks *hooks, const struct options *o)
{
	for (int i = 0; i < PROVIDERS; i++) {
		enum object_id id = providers[i].object;

		if ((id == OBJECT_LIFE || id == OBJECT_DATA || id == OBJECT_NONE) && is_open(hooks, o, i))
			hooks->told_by[providers[i].signal] = &providers[i];
	}
}

static bool has_all(struct hooks *hooks, const struct options *o)
{
	for (int signal = 0; signal < SIGNALS; signal++) {
		if (hooks->told_by[signal] || !is_signal_wanted(o, signal))
			continue;
		/* Told where they can be; whoever insists on a provider or a backend wants it or nothing. */
		if ((signal == SIGNAL_IO || signal == SIGNAL_TLS) && !o->forced[signal] && o->backend != BACKEND_TRACING)
			continue;
		snprintf(hooks->failed, sizeof(hooks->failed), "nothing that was asked for can tell `%s`",
			 signal_name(signal));
		return false;
	}
	return true;
}

static __u32 told_by_life(const struct hooks *hooks)
{
	__u32 which = 0;

	for (int i = 0; i < PROVIDERS; i++)
		if (providers[i].object == OBJECT_LIFE && hooks->told_by[providers[i].signal] == &providers[i])
			which |= 1u << i;
	/* The others need what it knows of a socket, also when it tells nothing of it itself. */
	return which;
}

static bool attach_cgroup(struct hooks *hooks, enum object_id id, const char *name, int cgroup_fd)
{
	struct bpf_program *program = bpf_object__find_program_by_name(hooks->objects[id], name);

	if (!bpf_program__autoload(program))
		return true;
	libbpf_forget();
	return add_link(hooks, program, bpf_program__attach_cgroup(program, cgroup_fd)) ||
	       fail_whole(hooks, name);
}

static bool start_cgroup(struct hooks *hooks, const struct options *o, int cgroup_fd)
{
	hooks->objects[OBJECT_LIFE] = load(hooks, OBJECT_LIFE, o, told_by_life(hooks));
	if (!hooks->objects[OBJECT_LIFE])
		return fail_whole(hooks, object_name(OBJECT_LIFE));
	for (size_t i = 0; i < sizeof(life_programs) / sizeof(life_programs[0]); i++)
		if (!attach_cgroup(hooks, OBJECT_LIFE, life_programs[i], cgroup_fd))
			return false;
	for (size_t i = 0; i < sizeof(data_programs) / sizeof(data_programs[0]); i++)
		if (!attach_cgroup(hooks, OBJECT_DATA, data_programs[i], cgroup_fd))
			return false;
	return true;
}

static bool start_data(struct hooks *hooks, const struct options *o)
{
	*hooks = (struct hooks){0};
	libbpf_listen();
	hooks->kernel = btf__load_vmlinux_btf();
	hooks->objects[OBJECT_DATA] = load(hooks, OBJECT_DATA, o, ~0u);
	return hooks->objects[OBJECT_DATA] || fail_whole(hooks, object_name(OBJECT_DATA));
}

bool hooks_start(struct hooks *hooks, const struct options *o, int cgroup_fd)
{
	if (!start_data(hooks, o))
		return false;
	for (int id = OBJECT_TRACEPOINT; id <= OBJECT_EXEC_LITE; id++)
		start_traced(hooks, o, id, cgroup_fd);
	choose_rest(hooks, o);
	return has_all(hooks, o) && start_cgroup(hooks, o, cgroup_fd);
}

bool hooks_try(struct hooks *hooks, enum object_id id, const struct options *o, char *text, size_t cap)
{
	struct bpf_object *object;

	if (!hooks->objects[OBJECT_DATA] && !start_data(hooks, o)) {
		snprintf(text, cap, "%s", hooks->failed);
		return false;
	}
	if (id == OBJECT_DATA)
		return true;
	object = load(hooks, id, o, ~0u);
	if (!object) {
		decode(hooks, errno, text, cap);
		return false;
	}
	bpf_object__close(object);
	return true;
}

void hooks_detach(struct hooks *hooks)
{
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
	for (int id = 0; id < OBJECTS; id++)
		bpf_object__close(hooks->objects[id]);
	btf__free(hooks->kernel);
	*hooks = (struct hooks){0};
}

const struct bpf_link *hooks_link(const struct hooks *hooks, const char *program)
{
	for (int i = 0; i < hooks->link_count; i++)
		if (strcmp(hooks->linked[i], program) == 0)
			return hooks->links[i];
	return NULL;
}

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

const char *hooks_backend(const struct hooks *hooks)
{
	const struct provider *process = hooks->told_by[SIGNAL_PROCESS];

	for (int signal = 0; signal < SIGNALS; signal++)
		if (hooks->told_by[signal] && hooks->told_by[signal]->is_tracing)
			return process && process->object == OBJECT_EXEC ? "tracing" : "tracing-lite";
	return "cgroup";
}
