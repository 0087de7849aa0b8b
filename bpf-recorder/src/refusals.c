// SPDX-License-Identifier: Apache-2.0
#include "refusals.h"

#include <stdio.h>

#include "message.h"

static const char *reason_of(const struct hooks *hooks, enum signal_id signal)
{
	for (int i = 0; i < PROVIDERS; i++)
		if (providers[i].signal == signal && hooks->refused[i][0])
			return hooks->refused[i];
	return "no provider for it was allowed by the options";
}

/* What is told all the same, but not as well as newer kernels let us. */
static void warn_of_kernel(const struct hooks *hooks, const struct options *o)
{
	const struct provider *older = hooks->told_by[SIGNAL_OLDER];

	if (!hooks->can.can_fetch)
		warn("a kernel before 5.12: events are numbered as they are read, so where a loss fell is known "
		     "less exactly");
	if (hooks->can.task == TASK_HIDDEN)
		warn("a kernel before 5.15 that is locked down: the namespace of a UDP socket is not known, nor "
		     "the translated peer of an unconnected one");
	if (older && older->object == OBJECT_DATA && o->backend != BACKEND_CGROUP && !o->forced[SIGNAL_OLDER])
		warn("sockets from before the recording appear when they next send or receive (%s)",
		     reason_of(hooks, SIGNAL_OLDER));
}

void refusals_warn(const struct hooks *hooks, const struct options *o)
{
	const struct provider *process = hooks->told_by[SIGNAL_PROCESS];

	if (process->object == OBJECT_NONE && !o->forced[SIGNAL_PROCESS])
		warn("no exec events (%s): processes are read from /proc when they are first seen",
		     reason_of(hooks, SIGNAL_PROCESS));
	warn_of_kernel(hooks, o);
	if (o->io && !hooks->told_by[SIGNAL_IO])
		warn("no io records (%s)", reason_of(hooks, SIGNAL_IO));
	if (o->tls && o->http_mode != HTTP_OFF && !hooks->told_by[SIGNAL_TLS])
		warn("no heads of TLS (%s)", reason_of(hooks, SIGNAL_TLS));
	if (o->nat && !hooks->told_by[SIGNAL_NAT])
		warn("no nat records (%s)", reason_of(hooks, SIGNAL_NAT));
	if (o->agent_view && !hooks->told_by[SIGNAL_AGENT_VIEW])
		warn("no packet records (%s)", reason_of(hooks, SIGNAL_AGENT_VIEW));
	if (!options_want_local_sockets(o))
		return;
	if (!hooks->told_by[SIGNAL_LOCAL])
		warn("no records of local sockets (%s); their number is in fds records",
		     reason_of(hooks, SIGNAL_LOCAL));
	else if (!hooks->told_by[SIGNAL_LOCAL_CONNECT] && !o->forced[SIGNAL_LOCAL_CONNECT])
		warn("connects of local sockets are seen by readings only (%s)",
		     reason_of(hooks, SIGNAL_LOCAL_CONNECT));
}

int refusals_fail(const struct hooks *hooks, const struct options *o)
{
	const char *remedy = "see bpf-recorder probe, and --verbose for the verifier's words";

	for (int i = 0; i < PROVIDERS; i++)
		if (hooks->refused[i][0])
			warn("%s: %s: %s", signal_name(providers[i].signal), providers[i].name, hooks->refused[i]);
	if (hooks->objects[OBJECT_DATA] && o->backend == BACKEND_TRACING)
		remedy = "--backend cgroup gives all but io records and the accepting process; see bpf-recorder probe";
	return fail(EXIT_NO_BACKEND, remedy, "%s", hooks->failed);
}
