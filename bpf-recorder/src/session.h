/* SPDX-License-Identifier: Apache-2.0 */
/* One recording under way. */
#ifndef RECORDER_SESSION_H
#define RECORDER_SESSION_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "child.h"
#include "hooks.h"
#include "markers.h"
#include "nat.h"
#include "options.h"
#include "rings.h"
#include "scope.h"
#include "tls.h"
#include "trace.h"

struct session {
	const struct options *options;
	struct scope scope;
	struct hooks hooks;
	struct trace trace;
	struct tls tls;
	struct rings *rings;
	struct child child;
	struct markers markers;
	struct nat nat;
	int agent_view; /* -1: not asked for, or not possible */
	sigset_t old_mask;
	int epoll;
	int signals;
	int signals_seen; /* INT and TERM */
	int last_signal;
	int code;
	bool output_reported;
	uint64_t stop_at_ns; /* end of --duration, or of the settling; UINT64_MAX: none yet */
	const char *ended;   /* why it will stop; NULL: nothing said so yet */
	uint64_t loss_checked_ns;
	uint64_t reading_due_ns; /* next reading of descriptors; UINT64_MAX: none */
	uint64_t told_ns; /* last loss or tick record */
	uint64_t told_attempts[RINGS];
	uint64_t told_lost[RINGS];
};

/* Reads rings, signals and markers until it is time to stop; why is then in `ended`. */
void session_run(struct session *s);
/* Translations (also in namespaces that have just been seen) and packets that passed meanwhile. */
void session_read_sockets(struct session *s);
void session_write_loss(struct session *s, int ring);
/* Says once that the output failed, and sets the exit code. */
void session_report_output(struct session *s);

#endif
