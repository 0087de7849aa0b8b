/* SPDX-License-Identifier: Apache-2.0 */
/* The embedded BPF objects, opened and told what this recording wants of them. */
#ifndef RECORDER_OBJECTS_H
#define RECORDER_OBJECTS_H

#include "abilities.h"
#include "options.h"
#include "providers.h"

struct bpf_object;

const char *object_name(enum object_id id);
/* told: the signals it is to tell, one bit each. NULL with errno on failure. */
struct bpf_object *object_open(enum object_id id, const struct options *options, __u32 told,
			       const struct abilities *can);

#endif
