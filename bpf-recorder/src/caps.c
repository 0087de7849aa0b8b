// SPDX-License-Identifier: Apache-2.0
#include "caps.h"

#include <linux/capability.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "message.h"

static bool has(const struct __user_cap_data_struct *data, int cap)
{
	return data[cap / 32].effective >> cap % 32 & 1;
}

const char *caps_missing(void)
{
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct data[2] = {0};

	if (syscall(SYS_capget, &header, data))
		return "CAP_BPF";
	/* CAP_SYS_ADMIN includes the BPF ones, and a namespace can only be entered with it. */
	if (!has(data, CAP_SYS_ADMIN)) {
		if (!has(data, CAP_BPF))
			return "CAP_BPF";
		if (!has(data, CAP_PERFMON))
			return "CAP_PERFMON";
	}
	if (!has(data, CAP_NET_ADMIN))
		return "CAP_NET_ADMIN";
	return NULL;
}

int caps_check(void)
{
	const char *missing = caps_missing();

	if (!missing)
		return 0;
	return fail(EXIT_NO_CAPABILITY, "run it as root, for example: sudo bpf-recorder …",
		    "%s is missing (uid %u): the kernel lets only privileged processes load BPF programs",
		    missing, (unsigned)geteuid());
}
