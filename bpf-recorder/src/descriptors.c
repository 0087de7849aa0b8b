// SPDX-License-Identifier: Apache-2.0
#include "descriptors.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

enum descriptor_family descriptors_socket_family(const char *protocol)
{
	static const struct {
		const char *protocol;
		enum descriptor_family family;
	} known[] = {
		{"TCP", FD_TCP4},	  {"TCPv6", FD_TCP6}, {"MPTCP", FD_TCP4},   {"MPTCPv6", FD_TCP6},
		{"UDP", FD_UDP4},	  {"UDPv6", FD_UDP6}, {"UDP-Lite", FD_UDP4}, {"UDPLITEv6", FD_UDP6},
		{"UNIX-STREAM", FD_UNIX}, {"UNIX", FD_UNIX},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(protocol, known[i].protocol) == 0)
			return known[i].family;
	return FD_OTHER_SOCK;
}

/* The kernel tells a socket's protocol as an attribute: no table of sockets needs to be read for it. */
static enum descriptor_family socket_family(int pid, const char *fd)
{
	char path[64], protocol[32];
	ssize_t len;

	snprintf(path, sizeof(path), "/proc/%d/fd/%.20s", pid, fd);
	len = getxattr(path, "system.sockprotoname", protocol, sizeof(protocol) - 1);
	if (len < 0)
		return FD_OTHER_SOCK;
	protocol[len] = '\0';
	return descriptors_socket_family(protocol);
}

static bool begins(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

bool descriptors_count(int pid, struct descriptors *counts, on_unix_descriptor found, void *context)
{
	struct dirent *entry;
	char path[32], target[64];
	DIR *dir;

	*counts = (struct descriptors){0};
	snprintf(path, sizeof(path), "/proc/%d/fd", pid);
	dir = opendir(path);
	if (!dir)
		return false;
	while ((entry = readdir(dir))) {
		enum descriptor_family family = FD_FILE;
		ssize_t len;

		if (entry->d_name[0] == '.')
			continue;
		len = readlinkat(dirfd(dir), entry->d_name, target, sizeof(target) - 1);
		if (len < 0)
			continue;
		target[len] = '\0';
		if (begins(target, "socket:["))
			family = socket_family(pid, entry->d_name);
		else if (begins(target, "pipe:["))
			family = FD_PIPE;
		else if (begins(target, "anon_inode:"))
			family = FD_ANON;
		counts->total++;
		counts->by_family[family]++;
		if (family == FD_UNIX && found)
			found(context, strtoul(target + strlen("socket:["), NULL, 10));
	}
	closedir(dir);
	return true;
}
