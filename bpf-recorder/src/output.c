// SPDX-License-Identifier: Apache-2.0
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

int output_open(const char *path, int mode)
{
	if (strcmp(path, "-") == 0)
		return fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	return open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
}

bool output_cut(int fd, uint64_t bytes)
{
	return ftruncate(fd, bytes) == 0;
}

bool output_sync(int fd)
{
	/* Pipes and terminals cannot be synced, which is fine. */
	return fsync(fd) == 0 || errno == EINVAL || errno == EROFS;
}
