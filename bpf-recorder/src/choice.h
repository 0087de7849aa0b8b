/* SPDX-License-Identifier: Apache-2.0 */
/* Which provider tells which signal of a recording. */
#ifndef RECORDER_CHOICE_H
#define RECORDER_CHOICE_H

#include "hooks.h"

struct bpf_program;

/* Providers of an object that this recording may take and has no better ones for yet, one bit each. */
__u64 choice_open(const struct hooks *hooks, const struct options *options, enum object_id id);
/* True when the program is one that the provider needs. */
bool choice_names(const struct provider *provider, const struct bpf_program *program);
/* What is left falls to the cgroup programs and to user space, as far as that is allowed. */
void choice_rest(struct hooks *hooks, const struct options *options);
/* False when something that was asked for is told by nobody: see failed. */
bool choice_is_whole(struct hooks *hooks, const struct options *options);
/* The chosen providers of an object, one bit each. */
__u64 choice_of_object(const struct hooks *hooks, enum object_id id);

#endif
