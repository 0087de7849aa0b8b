// SPDX-License-Identifier: Apache-2.0
#include "session.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "agent_view.h"
#include "clock.h"
#include "message.h"
#include "reading.h"

/* The rings wake us only when they fill; otherwise this is how late an event may be read. */
enum { POLL_MS = 50 };
#define SECOND_NS 1000000000ull
#define LOSS_CHECK_NS 200000000ull

void session_write_loss(struct session *s, int ring)
{
	struct pack *p = trace_begin_user(&s->trace, KIND_LOSS);
	const struct loss *loss = &s->trace.loss;

	pack_cstr(p, ring_name(ring));
	pack_uint(p, loss_lost(loss, ring));
	pack_uint(p, loss_attempts(loss, ring));
	pack_per_cpu(p, loss, ring);
	pack_loss_detail(p, loss);
	trace_end(&s->trace, KIND_LOSS);
	s->told_attempts[ring] = loss_attempts(loss, ring);
	s->told_lost[ring] = loss_lost(loss, ring);
}

/* Losses at once (within 200 ms), traffic every second, and a tick when there is neither. */
static void tell_loss(struct session *s, uint64_t now)
{
	bool second = now - s->told_ns >= SECOND_NS;
	bool told = false;

	if (now - s->loss_checked_ns < LOSS_CHECK_NS)
		return;
	s->loss_checked_ns = now;
	hooks_read_loss(&s->hooks, &s->trace.loss);
	if (s->agent_view >= 0)
		agent_view_count_drops(s->agent_view, &s->trace.loss);
	s->trace.loss.writer_dropped = s->trace.writer.dropped;
	for (int ring = 0; ring < RINGS; ring++) {
		bool moved = loss_lost(&s->trace.loss, ring) != s->told_lost[ring];
		bool busy = loss_attempts(&s->trace.loss, ring) != s->told_attempts[ring];

		if (moved || (second && busy)) {
			session_write_loss(s, ring);
			told = true;
		}
	}
	if (second && !told) {
		pack_uint(trace_begin_user(&s->trace, KIND_TICK), s->trace.writer.records);
		trace_end(&s->trace, KIND_TICK);
	}
	if (second || told)
		s->told_ns = now;
}

static void print_counts(struct session *s)
{
	writer_flush(&s->trace.writer);
	hooks_read_loss(&s->hooks, &s->trace.loss);
	fprintf(stderr, "bpf-recorder: %llu records, %llu bytes, %llu life and %llu data events lost\n",
		(unsigned long long)s->trace.writer.records, (unsigned long long)s->trace.writer.written,
		(unsigned long long)loss_lost(&s->trace.loss, RING_LIFE),
		(unsigned long long)loss_lost(&s->trace.loss, RING_DATA));
}

static void on_child_end(struct session *s)
{
	if (!s->child.pid || !s->child.running || !child_reap(&s->child))
		return;
	if (!s->ended)
		s->ended = "command";
	s->stop_at_ns = clock_mono_ns() + s->options->settle_ns;
}

static void on_stop_signal(struct session *s, int number)
{
	s->ended = "signal";
	s->signals_seen++;
	s->last_signal = number;
	/* The command gets to end first; a second signal does not wait for it. */
	if (s->signals_seen == 1 && s->child.running)
		kill(s->child.pid, number);
	else
		s->stop_at_ns = 0;
}

static void read_signals(struct session *s)
{
	struct signalfd_siginfo info;

	while (read(s->signals, &info, sizeof(info)) == sizeof(info)) {
		switch (info.ssi_signo) {
		case SIGCHLD:
			on_child_end(s);
			break;
		case SIGUSR1:
			markers_write(&s->trace, "SIGUSR1", 7);
			break;
		case SIGUSR2:
			print_counts(s);
			break;
		default:
			on_stop_signal(s, info.ssi_signo);
		}
	}
}

void session_report_output(struct session *s)
{
	const struct writer *w = &s->trace.writer;

	if (!w->error || s->output_reported)
		return;
	s->output_reported = true;
	if (w->error == EPIPE) {
		say("the reader of the trace went away after %llu bytes", (unsigned long long)w->written);
		s->stop_at_ns = s->child.running ? s->stop_at_ns : 0;
		return;
	}
	s->code = fail(EXIT_OUTPUT, "free space or choose another place, or bound the trace with --max-size",
		       "%s: %s after %llu bytes; the file is readable up to there", w->path,
		       strerror(w->error), (unsigned long long)w->written);
}

/* The time until the next reading; late readings are not made up for. */
static int wait_ms(const struct session *s, uint64_t now)
{
	if (s->reading_due_ns <= now)
		return 0;
	return s->reading_due_ns - now < POLL_MS * 1000000ull ? (s->reading_due_ns - now) / 1000000 + 1
							      : POLL_MS;
}

static void read_descriptors(struct session *s, uint64_t now)
{
	if (now < s->reading_due_ns)
		return;
	/* First what happened before: else a socket would be found before its connect is read. */
	rings_read(s->rings);
	reading_take(&s->trace, s->hooks.told_by[SIGNAL_LOCAL], 0);
	s->reading_due_ns += s->options->fds_ns;
	now = clock_mono_ns();
	if (s->reading_due_ns < now)
		s->reading_due_ns = now;
}

void session_read_sockets(struct session *s)
{
	if (s->hooks.told_by[SIGNAL_NAT]) {
		nat_follow(&s->nat, &s->trace);
		nat_read(&s->nat, &s->trace);
	}
	if (s->agent_view >= 0)
		agent_view_read(s->agent_view, &s->trace, s->options);
}

static void turn(struct session *s)
{
	struct epoll_event events[8];
	bool more = rings_read(s->rings);
	int count = epoll_wait(s->epoll, events, 8, more ? 0 : wait_ms(s, clock_mono_ns()));
	uint64_t now;

	if (s->trace.writer.full && !s->ended) {
		s->ended = "max-size";
		s->stop_at_ns = 0;
		return;
	}
	for (int i = 0; i < count; i++) {
		if (events[i].data.fd == s->signals)
			read_signals(s);
		else if (events[i].data.fd == s->markers.fd && !markers_read(&s->markers, &s->trace))
			epoll_ctl(s->epoll, EPOLL_CTL_DEL, s->markers.fd, NULL);
	}
	session_read_sockets(s);
	now = clock_mono_ns();
	read_descriptors(s, now);
	tls_look(&s->tls, now);
	tell_loss(s, now);
	writer_flush_due(&s->trace.writer, now);
	session_report_output(s);
}

void session_run(struct session *s)
{
	uint64_t now = clock_mono_ns();

	s->told_ns = s->loss_checked_ns = now;
	if (s->stop_at_ns == UINT64_MAX && s->options->duration_ns)
		s->stop_at_ns = now + s->options->duration_ns;
	while (clock_mono_ns() < s->stop_at_ns)
		turn(s);
	if (!s->ended)
		s->ended = "duration";
}
