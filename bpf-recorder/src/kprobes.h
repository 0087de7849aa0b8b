/* SPDX-License-Identifier: Apache-2.0 */
/* Whether this kernel has kprobes. */
#ifndef RECORDER_KPROBES_H
#define RECORDER_KPROBES_H

#include <stdbool.h>
#include <stddef.h>

/* False: text says what is missing. Programs for kprobes load all the same where there are none. */
bool kprobes_work(char *text, size_t cap);

#endif
