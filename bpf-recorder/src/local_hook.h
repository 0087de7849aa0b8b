/* SPDX-License-Identifier: Apache-2.0 */
/* The hook that tells of connects of local sockets as they happen: kernel 6.7 and newer. */
#ifndef RECORDER_LOCAL_HOOK_H
#define RECORDER_LOCAL_HOOK_H

#include <stdbool.h>

#include "options.h"

struct bpf_link;
struct hooks;
struct unix_cgroup;

struct local_hook {
	struct unix_cgroup *object; /* NULL: refused or not wanted */
	struct bpf_link *link;
	char refused[160]; /* why, when it was wanted */
};

/* hooks: whose rings and counts it shares; NULL: it gets its own, to try whether it loads. */
bool local_hook_load(struct local_hook *hook, const struct options *options, const struct hooks *hooks);
bool local_hook_attach(struct local_hook *hook, int cgroup_fd);
/* Before the other hooks are: they wait until no program is still running. */
void local_hook_detach(struct local_hook *hook);
void local_hook_free(struct local_hook *hook);

#endif
