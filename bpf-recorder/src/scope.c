// SPDX-License-Identifier: Apache-2.0
#include "scope.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "message.h"

#define MOUNT_REMEDY                                                                                         \
	"mount it: mkdir -p /sys/fs/cgroup/unified && mount -t cgroup2 none /sys/fs/cgroup/unified"

bool scope_read_path(int pid, char *path, int cap)
{
	char name[64], line[4200];
	bool found = false;
	FILE *file;

	if (pid)
		snprintf(name, sizeof(name), "/proc/%d/cgroup", pid);
	else
		snprintf(name, sizeof(name), "/proc/self/cgroup");
	file = fopen(name, "re");
	if (!file)
		return false;
	while (!found && fgets(line, sizeof(line), file)) {
		if (strncmp(line, "0::", 3) != 0)
			continue;
		line[strcspn(line, "\n")] = '\0';
		found = snprintf(path, cap, "%s", line + 3) < cap;
	}
	fclose(file);
	return found;
}

/* A path of the hierarchy as a directory below the mount, which may show only a part of it. */
static void to_directory(struct scope *scope)
{
	const char *path = scope->path;
	size_t root = strlen(scope->mount.root);

	if (root > 1 && strncmp(path, scope->mount.root, root) == 0 && (path[root] == '/' || !path[root]))
		path += root;
	snprintf(scope->directory, sizeof(scope->directory), "%s%s", scope->mount.point,
		 strcmp(path, "/") == 0 ? "" : path);
}

static void choose_path(struct scope *scope, const char *chosen)
{
	size_t point = strlen(scope->mount.point);

	if (strcmp(chosen, "root") == 0)
		snprintf(scope->path, sizeof(scope->path), "/");
	else if (strncmp(chosen, scope->mount.point, point) == 0 && (chosen[point] == '/' || !chosen[point]))
		snprintf(scope->path, sizeof(scope->path), "%s", chosen[point] ? chosen + point : "/");
	else
		snprintf(scope->path, sizeof(scope->path), "%s%s", chosen[0] == '/' ? "" : "/", chosen);
	while (strlen(scope->path) > 1 && scope->path[strlen(scope->path) - 1] == '/')
		scope->path[strlen(scope->path) - 1] = '\0';
}

static int create_child(struct scope *scope, const char *own)
{
	if (snprintf(scope->path, sizeof(scope->path), "%s/flowproof-%d", strcmp(own, "/") == 0 ? "" : own,
		     getpid()) >= (int)sizeof(scope->path))
		return fail(EXIT_NO_CGROUP, "run from a cgroup with a shorter path", "%s: path too long",
			    own);
	to_directory(scope);
	if (mkdir(scope->directory, 0755))
		return fail(EXIT_NO_CGROUP,
			    "run as root where the cgroup2 mount is writable, or give --cgroup PATH",
			    "cannot create the command's cgroup %s: %s", scope->directory, strerror(errno));
	scope->created = true;
	scope->moves_command = true;
	return 0;
}

int scope_open(struct scope *scope, const char *chosen, bool has_command)
{
	char own[4096] = "/";
	struct stat st;
	int code;

	*scope = (struct scope){.fd = -1};
	if (!mountinfo_find_cgroup2(&scope->mount))
		return fail(EXIT_NO_CGROUP, MOUNT_REMEDY, "no cgroup2 mount in /proc/self/mountinfo");
	scope_read_path(0, own, sizeof(own));
	if (chosen) {
		choose_path(scope, chosen);
	} else if (has_command) {
		code = create_child(scope, own);
		if (code)
			return code;
	} else {
		snprintf(scope->path, sizeof(scope->path), "%s", own);
	}
	to_directory(scope);
	scope->moves_command |= !scope_contains(scope, own);
	scope->fd = open(scope->directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (scope->fd < 0 || fstat(scope->fd, &st))
		return fail(EXIT_NO_CGROUP, "give the path of an existing cgroup2 directory, or root",
			    "cannot open the cgroup %s: %s", scope->directory, strerror(errno));
	/* On 64-bit kernels the inode number of a cgroup's directory is its id. */
	scope->id = st.st_ino;
	return 0;
}

bool scope_move(const struct scope *scope, int pid)
{
	char text[16];
	int len = snprintf(text, sizeof(text), "%d", pid);
	int fd = openat(scope->fd, "cgroup.procs", O_WRONLY | O_CLOEXEC);
	bool moved;

	if (fd < 0)
		return false;
	moved = write(fd, text, len) == len;
	close(fd);
	return moved;
}

bool scope_contains(const struct scope *scope, const char *path)
{
	size_t len = strlen(scope->path);

	if (strcmp(scope->path, "/") == 0)
		return true;
	return strncmp(path, scope->path, len) == 0 && (path[len] == '/' || path[len] == '\0');
}

/* A command may have made cgroups of its own below; empty ones go with ours. */
static int remove_tree(int parent, const char *name)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct dirent *entry;
	DIR *dir;

	if (fd < 0)
		return -1;
	dir = fdopendir(fd);
	while (dir && (entry = readdir(dir)))
		if (entry->d_type == DT_DIR && entry->d_name[0] != '.')
			remove_tree(fd, entry->d_name);
	if (dir)
		closedir(dir);
	return unlinkat(parent, name, AT_REMOVEDIR);
}

void scope_close(struct scope *scope)
{
	if (scope->fd >= 0)
		close(scope->fd);
	scope->fd = -1;
	if (!scope->created)
		return;
	/* A process that just ended leaves its cgroup a moment later. */
	for (int tries = 0; tries < 10; tries++) {
		if (remove_tree(AT_FDCWD, scope->directory) == 0) {
			scope->created = false;
			return;
		}
		if (errno != EBUSY)
			break;
		usleep(10000);
	}
	warn("processes of the command still run in %s: left as it is", scope->directory);
}
