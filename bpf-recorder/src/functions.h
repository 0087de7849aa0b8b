/* SPDX-License-Identifier: Apache-2.0 */
/* What functions the running kernel has, by its BTF. */
#ifndef RECORDER_FUNCTIONS_H
#define RECORDER_FUNCTIONS_H

#include <stdbool.h>

struct bpf_program;
struct btf;

/*
 * False when the program hooks a kernel function that is not there, or one with another number of
 * arguments than the program's name ends in (`on_accept_2args`).
 */
bool function_fits(const struct btf *kernel, const struct bpf_program *program);

#endif
