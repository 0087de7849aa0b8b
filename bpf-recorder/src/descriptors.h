/* SPDX-License-Identifier: Apache-2.0 */
/* What a process has open, by family. */
#ifndef RECORDER_DESCRIPTORS_H
#define RECORDER_DESCRIPTORS_H

#include <stdbool.h>
#include <stdint.h>

/* In the order of the fields of a `fds` record. */
enum descriptor_family {
	FD_TCP4,
	FD_TCP6,
	FD_UDP4,
	FD_UDP6,
	FD_UNIX,
	FD_OTHER_SOCK,
	FD_PIPE,
	FD_ANON, /* eventfd, epoll, timerfd and the like */
	FD_FILE,
	FD_FAMILIES,
};

struct descriptors {
	uint32_t total;
	uint32_t by_family[FD_FAMILIES];
};

/* Called for each local socket that is met. */
typedef void (*on_unix_descriptor)(void *context, uint32_t ino);

/* Counts what /proc/PID/fd shows. False when the process is gone or may not be looked at. */
bool descriptors_count(int pid, struct descriptors *counts, on_unix_descriptor found, void *context);
/* The family of a socket by the protocol's name as the kernel gives it ("TCPv6", "UNIX-STREAM"). */
enum descriptor_family descriptors_socket_family(const char *protocol);

#endif
