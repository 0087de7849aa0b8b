// SPDX-License-Identifier: Apache-2.0
#include "netns.h"

#include <fcntl.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef SO_NETNS_COOKIE
#define SO_NETNS_COOKIE 71
#endif

static uint64_t read_cookie(void)
{
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	uint64_t cookie = 0;
	socklen_t len = sizeof(cookie);

	if (fd < 0)
		return 0;
	if (getsockopt(fd, SOL_SOCKET, SO_NETNS_COOKIE, &cookie, &len))
		cookie = 0;
	close(fd);
	return cookie;
}

static bool is_address_of(const struct ifaddrs *entry, const char *name)
{
	return entry->ifa_addr && strcmp(entry->ifa_name, name) == 0 &&
	       (entry->ifa_addr->sa_family == AF_INET || entry->ifa_addr->sa_family == AF_INET6);
}

static void record_interface(struct trace *trace, uint32_t ino, const struct ifaddrs *list, const char *name)
{
	struct pack *p = trace_begin_user(trace, KIND_IFACE);
	const struct ifaddrs *at;
	uint32_t count = 0;

	pack_uint(p, ino);
	pack_uint(p, if_nametoindex(name));
	pack_cstr(p, name);
	for (at = list; at; at = at->ifa_next)
		count += is_address_of(at, name);
	pack_array(p, count);
	for (at = list; at; at = at->ifa_next) {
		if (!is_address_of(at, name))
			continue;
		if (at->ifa_addr->sa_family == AF_INET)
			pack_bin(p, &((struct sockaddr_in *)at->ifa_addr)->sin_addr, 4);
		else
			pack_bin(p, &((struct sockaddr_in6 *)at->ifa_addr)->sin6_addr, 16);
	}
	trace_end(trace, KIND_IFACE);
}

/* The caller is inside the namespace. */
static void record_interfaces(struct trace *trace, uint32_t ino)
{
	struct ifaddrs *list, *at;

	if (getifaddrs(&list))
		return;
	/* Each interface has one entry of the link layer, which stands for it here. */
	for (at = list; at; at = at->ifa_next)
		if (at->ifa_addr && at->ifa_addr->sa_family == AF_PACKET)
			record_interface(trace, ino, list, at->ifa_name);
	freeifaddrs(list);
}

static void record_netns(struct trace *trace, uint32_t ino, uint64_t cookie, int pid)
{
	struct pack *p = trace_begin_user(trace, KIND_NETNS);

	pack_uint(p, ino);
	if (cookie)
		pack_cookie(p, cookie);
	else
		pack_nil(p);
	if (pid)
		pack_uint(p, pid);
	else
		pack_nil(p);
	pack_bool(p, ino == trace->own_netns_ino);
	trace_end(trace, KIND_NETNS);
}

/* The entry of a namespace, made at first sight; NULL when the table is full. */
static struct netns_entry *entry_of(struct trace *trace, uint32_t ino, bool *is_new)
{
	*is_new = false;
	for (int i = 0; i < trace->netns_count; i++)
		if (trace->netns[i].ino == ino)
			return &trace->netns[i];
	if (trace->netns_count == NETNS_MAX)
		return NULL;
	*is_new = true;
	trace->netns[trace->netns_count] = (struct netns_entry){.ino = ino};
	return &trace->netns[trace->netns_count++];
}

void netns_own(struct trace *trace)
{
	struct netns_entry *entry;
	bool is_new;

	if (!trace->own_netns_ino)
		return;
	entry = entry_of(trace, trace->own_netns_ino, &is_new);
	if (!is_new)
		return;
	entry->pid = getpid();
	record_netns(trace, trace->own_netns_ino, read_cookie(), getpid());
	record_interfaces(trace, trace->own_netns_ino);
	entry->listed = true;
}

bool netns_enter(struct netns_visit *visit, uint32_t ino, int pid)
{
	char path[64];
	struct stat st;
	bool entered;
	int other;

	visit->own = -1;
	if (stat("/proc/self/ns/net", &st) == 0 && st.st_ino == ino)
		return true;
	snprintf(path, sizeof(path), "/proc/%d/ns/net", pid);
	visit->own = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
	other = open(path, O_RDONLY | O_CLOEXEC);
	entered = visit->own >= 0 && other >= 0 && fstat(other, &st) == 0 && st.st_ino == ino &&
		  setns(other, CLONE_NEWNET) == 0;
	if (other >= 0)
		close(other);
	if (!entered && visit->own >= 0) {
		close(visit->own);
		visit->own = -1;
	}
	return entered;
}

void netns_leave(struct netns_visit *visit)
{
	if (visit->own < 0)
		return;
	if (setns(visit->own, CLONE_NEWNET))
		_exit(70); /* no way to go on in the wrong namespace */
	close(visit->own);
}

void netns_seen(struct trace *trace, uint32_t ino, uint64_t cookie, int pid)
{
	struct netns_visit visit;
	struct netns_entry *entry;
	bool is_new;

	if (!ino)
		return;
	entry = entry_of(trace, ino, &is_new);
	/* The process that showed the namespace first may be gone already: a later one lists its interfaces. */
	if (!entry || entry->listed)
		return;
	entry->pid = pid;
	/* Step in for a moment: interfaces can only be listed from inside. */
	if (netns_enter(&visit, ino, pid)) {
		if (is_new)
			record_netns(trace, ino, cookie ? cookie : read_cookie(), pid);
		record_interfaces(trace, ino);
		entry->listed = true;
		netns_leave(&visit);
	} else if (is_new) {
		record_netns(trace, ino, cookie, pid);
	}
}
