// SPDX-License-Identifier: Apache-2.0
#include "nat.h"

#include <errno.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <linux/netlink.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "conntrack.h"
#include "message.h"
#include "netns.h"

/* A dump's messages are some KiB each; a burst of events must fit the socket's buffer until it is read. */
enum { MESSAGE_BYTES = 64 * 1024, BUFFER_BYTES = 8 << 20, MESSAGES_A_TURN = 256 };

static int open_socket(void)
{
	struct sockaddr_nl address = {.nl_family = AF_NETLINK};
	static const int groups[] = {NFNLGRP_CONNTRACK_NEW, NFNLGRP_CONNTRACK_UPDATE, NFNLGRP_CONNTRACK_DESTROY};
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_NETFILTER);
	int bytes = BUFFER_BYTES, error;
	bool is_bound;

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof(bytes));
	is_bound = bind(fd, (struct sockaddr *)&address, sizeof(address)) == 0;
	for (size_t i = 0; is_bound && i < sizeof(groups) / sizeof(groups[0]); i++)
		is_bound = setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &groups[i], sizeof(groups[i])) == 0;
	if (is_bound)
		return fd;
	error = errno;
	close(fd);
	errno = error;
	return -1;
}

static bool ask_for_dump(int fd)
{
	struct {
		struct nlmsghdr head;
		struct nfgenmsg family;
	} request = {
		.head = {.nlmsg_len = sizeof(request),
			 .nlmsg_type = NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_GET,
			 .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP},
		.family = {.nfgen_family = AF_UNSPEC, .version = NFNETLINK_V0},
	};

	return send(fd, &request, sizeof(request), 0) == sizeof(request);
}

/* What the kernel says to a request that it cannot serve comes as the first answer. */
static int first_error(int fd)
{
	static char answer[MESSAGE_BYTES] __attribute__((aligned(NLMSG_ALIGNTO)));
	const struct nlmsghdr *head = (const struct nlmsghdr *)answer;
	ssize_t got = recv(fd, answer, sizeof(answer), 0);

	if (got < 0)
		return errno;
	if (NLMSG_OK(head, (size_t)got) && head->nlmsg_type == NLMSG_ERROR)
		return -((const struct nlmsgerr *)NLMSG_DATA(head))->error;
	return 0;
}

bool nat_works(char *text, size_t cap)
{
	int fd = open_socket(), error;

	if (fd < 0) {
		snprintf(text, cap, "netlink of netfilter: %s", strerror(errno));
		return false;
	}
	error = ask_for_dump(fd) ? first_error(fd) : errno;
	close(fd);
	if (error)
		snprintf(text, cap, "connection tracking: %s (CONFIG_NF_CT_NETLINK or the module nf_conntrack_netlink)",
			 strerror(error));
	return error == 0;
}

static void add_namespace(struct nat *nat, struct trace *trace, const struct netns_entry *entry)
{
	struct epoll_event event = {.events = EPOLLIN};
	struct netns_visit visit;
	int fd;

	if (!netns_enter(&visit, entry->ino, entry->pid)) {
		trace->loss.nat_unseen++;
		return;
	}
	fd = open_socket();
	netns_leave(&visit);
	if (fd < 0 || !ask_for_dump(fd)) {
		warn("no nat records of network namespace %u: %s", entry->ino, strerror(errno));
		trace->loss.nat_unseen++;
		if (fd >= 0)
			close(fd);
		return;
	}
	event.data.fd = fd;
	epoll_ctl(nat->epoll, EPOLL_CTL_ADD, fd, &event);
	nat->sockets[nat->count++] = (struct nat_socket){.netns_ino = entry->ino, .fd = fd};
}

void nat_follow(struct nat *nat, struct trace *trace)
{
	for (; nat->tried < trace->netns_count; nat->tried++)
		add_namespace(nat, trace, &trace->netns[nat->tried]);
}

static void pack_way(struct pack *p, const struct conntrack_way *way)
{
	size_t bytes = way->family == FAMILY_INET ? 4 : 16;

	pack_bin(p, way->src, bytes);
	pack_uint(p, way->sport);
	pack_bin(p, way->dst, bytes);
	pack_uint(p, way->dport);
}

static void write_entry(struct trace *trace, uint32_t netns_ino, const struct conntrack *entry)
{
	static const char *const words[CONNTRACK_WHATS] = {"new", "update", "destroy", "dump"};
	struct pack *p = trace_begin_user(trace, KIND_NAT);

	pack_uint(p, netns_ino);
	pack_uint(p, entry->id);
	pack_cstr(p, words[entry->what]);
	pack_uint(p, entry->original.proto);
	pack_way(p, &entry->original);
	pack_way(p, &entry->reply);
	if (entry->has_status)
		pack_uint(p, entry->status);
	else
		pack_nil(p);
	trace_end(trace, KIND_NAT);
}

/* False when there is nothing more to read for now. */
static bool read_message(const struct nat_socket *socket, struct trace *trace)
{
	static char message[MESSAGE_BYTES] __attribute__((aligned(NLMSG_ALIGNTO)));
	const struct nlmsghdr *head = (const struct nlmsghdr *)message;
	struct conntrack entry;
	ssize_t got = recv(socket->fd, message, sizeof(message), 0);
	size_t left;

	if (got < 0) {
		/* Some events found no room in the socket's buffer; how many nobody knows. */
		if (errno == ENOBUFS)
			trace->loss.netlink_overrun++;
		return errno == ENOBUFS || errno == EINTR;
	}
	left = got;
	for (; NLMSG_OK(head, left); head = NLMSG_NEXT(head, left))
		if (conntrack_parse(head, &entry))
			write_entry(trace, socket->netns_ino, &entry);
	return true;
}

void nat_read(struct nat *nat, struct trace *trace)
{
	for (int i = 0; i < nat->count; i++)
		for (int messages = 0; messages < MESSAGES_A_TURN && read_message(&nat->sockets[i], trace);)
			messages++;
}

void nat_close(struct nat *nat)
{
	while (nat->count > 0)
		close(nat->sockets[--nat->count].fd);
}
