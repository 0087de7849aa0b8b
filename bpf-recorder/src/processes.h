/* SPDX-License-Identifier: Apache-2.0 */
/* Records about processes: from exec events, from the snapshot, and at the first sight of a pid. */
#ifndef RECORDER_PROCESSES_H
#define RECORDER_PROCESSES_H

#include "trace.h"

/* skip: the held-back command, which is told about when it starts (0: none) */
void processes_snapshot(struct trace *trace, int skip);
void processes_first_sight(struct trace *trace, int pid);
void processes_exec(struct trace *trace, const struct exec_event *e);
void processes_exit(struct trace *trace, const struct exit_event *e);

/* Array of strings out of NUL-separated bytes, redacted when asked. */
void pack_argv(struct pack *p, const char *bytes, size_t len, bool redact);

#endif
