/* SPDX-License-Identifier: Apache-2.0 */
/* What this kernel's BPF cannot do yet and the programs have another way for. */
#ifndef RECORDER_ABILITIES_H
#define RECORDER_ABILITIES_H

#include <stdbool.h>

#include "event.h"

struct bpf_object;

struct abilities {
	bool can_fetch; /* atomic instructions that say what was there before: 5.12 */
	enum task_access task; /* in programs of every type */
};

/* Found by loading small programs. */
struct abilities abilities_find(void);
/*
 * Puts a call that no kernel takes in the place of each atomic fetch of an opened object: old kernels refuse
 * such an instruction even where it never runs. Does nothing where they are taken. False with errno.
 */
bool abilities_cut_fetches(const struct abilities *can, struct bpf_object *object);

#endif
