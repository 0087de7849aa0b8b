// SPDX-License-Identifier: Apache-2.0
#include "options.h"

#include <stdio.h>
#include <string.h>

#include "message.h"
#include "nearest.h"
#include "provider_options.h"
#include "values.h"

/* A reading costs some microseconds per descriptor: below this it would be all that the recorder does. */
#define FDS_NS_MIN 20000000ull
#define USAGE_REMEDY "see bpf-recorder --help"

enum option_id {
	OPTION_OUTPUT,
	OPTION_CGROUP,
	OPTION_PORT,
	OPTION_HTTP,
	OPTION_REDACT,
	OPTION_NO_REDACT,
	OPTION_SEGMENTS,
	OPTION_IO,
	OPTION_TLS,
	OPTION_NAT,
	OPTION_AGENT_VIEW,
	OPTION_BACKEND,
	OPTION_PROVIDER,
	OPTION_RING,
	OPTION_PROGRESS,
	OPTION_FDS,
	OPTION_SETTLE,
	OPTION_MAX_SIZE,
	OPTION_ROTATE,
	OPTION_STRICT,
	OPTION_DURATION,
	OPTION_MARKER_FD,
	OPTION_QUIET,
	OPTION_VERBOSE,
	OPTION_JSON,
	OPTION_LOAD,
	OPTION_HELP,
};

enum { FOR_RECORD = 1, FOR_PROBE = 2, FOR_VERSION = 4, FOR_INFO = 8, FOR_ALL = 15 };

static const struct option_spec {
	const char *name;
	enum option_id id;
	const char *value; /* what it is called in the help; NULL: takes none */
	int commands;
	const char *help;
} specs[] = {
	{"-o", OPTION_OUTPUT, "FILE|-", FOR_RECORD, "where the trace goes (required); FILE.gz is gzipped as it is written"},
	{"--duration", OPTION_DURATION, "TIME", FOR_RECORD, "stop after this time (30s, 500ms, 2m)"},
	{"--cgroup", OPTION_CGROUP, "PATH|root", FOR_RECORD,
	 "cgroup to watch (default: a new one for CMD, or the recorder's own)"},
	{"--port", OPTION_PORT, "N", FOR_RECORD,
	 "only sockets with this local or remote port (repeatable, up to 16)"},
	{"--http", OPTION_HTTP, "off|line|head", FOR_RECORD,
	 "how much of an HTTP head to keep (default head)"},
	{"--redact", OPTION_REDACT, NULL, FOR_RECORD,
	 "overwrite header values, queries, machine names (default)"},
	{"--no-redact", OPTION_NO_REDACT, NULL, FOR_RECORD, "keep them"},
	{"--segments", OPTION_SEGMENTS, NULL, FOR_RECORD, "one record per data segment, without payload"},
	{"--io", OPTION_IO, NULL, FOR_RECORD, "one record per call that sends or receives"},
	{"--tls", OPTION_TLS, NULL, FOR_RECORD, "also heads inside of TLS, where OpenSSL's libssl is used"},
	{"--nat", OPTION_NAT, NULL, FOR_RECORD, "records of translated addresses, by connection tracking"},
	{"--agent-view", OPTION_AGENT_VIEW, NULL, FOR_RECORD, "packets as a socket filter in this namespace gets them"},
	{"--backend", OPTION_BACKEND, "auto|tracing|cgroup", FOR_RECORD | FOR_PROBE,
	 "which programs may be used (default auto: the best this host allows)"},
	{"--provider", OPTION_PROVIDER, "SIGNAL=NAME,...", FOR_RECORD | FOR_PROBE,
	 "take a signal from this provider only (see probe)"},
	{"--ring", OPTION_RING, "life=SIZE,data=SIZE", FOR_RECORD,
	 "ring sizes (default life=1MiB,data=16MiB)"},
	{"--progress", OPTION_PROGRESS, "TIME", FOR_RECORD,
	 "counters of a busy socket this often (default 1s, 0 never)"},
	{"--fds", OPTION_FDS, "TIME", FOR_RECORD,
	 "count descriptors of each process this often (default 1s, 0 never)"},
	{"--settle", OPTION_SETTLE, "TIME", FOR_RECORD,
	 "wait after CMD for trailing segments (default 500ms)"},
	{"--max-size", OPTION_MAX_SIZE, "SIZE", FOR_RECORD,
	 "stop recording when the trace reaches this size"},
	{"--rotate", OPTION_ROTATE, "SIZE", FOR_RECORD,
	 "go on in FILE.0001, FILE.0002 ... at this size; cat joins them"},
	{"--strict", OPTION_STRICT, NULL, FOR_RECORD, "exit 15 when the recorder lost an event"},
	{"--marker-fd", OPTION_MARKER_FD, "N", FOR_RECORD,
	 "each line read from this descriptor becomes a marker"},
	{"--quiet", OPTION_QUIET, NULL, FOR_RECORD, "only warnings and errors"},
	{"--verbose", OPTION_VERBOSE, NULL, FOR_RECORD | FOR_PROBE, "show what the kernel's verifier says"},
	{"--json", OPTION_JSON, NULL, FOR_PROBE | FOR_VERSION, "print JSON"},
	{"--load", OPTION_LOAD, NULL, FOR_PROBE, "only load each BPF object (make check-load)"},
	{"--help", OPTION_HELP, NULL, FOR_ALL, "this text"},
};

