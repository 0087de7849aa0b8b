/* SPDX-License-Identifier: Apache-2.0 */
/* A recording in progress: events come on a thread of their own, everything else on the main one. */
#ifndef ETW_RECORDING_H
#define ETW_RECORDING_H

#include "driver.h"
#include "etw_session.h"
#include "flow_reader.h"

struct recording {
	const struct etw_options *options;
	struct etw_trace trace; /* under the lock while the thread runs */
	struct etw_session session;
	struct driver driver; /* api 0: none is read */
	struct flow_reader reader;
	CRITICAL_SECTION lock;
	HANDLE stop;   /* set by Ctrl-C */
	HANDLE thread; /* processes events */
	uint32_t process_code;
	const char *ended;
	int code;
};

/* Starts handing events into the trace; false when no thread can be made. */
bool recording_start(struct recording *recording);
/* Runs until something ends the recording and says what. */
void recording_run(struct recording *recording);
/* Stops the session, takes what it still holds, and writes the last totals. */
void recording_stop(struct recording *recording);
/* Reads the tables that were asked for, and the driver's own counters. */
void recording_read_flows(struct recording *recording);

#endif
