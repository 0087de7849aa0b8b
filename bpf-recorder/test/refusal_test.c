// SPDX-License-Identifier: Apache-2.0
#include "refusal.h"

#include <errno.h>
#include <string.h>

#include "check.h"

static bool says(int error, const char *words, const char *lockdown, const char *wanted)
{
	struct refusal refusal = {.error = error, .words = words, .lockdown = lockdown, .kernel = "6.1.0-1"};
	char text[384];

	refusal_decode(&refusal, text, sizeof(text));
	return strcmp(text, wanted) == 0;
}

static void decodes(void)
{
	CHECK(says(EPERM, "", "integrity",
		   "Operation not permitted: lockdown integrity forbids it (/sys/kernel/security/lockdown)"));
	CHECK(says(EINVAL, "unknown func bpf_probe_read#4", "confidentiality",
		   "lockdown confidentiality forbids reading memory (/sys/kernel/security/lockdown)"));
	CHECK(says(EINVAL, "unknown func bpf_get_current_pid_tgid#14", "none",
		   "kernel 6.1.0-1 has no helper bpf_get_current_pid_tgid#14"));
	CHECK(says(EINVAL, "program of this type cannot use helper bpf_get_current_task#35", "none",
		   "kernel 6.1.0-1 has no helper bpf_get_current_task#35"));
	CHECK(says(EINVAL, "program of this type cannot use helper bpf_probe_read#4", "confidentiality",
		   "lockdown confidentiality forbids reading memory (/sys/kernel/security/lockdown)"));
	CHECK(says(EINVAL, "invalid func unknown#162", "none",
		   "kernel 6.1.0-1 has no helper bpf_sock_from_file#162"));
	CHECK(says(ESRCH, "no such type", "none", "kernel 6.1.0-1 does not have it: no such type"));
	CHECK(says(EACCES, "R1 invalid mem access", "none", "Permission denied: R1 invalid mem access"));
	CHECK(says(EINVAL, "", "", "Invalid argument"));
}

static void blames(void)
{
	struct refusal of_host = {.error = EPERM, .words = ""};
	struct refusal without_helper = {.error = EINVAL, .words = "unknown func bpf_probe_read#4"};
	struct refusal with_old_kernel = {.error = EINVAL, .words = "invalid func unknown#162"};
	struct refusal not_cut_out = {.error = EINVAL, .words = "invalid func unknown#195938833"};
	struct refusal of_ours = {.error = EACCES, .words = "R1 invalid mem access"};

	CHECK(refusal_is_of_host(&of_host));
	CHECK(refusal_is_of_host(&without_helper));
	CHECK(refusal_is_of_host(&with_old_kernel));
	CHECK(!refusal_is_of_host(&not_cut_out));
	CHECK(!refusal_is_of_host(&of_ours));
}

const struct test refusal_tests[] = {
	{"a refusal is told with the lockdown level, the helper or the kernel that is the reason", decodes},
	{"what the verifier objects to is our fault, all else the host's", blames},
	{NULL, NULL},
};
