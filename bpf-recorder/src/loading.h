/* SPDX-License-Identifier: Apache-2.0 */
/* One BPF object into the kernel. */
#ifndef RECORDER_LOADING_H
#define RECORDER_LOADING_H

#include "hooks.h"

/*
 * open: the providers wanted of this object, one bit each; programs that serve none of them are left
 * out. All objects but the first share the first one's maps. NULL with errno when the kernel refuses it.
 */
struct bpf_object *load_object(struct hooks *hooks, enum object_id id, const struct options *options,
			       __u64 open);
/* Why the last load or attach was refused. */
void load_refusal(struct hooks *hooks, int error, char *text, size_t cap);

#endif
