/* SPDX-License-Identifier: Apache-2.0 */
/* What this host allows of readings of open things: the part of `probe` that needs no TCP. */
#ifndef RECORDER_OPEN_PROBE_H
#define RECORDER_OPEN_PROBE_H

#include "options.h"

struct open_findings {
	char local_refused[128];   /* why local sockets are not listed; empty: they are */
	char connect_refused[160]; /* why their connects are not seen as they happen; empty: they are */
};

/* Loads and attaches to a cgroup of its own that has no processes; with load_only just loads. */
void open_probe_look(struct open_findings *findings, const struct options *options);
/* One row per signal. */
void open_probe_print(const struct open_findings *findings);
/* ,"signal":{...} for each. */
void open_probe_print_json(const struct open_findings *findings);

#endif
