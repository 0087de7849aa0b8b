// SPDX-License-Identifier: Apache-2.0
#include "readers.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>

#include "host.h"
#include "http.h"
#include "libraries.h"
#include "message.h"
#include "mountinfo.h"
#include "options.h"
#include "pack.h"
#include "proc.h"
#include "processes.h"
#include "redact.h"
#include "unpack.h"

enum { ARGS_MAX = 64 };

#define SAMPLE(text) {text, sizeof(text) - 1}

/* One argument a line. */
static const struct sample command_lines[] = {
	SAMPLE("record\n-o\nt\n--port\n80\n--port=443\n--ring\nlife=1MiB,data=16MiB\n--\ncurl\nhttp://h/"),
	SAMPLE("-o\n-\n--backend\ntracing\n--provider\nclose=fentry/tcp_close\n--http\nline\n--io\n--tls\n--segments"),
	SAMPLE("record\n-o\nt.gz\n--duration\n1.5s\n--settle\n500ms\n--progress\n0\n--max-size\n64MiB\n--rotate=8KiB"),
	SAMPLE("probe\n--json\n--backend=cgroup\n--verbose"),
	SAMPLE("info\ntrace.msgpack"),
	SAMPLE("version\n--json"),
	SAMPLE("record\n-o\nt\n--marker-fd\n9\n--cgroup\nroot\n--strict\n--quiet\n--no-redact\n--redact"),
};

static bool is_power_in_range(uint64_t bytes)
{
	return bytes >= 4096 && bytes <= 1u << 30 && (bytes & (bytes - 1)) == 0;
}

static const char *read_command_line(char *text, size_t len)
{
	char *argv[ARGS_MAX + 2] = {"bpf-recorder"}, *rest = text;
	struct options options;
	int argc = 1, code;

	while (rest && argc <= ARGS_MAX)
		argv[argc++] = strsep(&rest, "\n");
	code = options_parse(&options, argc, argv);
	if (code)
		return code == EXIT_USAGE ? NULL : "another code than that of usage";
	if (options.command != COMMAND_RECORD)
		return NULL;
	if (!options.output || !is_power_in_range(options.ring_bytes[0]) || !is_power_in_range(options.ring_bytes[1]))
		return "options that nobody can record with";
	if (options.port_count < 0 || options.port_count > PORTS_MAX)
		return "too many ports";
	for (int i = 0; i < options.port_count; i++)
		if (!options.ports[i])
			return "a port that is none";
	return options.child && !options.child[0] ? "no command after --" : NULL;
}

static const struct sample mounts[] = {
	SAMPLE("41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw\n"),
	SAMPLE("41 31 0:38 /a\\040b /mnt/c\\011d\\134 rw shared:9 master:1 - cgroup2 none rw,nsdelegate\n"),
	SAMPLE("32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n"),
};

static const char *read_mount(char *text, size_t len)
{
	static struct cgroup_mount mount;

	if (!mountinfo_parse(text, &mount))
		return NULL;
	return strnlen(mount.point, sizeof(mount.point)) > len || strnlen(mount.root, sizeof(mount.root)) > len
		       ? "a mount longer than its line"
		       : NULL;
}

static const struct sample stats[] = {
	SAMPLE("1234 (a) b) S 1 1234 1234 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 98765 1 2 3"),
	SAMPLE("9 (kworker/0:0) I 2 0 0 0 -1 69238880 0 0 0 0 0 0 0 0 20 0 1 0 18446744073709551615 0 0"),
	SAMPLE("none [integrity] confidentiality"),
	SAMPLE("/system.slice/docker-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.scope"),
};

static const char *read_proc(char *text, size_t len)
{
	static struct proc_info info;
	char id[65], level[32];

	if (proc_parse_stat(text, &info) && strnlen(info.comm, sizeof(info.comm)) == sizeof(info.comm))
		return "a name without end";
	if (host_parse_lockdown(text, level, sizeof(level)) && strnlen(level, sizeof(level)) == sizeof(level))
		return "a level without end";
	proc_container_id(text, id);
	if (!id[0])
		return NULL;
	for (int i = 0; i < 64; i++)
		if (!isxdigit((unsigned char)id[i]))
			return "a container's id with other letters";
	return strlen(id) == 64 ? NULL : "a container's id of another length";
}

static const struct sample maps[] = {
	SAMPLE("7f0-7f1 r-xp 00001000 fe:00 12  /opt/a b/libssl.so.3\n"),
	SAMPLE("7f0-7f1 r-xp 00001000 fe:00 12  /opt/libgnutls.so.30 (deleted)\n"),
	SAMPLE("55a-55b rw-p 00000000 00:00 0  [heap]\n"),
};

static const char *read_maps(char *text, size_t len)
{
	const char *path = library_in_maps_line(text);

	if (path && (path < text || path + strlen(path) > text + len))
		return "a path beyond its line";
	library_kind_of(path ? path : text);
	return NULL;
}

