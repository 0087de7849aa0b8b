// SPDX-License-Identifier: Apache-2.0
#include "choice.h"

#include <bpf/libbpf.h>
#include <stdio.h>
#include <string.h>

/* What only some recordings have: calls when asked for, older sockets unless the cgroup is a new one. */
static bool is_signal_wanted(const struct options *o, enum signal_id signal)
{
	switch (signal) {
	case SIGNAL_IO:
		return o->io;
	case SIGNAL_TLS:
		return o->tls && o->http_mode != HTTP_OFF;
	case SIGNAL_NAT:
		return o->nat;
	case SIGNAL_AGENT_VIEW:
		return o->agent_view;
	case SIGNAL_OLDER:
		return !o->child || o->cgroup;
	case SIGNAL_DESCRIPTORS:
		return o->fds_ns > 0;
	case SIGNAL_LOCAL:
	case SIGNAL_LOCAL_CONNECT:
		return options_want_local_sockets(o);
	default:
		return true;
	}
}

/* A recording does without these where the host refuses them all. */
static bool is_dispensable(const struct options *o, enum signal_id signal)
{
	/* Whoever insists on a provider or a backend wants it or nothing. */
	if (o->forced[signal])
		return false;
	if (signal == SIGNAL_IO || signal == SIGNAL_TLS)
		return o->backend != BACKEND_TRACING;
	return signal == SIGNAL_NAT || signal == SIGNAL_AGENT_VIEW || signal == SIGNAL_LOCAL ||
	       signal == SIGNAL_LOCAL_CONNECT;
}

/* True when this recording may take the signal from this provider, and has no better one yet. */
static bool is_open(const struct hooks *hooks, const struct options *o, int index)
{
	const struct provider *provider = &providers[index];

	if (hooks->told_by[provider->signal] || !is_signal_wanted(o, provider->signal))
		return false;
	if (o->forced[provider->signal])
		return o->forced[provider->signal] == provider;
	return provider_allowed(provider, o->backend);
}

__u64 choice_open(const struct hooks *hooks, const struct options *o, enum object_id id)
{
	__u64 open = 0;

	for (int i = 0; i < PROVIDERS; i++)
		if (providers[i].object == id && is_open(hooks, o, i))
			open |= 1ull << i;
	return open;
}

bool choice_names(const struct provider *provider, const struct bpf_program *program)
{
	return provider->program && strncmp(bpf_program__name(program), provider->program,
					    strlen(provider->program)) == 0;
}

void choice_rest(struct hooks *hooks, const struct options *o)
{
	for (int i = 0; i < PROVIDERS; i++) {
		enum object_id id = providers[i].object;

		if (id != OBJECT_LIFE && id != OBJECT_DATA && id != OBJECT_NONE)
			continue;
		if (is_open(hooks, o, i) &&
		    (!providers[i].works || providers[i].works(hooks->refused[i], sizeof(hooks->refused[i]))))
			hooks->told_by[providers[i].signal] = &providers[i];
	}
}

bool choice_is_whole(struct hooks *hooks, const struct options *o)
{
	for (int signal = 0; signal < SIGNALS; signal++) {
		if (hooks->told_by[signal] || !is_signal_wanted(o, signal) || is_dispensable(o, signal))
			continue;
		snprintf(hooks->failed, sizeof(hooks->failed), "nothing that was asked for can tell `%s`",
			 signal_name(signal));
		return false;
	}
	return true;
}

__u64 choice_of_object(const struct hooks *hooks, enum object_id id)
{
	__u64 which = 0;

	for (int i = 0; i < PROVIDERS; i++)
		if (providers[i].object == id && hooks->told_by[providers[i].signal] == &providers[i])
			which |= 1ull << i;
	return which;
}

const char *hooks_backend(const struct hooks *hooks)
{
	const struct provider *process = hooks->told_by[SIGNAL_PROCESS];

	for (int signal = 0; signal < SIGNALS; signal++)
		if (hooks->told_by[signal] && hooks->told_by[signal]->is_tracing)
			return process && process->object == OBJECT_EXEC ? "tracing" : "tracing-lite";
	return "cgroup";
}
