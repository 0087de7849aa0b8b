// SPDX-License-Identifier: Apache-2.0
#include "hooks.h"

#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <linux/membarrier.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "choice.h"
#include "followed.h"
#include "libbpf_words.h"
#include "loading.h"
#include "objects.h"

/* Attached in this order. Births first, packets last: else a new socket could look older than it is. */
static const char *const life_programs[] = {
	"on_create",	   "on_sockops",      "on_release_cast", "on_release_plain",
	"on_udp_release",  "on_udp_connect4", "on_udp_connect6", "on_udp_sendmsg4",
	"on_udp_sendmsg6", "on_udp_recvmsg4", "on_udp_recvmsg6",
};
static const char *const data_programs[] = {
	"on_ingress_cast", "on_ingress_plain", "on_egress_cast", "on_egress_plain",
};

static bool fail_whole(struct hooks *hooks, const char *what)
{
	char reason[REASON_BYTES - 64];

	load_refusal(hooks, errno, reason, sizeof(reason));
	snprintf(hooks->failed, sizeof(hooks->failed), "%s: %s", what, reason);
	return false;
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

static void refuse(struct hooks *hooks, __u64 which, const char *reason)
{
	for (int i = 0; i < PROVIDERS; i++)
		if (which >> i & 1)
			snprintf(hooks->refused[i], sizeof(hooks->refused[i]), "%s", reason);
}

/* What one program tells when it is attached; told_by gets it. */
static void accept_program(struct hooks *hooks, const struct bpf_program *program, __u64 open)
{
	for (int i = 0; i < PROVIDERS; i++)
		if ((open >> i & 1) && choice_names(&providers[i], program))
			hooks->told_by[providers[i].signal] = &providers[i];
}

static bool attach(struct hooks *hooks, const struct bpf_program *program, int cgroup_fd)
{
	libbpf_forget();
	if (bpf_program__type(program) == BPF_PROG_TYPE_CGROUP_SOCK_ADDR)
		return add_link(hooks, program, bpf_program__attach_cgroup(program, cgroup_fd));
	return add_link(hooks, program, bpf_program__attach(program));
}

/* Attached to each TLS library as it is met; see tls.h. */
static bool is_for_library(const struct bpf_program *program)
{
	const char *section = bpf_program__section_name(program);

	return strncmp(section, "uprobe", 6) == 0 || strncmp(section, "uretprobe", 9) == 0;
}

static void attach_each(struct hooks *hooks, struct bpf_object *object, __u64 open, int cgroup_fd)
{
	struct bpf_program *program;
	char reason[REASON_BYTES];

	bpf_object__for_each_program(program, object)
	{
		if (!bpf_program__autoload(program) || is_for_library(program))
			continue;
		if (attach(hooks, program, cgroup_fd)) {
			accept_program(hooks, program, open);
			continue;
		}
		load_refusal(hooks, errno, reason, sizeof(reason));
		for (int i = 0; i < PROVIDERS; i++)
			if ((open >> i & 1) && choice_names(&providers[i], program))
				refuse(hooks, 1ull << i, reason);
	}
}

/*
 * Programs that watch the whole machine go in first: they know no socket before the cgroup's own
 * programs give one storage. So the choice is made before anything is told.
 */
static void start_traced(struct hooks *hooks, const struct options *o, enum object_id id, int cgroup_fd)
{
	__u64 open = choice_open(hooks, o, id);
	__u32 zero = 0;
	struct bpf_map *scope;
	char reason[REASON_BYTES];

	for (int i = 0; i < PROVIDERS; i++)
		if ((open >> i & 1) && providers[i].works &&
		    !providers[i].works(hooks->refused[i], sizeof(hooks->refused[i])))
			open &= ~(1ull << i);
	if (!open)
		return;
	hooks->objects[id] = load_object(hooks, id, o, open);
	if (!hooks->objects[id]) {
		load_refusal(hooks, errno, reason, sizeof(reason));
		refuse(hooks, open, reason);
		return;
	}
	scope = bpf_object__find_map_by_name(hooks->objects[id], "scope");
	if (scope)
		bpf_map_update_elem(bpf_map__fd(scope), &zero, &cgroup_fd, BPF_ANY);
	attach_each(hooks, hooks->objects[id], open, cgroup_fd);
	for (int i = 0; i < PROVIDERS; i++)
		if ((open >> i & 1) && !hooks->told_by[providers[i].signal] && !hooks->refused[i][0])
			snprintf(hooks->refused[i], sizeof(hooks->refused[i]),
				 "this kernel has no such function or hook, or one with other arguments");
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
	hooks->objects[OBJECT_LIFE] = load_object(hooks, OBJECT_LIFE, o, choice_of_object(hooks, OBJECT_LIFE));
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

/* Kprobes know sockets by a map of their own, which is not there without them. */
static bool let_follow(struct hooks *hooks)
{
	struct bpf_map *slot = bpf_object__find_map_by_name(hooks->objects[OBJECT_DATA], "followed_slot");
	__u32 zero = 0;
	bool is_put;
	int fd;

	if (!choice_of_object(hooks, OBJECT_KPROBE) && !choice_of_object(hooks, OBJECT_IO_KPROBE))
		return true;
	libbpf_forget();
	fd = bpf_map_create(BPF_MAP_TYPE_HASH, "followed", sizeof(__u64), sizeof(struct followed), FOLLOWED_MAX, NULL);
	is_put = fd >= 0 && bpf_map_update_elem(bpf_map__fd(slot), &zero, &fd, BPF_ANY) == 0;
	if (fd >= 0)
		close(fd);
	return is_put || fail_whole(hooks, "the map of followed sockets");
}

static bool start_data(struct hooks *hooks, const struct options *o)
{
	*hooks = (struct hooks){0};
	libbpf_listen();
	hooks->can = abilities_find();
	hooks->kernel = btf__load_vmlinux_btf();
	hooks->objects[OBJECT_DATA] = load_object(hooks, OBJECT_DATA, o, ~0ull);
	return hooks->objects[OBJECT_DATA] || fail_whole(hooks, object_name(OBJECT_DATA));
}

/* The kernel's types, and what loading took beside them, are the larger part of what we would go on holding. */
static void forget_kernel(struct hooks *hooks)
{
	btf__free(hooks->kernel);
	hooks->kernel = NULL;
	malloc_trim(0);
}

bool hooks_start(struct hooks *hooks, const struct options *o, int cgroup_fd)
{
	if (!start_data(hooks, o))
		return false;
	for (int id = OBJECT_TRACEPOINT; id <= OBJECT_EXEC_LITE; id++)
		start_traced(hooks, o, id, cgroup_fd);
	choice_rest(hooks, o);
	/* Nobody would notice the end of what a connect began. */
	if (hooks->told_by[SIGNAL_LOCAL])
		start_traced(hooks, o, OBJECT_UNIX, cgroup_fd);
	if (!choice_is_whole(hooks, o) || !let_follow(hooks) || !start_cgroup(hooks, o, cgroup_fd))
		return false;
	forget_kernel(hooks);
	return true;
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
	object = load_object(hooks, id, o, ~0ull);
	if (!object) {
		load_refusal(hooks, errno, text, cap);
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
