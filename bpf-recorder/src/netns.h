/* SPDX-License-Identifier: Apache-2.0 */
/* Records about network namespaces and their interfaces, each told once. */
#ifndef RECORDER_NETNS_H
#define RECORDER_NETNS_H

#include "trace.h"

/* A stay in another namespace. */
struct netns_visit {
	int own; /* descriptor of where we came from, -1 when we stayed there */
};

/* Steps into the namespace of the process, if that is still `ino`. False: we are where we were. */
bool netns_enter(struct netns_visit *visit, uint32_t ino, int pid);
void netns_leave(struct netns_visit *visit);
/* The recorder's own namespace, which plays the host's part. */
void netns_own(struct trace *trace);
/* cookie 0: unknown, it is then read in the namespace itself. pid: a process in it. */
void netns_seen(struct trace *trace, uint32_t ino, uint64_t cookie, int pid);

#endif
