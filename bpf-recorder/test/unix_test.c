// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include <stdlib.h>
#include <unistd.h>

#include "descriptors.h"
#include "local_sockets.h"
#include "trace.h"
#include "unix_sockets.h"

static void names_are_texts(void)
{
	char name[UNIX_PATH_BYTES + 1], longest[UNIX_PATH_BYTES + 8];

	unix_name("/run/a.sock\0rest", 16, name);
	CHECK_TEXT(name, "/run/a.sock");
	unix_name("\0bus\0x", 6, name);
	CHECK_TEXT(name, "@bus@x");
	unix_name("", 0, name);
	CHECK_TEXT(name, "");
	memset(longest, 'a', sizeof(longest));
	unix_name(longest, sizeof(longest), name);
	CHECK_EQUAL(strlen(name), UNIX_PATH_BYTES);
}

static void a_caller_gets_the_name_of_its_listener(void)
{
	struct unix_socket list[] = {
		{.ino = 30, .connected = true, .peer_ino = 20},
		{.ino = 20, .connected = true, .peer_ino = 30, .name = "/a"},
		{.ino = 10, .listening = true, .name = "/a"},
		/* Bound before it called: its own name is not its listener's. */
		{.ino = 50, .connected = true, .peer_ino = 40, .name = "/own"},
		{.ino = 40, .connected = true, .peer_ino = 50, .name = "/a"},
		/* The listener is gone. */
		{.ino = 70, .connected = true, .peer_ino = 60},
		{.ino = 60, .connected = true, .peer_ino = 70, .name = "/gone"},
		/* A pair. */
		{.ino = 80, .connected = true, .peer_ino = 81},
		{.ino = 81, .connected = true, .peer_ino = 80},
	};
	struct unix_sockets sockets = {.list = list, .count = sizeof(list) / sizeof(list[0])};
	static const struct {
		uint32_t ino;
		enum direction dir;
		const char *name;
	} expected[] = {{30, DIR_OUT, "/a"},	{20, DIR_IN, "/a"},    {50, DIR_OUT, "/a"},   {40, DIR_IN, "/a"},
			{70, DIR_OUT, "/gone"}, {60, DIR_IN, "/gone"}, {80, DIR_UNKNOWN, ""}, {81, DIR_UNKNOWN, ""}};

	unix_sockets_match(&sockets);
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		const struct unix_socket *socket = unix_sockets_find(&sockets, expected[i].ino);

		CHECK(socket != NULL);
		if (!socket)
			continue;
		CHECK_EQUAL(socket->dir, expected[i].dir);
		CHECK_TEXT(socket->name, expected[i].name);
	}
	CHECK(unix_sockets_find(&sockets, 11) == NULL);
}

static void what_a_reading_does_not_see_is_closed_once(void)
{
	struct trace trace = {0};
	struct unix_socket socket = {.dir = DIR_OUT, .name = "/a", .pid = 7};

	trace_open(&trace, "/dev/null", false);
	for (uint64_t ck = 9; ck > 0; ck--) {
		socket.ck = ck;
		local_sockets_seen(&trace, &socket, trace.t0_mono_ns + 1);
	}
	local_sockets_sweep(&trace);
	CHECK_EQUAL(trace.writer.counts[KIND_UNIX_OPEN], 9);
	CHECK_EQUAL(trace.writer.counts[KIND_UNIX_CLOSE], 0);
	socket.ck = 4;
	local_sockets_seen(&trace, &socket, trace.t0_mono_ns + 2);
	local_sockets_sweep(&trace);
	CHECK_EQUAL(trace.writer.counts[KIND_UNIX_OPEN], 9);
	CHECK_EQUAL(trace.writer.counts[KIND_UNIX_CLOSE], 8);
	CHECK_EQUAL(trace.local.count, 1);
	local_sockets_sweep(&trace);
	CHECK_EQUAL(trace.writer.counts[KIND_UNIX_CLOSE], 9);
	local_sockets_free(&trace.local);
	writer_close(&trace.writer);
	pack_free(&trace.writer.buf);
	free(trace.known_pids);
}

static void sockets_are_told_apart_by_the_names_of_their_protocols(void)
{
	CHECK_EQUAL(descriptors_socket_family("TCP"), FD_TCP4);
	CHECK_EQUAL(descriptors_socket_family("TCPv6"), FD_TCP6);
	CHECK_EQUAL(descriptors_socket_family("UDPv6"), FD_UDP6);
	CHECK_EQUAL(descriptors_socket_family("UNIX-STREAM"), FD_UNIX);
	CHECK_EQUAL(descriptors_socket_family("UNIX"), FD_UNIX);
	CHECK_EQUAL(descriptors_socket_family("NETLINK"), FD_OTHER_SOCK);
}

static void descriptors_of_this_process_are_counted(void)
{
	struct descriptors before, after;
	int pipes[2];

	CHECK(descriptors_count(getpid(), &before, NULL, NULL));
	CHECK_EQUAL(pipe(pipes), 0);
	CHECK(descriptors_count(getpid(), &after, NULL, NULL));
	CHECK_EQUAL(after.total, before.total + 2);
	CHECK_EQUAL(after.by_family[FD_PIPE], before.by_family[FD_PIPE] + 2);
	close(pipes[0]);
	close(pipes[1]);
}

const struct test unix_tests[] = {
	{"names of local sockets are texts", names_are_texts},
	{"a caller gets the name of its listener", a_caller_gets_the_name_of_its_listener},
	{"what a reading does not see is closed once", what_a_reading_does_not_see_is_closed_once},
	{"sockets are told apart by the names of their protocols",
	 sockets_are_told_apart_by_the_names_of_their_protocols},
	{"descriptors of this process are counted", descriptors_of_this_process_are_counted},
	{NULL, NULL},
};
