// SPDX-License-Identifier: Apache-2.0
#include "recording.h"

#include "clock.h"
#include "message.h"

enum { TURN_MS = 100, DRAIN_MS = 10000 };
#define SECOND_NS 1000000000ull

void recording_read_flows(struct recording *r)
{
	uint8_t stats[DRIVER_STATS_BYTES];
	uint64_t now = clock_mono_ns();

	if (r->driver.api == 0)
		return;
	EnterCriticalSection(&r->lock);
	r->reader.context = &r->driver;
	r->reader.call = driver_read_open;
	flow_reader_read(&r->reader, &r->trace, "open", r->driver.api, now);
	if (r->options->flows == FLOWS_ALL) {
		r->reader.call = driver_read_closed;
		flow_reader_read(&r->reader, &r->trace, "closed", r->driver.api, now);
	}
	if (driver_read_stats(&r->driver, stats) == ERROR_SUCCESS)
		etw_trace_driver_stats(&r->trace, stats, sizeof(stats), now);
	LeaveCriticalSection(&r->lock);
}

static void on_event(void *context, const struct etw_event *event)
{
	struct recording *r = context;

	EnterCriticalSection(&r->lock);
	etw_trace_event(&r->trace, event, clock_mono_ns());
	LeaveCriticalSection(&r->lock);
}

static DWORD WINAPI process(void *context)
{
	struct recording *r = context;

	r->process_code = etw_session_process(&r->session);
	return 0;
}

bool recording_start(struct recording *r)
{
	r->session.handler = on_event;
	r->session.context = r;
	r->thread = CreateThread(NULL, 0, process, r, 0, NULL);
	return r->thread != NULL;
}

static void tell_loss(struct recording *r, bool forced)
{
	struct etw_loss loss = r->trace.loss;

	if (etw_session_query(&r->session, &loss) != ERROR_SUCCESS)
		return;
	EnterCriticalSection(&r->lock);
	etw_trace_loss(&r->trace, &loss, clock_mono_ns(), forced);
	LeaveCriticalSection(&r->lock);
}

static bool is_output_over(struct recording *r)
{
	bool is_over;

	EnterCriticalSection(&r->lock);
	writer_flush_due(&r->trace.writer, clock_mono_ns());
	if (r->trace.writer.error)
		r->ended = "error";
	else if (r->trace.writer.full)
		r->ended = "max-size";
	is_over = r->trace.writer.error || r->trace.writer.full;
	LeaveCriticalSection(&r->lock);
	return is_over;
}

void recording_run(struct recording *r)
{
	const HANDLE waits[] = {r->stop, r->thread};
	uint64_t begun = clock_mono_ns(), told = begun, read = begun;

	tell_loss(r, true);
	recording_read_flows(r);
	for (;;) {
		DWORD woken = WaitForMultipleObjects(2, waits, FALSE, TURN_MS);
		uint64_t now = clock_mono_ns();

		if (woken == WAIT_OBJECT_0 || woken == WAIT_OBJECT_0 + 1) {
			r->ended = woken == WAIT_OBJECT_0 ? "signal"
				   : r->options->etl	  ? "end-of-file"
							  : "session";
			return;
		}
		if (is_output_over(r))
			return;
		if (r->options->duration_ns && now - begun >= r->options->duration_ns) {
			r->ended = "duration";
			return;
		}
		if (now - told >= SECOND_NS) {
			told = now;
			tell_loss(r, false);
		}
		if (now - read >= r->options->flows_every_ns) {
			read = now;
			recording_read_flows(r);
		}
	}
}

void recording_stop(struct recording *r)
{
	struct etw_loss loss = r->trace.loss;

	etw_session_stop(&r->session, &loss);
	/* A file that is left before its end has no session to stop: closing it is what ends the thread. */
	if (r->options->etl)
		etw_session_close(&r->session);
	if (WaitForSingleObject(r->thread, DRAIN_MS) != WAIT_OBJECT_0) {
		warn("the last events took longer than %d s and are left out", DRAIN_MS / 1000);
		etw_session_close(&r->session);
		WaitForSingleObject(r->thread, DRAIN_MS);
	}
	etw_session_close(&r->session);
	recording_read_flows(r);
	EnterCriticalSection(&r->lock);
	etw_trace_loss(&r->trace, &loss, clock_mono_ns(), true);
	LeaveCriticalSection(&r->lock);
	CloseHandle(r->thread);
}
