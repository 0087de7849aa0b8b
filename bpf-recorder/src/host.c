// SPDX-License-Identifier: Apache-2.0
#include "host.h"

#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "sha256.h"

static bool read_line(const char *path, char *line, int cap)
{
	FILE *file = fopen(path, "re");
	bool got;

	if (!file)
		return false;
	got = fgets(line, cap, file) != NULL;
	fclose(file);
	if (got)
		line[strcspn(line, "\n")] = '\0';
	return got;
}

bool host_parse_lockdown(const char *text, char *level, size_t cap)
{
	const char *open = strchr(text, '[');
	const char *close = open ? strchr(open, ']') : NULL;

	if (!close)
		return false;
	return snprintf(level, cap, "%.*s", (int)(close - open - 1), open + 1) < (int)cap;
}

bool host_lockdown(char *level, size_t cap)
{
	char line[128];

	return read_line(LOCKDOWN_PATH, line, sizeof(line)) && host_parse_lockdown(line, level, cap);
}

void pack_host(struct pack *p, const struct trace *trace, int cpus_possible)
{
	char line[128], level[32], hex[65];
	unsigned low, high;
	struct utsname uts;

	uname(&uts);
	pack_map(p, 10);
	pack_cstr(p, "name");
	pack_cstr(p, trace->redact ? "host" : uts.nodename);
	pack_cstr(p, "kernel");
	pack_cstr(p, uts.release);
	pack_cstr(p, "arch");
	pack_cstr(p, uts.machine);
	pack_cstr(p, "cpus_possible");
	pack_uint(p, cpus_possible);
	pack_cstr(p, "boot_id");
	if (!trace->redact && read_line("/proc/sys/kernel/random/boot_id", line, sizeof(line)))
		pack_cstr(p, line);
	else
		pack_nil(p);
	pack_cstr(p, "lockdown");
	pack_opt_cstr(p, host_lockdown(level, sizeof(level)) ? level : NULL);
	pack_cstr(p, "btf_sha256");
	pack_opt_cstr(p, sha256_file(BTF_PATH, hex) ? hex : NULL);
	pack_cstr(p, "ephemeral_range");
	if (read_line("/proc/sys/net/ipv4/ip_local_port_range", line, sizeof(line)) &&
	    sscanf(line, "%u %u", &low, &high) == 2) {
		pack_array(p, 2);
		pack_uint(p, low);
		pack_uint(p, high);
	} else {
		pack_nil(p);
	}
	pack_cstr(p, "page_size");
	pack_uint(p, sysconf(_SC_PAGESIZE));
	pack_cstr(p, "netns_ino");
	pack_uint(p, trace->own_netns_ino);
}
