// SPDX-License-Identifier: Apache-2.0
#include "etw_session.h"

#include <stdlib.h>
#include <string.h>

#include "etw_header.h"
#include "system.h"

/* Missing in the headers of mingw-w64. */
#ifndef EVENT_FILTER_TYPE_PID
#define EVENT_FILTER_TYPE_PID 0x80000004
#endif
#ifndef EVENT_TRACE_INDEPENDENT_SESSION_MODE
#define EVENT_TRACE_INDEPENDENT_SESSION_MODE 0x08000000
#endif

/* The layouts that the decoder and the documents speak of. */
_Static_assert(sizeof(EVENT_HEADER) == 80, "EVENT_HEADER has 80 bytes");
_Static_assert(sizeof(EVENT_RECORD) == 112, "EVENT_RECORD has 112 bytes");
_Static_assert(sizeof(EVENT_HEADER_EXTENDED_DATA_ITEM) == 16, "an extended item has 16 bytes");
_Static_assert(sizeof(GUID) == ACTIVITY_BYTES, "an id has 16 bytes");

enum { EXTENDED_MAX = 16, QPC_CLOCK = 1 };

/* Properties with the room for the names that Windows writes behind them. */
struct properties {
	EVENT_TRACE_PROPERTIES base;
	wchar_t session[SESSION_NAME_MAX];
	wchar_t file[MAX_PATH + 1];
};

static void init_properties(struct properties *p)
{
	memset(p, 0, sizeof(*p));
	p->base.Wnode.BufferSize = sizeof(*p);
	p->base.Wnode.Flags = WNODE_FLAG_TRACED_GUID;
	p->base.Wnode.ClientContext = QPC_CLOCK;
	p->base.LoggerNameOffset = offsetof(struct properties, session);
	p->base.LogFileNameOffset = offsetof(struct properties, file);
}

static void WINAPI on_event(EVENT_RECORD *record)
{
	const struct etw_session *session = record->UserContext;
	const EVENT_HEADER *header = &record->EventHeader;
	struct etw_extended items[EXTENDED_MAX];
	size_t count = record->ExtendedDataCount < EXTENDED_MAX ? record->ExtendedDataCount : EXTENDED_MAX;
	struct etw_event event = {
		.file_time = (uint64_t)header->TimeStamp.QuadPart,
		.keyword = header->EventDescriptor.Keyword,
		.pid = header->ProcessId,
		.tid = header->ThreadId,
		.id = header->EventDescriptor.Id,
		/* The index is the whole number on hosts with more than 256 processors. */
		.processor = header->Flags & EVENT_HEADER_FLAG_PROCESSOR_INDEX
				     ? record->BufferContext.ProcessorIndex
				     : record->BufferContext.ProcessorNumber,
		.version = header->EventDescriptor.Version,
		.level = header->EventDescriptor.Level,
		.data = record->UserData,
		.len = record->UserDataLength,
	};

	memcpy(event.provider, &header->ProviderId, ACTIVITY_BYTES);
	memcpy(event.activity, &header->ActivityId, ACTIVITY_BYTES);
	for (size_t i = 0; i < count; i++) {
		const EVENT_HEADER_EXTENDED_DATA_ITEM *item = &record->ExtendedData[i];

		items[i] = (struct etw_extended){.type = item->ExtType,
						 .data = (const uint8_t *)(uintptr_t)item->DataPtr,
						 .len = item->DataSize};
	}
	etw_event_relate(&event, items, count);
	session->handler(session->context, &event);
}

static uint32_t enable(struct etw_session *session, const struct etw_options *options)
{
	GUID provider;
	ULONG pids[PIDS_MAX];
	EVENT_FILTER_DESCRIPTOR filter = {.Ptr = (ULONGLONG)(uintptr_t)pids,
					  .Size = (ULONG)options->pid_count * sizeof(pids[0]),
					  .Type = EVENT_FILTER_TYPE_PID};
	ENABLE_TRACE_PARAMETERS parameters = {.Version = ENABLE_TRACE_PARAMETERS_VERSION_2};

	memcpy(&provider, http_service_provider, sizeof(provider));
	for (int i = 0; i < options->pid_count; i++)
		pids[i] = options->pids[i];
	if (options->pid_count > 0) {
		parameters.EnableFilterDesc = &filter;
		parameters.FilterDescCount = 1;
	}
	session->failed = "EnableTraceEx2";
	return EnableTraceEx2(session->control, &provider, EVENT_CONTROL_CODE_ENABLE_PROVIDER,
			      LEVEL_INFORMATION, KEYWORDS_OF_AGENT, 0, 0, &parameters);
}

