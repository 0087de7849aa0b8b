/* SPDX-License-Identifier: Apache-2.0 */
/* Constants of a BPF object that is open but not loaded yet. */
#ifndef RECORDER_CONSTANTS_H
#define RECORDER_CONSTANTS_H

#include <stddef.h>

struct bpf_object;

/* Sets a `const volatile` variable by name; an object that has none of that name is left alone. */
void constant_set(struct bpf_object *object, const char *name, const void *value, size_t size);

#endif
