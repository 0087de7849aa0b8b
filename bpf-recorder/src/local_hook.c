// SPDX-License-Identifier: Apache-2.0
#include "local_hook.h"

#include <bpf/libbpf.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "hooks.h"
#include "unix-cgroup.skel.h"

/* In the kernel's enum since 6.7; headers of the build host may be older. */
enum { ATTACH_UNIX_CONNECT = 49 };

static bool refuse(struct local_hook *hook, const char *what)
{
	snprintf(hook->refused, sizeof(hook->refused), "%s: %s (kernel 6.7 and newer has the hook)", what,
		 strerror(errno));
	local_hook_free(hook);
	return false;
}

bool local_hook_load(struct local_hook *hook, const struct options *o, const struct hooks *hooks)
{
	struct bpf_program *program;

	*hook = (struct local_hook){.object = unix_cgroup__open()};
	if (!hook->object)
		return refuse(hook, "open");
	program = hook->object->progs.on_unix_connect;
	bpf_program__set_type(program, BPF_PROG_TYPE_CGROUP_SOCK_ADDR);
	bpf_program__set_expected_attach_type(program, (enum bpf_attach_type)ATTACH_UNIX_CONNECT);
	for (int ring = 0; ring < RINGS; ring++)
		*(__u64 *)&hook->object->rodata->wake_bytes[ring] = o->ring_bytes[ring] / 4;
	if (hooks)
		hooks_share_maps(hooks, hook->object->obj);
	return unix_cgroup__load(hook->object) == 0 || refuse(hook, "load");
}

bool local_hook_attach(struct local_hook *hook, int cgroup_fd)
{
	hook->link = bpf_program__attach_cgroup(hook->object->progs.on_unix_connect, cgroup_fd);
	return hook->link || refuse(hook, "attach");
}

void local_hook_detach(struct local_hook *hook)
{
	bpf_link__destroy(hook->link);
	hook->link = NULL;
}

void local_hook_free(struct local_hook *hook)
{
	local_hook_detach(hook);
	unix_cgroup__destroy(hook->object);
	hook->object = NULL;
}
