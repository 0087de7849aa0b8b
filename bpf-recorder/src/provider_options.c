// SPDX-License-Identifier: Apache-2.0
#include "provider_options.h"

#include <stdio.h>
#include <string.h>

#include "message.h"

bool backend_parse(const char *text, enum backend *backend)
{
	for (*backend = BACKEND_AUTO; *backend <= BACKEND_CGROUP; (*backend)++)
		if (strcmp(text, backend_name(*backend)) == 0)
			return true;
	return false;
}

static int force_one(struct options *o, const char *text)
{
	const char *equals = strchr(text, '=');
	int signal = equals ? signal_find(text, equals - text) : -1;
	char remedy[256] = "its providers are:";
	int index;

	if (signal < 0)
		return fail(EXIT_USAGE, "see bpf-recorder probe for the signals and their providers",
			    "--provider %s: wanted SIGNAL=NAME", text);
	index = provider_find(signal, equals + 1);
	if (index >= 0) {
		o->forced[signal] = &providers[index];
		return 0;
	}
	for (int i = 0; i < PROVIDERS; i++)
		if ((int)providers[i].signal == signal)
			snprintf(remedy + strlen(remedy), sizeof(remedy) - strlen(remedy), " %s", providers[i].name);
	return fail(EXIT_USAGE, remedy, "--provider %s: there is no such provider", text);
}

int provider_force(struct options *o, const char *text)
{
	char copy[512], *rest = copy, *part;
	int code = 0;

	if (strlen(text) >= sizeof(copy))
		return fail(EXIT_USAGE, "give --provider several times", "--provider: more than %zu characters",
			    sizeof(copy) - 1);
	strcpy(copy, text);
	while (!code && (part = strsep(&rest, ",")))
		code = force_one(o, part);
	return code;
}
