/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The BPF objects on this host: loaded and attached, each signal told by its first provider that the
 * host allows. Nothing is ever pinned.
 */
#ifndef RECORDER_HOOKS_H
#define RECORDER_HOOKS_H

#include <stdbool.h>

#include "abilities.h"
#include "loss.h"
#include "options.h"
#include "providers.h"

struct bpf_link;
struct bpf_object;
struct btf;

enum { HOOK_LINKS_MAX = 64, REASON_BYTES = 384 };

struct hooks {
	struct bpf_object *objects[OBJECTS]; /* NULL: not loaded */
	struct bpf_link *links[HOOK_LINKS_MAX];
	const char *linked[HOOK_LINKS_MAX]; /* the program of each link */
	int link_count;
	struct abilities can;
	struct btf *kernel;			  /* types of the running kernel, while hooks start */
	const struct provider *told_by[SIGNALS];  /* NULL: not told */
	char refused[PROVIDERS][REASON_BYTES];	  /* why not; "" for one that was not tried or works */
	char failed[REASON_BYTES];		  /* why there can be no recording at all, "" when there can */
	bool is_our_fault;			  /* an object was refused for what it does, not for what the host is */
};

/* Loads and attaches; false: see failed and refused. */
bool hooks_start(struct hooks *hooks, const struct options *options, int cgroup_fd);
/* Loads one object into the kernel and takes it out again; false: text says why not. */
bool hooks_try(struct hooks *hooks, enum object_id id, const struct options *options, char *text, size_t cap);
/* Takes all programs off and waits until none is still running. */
void hooks_detach(struct hooks *hooks);
void hooks_free(struct hooks *hooks);
/* The link of an attached program, or NULL. */
const struct bpf_link *hooks_link(const struct hooks *hooks, const char *program);
int hooks_ring_fd(const struct hooks *hooks, int ring);
/* Lets another object use the loaded ones' rings and counts, before it is loaded itself. */
void hooks_share_maps(const struct hooks *hooks, struct bpf_object *object);
/* Reads the programs' own counts. */
void hooks_read_loss(const struct hooks *hooks, struct loss *loss);
/* "tracing" when a provider of that backend tells something, "tracing-lite" when no memory can be read. */
const char *hooks_backend(const struct hooks *hooks);

#endif
