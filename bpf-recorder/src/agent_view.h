/* SPDX-License-Identifier: Apache-2.0 */
/* The recorder's own network namespace as a socket filter sees it: each packet once per interface and direction. */
#ifndef RECORDER_AGENT_VIEW_H
#define RECORDER_AGENT_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "options.h"
#include "trace.h"

/* Whether this host allows it; if not, text says why. */
bool agent_view_works(char *text, size_t cap);
/* A socket that sees TCP packets, not blocking; -1 with errno. */
int agent_view_open(void);
/* Writes what has passed. */
void agent_view_read(int fd, struct trace *trace, const struct options *options);
/* Adds the packets that found no room since the last time to the losses. */
void agent_view_count_drops(int fd, struct loss *loss);

#endif
