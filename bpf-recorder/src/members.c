// SPDX-License-Identifier: Apache-2.0
#include "members.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void each_of_one(int cgroup_fd, void (*found)(void *context, int pid), void *context)
{
	int fd = openat(cgroup_fd, "cgroup.procs", O_RDONLY | O_CLOEXEC);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "r");
	int pid;

	/* A process of a pid namespace that is not ours shows as 0. */
	while (file && fscanf(file, "%d", &pid) == 1)
		if (pid > 0)
			found(context, pid);
	if (file)
		fclose(file);
	else if (fd >= 0)
		close(fd);
}

void members_each(int cgroup_fd, void (*found)(void *context, int pid), void *context)
{
	int fd = openat(cgroup_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return;
	}
	each_of_one(fd, found, context);
	while ((entry = readdir(dir))) {
		int below;

		if (entry->d_type != DT_DIR || entry->d_name[0] == '.')
			continue;
		below = openat(fd, entry->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (below < 0)
			continue;
		members_each(below, found, context);
		close(below);
	}
	closedir(dir);
}
