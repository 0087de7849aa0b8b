/* SPDX-License-Identifier: Apache-2.0 */
/* The BPF objects: opened, sharing their maps, loaded and attached. Nothing is ever pinned. */
#ifndef RECORDER_HOOKS_H
#define RECORDER_HOOKS_H

#include <stdbool.h>

#include "loss.h"
#include "options.h"

struct bpf_link;
struct bpf_object;
struct life_cgroup;
struct data_cgroup;
struct exec;

enum { HOOK_LINKS_MAX = 8 };

struct hooks {
	struct life_cgroup *life;
	struct data_cgroup *data;
	struct exec *exec; /* NULL: refused, /proc alone tells about processes */
	struct bpf_link *links[HOOK_LINKS_MAX];
	int link_count;
	const char *failed; /* object that was refused */
	int error;	    /* its errno */
	char reason[256];   /* the last thing libbpf or the verifier said about it */
	char exec_reason[384];
};

/* Opens and loads; false: see failed, error, reason. */
bool hooks_load(struct hooks *hooks, const struct options *options);
bool hooks_attach(struct hooks *hooks, int cgroup_fd);
/* Takes all programs off and waits until none is still running. */
void hooks_detach(struct hooks *hooks);
void hooks_free(struct hooks *hooks);
int hooks_ring_fd(const struct hooks *hooks, int ring);
/* Lets another object use the loaded ones' rings and counts, before it is loaded itself. */
void hooks_share_maps(const struct hooks *hooks, struct bpf_object *object);
/* Reads the programs' own counts. */
void hooks_read_loss(const struct hooks *hooks, struct loss *loss);

#endif
