// SPDX-License-Identifier: Apache-2.0
#include "etw_record.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "etw_header.h"
#include "message.h"
#include "recording.h"
#include "system.h"

enum { FILE_TIME_NS = 100, END_WAIT_MS = 4000 };
/* 1970 in units of 100 ns since 1601 */
#define UNIX_EPOCH 116444736000000000ll

static struct recording recording;
static HANDLE ended;

static BOOL WINAPI on_control(DWORD what)
{
	/* The second time Windows ends us the hard way. */
	if (WaitForSingleObject(recording.stop, 0) == WAIT_OBJECT_0)
		return FALSE;
	SetEvent(recording.stop);
	/* For these Windows ends the program as soon as we return. */
	if (what == CTRL_CLOSE_EVENT || what == CTRL_LOGOFF_EVENT || what == CTRL_SHUTDOWN_EVENT)
		WaitForSingleObject(ended, END_WAIT_MS);
	return TRUE;
}

static int refused(const struct recording *r, uint32_t code)
{
	char words[256];

	system_error_text(code, words, sizeof(words));
	if (code == ERROR_ACCESS_DENIED && !r->options->etl)
		return fail(EXIT_NO_CAPABILITY,
			    "start it from a prompt that was opened with \"Run as administrator\"",
			    "no administrator rights: Windows refused %s", r->session.failed);
	if (r->options->etl)
		return fail(EXIT_TRACE,
			    "check the path, and that the file was stopped properly (logman stop)",
			    "%s: %s failed: %s (error %lu)", r->options->etl, r->session.failed, words,
			    (unsigned long)code);
	if (code == ERROR_NO_SYSTEM_RESOURCES)
		return fail(EXIT_NO_BACKEND, "stop sessions that nobody needs: logman query -ets",
			    "%s: Windows has no room for another session", r->session.failed);
	return fail(EXIT_NO_BACKEND, "see logman query -ets for sessions that may be in the way",
		    "%s failed: %s (error %lu)", r->session.failed, words, (unsigned long)code);
}

static int open_events(struct recording *r)
{
	uint32_t code = r->options->etl ? etw_session_open_file(&r->session, r->options->etl)
					: etw_session_start(&r->session, r->options);

	return code == ERROR_SUCCESS ? 0 : refused(r, code);
}

static int open_driver(struct recording *r)
{
	char words[256];
	uint32_t code;

	if (r->options->flows == FLOWS_NONE)
		return 0;
	code = driver_open(&r->driver);
	if (code == ERROR_SUCCESS)
		return 0;
	r->driver.api = 0;
	return fail(EXIT_NO_BACKEND,
		    "record without --flows, or where the Datadog agent has installed and started ddnpm",
		    "cannot read the packet driver: %s: %s (error %lu)", r->driver.failed,
		    system_error_text(code, words, sizeof(words)), (unsigned long)code);
}

static int open_output(struct recording *r)
{
	int error = writer_open(&r->trace.writer, r->options->output, 0600);

	r->trace.writer.max_bytes = r->options->max_bytes;
	if (!error)
		return 0;
	return fail(EXIT_OUTPUT, "choose a place that exists and is writable", "cannot write %s: %s",
		    r->options->output, strerror(error));
}

/* What a file says of the host that it was recorded on. */
static void facts_of_file(struct recording *r, struct etw_header_facts *facts, char *version, size_t cap)
{
	const TRACE_LOGFILE_HEADER *log = &r->session.log.LogfileHeader;
	LONGLONG start = log->StartTime.QuadPart, boot = log->BootTime.QuadPart;

	snprintf(version, cap, "%u.%u.%lu", log->VersionDetail.MajorVersion, log->VersionDetail.MinorVersion,
		 log->ProviderVersion);
	facts->os_version = version;
	facts->os_build = log->ProviderVersion;
	facts->cpus = log->NumberOfProcessors;
	facts->pointer_bytes = log->PointerSize;
	facts->host_name = NULL;
	if (start > UNIX_EPOCH) {
		r->trace.first_file_time = (uint64_t)start;
		facts->t0_real_ns = (uint64_t)(start - UNIX_EPOCH) * FILE_TIME_NS;
	}
	facts->t0_mono_ns = boot > 0 && start > boot ? (uint64_t)(start - boot) * FILE_TIME_NS : 0;
}

