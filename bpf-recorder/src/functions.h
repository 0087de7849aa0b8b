/* SPDX-License-Identifier: Apache-2.0 */
/* What functions the running kernel has, by its BTF. */
#ifndef RECORDER_FUNCTIONS_H
#define RECORDER_FUNCTIONS_H

#include <stdbool.h>

struct bpf_object;
struct bpf_program;
struct btf;

/*
 * False when the program hooks a kernel function that is not there, or one with another number of
 * arguments than the program's name ends in (`on_accept_2args`), or when the program is not the one for what
 * this kernel lets be cast (`on_release_cast`, `on_release_plain`).
 */
bool function_fits(const struct btf *kernel, const struct bpf_program *program);
/*
 * The kernel function that the program hooks, when the kernel has it with arguments that no program of the
 * object is for; else NULL.
 */
const char *function_without_fit(const struct btf *kernel, const struct bpf_object *object,
				 const struct bpf_program *program);

#endif
