// SPDX-License-Identifier: Apache-2.0
#include "tls.h"

#include <bpf/libbpf.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "libraries.h"
#include "libbpf_words.h"
#include "message.h"

static const struct point {
	const char *function;
	const char *begin;
	const char *end;  /* NULL: only its entry */
	bool is_optional; /* libraries before OpenSSL 1.1.1 lack it */
} points[] = {
	{"SSL_write", "on_ssl_call", "on_ssl_write_end", false},
	{"SSL_read", "on_ssl_call", "on_ssl_read_end", false},
	{"SSL_free", "on_ssl_free", NULL, false},
	{"SSL_do_handshake", "on_ssl_call", "on_ssl_handshake_end", false},
	{"SSL_write_ex", "on_ssl_call", "on_ssl_write_ex_end", true},
	{"SSL_read_ex", "on_ssl_call", "on_ssl_read_ex_end", true},
};

enum { CACHE_BYTES_MAX = 16 << 20 };

/* Where a file of a process is found from here. */
struct place {
	struct tls *tls;
	int pid; /* 0: this process */
};

static bool attach(struct tls *tls, const char *path, const char *function, const char *program, bool at_end)
{
	LIBBPF_OPTS(bpf_uprobe_opts, where, .func_name = function, .retprobe = at_end);
	struct bpf_link *link;

	if (tls->link_count == TLS_LINKS_MAX)
		return false;
	libbpf_forget();
	link = bpf_program__attach_uprobe_opts(bpf_object__find_program_by_name(tls->object, program), -1, path, 0,
					       &where);
	if (!link)
		return false;
	tls->links[tls->link_count++] = link;
	return true;
}

static void take_off(struct tls *tls, int down_to)
{
	while (tls->link_count > down_to)
		bpf_link__destroy(tls->links[--tls->link_count]);
}

/* The end first: a call whose beginning is not seen is none, one without an end would stay. */
static bool attach_point(struct tls *tls, const char *path, const struct point *point)
{
	int before = tls->link_count;

	if ((!point->end || attach(tls, path, point->function, point->end, true)) &&
	    attach(tls, path, point->function, point->begin, false))
		return true;
	take_off(tls, before);
	return false;
}

static bool attach_all(struct tls *tls, const char *path)
{
	int before = tls->link_count;

	for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
		if (attach_point(tls, path, &points[i]) || points[i].is_optional)
			continue;
		take_off(tls, before);
		return false;
	}
	return true;
}

/* True the first time that a file is met, under whatever name. */
static bool is_new(struct tls *tls, const struct stat *file)
{
	for (int i = 0; i < tls->file_count; i++)
		if (tls->files[i].device == file->st_dev && tls->files[i].inode == file->st_ino)
			return false;
	if (tls->file_count == TLS_LIBRARIES_MAX) {
		tls->loss->tls_not_hooked++;
		return false;
	}
	tls->files[tls->file_count].device = file->st_dev;
	tls->files[tls->file_count++].inode = file->st_ino;
	return true;
}

/* A path of that process as a path of ours. */
static void reach(const struct place *place, const char *path, char *reached, size_t cap)
{
	if (place->pid)
		snprintf(reached, cap, "/proc/%d/root%s", place->pid, path);
	else
		snprintf(reached, cap, "%s", path);
}

static void meet(const struct place *place, const char *path, enum library_kind kind)
{
	struct tls *tls = place->tls;
	char reached[4200];
	struct stat file;

	reach(place, path, reached, sizeof(reached));
	if (stat(reached, &file) || !is_new(tls, &file))
		return;
	if (kind == LIBRARY_OPENSSL && attach_all(tls, reached)) {
		tls->loss->tls_libraries++;
		return;
	}
	tls->loss->tls_not_hooked++;
	say("heads of TLS by %s are not recorded: %s", path,
	     kind == LIBRARY_OPENSSL ? "its functions cannot be probed" : "only OpenSSL's libssl is known");
}

/* Another library than OpenSSL's counts only when a process really uses it. */
static void meet_cached(void *context, const char *path)
{
	if (library_kind_of(path) == LIBRARY_OPENSSL)
		meet(context, path, LIBRARY_OPENSSL);
}

static void read_loader_cache(const struct place *place)
{
	char name[64];
	uint8_t *bytes = NULL;
	struct stat st;
	ssize_t len;
	int fd;

	reach(place, "/etc/ld.so.cache", name, sizeof(name));
	fd = open(name, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	if (fstat(fd, &st) == 0 && st.st_size > 0 && st.st_size <= CACHE_BYTES_MAX)
		bytes = malloc(st.st_size);
	len = bytes ? read(fd, bytes, st.st_size) : -1;
	if (len > 0)
		libraries_in_cache(bytes, len, meet_cached, (void *)place);
	free(bytes);
	close(fd);
}

/* A container has libraries of its own, and a loader cache that tells them before they are used. */
static void look_at_mounts(const struct place *place)
{
	struct tls *tls = place->tls;
	char name[64] = "/proc/self/ns/mnt";
	struct stat st;

	if (place->pid)
		snprintf(name, sizeof(name), "/proc/%d/ns/mnt", place->pid);
	if (stat(name, &st))
		return;
	for (int i = 0; i < tls->mount_count; i++)
		if (tls->mounts[i] == st.st_ino)
			return;
	if (tls->mount_count == MOUNT_NAMESPACES_MAX)
		return;
	tls->mounts[tls->mount_count++] = st.st_ino;
	read_loader_cache(place);
}

static void look_at_maps(const struct place *place)
{
	char name[64], line[4300];
	FILE *file;

	snprintf(name, sizeof(name), "/proc/%d/maps", place->pid);
	file = fopen(name, "re");
	while (file && fgets(line, sizeof(line), file)) {
		const char *path = library_in_maps_line(line);
		enum library_kind kind = path ? library_kind_of(path) : LIBRARY_OTHER;

		if (kind != LIBRARY_OTHER)
			meet(place, path, kind);
	}
	if (file)
		fclose(file);
}

void tls_start(struct tls *tls, const struct hooks *hooks, struct loss *loss)
{
	const struct provider *provider = hooks->told_by[SIGNAL_TLS];

	*tls = (struct tls){.loss = loss};
	if (!provider)
		return;
	tls->object = hooks->objects[provider->object];
	look_at_mounts(&(struct place){.tls = tls});
}

void tls_look(struct tls *tls, uint64_t now_ns)
{
	struct place place = {.tls = tls};

	if (!tls->object)
		return;
	while ((place.pid = late_looks_take(&tls->looks, now_ns))) {
		look_at_mounts(&place);
		look_at_maps(&place);
	}
}

bool tls_take_off(struct tls *tls)
{
	if (tls->link_count == 0)
		return false;
	take_off(tls, tls->link_count - 1);
	return true;
}

void tls_free(struct tls *tls)
{
	take_off(tls, 0);
	late_looks_free(&tls->looks);
}