enum { SPECS = sizeof(specs) / sizeof(specs[0]) };

static int bad_value(const char *name, const char *value, const char *wanted)
{
	return fail(EXIT_USAGE, USAGE_REMEDY, "%s %s: wanted %s", name, value, wanted);
}

static int apply(struct options *o, const struct option_spec *spec, const char *value)
{
	long number;

	switch (spec->id) {
	case OPTION_OUTPUT:
		o->output = value;
		return 0;
	case OPTION_CGROUP:
		o->cgroup = value;
		return 0;
	case OPTION_PORT:
		if (!parse_number(value, 1, 65535, &number))
			return bad_value(spec->name, value, "a port from 1 to 65535");
		if (o->port_count == PORTS_MAX)
			return fail(EXIT_USAGE, "record without --port and filter later",
				    "--port: at most %d", PORTS_MAX);
		o->ports[o->port_count++] = number;
		return 0;
	case OPTION_HTTP:
		if (strcmp(value, "off") == 0)
			o->http_mode = HTTP_OFF;
		else if (strcmp(value, "line") == 0)
			o->http_mode = HTTP_LINE;
		else if (strcmp(value, "head") == 0)
			o->http_mode = HTTP_HEAD;
		else
			return bad_value(spec->name, value, "off, line or head");
		return 0;
	case OPTION_REDACT:
	case OPTION_NO_REDACT:
		o->redact = spec->id == OPTION_REDACT;
		return 0;
	case OPTION_SEGMENTS:
		o->segments = true;
		return 0;
	case OPTION_IO:
		o->io = true;
		return 0;
	case OPTION_TLS:
		o->tls = true;
		return 0;
	case OPTION_NAT:
		o->nat = true;
		return 0;
	case OPTION_AGENT_VIEW:
		o->agent_view = true;
		return 0;
	case OPTION_BACKEND:
		return backend_parse(value, &o->backend)
			       ? 0
			       : bad_value(spec->name, value, "auto, tracing or cgroup");
	case OPTION_PROVIDER:
		return provider_force(o, value);
	case OPTION_RING:
		return parse_rings(value, o->ring_bytes)
			       ? 0
			       : bad_value(spec->name, value,
					   "life=SIZE,data=SIZE, powers of two from 4KiB to 1GiB");
	case OPTION_PROGRESS:
		return parse_duration(value, &o->progress_ns)
			       ? 0
			       : bad_value(spec->name, value, "a time such as 1s");
	case OPTION_FDS:
		return parse_duration(value, &o->fds_ns) && (o->fds_ns == 0 || o->fds_ns >= FDS_NS_MIN)
			       ? 0
			       : bad_value(spec->name, value, "0, or a time of 20ms or more");
	case OPTION_SETTLE:
		return parse_duration(value, &o->settle_ns)
			       ? 0
			       : bad_value(spec->name, value, "a time such as 500ms");
	case OPTION_DURATION:
		return parse_duration(value, &o->duration_ns) && o->duration_ns
			       ? 0
			       : bad_value(spec->name, value, "a time such as 30s");
	case OPTION_MAX_SIZE:
		return parse_size(value, &o->max_bytes) && o->max_bytes
			       ? 0
			       : bad_value(spec->name, value, "a size such as 64MiB");
	case OPTION_ROTATE:
		return parse_size(value, &o->rotate_bytes) && o->rotate_bytes
			       ? 0
			       : bad_value(spec->name, value, "a size such as 64MiB");
	case OPTION_STRICT:
		o->strict = true;
		return 0;
	case OPTION_MARKER_FD:
		if (!parse_number(value, 0, 1 << 20, &number))
			return bad_value(spec->name, value, "an open file descriptor");
		o->marker_fd = number;
		return 0;
	case OPTION_QUIET:
		message_quiet = true;
		return 0;
	case OPTION_VERBOSE:
		message_verbose = true;
		return 0;
	case OPTION_JSON:
		o->json = true;
		return 0;
	case OPTION_LOAD:
		o->load_only = true;
		return 0;
	case OPTION_HELP:
		o->command = COMMAND_HELP;
		return 0;
	}
	return 0;
}

static int command_bit(enum command command)
{
	switch (command) {
	case COMMAND_RECORD:
		return FOR_RECORD;
	case COMMAND_PROBE:
		return FOR_PROBE;
	case COMMAND_VERSION:
		return FOR_VERSION;
	case COMMAND_INFO:
		return FOR_INFO;
	case COMMAND_HELP:
		return FOR_ALL;
	}
	return FOR_ALL;
}

