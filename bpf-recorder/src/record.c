// SPDX-License-Identifier: Apache-2.0
#include "record.h"

#include <bpf/libbpf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agent_view.h"
#include "caps.h"
#include "clock.h"
#include "header.h"
#include "host.h"
#include "message.h"
#include "netns.h"
#include "processes.h"
#include "reading.h"
#include "refusals.h"
#include "session.h"
#include "snapshot.h"

static struct session session;

static void watch(int epoll, int fd)
{
	struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};

	epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static void block_signals(struct session *s)
{
	sigset_t mask;

	sigemptyset(&mask);
	sigaddset(&mask, SIGINT);
	sigaddset(&mask, SIGTERM);
	sigaddset(&mask, SIGCHLD);
	sigaddset(&mask, SIGUSR1);
	sigaddset(&mask, SIGUSR2);
	sigprocmask(SIG_BLOCK, &mask, &s->old_mask);
	signal(SIGPIPE, SIG_IGN);
	s->signals = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void finish(struct session *s)
{
	struct footer_facts facts = {.ended = s->ended};
	struct loss *loss = &s->trace.loss;

	rings_drain(s->rings);
	if (s->options->fds_ns)
		reading_take(&s->trace, s->hooks.told_by[SIGNAL_LOCAL], 0);
	s->trace.looks = NULL;
	/* The other programs go on meanwhile: their events must not wait in the rings. */
	while (tls_take_off(&s->tls))
		rings_drain(s->rings);
	tls_free(&s->tls);
	hooks_detach(&s->hooks);
	rings_drain(s->rings);
	session_read_sockets(s);
	hooks_read_loss(&s->hooks, loss);
	if (s->agent_view >= 0)
		agent_view_count_drops(s->agent_view, loss);
	loss->writer_dropped = s->trace.writer.dropped;
	for (int ring = 0; ring < RINGS; ring++)
		session_write_loss(s, ring);
	if (s->trace.writer.error)
		facts.ended = "error";
	else if (s->trace.writer.full)
		facts.ended = "max-size";
	if (s->child.pid && !s->child.running) {
		facts.has_exit_status = true;
		facts.exit_status = child_exit_code(&s->child);
	}
	footer_write(&s->trace, &facts);
	writer_close(&s->trace.writer);
	session_report_output(s);
}

/* Every event that was told of is either read or counted as lost; that it is not is nobody's fault but ours. */
static int fail_sums(const struct session *s)
{
	const struct loss *loss = &s->trace.loss;
	char sums[256] = "";

	for (int ring = 0; ring < RINGS; ring++)
		snprintf(sums + strlen(sums), sizeof(sums) - strlen(sums), "%s%s %llu - %llu - %llu", ring ? ", " : "",
			 ring_name(ring), (unsigned long long)loss_attempts(loss, ring),
			 (unsigned long long)loss_delivered(loss, ring), (unsigned long long)loss_lost(loss, ring));
	return fail(EXIT_BUG, "this is a bug: report this line with what `bpf-recorder info` and `uname -r` print",
		    "%s: attempts are not delivered plus lost (%s)", s->options->output, sums);
}

static void summarize(struct session *s)
{
	const struct loss *loss = &s->trace.loss;
	unsigned long long lost = loss_lost(loss, RING_LIFE) + loss_lost(loss, RING_DATA);

	say("%s: %llu records, %llu bytes, %llu events lost", s->options->output,
	    (unsigned long long)s->trace.writer.records, (unsigned long long)s->trace.writer.written, lost);
	if (s->trace.writer.part)
		say("the trace goes on in %d more files: cat %s %s.* joins them", s->trace.writer.part,
		    s->options->output, s->options->output);
	if (!loss_is_conserved(loss) && !s->code)
		s->code = fail_sums(s);
	if (lost && s->options->strict && !s->code)
		s->code = fail(EXIT_LOSS, "make the ring larger, for example --ring life=8MiB,data=64MiB",
			       "lost %llu life and %llu data events, and --strict was given",
			       (unsigned long long)loss_lost(loss, RING_LIFE),
			       (unsigned long long)loss_lost(loss, RING_DATA));
	if (!s->child.pid)
		return;
	if (s->child.running) {
		say("the command (pid %d) is still running and is left alone", s->child.pid);
		if (s->signals_seen && !s->code)
			s->code = 128 + s->last_signal;
		return;
	}
	if (!s->code)
		s->code = child_exit_code(&s->child);
}

/* After --max-size the recording is over but the command is not: stay with it as its parent. */
static void outlive_child(struct session *s)
{
	while (s->child.running && s->ended && strcmp(s->ended, "max-size") == 0) {
		struct signalfd_siginfo info;

		fcntl(s->signals, F_SETFL, 0);
		if (read(s->signals, &info, sizeof(info)) != sizeof(info))
			continue;
		if (info.ssi_signo == SIGCHLD)
			child_reap(&s->child);
		else if (info.ssi_signo == SIGINT || info.ssi_signo == SIGTERM)
			kill(s->child.pid, info.ssi_signo);
	}
}

static int open_output(struct session *s)
{
	int error = trace_open(&s->trace, s->options->output, s->options->redact);

	s->trace.scope = &s->scope;
	s->trace.http_mode = s->options->http_mode;
	s->trace.writer.max_bytes = s->options->max_bytes;
	s->trace.writer.rotate_bytes = s->options->rotate_bytes;
	if (error)
		return fail(EXIT_OUTPUT, "choose a place that exists and is writable", "cannot write %s: %s",
			    s->options->output, strerror(error));
	return 0;
}

static int start_child(struct session *s)
{
	bool to_stderr = strcmp(s->options->output, "-") == 0;
	int error = child_fork(&s->child, s->options->child, &s->old_mask, to_stderr);

	if (error)
		return fail(EXIT_COMMAND, "see the limit on processes (ulimit -u)", "cannot fork: %s",
			    strerror(error));
	if (s->scope.moves_command && !scope_move(&s->scope, s->child.pid))
		return fail(EXIT_NO_CGROUP,
			    "run as root where the cgroup2 mount is writable, or give --cgroup PATH",
			    "cannot move the command into %s: %s", s->scope.directory, strerror(errno));
	return 0;
}

static int start_hooks(struct session *s)
{
	if (hooks_start(&s->hooks, s->options, s->scope.fd))
		return 0;
	return refusals_fail(&s->hooks, s->options);
}

static void begin_trace(struct session *s, int argc, char **argv)
{
	struct header_facts facts = {
		.options = s->options,
		.argc = argc,
		.argv = argv,
		.backend = hooks_backend(&s->hooks),
		.told_by = s->hooks.told_by,
		.can = s->hooks.can,
		.cpus_possible = libbpf_num_possible_cpus(),
	};

	refusals_warn(&s->hooks, s->options);
	header_write(&s->trace, &facts);
	netns_own(&s->trace);
	tls_start(&s->tls, &s->hooks, &s->trace.loss);
	if (s->tls.object)
		s->trace.looks = &s->tls.looks;
	processes_snapshot(&s->trace, s->child.pid);
	tls_look(&s->tls, clock_mono_ns());
	session_read_sockets(s);
	snapshot_sockets(&s->hooks, s->rings, &s->trace);
	s->reading_due_ns = s->options->fds_ns ? clock_mono_ns() + s->options->fds_ns : UINT64_MAX;
	/* The command itself is still this program: it is looked at when it has started. */
	if (s->options->fds_ns)
		reading_take(&s->trace, s->hooks.told_by[SIGNAL_LOCAL], s->child.pid);
	pack_uint(trace_begin_user(&s->trace, KIND_SNAPSHOT_END), s->trace.writer.records);
	trace_end(&s->trace, KIND_SNAPSHOT_END);
	writer_flush(&s->trace.writer);
}

static int prepare(struct session *s)
{
	const struct options *o = s->options;
	int code = caps_check();

	if (code)
		return code;
	if (access(BTF_PATH, R_OK))
		return fail(EXIT_NO_BTF, "use a kernel built with CONFIG_DEBUG_INFO_BTF=y", "no %s: %s",
			    BTF_PATH, strerror(errno));
	if (o->marker_fd >= 0 && fcntl(o->marker_fd, F_SETFD, FD_CLOEXEC))
		return fail(EXIT_USAGE, "open it for the recorder, for example 9<fifo", "--marker-fd %d: %s",
			    o->marker_fd, strerror(errno));
	code = scope_open(&s->scope, o->cgroup, o->child != NULL);
	if (!code)
		code = open_output(s);
	if (!code && o->child)
		code = start_child(s);
	if (!code)
		code = start_hooks(s);
	if (code)
		return code;
	s->rings = rings_open(&s->hooks, &s->trace);
	if (!s->rings)
		return fail(EXIT_BUG, "report this with the kernel's version", "cannot read the rings: %s",
			    strerror(errno));
	return 0;
}

static void open_epoll(struct session *s)
{
	s->epoll = epoll_create1(EPOLL_CLOEXEC);
	watch(s->epoll, rings_epoll_fd(s->rings));
	watch(s->epoll, s->signals);
	s->nat.epoll = s->epoll;
	if (s->hooks.told_by[SIGNAL_AGENT_VIEW])
		s->agent_view = agent_view_open();
	if (s->agent_view >= 0)
		watch(s->epoll, s->agent_view);
	s->markers.fd = s->options->marker_fd;
	if (s->markers.fd >= 0) {
		fcntl(s->markers.fd, F_SETFL, fcntl(s->markers.fd, F_GETFL) | O_NONBLOCK);
		watch(s->epoll, s->markers.fd);
	}
}

int record(const struct options *options, int argc, char **argv)
{
	struct session *s = &session;
	int error;

	s->options = options;
	s->stop_at_ns = UINT64_MAX;
	s->scope.fd = -1;
	s->agent_view = -1;
	block_signals(s);
	s->code = prepare(s);
	if (s->code) {
		child_cancel(&s->child);
		hooks_free(&s->hooks);
		scope_close(&s->scope);
		return s->code;
	}
	open_epoll(s);
	begin_trace(s, argc, argv);
	if (s->child.pid) {
		error = child_release(&s->child);
		if (error) {
			s->code = fail(EXIT_COMMAND, "check its name and that it is executable",
				       "cannot start %s: %s", options->child[0], strerror(error));
			s->ended = "error";
			s->stop_at_ns = 0;
			waitpid(s->child.pid, &s->child.status, 0);
			s->child.pid = 0;
			s->child.running = false;
		}
	}
	session_run(s);
	finish(s);
	outlive_child(s);
	summarize(s);
	nat_close(&s->nat);
	rings_close(s->rings);
	hooks_free(&s->hooks);
	scope_close(&s->scope);
	local_sockets_free(&s->trace.local);
	return s->code;
}