static uint32_t open_consumer(struct etw_session *session)
{
	session->log.EventRecordCallback = on_event;
	session->log.Context = session;
	session->failed = "OpenTraceW";
	session->consumer = OpenTraceW(&session->log);
	return session->consumer == INVALID_PROCESSTRACE_HANDLE ? GetLastError() : ERROR_SUCCESS;
}

uint32_t etw_session_start(struct etw_session *session, const struct etw_options *options)
{
	struct properties p;
	uint32_t code;

	session->consumer = INVALID_PROCESSTRACE_HANDLE;
	session->failed = "the session's name";
	if (!system_wide(options->session, session->name, SESSION_NAME_MAX))
		return ERROR_INVALID_PARAMETER;
	init_properties(&p);
	ControlTraceW(0, session->name, &p.base, EVENT_TRACE_CONTROL_STOP);
	init_properties(&p);
	session->mode = EVENT_TRACE_REAL_TIME_MODE | EVENT_TRACE_INDEPENDENT_SESSION_MODE;
	p.base.LogFileMode = session->mode;
	p.base.BufferSize = options->buffer_kib;
	p.base.MinimumBuffers = options->buffers_min;
	p.base.MaximumBuffers = options->buffers_max;
	p.base.FlushTimer = 1; /* second */
	session->failed = "StartTraceW";
	code = StartTraceW(&session->control, session->name, &p.base);
	if (code != ERROR_SUCCESS) {
		session->control = 0;
		return code;
	}
	code = enable(session, options);
	if (code != ERROR_SUCCESS)
		return code;
	session->log.LoggerName = session->name;
	session->log.ProcessTraceMode = PROCESS_TRACE_MODE_REAL_TIME | PROCESS_TRACE_MODE_EVENT_RECORD;
	return open_consumer(session);
}

uint32_t etw_session_open_file(struct etw_session *session, const char *path)
{
	static wchar_t wide[MAX_PATH * 4];

	session->consumer = INVALID_PROCESSTRACE_HANDLE;
	session->failed = "the file's name";
	if (!system_wide(path, wide, sizeof(wide) / sizeof(wide[0])))
		return ERROR_INVALID_PARAMETER;
	session->log.LogFileName = wide;
	session->log.ProcessTraceMode = PROCESS_TRACE_MODE_EVENT_RECORD;
	return open_consumer(session);
}

uint32_t etw_session_process(struct etw_session *session)
{
	session->failed = "ProcessTrace";
	return ProcessTrace(&session->consumer, 1, NULL, NULL);
}

static uint32_t control(struct etw_session *session, ULONG what, struct etw_loss *loss)
{
	struct properties p;
	uint32_t code;

	if (!session->control) {
		loss->events = session->log.LogfileHeader.EventsLost;
		loss->log_buffers = session->log.LogfileHeader.BuffersLost;
		loss->rt_buffers = 0;
		return ERROR_SUCCESS;
	}
	init_properties(&p);
	code = ControlTraceW(session->control, NULL, &p.base, what);
	if (code == ERROR_SUCCESS || code == ERROR_MORE_DATA) {
		loss->events = p.base.EventsLost;
		loss->log_buffers = p.base.LogBuffersLost;
		loss->rt_buffers = p.base.RealTimeBuffersLost;
	}
	return code;
}

uint32_t etw_session_query(struct etw_session *session, struct etw_loss *loss)
{
	return control(session, EVENT_TRACE_CONTROL_QUERY, loss);
}

uint32_t etw_session_stop(struct etw_session *session, struct etw_loss *loss)
{
	uint32_t code = control(session, EVENT_TRACE_CONTROL_STOP, loss);

	session->control = 0;
	return code;
}

void etw_session_close(struct etw_session *session)
{
	if (session->consumer != INVALID_PROCESSTRACE_HANDLE)
		CloseTrace(session->consumer);
	session->consumer = INVALID_PROCESSTRACE_HANDLE;
}
