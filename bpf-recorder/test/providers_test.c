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

const struct test providers_tests[] = {
	{"every signal has a name and a provider under each backend, but calls and TLS have none under cgroup",
	 has_provider_for_all},
	{"a backend narrows the providers of a signal that has one of tracing", narrows},
	{NULL, NULL},
};
