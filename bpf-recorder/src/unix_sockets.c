// SPDX-License-Identifier: Apache-2.0
#include "unix_sockets.h"

#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ANSWER_BYTES = 32 * 1024 };

void unix_name(const char *path, size_t len, char name[UNIX_PATH_BYTES + 1])
{
	size_t at = 0;

	if (len > UNIX_PATH_BYTES)
		len = UNIX_PATH_BYTES;
	if (len > 0 && path[0] == '\0') {
		/* An abstract name is all of its bytes; the ones that end a text become visible. */
		for (; at < len; at++)
			name[at] = path[at] ? path[at] : '@';
	} else {
		for (; at < len && path[at]; at++)
			name[at] = path[at];
	}
	name[at] = '\0';
}

static int ask(int fd)
{
	struct {
		struct nlmsghdr head;
		struct unix_diag_req body;
	} request = {
		.head = {.nlmsg_len = sizeof(request),
			 .nlmsg_type = SOCK_DIAG_BY_FAMILY,
			 .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP},
		.body = {.sdiag_family = AF_UNIX,
			 .udiag_states = 1 << TCP_ESTABLISHED | 1 << TCP_LISTEN,
			 .udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_PEER},
	};

	return send(fd, &request, sizeof(request), 0) == sizeof(request) ? 0 : errno;
}

static struct unix_socket *append(struct unix_sockets *sockets)
{
	if (sockets->count == sockets->cap) {
		size_t cap = sockets->cap ? 2 * sockets->cap : 256;
		void *grown = realloc(sockets->list, cap * sizeof(*sockets->list));

		if (!grown)
			return NULL;
		sockets->list = grown;
		sockets->cap = cap;
	}
	return &sockets->list[sockets->count++];
}

static bool keep(struct unix_sockets *sockets, const struct nlmsghdr *head)
{
	const struct unix_diag_msg *msg = NLMSG_DATA(head);
	const struct rtattr *attr = (const struct rtattr *)(msg + 1);
	int left = (int)(head->nlmsg_len - NLMSG_LENGTH(sizeof(*msg)));
	struct unix_socket *socket;

	if (msg->udiag_type != SOCK_STREAM && msg->udiag_type != SOCK_SEQPACKET)
		return true;
	socket = append(sockets);
	if (!socket)
		return false;
	*socket = (struct unix_socket){
		.ck = (uint64_t)msg->udiag_cookie[1] << 32 | msg->udiag_cookie[0],
		.ino = msg->udiag_ino,
		.listening = msg->udiag_state == TCP_LISTEN,
		.connected = msg->udiag_state == TCP_ESTABLISHED,
	};
	for (; RTA_OK(attr, left); attr = RTA_NEXT(attr, left)) {
		if (attr->rta_type == UNIX_DIAG_NAME)
			unix_name(RTA_DATA(attr), RTA_PAYLOAD(attr), socket->name);
		else if (attr->rta_type == UNIX_DIAG_PEER && RTA_PAYLOAD(attr) >= sizeof(uint32_t))
			memcpy(&socket->peer_ino, RTA_DATA(attr), sizeof(uint32_t));
	}
	return true;
}

/* Returns 0 at the end of the list, EAGAIN while more is to come, or what went wrong. */
static int take(struct unix_sockets *sockets, const char *answer, ssize_t len)
{
	const struct nlmsghdr *head = (const struct nlmsghdr *)answer;

	for (; NLMSG_OK(head, len); head = NLMSG_NEXT(head, len)) {
		if (head->nlmsg_type == NLMSG_DONE)
			return 0;
		if (head->nlmsg_type == NLMSG_ERROR)
			return -((const struct nlmsgerr *)NLMSG_DATA(head))->error;
		if (!keep(sockets, head))
			return ENOMEM;
	}
	return EAGAIN;
}

static int by_ino(const void *a, const void *b)
{
	const struct unix_socket *left = a, *right = b;

	return left->ino < right->ino ? -1 : left->ino > right->ino;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Who carries a listener's name has accepted; who carries none has called. */
void unix_sockets_match(struct unix_sockets *sockets)
{
	const char **listeners = calloc(sockets->count + 1, sizeof(*listeners));
	size_t count = 0;

	if (sockets->count)
		qsort(sockets->list, sockets->count, sizeof(*sockets->list), by_ino);
	for (size_t i = 0; listeners && i < sockets->count; i++)
		if (sockets->list[i].listening && sockets->list[i].name[0])
			listeners[count++] = sockets->list[i].name;
	if (count)
		qsort(listeners, count, sizeof(*listeners), by_name);
	for (size_t i = 0; count && i < sockets->count; i++) {
		const char *name = sockets->list[i].name;

		if (sockets->list[i].connected && name[0] &&
		    bsearch(&name, listeners, count, sizeof(*listeners), by_name))
			sockets->list[i].dir = DIR_IN;
	}
	for (size_t i = 0; i < sockets->count; i++) {
		struct unix_socket *socket = &sockets->list[i];
		struct unix_socket *peer;

		if (!socket->connected || socket->dir == DIR_IN || !socket->peer_ino)
			continue;
		peer = unix_sockets_find(sockets, socket->peer_ino);
		if (!peer || !peer->name[0])
			continue;
		/* The listener itself may be gone: then a named peer of one without a name has accepted. */
		if (peer->dir != DIR_IN && socket->name[0])
			continue;
		memcpy(socket->name, peer->name, sizeof(socket->name));
		socket->dir = DIR_OUT;
		peer->dir = DIR_IN;
	}
	free(listeners);
}

int unix_sockets_read(struct unix_sockets *sockets)
{
	static char answer[ANSWER_BYTES] __attribute__((aligned(NLMSG_ALIGNTO)));
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
	int error;

	sockets->count = 0;
	if (fd < 0)
		return errno;
	error = ask(fd);
	if (!error)
		error = EAGAIN;
	while (error == EAGAIN) {
		ssize_t len = recv(fd, answer, sizeof(answer), 0);

		if (len < 0 && errno == EINTR)
			continue;
		error = len < 0 ? errno : take(sockets, answer, len);
	}
	close(fd);
	unix_sockets_match(sockets);
	return error;
}

struct unix_socket *unix_sockets_find(const struct unix_sockets *sockets, uint32_t ino)
{
	struct unix_socket key = {.ino = ino};

	if (!sockets->count)
		return NULL;
	return bsearch(&key, sockets->list, sockets->count, sizeof(key), by_ino);
}

bool unix_sockets_work(char *text, size_t cap)
{
	struct unix_sockets sockets = {0};
	int error = unix_sockets_read(&sockets);

	unix_sockets_free(&sockets);
	if (error)
		snprintf(text, cap, "socket diagnostics: %s (CONFIG_UNIX_DIAG or the module unix_diag)",
			 strerror(error));
	return error == 0;
}

void unix_sockets_free(struct unix_sockets *sockets)
{
	free(sockets->list);
	*sockets = (struct unix_sockets){0};
}
