// SPDX-License-Identifier: Apache-2.0
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <windows.h>

int output_open(const char *path, int mode)
{
	wchar_t wide[MAX_PATH * 4];

	(void)mode;
	if (strcmp(path, "-") == 0) {
		int fd = _dup(_fileno(stdout));

		if (fd >= 0)
			_setmode(fd, _O_BINARY);
		return fd;
	}
	if (!MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, (int)(sizeof(wide) / sizeof(wide[0])))) {
		errno = ENAMETOOLONG;
		return -1;
	}
	/* Others may read the trace while it grows. */
	return _wsopen(wide, _O_WRONLY | _O_CREAT | _O_TRUNC | _O_BINARY | _O_NOINHERIT, _SH_DENYWR,
		       _S_IREAD | _S_IWRITE);
}

bool output_cut(int fd, uint64_t bytes)
{
	return _chsize_s(fd, (long long)bytes) == 0 && _lseeki64(fd, 0, SEEK_END) >= 0;
}

bool output_sync(int fd)
{
	/* Pipes and consoles cannot be synced, which is fine. */
	return _commit(fd) == 0 || errno == EBADF || errno == EINVAL;
}
