/* SPDX-License-Identifier: Apache-2.0 */
/* An event session of our own with the HTTP service as its only provider, or an .etl file. */
#ifndef ETW_SESSION_H
#define ETW_SESSION_H

#include "etw_event.h"
#include "etw_options.h"
#include "etw_trace.h"

#include <windows.h>
/* These want windows.h before them. */
#include <evntrace.h>
#include <evntcons.h>

enum { SESSION_NAME_MAX = 128 };

/* Gets each event on the thread that processes them. */
typedef void (*event_handler)(void *context, const struct etw_event *event);

struct etw_session {
	event_handler handler;
	void *context;
	TRACEHANDLE control;  /* 0 with a file */
	TRACEHANDLE consumer; /* INVALID_PROCESSTRACE_HANDLE before it is open */
	wchar_t name[SESSION_NAME_MAX];
	EVENT_TRACE_LOGFILEW log;
	uint32_t mode;
	const char *failed; /* the call that was refused */
};

/* All return a Windows error code. A session of that name that was left over is stopped first. */
uint32_t etw_session_start(struct etw_session *session, const struct etw_options *options);
uint32_t etw_session_open_file(struct etw_session *session, const char *path);
/* Hands on events until the session is stopped or the file ends. */
uint32_t etw_session_process(struct etw_session *session);
uint32_t etw_session_query(struct etw_session *session, struct etw_loss *loss);
/* Stops the session, so that etw_session_process returns after the last events; tells the final totals. */
uint32_t etw_session_stop(struct etw_session *session, struct etw_loss *loss);
void etw_session_close(struct etw_session *session);

#endif
