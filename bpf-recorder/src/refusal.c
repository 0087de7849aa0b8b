// SPDX-License-Identifier: Apache-2.0
#include "refusal.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "helper_words.h"

static bool is_locked_down(const struct refusal *refusal)
{
	return refusal->lockdown[0] && strcmp(refusal->lockdown, "none") != 0;
}

void refusal_decode(const struct refusal *refusal, char *text, size_t cap)
{
	char helper[128] = "";
	bool lacks_helper = helper_words_read(refusal->words, helper, sizeof(helper));
	const char *error = strerror(refusal->error);

	if (lacks_helper && strstr(helper, "probe_read") && is_locked_down(refusal))
		snprintf(text, cap, "lockdown %s forbids reading memory (/sys/kernel/security/lockdown)",
			 refusal->lockdown);
	else if (lacks_helper)
		snprintf(text, cap, "kernel %s has no helper %s", refusal->kernel, helper);
	else if (refusal->error == EPERM && is_locked_down(refusal))
		snprintf(text, cap, "%s: lockdown %s forbids it (/sys/kernel/security/lockdown)", error,
			 refusal->lockdown);
	else if (refusal->error == EPERM)
		snprintf(text, cap, "%s: the lockdown level, which may forbid it, is unknown (securityfs is not mounted)",
			 error);
	else if (refusal->error == ENOENT || refusal->error == ESRCH)
		snprintf(text, cap, "kernel %s does not have it: %s", refusal->kernel, refusal->words);
	else if (refusal->words[0])
		snprintf(text, cap, "%s: %s", error, refusal->words);
	else
		snprintf(text, cap, "%s", error);
}

bool refusal_is_of_host(const struct refusal *refusal)
{
	char helper[128];

	return refusal->error == EPERM || refusal->error == ENOENT || refusal->error == ESRCH ||
	       refusal->error == ENOTSUP || helper_words_read(refusal->words, helper, sizeof(helper));
}
