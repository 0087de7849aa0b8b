// SPDX-License-Identifier: Apache-2.0
#include "kprobes.h"

#include <stdio.h>
#include <unistd.h>

/*
 * Without it libbpf would define probes by name in tracefs, which stay there when a recorder is killed.
 */
#define TYPE_PATH "/sys/bus/event_source/devices/kprobe/type"

bool kprobes_work(char *text, size_t cap)
{
	if (access(TYPE_PATH, R_OK) == 0)
		return true;
	snprintf(text, cap, "this kernel has no kprobes (CONFIG_KPROBE_EVENTS): no %s", TYPE_PATH);
	return false;
}
