// SPDX-License-Identifier: Apache-2.0
#include "providers.h"

#include <string.h>

#include "check.h"

static int allowed_count(enum signal_id signal, enum backend backend)
{
	int count = 0;

	for (int i = 0; i < PROVIDERS; i++)
		count += providers[i].signal == signal && provider_allowed(&providers[i], backend);
	return count;
}

static void has_provider_for_all(void)
{
	for (int signal = 0; signal < SIGNALS; signal++) {
		CHECK(signal_name(signal) != NULL);
		CHECK(signal_find(signal_name(signal), strlen(signal_name(signal))) == signal);
		CHECK(allowed_count(signal, BACKEND_AUTO) > 0);
		CHECK(allowed_count(signal, BACKEND_TRACING) > 0);
		/* Cgroup programs see no calls, and no memory of a process. */
		CHECK((allowed_count(signal, BACKEND_CGROUP) > 0) == (signal != SIGNAL_IO && signal != SIGNAL_TLS));
	}
	CHECK(signal_find("clos", 4) == -1);
	CHECK(signal_find("close=", 5) == SIGNAL_CLOSE);
}

static void narrows(void)
{
	int tracing = provider_find(SIGNAL_CLOSE, "fentry/tcp_close");
	int cgroup = provider_find(SIGNAL_CLOSE, "cgroup/sock_release");

	CHECK(tracing >= 0 && cgroup > tracing);
	CHECK(provider_find(SIGNAL_CLOSE, "sockops") == -1);
	CHECK(provider_allowed(&providers[tracing], BACKEND_AUTO));
	CHECK(provider_allowed(&providers[cgroup], BACKEND_AUTO));
	CHECK(!provider_allowed(&providers[tracing], BACKEND_CGROUP));
	CHECK(!provider_allowed(&providers[cgroup], BACKEND_TRACING));
}

static void prefers(void)
{
	int entry = provider_find(SIGNAL_IO, "fexit/tcp_sendmsg");
	int tracepoint = provider_find(SIGNAL_IO, "tp_btf/sock_send_length");
	int kprobe = provider_find(SIGNAL_IO, "kprobe");

	CHECK(entry >= 0 && tracepoint > entry && kprobe > tracepoint);
	entry = provider_find(SIGNAL_ACCEPT, "fexit/inet_csk_accept");
	kprobe = provider_find(SIGNAL_ACCEPT, "kprobe");
	CHECK(entry >= 0 && kprobe > entry && provider_find(SIGNAL_ACCEPT, "listener") > kprobe);
	CHECK(!provider_allowed(&providers[kprobe], BACKEND_CGROUP));
	CHECK(provider_allowed(&providers[kprobe], BACKEND_TRACING));
	/* An object that is loaded later may only take what no earlier one tells. */
	for (int i = 1; i < PROVIDERS; i++)
		if (providers[i].signal == providers[i - 1].signal && providers[i].object != OBJECT_DATA)
			CHECK(providers[i].object >= providers[i - 1].object);
}

const struct test providers_tests[] = {
	{"every signal has a name and a provider under each backend, but calls and TLS have none under cgroup",
	 has_provider_for_all},
	{"a backend narrows the providers of a signal that has one of tracing", narrows},
	{"function entries come first, then tracepoints, kprobes and the cgroup, and are loaded in that order", prefers},
	{NULL, NULL},
};
