// SPDX-License-Identifier: Apache-2.0
#include "snapshot.h"

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "message.h"
#include "netns.h"

/* A cgroup's id is its directory's inode number. */
static void note_cgroups(int map, int parent, const char *name)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct dirent *entry;
	struct stat st;
	__u8 one = 1;
	__u64 id;
	DIR *dir;

	if (fd < 0)
		return;
	if (fstat(fd, &st) == 0) {
		id = st.st_ino;
		bpf_map_update_elem(map, &id, &one, BPF_ANY);
	}
	dir = fdopendir(fd);
	while (dir && (entry = readdir(dir)))
		if (entry->d_type == DT_DIR && entry->d_name[0] != '.')
			note_cgroups(map, fd, entry->d_name);
	if (dir)
		closedir(dir);
	else
		close(fd);
}

static void note_scope(const struct hooks *hooks, const struct scope *scope)
{
	int map = bpf_object__find_map_fd_by_name(hooks->objects[OBJECT_SNAPSHOT], "scope_ids");
	__u64 every = 0;
	__u8 one = 1;

	if (strcmp(scope->path, "/") == 0)
		bpf_map_update_elem(map, &every, &one, BPF_ANY);
	else
		note_cgroups(map, AT_FDCWD, scope->directory);
}

/*
 * Reading an iterator to its end runs its program on everything. The bytes only stand for sockets told:
 * after each handful the rings are emptied, however many there are.
 */
static bool run_iterator(const struct bpf_link *link, struct rings *rings)
{
	int fd = bpf_iter_create(bpf_link__fd(link));
	char bytes[256];
	ssize_t got = -1;

	if (fd < 0)
		return false;
	do {
		got = read(fd, bytes, sizeof(bytes));
		rings_read(rings);
	} while (got > 0 || (got < 0 && errno == EAGAIN));
	close(fd);
	return got == 0;
}

void snapshot_sockets(const struct hooks *hooks, struct rings *rings, struct trace *trace)
{
	const struct bpf_link *holders = hooks_link(hooks, "find_holders");
	const struct bpf_link *sockets = hooks_link(hooks, "find_sockets");
	struct netns_visit visit;

	if (!holders || !sockets)
		return;
	note_scope(hooks, trace->scope);
	if (!run_iterator(holders, rings))
		warn("cannot see who holds the sockets that are older than the recording: %s", strerror(errno));
	for (int i = 0; i < trace->netns_count; i++) {
		if (!netns_enter(&visit, trace->netns[i].ino, trace->netns[i].pid))
			continue;
		if (!run_iterator(sockets, rings))
			warn("cannot see the sockets that are older than the recording: %s", strerror(errno));
		netns_leave(&visit);
	}
}
