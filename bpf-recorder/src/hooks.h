/* SPDX-License-Identifier: Apache-2.0 */
/* The BPF objects: opened, sharing their maps, loaded and attached. Nothing is ever pinned. */
#ifndef RECORDER_HOOKS_H
#define RECORDER_HOOKS_H

#include <stdbool.h>

#include "loss.h"
#include "options.h"

struct bpf_link;
struct life_cgroup;
struct data_cgroup;
struct exec;
struct unix_cgroup;

enum { HOOK_LINKS_MAX = 8 };

struct hooks {
	struct life_cgroup *life;
	struct data_cgroup *data;
	struct exec *exec; /* NULL: refused, /proc alone tells about processes */
	struct unix_cgroup *local; /* NULL: refused or not wanted, readings alone tell about local sockets */
	struct bpf_link *links[HOOK_LINKS_MAX];
	int link_count;
	const char *failed; /* object that was refused */
	int error;	    /* its errno */
	char reason[256];   /* the last thing libbpf or the verifier said about it */
	char exec_reason[384];
	char local_reason[384]; /* why connects of local sockets are not seen as they happen */
};

/* Opens and loads; false: see failed, error, reason. with_local: connects of local sockets are wanted. */
bool hooks_load(struct hooks *hooks, const struct options *options, bool with_local);
bool hooks_attach(struct hooks *hooks, int cgroup_fd);
/* Takes all programs off and waits until none is still running. */
void hooks_detach(struct hooks *hooks);
void hooks_free(struct hooks *hooks);
int hooks_ring_fd(const struct hooks *hooks, int ring);
/* Reads the programs' own counts. */
void hooks_read_loss(const struct hooks *hooks, struct loss *loss);

#endif