static void begin_trace(struct recording *r, int argc, char **argv)
{
	struct system_facts system;
	char version[32];
	struct etw_header_facts facts = {.options = r->options, .argc = argc, .argv = argv};

	system_facts_read(&system);
	r->trace.t0_ns = clock_mono_ns();
	facts.host_name = system.name;
	facts.os_version = system.version;
	facts.os_build = system.build;
	facts.cpus = system.cpus;
	facts.pointer_bytes = sizeof(void *);
	facts.session_mode = r->session.mode;
	facts.flow_api = r->driver.api;
	facts.t0_mono_ns = r->trace.t0_ns;
	facts.t0_real_ns = (uint64_t)((int64_t)r->trace.t0_ns + clock_real_minus_mono_ns());
	if (r->options->etl)
		facts_of_file(r, &facts, version, sizeof(version));
	if (facts.pointer_bytes != 8)
		warn("the host has pointers of %lu bytes; the layouts of events are known for 8",
		     (unsigned long)facts.pointer_bytes);
	etw_header_write(&r->trace, &facts);
	if (r->options->has_limits)
		etw_trace_limits(&r->trace, r->options->limits, r->trace.t0_ns);
	writer_flush(&r->trace.writer);
}

static void end_trace(struct recording *r)
{
	struct etw_footer_facts facts = {.ended = r->ended, .now_ns = clock_mono_ns()};
	const struct writer *w = &r->trace.writer;

	etw_footer_write(&r->trace, &facts);
	if (writer_close(&r->trace.writer) && !r->code)
		r->code = fail(EXIT_OUTPUT,
			       "free space or choose another place, or bound the trace with --max-size",
			       "%s: %s after %" PRIu64 " bytes; the file is readable up to there", w->path,
			       strerror(w->error), w->written);
}

static void summarize(struct recording *r)
{
	const struct etw_loss *loss = &r->trace.loss;
	bool has_loss = loss->events || loss->log_buffers || loss->rt_buffers;
	char words[256];

	say("%s: %" PRIu64 " events, %" PRIu64 " bytes, %" PRIu64 " events and %" PRIu64 " buffers lost",
	    r->options->output, r->trace.sums.recorded, r->trace.writer.written, loss->events,
	    loss->log_buffers + loss->rt_buffers);
	if (r->trace.sums.cut_payloads)
		warn("%" PRIu64 " payloads do not have the layout that is known of them",
		     r->trace.sums.cut_payloads);
	if (r->process_code != ERROR_SUCCESS && r->process_code != ERROR_CANCELLED && !r->code)
		r->code = fail(r->options->etl ? EXIT_TRACE : EXIT_NO_BACKEND,
			       "the trace has what came before", "ProcessTrace failed: %s (error %lu)",
			       system_error_text(r->process_code, words, sizeof(words)),
			       (unsigned long)r->process_code);
	else if (strcmp(r->ended, "session") == 0 && !r->code)
		r->code = fail(EXIT_NO_BACKEND, "the trace has what came before; find out who stops sessions",
			       "somebody else stopped the session %s", r->options->session);
	if (has_loss && r->options->strict && !r->code)
		r->code = fail(EXIT_LOSS, "use more buffers, for example --buffers 128..512",
			       "the session lost events, and --strict was given");
}

static int prepare(struct recording *r)
{
	int code = 0;

	r->trace.redact = r->options->redact;
	r->trace.all_events = r->options->all_events;
	r->trace.is_file = r->options->etl != NULL;
	if (r->options->redact && !system_random(&r->trace.redactor.key, sizeof(r->trace.redactor.key)))
		return fail(EXIT_BUG, "record with --no-redact", "Windows gave no random key for redaction");
	code = open_driver(r);
	if (!code)
		code = open_events(r);
	if (!code)
		code = open_output(r);
	return code;
}

int etw_record(const struct etw_options *options, int argc, char **argv)
{
	struct recording *r = &recording;
	struct etw_loss loss = {0};

	r->options = options;
	r->ended = "error";
	r->driver.flows = r->driver.stats = INVALID_HANDLE_VALUE;
	r->session.consumer = INVALID_PROCESSTRACE_HANDLE;
	InitializeCriticalSection(&r->lock);
	r->stop = CreateEventW(NULL, TRUE, FALSE, NULL);
	ended = CreateEventW(NULL, TRUE, FALSE, NULL);
	SetConsoleCtrlHandler(on_control, TRUE);
	r->code = prepare(r);
	if (r->code) {
		/* A session outlives its program unless it is stopped. */
		if (r->session.control)
			etw_session_stop(&r->session, &loss);
		etw_session_close(&r->session);
		driver_close(&r->driver);
		return r->code;
	}
	begin_trace(r, argc, argv);
	if (recording_start(r)) {
		recording_run(r);
		recording_stop(r);
	} else {
		etw_session_stop(&r->session, &loss);
		r->code = fail(EXIT_BUG, "report this", "cannot start a thread (error %lu)", GetLastError());
	}
	end_trace(r);
	summarize(r);
	flow_reader_free(&r->reader);
	driver_close(&r->driver);
	SetEvent(ended);
	return r->code;
}