static int unknown_option(const char *text, int commands)
{
	const char *names[SPECS + 1];
	char remedy[128];
	int count = 0;

	for (int i = 0; i < SPECS; i++)
		if (specs[i].commands & commands)
			names[count++] = specs[i].name;
	names[count] = NULL;
	snprintf(remedy, sizeof(remedy), "did you mean %s? Otherwise " USAGE_REMEDY, nearest(text, names));
	return fail(EXIT_USAGE, remedy, "unknown option %s", text);
}

static int parse_option(struct options *o, int argc, char **argv, int *at)
{
	const char *text = argv[*at];
	const char *equals = strncmp(text, "--", 2) == 0 ? strchr(text, '=') : NULL;
	size_t len = equals ? (size_t)(equals - text) : strlen(text);
	int commands = command_bit(o->command);

	for (int i = 0; i < SPECS; i++) {
		const struct option_spec *spec = &specs[i];
		const char *value = "";

		if (!(spec->commands & commands) || strlen(spec->name) != len ||
		    strncmp(spec->name, text, len) != 0)
			continue;
		if (!spec->value && equals)
			return fail(EXIT_USAGE, USAGE_REMEDY, "%s takes no value", spec->name);
		if (spec->value) {
			value = equals ? equals + 1 : *at + 1 < argc ? argv[++*at] : NULL;
			if (!value || !*value)
				return fail(EXIT_USAGE, USAGE_REMEDY, "%s needs a value: %s", spec->name,
					    spec->value);
		}
		return apply(o, spec, value);
	}
	return unknown_option(text, commands);
}

static int check(const struct options *o)
{
	if (o->command == COMMAND_RECORD && !o->output)
		return fail(EXIT_USAGE, "bpf-recorder record -o trace.msgpack -- CMD",
			    "record needs -o FILE or -o -");
	if (o->rotate_bytes && o->output && strcmp(o->output, "-") == 0)
		return fail(EXIT_USAGE, "give a FILE, or leave --rotate away", "--rotate: standard output cannot be rotated");
	if (o->command == COMMAND_INFO && !o->file)
		return fail(EXIT_USAGE, "bpf-recorder info trace.msgpack", "info needs a FILE");
	return 0;
}

int options_parse(struct options *o, int argc, char **argv)
{
	static const char *const commands[] = {"record", "probe", "info", "version", NULL};
	int at = 1, code;

	*o = (struct options){
		.http_mode = HTTP_HEAD,
		.redact = true,
		.ring_bytes = {1 << 20, 16 << 20},
		.progress_ns = 1000000000,
		.settle_ns = 500000000,
		.fds_ns = 1000000000,
		.marker_fd = -1,
	};
	if (argc < 2)
		return fail(EXIT_USAGE, USAGE_REMEDY, "no command: record, probe, info or version");
	if (strcmp(argv[1], "--version") == 0) {
		o->command = COMMAND_VERSION;
		at = 2;
	} else if (argv[1][0] != '-') {
		int which = 0;

		while (commands[which] && strcmp(commands[which], argv[1]) != 0)
			which++;
		if (!commands[which]) {
			char remedy[96];

			snprintf(remedy, sizeof(remedy), "did you mean %s? Otherwise " USAGE_REMEDY,
				 nearest(argv[1], commands));
			return fail(EXIT_USAGE, remedy, "unknown command %s", argv[1]);
		}
		o->command = (enum command)which;
		at = 2;
	}
	for (; at < argc; at++) {
		if (o->command == COMMAND_RECORD && strcmp(argv[at], "--") == 0) {
			if (at + 1 == argc)
				return fail(EXIT_USAGE, USAGE_REMEDY, "nothing after --: wanted a command");
			o->child = argv + at + 1;
			break;
		}
		if (argv[at][0] != '-' || argv[at][1] == '\0') {
			if (o->command != COMMAND_INFO || o->file)
				return fail(EXIT_USAGE, "put a command to record after --",
					    "unexpected argument %s", argv[at]);
			o->file = argv[at];
			continue;
		}
		code = parse_option(o, argc, argv, &at);
		if (code || o->command == COMMAND_HELP)
			return code;
	}
	return check(o);
}

bool options_want_local_sockets(const struct options *o)
{
	return o->fds_ns > 0 && o->port_count == 0;
}

void options_help(void)
{
	puts("usage: bpf-recorder record [options] -o FILE|- [-- CMD ARG...]\n"
	     "       bpf-recorder probe [--json]     what this host allows, and why not\n"
	     "       bpf-recorder info FILE          what is in a trace; .gz is read too\n"
	     "       bpf-recorder version [--json]\n"
	     "`record` may be left out. Options of record:");
	for (int i = 0; i < SPECS; i++) {
		char name[48];

		if (!(specs[i].commands & FOR_RECORD))
			continue;
		snprintf(name, sizeof(name), "%s %s", specs[i].name, specs[i].value ? specs[i].value : "");
		printf("  %-30s %s\n", name, specs[i].help);
	}
	puts("Signals: INT or TERM stops cleanly, twice at once; USR1 writes a marker; USR2 prints counts.");
}