#define CACHE "glibc-ld.so.cache1.1"
#define WORDS(n) n "\0\0\0"

static const struct sample caches[] = {
	SAMPLE("junk" CACHE WORDS("\2") WORDS("\0") WORDS("\0") WORDS("\0") WORDS("\0") WORDS("\0") WORDS("\0")
	       /* flags, key, value, version, hwcap */
	       WORDS("\3") WORDS("\140") WORDS("\140") WORDS("\0") WORDS("\0") WORDS("\0")
	       WORDS("\3") WORDS("\147") WORDS("\147") WORDS("\0") WORDS("\0") WORDS("\0") "/l/a.so\0/l/libssl.so.3\0"),
	SAMPLE(CACHE WORDS("\1") WORDS("\0") WORDS("\0") WORDS("\0") WORDS("\0") WORDS("\0") WORDS("\0")
	       WORDS("\3") WORDS("\110") WORDS("\110") WORDS("\0") WORDS("\0") WORDS("\0") "/libssl.so"),
};

static void count_letters(void *context, const char *path)
{
	*(size_t *)context += strlen(path);
}

static const char *read_cache(char *bytes, size_t len)
{
	size_t letters = 0, count = libraries_in_cache((const uint8_t *)bytes, len, count_letters, &letters);

	free(bytes);
	return letters > count * len ? "paths longer than all bytes" : NULL;
}

static const struct sample heads[] = {
	SAMPLE("GET /a/b?token=1 HTTP/1.1\r\nHost: h\r\nCookie: a=b\r\n\r\nbody"),
	SAMPLE("POST http://user:pass@h/x?y HTTP/1.1\r\nA : b\r\n c\r\n\r\n"),
	SAMPLE("HTTP/1.1 200 OK\r\nServer: s\r\n\r\n"),
	SAMPLE("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
};

static const char *read_head(char *bytes, size_t len)
{
	uint8_t *head = (uint8_t *)bytes, *again = malloc(len ? len : 1);
	struct http_line line;
	const char *fault = NULL;

	redact_head(head, len);
	memcpy(again, head, len);
	redact_head(again, len);
	line = http_parse(head, len);
	if (memcmp(again, head, len) != 0)
		fault = "redaction that is not done after once";
	else if (line.size > len || (line.method && line.path + line.path_len > bytes + len))
		fault = "a start line beyond its head";
	else if (line.status < 0 || line.status > 999)
		fault = "a status of more than three digits";
	free(again);
	free(bytes);
	return fault;
}

static const struct sample arguments[] = {
	SAMPLE("curl\0--user\0a:b\0-H\0Authorization: x\0https://u:p@h/a?b=c\0/srv/secret/file"),
	SAMPLE("docker-proxy\0-proto\0tcp\0-host-ip\0000.0.0.0\0-container-ip\000172.17.0.2"),
	SAMPLE("java\0--password=x\0-Dtoken=y\0--api-key\0z\0/usr/lib/a.jar:/opt/u/b.jar"),
};

static const char *read_arguments(char *bytes, size_t len)
{
	struct pack p = {0};
	size_t at = 0;
	bool is_whole;

	pack_argv(&p, bytes, len < ARGV_BYTES ? len : ARGV_BYTES, true);
	is_whole = unpack_skip(p.data, p.len, &at) && at == p.len;
	pack_free(&p);
	free(bytes);
	return is_whole ? NULL : "arguments that cannot be read back";
}

static const struct sample records[] = {
	SAMPLE("\x94\x05\x01\xcd\xff\xff\xa3one"),
	SAMPLE("\x92\x00\x81\xa5magic\xaf" "flowproof-trace"),
	SAMPLE("\xdd\x00\x00\x00\x02\xc4\x02" "ab\xd1\xff\x00"),
};

static const char *read_record(char *bytes, size_t len)
{
	const uint8_t *data = (const uint8_t *)bytes;
	size_t at = 0;
	bool is_whole = unpack_skip(data, len, &at);
	bool is_cut = unpack_is_cut(data, len, 0);
	int kind = unpack_record_kind(data, len);

	free(bytes);
	if (is_whole ? at > len : at != 0)
		return "an end beyond the bytes";
	if (is_whole && is_cut)
		return "a whole record that is cut";
	return kind < -1 ? "a kind below none" : NULL;
}

#define COUNT(samples) samples, sizeof(samples) / sizeof(samples[0])

const struct reader readers[READERS] = {
	{"arguments of the recorder", true, COUNT(command_lines), read_command_line},
	{"mountinfo", true, COUNT(mounts), read_mount},
	{"/proc", true, COUNT(stats), read_proc},
	{"maps", true, COUNT(maps), read_maps},
	{"the loader's cache", false, COUNT(caches), read_cache},
	{"heads", false, COUNT(heads), read_head},
	{"command lines", false, COUNT(arguments), read_arguments},
	{"records", false, COUNT(records), read_record},
};
