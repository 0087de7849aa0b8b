// SPDX-License-Identifier: Apache-2.0
#include "proc.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scope.h"

enum { ENVIRON_BYTES = 128 * 1024 };

/* Reads up to cap bytes; the length of all of it goes to whole when asked for. */
static ssize_t read_file(int pid, const char *name, char *buf, size_t cap, size_t *whole)
{
	char path[64], rest[4096];
	size_t len = 0;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/%s", pid, name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	while (len < cap && (n = read(fd, buf + len, cap - len)) > 0)
		len += n;
	if (whole) {
		*whole = len;
		while (len == cap && (n = read(fd, rest, sizeof(rest))) > 0)
			*whole += n;
	}
	close(fd);
	return len;
}

bool proc_parse_stat(const char *line, struct proc_info *info)
{
	const char *open = strchr(line, '(');
	const char *close = strrchr(line, ')');
	unsigned long long start;
	size_t len;

	/* comm may itself hold brackets and blanks, so everything is counted from the last bracket. */
	if (!open || !close || close < open)
		return false;
	len = close - open - 1;
	if (len >= sizeof(info->comm))
		len = sizeof(info->comm) - 1;
	memcpy(info->comm, open + 1, len);
	info->comm[len] = '\0';
	if (sscanf(close + 1,
		   " %*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu",
		   &info->ppid, &start) != 2)
		return false;
	info->start_ns = start * (1000000000u / sysconf(_SC_CLK_TCK));
	return true;
}

void proc_container_id(const char *cgroup, char id[65])
{
	size_t run = 0;

	id[0] = '\0';
	for (const char *at = cgroup;; at++) {
		if (*at && isxdigit((unsigned char)*at)) {
			run++;
			continue;
		}
		if (run == 64) {
			memcpy(id, at - 64, 64);
			id[64] = '\0';
		}
		run = 0;
		if (!*at)
			return;
	}
}

/* Only this one variable is ever kept; the rest of the environment is wiped again at once. */
static void read_service(int pid, char *service, size_t cap)
{
	static const char name[] = "DD_SERVICE=";
	char *env = malloc(ENVIRON_BYTES);
	ssize_t len;

	service[0] = '\0';
	if (!env)
		return;
	len = read_file(pid, "environ", env, ENVIRON_BYTES - 1, NULL);
	if (len > 0) {
		env[len] = '\0';
		for (char *at = env; at < env + len; at += strlen(at) + 1)
			if (strncmp(at, name, sizeof(name) - 1) == 0)
				snprintf(service, cap, "%s", at + sizeof(name) - 1);
		explicit_bzero(env, len);
	}
	free(env);
}

bool proc_read_surroundings(int pid, struct proc_info *info)
{
	info->has_cgroup = scope_read_path(pid, info->cgroup, sizeof(info->cgroup));
	if (!info->has_cgroup)
		return false;
	proc_container_id(info->cgroup, info->container_id);
	read_service(pid, info->service, sizeof(info->service));
	return true;
}

bool proc_read(int pid, struct proc_info *info)
{
	char line[1024], path[64];
	struct stat st;
	ssize_t len;

	memset(info, 0, offsetof(struct proc_info, argv));
	info->pid = pid;
	len = read_file(pid, "stat", line, sizeof(line) - 1, NULL);
	if (len <= 0)
		return false;
	line[len] = '\0';
	if (!proc_parse_stat(line, info))
		return false;
	len = read_file(pid, "cmdline", info->argv, sizeof(info->argv), &info->argv_len);
	info->argv_copied = len > 0 ? len : 0;
	if (len < 0)
		info->argv_len = 0;
	info->has_cgroup = false;
	info->container_id[0] = info->service[0] = '\0';
	proc_read_surroundings(pid, info);
	snprintf(path, sizeof(path), "/proc/%d/ns/net", pid);
	info->netns_ino = stat(path, &st) == 0 ? st.st_ino : 0;
	return true;
}
