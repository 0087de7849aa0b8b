/* SPDX-License-Identifier: Apache-2.0 */
/* What the header says about the machine. */
#ifndef RECORDER_HOST_H
#define RECORDER_HOST_H

#include "trace.h"

#define BTF_PATH "/sys/kernel/btf/vmlinux"
#define LOCKDOWN_PATH "/sys/kernel/security/lockdown"

void pack_host(struct pack *p, const struct trace *trace, int cpus_possible);
/* The active level out of "none [integrity] confidentiality". */
bool host_lockdown(char *level, size_t cap);
bool host_parse_lockdown(const char *text, char *level, size_t cap);

#endif
