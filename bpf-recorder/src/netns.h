/* SPDX-License-Identifier: Apache-2.0 */
/* Records about network namespaces and their interfaces, each told once. */
#ifndef RECORDER_NETNS_H
#define RECORDER_NETNS_H

#include "trace.h"

/* The recorder's own namespace, which plays the host's part. */
void netns_own(struct trace *trace);
/* cookie 0: unknown, it is then read in the namespace itself. pid: a process in it. */
void netns_seen(struct trace *trace, uint32_t ino, uint64_t cookie, int pid);
/* Steps into a namespace for a moment; false when nobody is in it any more. */
bool netns_enter(const struct netns_entry *entry);
/* Back into the namespace that the descriptor names. */
void netns_return(int own);

#endif
