// SPDX-License-Identifier: Apache-2.0
#include "etw_options.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"
#include "nearest.h"
#include "values.h"

#define USAGE_REMEDY "see etw-recorder --help"

static int bad_value(const char *name, const char *value, const char *wanted)
{
	return fail(EXIT_USAGE, USAGE_REMEDY, "%s %s: wanted %s", name, value, wanted);
}

static int set_output(struct etw_options *o, const char *value)
{
	o->output = value;
	if (strlen(value) > 3 && strcmp(value + strlen(value) - 3, ".gz") == 0)
		return fail(EXIT_USAGE, "write FILE.msgpack and gzip it afterwards",
			    "-o %s: a trace is written uncompressed", value);
	return 0;
}

static int set_etl(struct etw_options *o, const char *value)
{
	o->etl = value;
	return 0;
}

static int set_duration(struct etw_options *o, const char *value)
{
	return parse_duration(value, &o->duration_ns) && o->duration_ns
		       ? 0
		       : bad_value("--duration", value, "a time such as 30s");
}

static int set_pid(struct etw_options *o, const char *value)
{
	long pid;

	if (!parse_number(value, 0, 0x7fffffff, &pid))
		return bad_value("--pid", value, "a process id");
	if (o->pid_count == PIDS_MAX)
		return fail(EXIT_USAGE, "record without --pid and filter later", "--pid: at most %d",
			    (int)PIDS_MAX);
	o->pids[o->pid_count++] = (uint32_t)pid;
	return 0;
}

static int set_flows(struct etw_options *o, const char *value)
{
	o->flows = strcmp(value, "open") == 0  ? FLOWS_OPEN
		   : strcmp(value, "all") == 0 ? FLOWS_ALL
					       : FLOWS_NONE;
	return o->flows != FLOWS_NONE ? 0 : bad_value("--flows", value, "open or all");
}

static int set_flows_every(struct etw_options *o, const char *value)
{
	return parse_duration(value, &o->flows_every_ns) && o->flows_every_ns
		       ? 0
		       : bad_value("--flows-every", value, "a time such as 30s");
}

static int set_limits(struct etw_options *o, const char *value)
{
	const char *at = value;

	for (int i = 0; i < 3; i++) {
		char *end;

		o->limits[i] = strtoull(at, &end, 10);
		if (end == at || *at == '-' || o->limits[i] > UINT32_MAX || *end != (i < 2 ? ',' : '\0'))
			return bad_value("--agent-limits", value, "OPEN,CLOSED,THRESHOLD");
		at = end + 1;
	}
	o->has_limits = true;
	return 0;
}

static int set_buffer_size(struct etw_options *o, const char *value)
{
	uint64_t bytes;

	/* Windows takes 4 KiB to 16 MiB. */
	if (!parse_size(value, &bytes) || bytes < 4096 || bytes > 16 << 20 || bytes % 1024)
		return bad_value("--buffer-size", value, "a size from 4KiB to 16MiB");
	o->buffer_kib = (uint32_t)(bytes / 1024);
	return 0;
}

static int set_buffers(struct etw_options *o, const char *value)
{
	unsigned least, most;
	char rest;

	if (sscanf(value, "%u..%u%c", &least, &most, &rest) != 2 || least < 2 || most < least || most > 65536)
		return bad_value("--buffers", value, "MIN..MAX, for example 64..128");
	o->buffers_min = least;
	o->buffers_max = most;
	return 0;
}

static int set_session(struct etw_options *o, const char *value)
{
	o->session = value;
	return strlen(value) <= 64 ? 0 : bad_value("--session", value, "a name of at most 64 characters");
}

static int set_max_size(struct etw_options *o, const char *value)
{
	return parse_size(value, &o->max_bytes) && o->max_bytes
		       ? 0
		       : bad_value("--max-size", value, "a size such as 64MiB");
}

static const struct option_spec {
	const char *name;
	const char *value; /* what it is called in the help; NULL: a flag */
	int (*set)(struct etw_options *options, const char *value);
	size_t flag;   /* offset of the flag that it sets */
	bool is_unset; /* it clears the flag instead */
	enum etw_command command;
	const char *help;
} specs[] = {
#define FLAG(field) offsetof(struct etw_options, field)
	{"-o", "FILE|-", set_output, 0, false, ETW_RECORD, "where the trace goes (required)"},
	{"--etl", "FILE", set_etl, 0, false, ETW_RECORD, "read this .etl file instead of recording live"},
	{"--duration", "TIME", set_duration, 0, false, ETW_RECORD, "stop after this time (30s, 500ms, 2m)"},
	{"--pid", "N", set_pid, 0, false, ETW_RECORD, "only events of this process (repeatable, up to 8)"},
	{"--redact", NULL, NULL, FLAG(redact), false, ETW_RECORD,
	 "replace hosts, paths and queries of URLs (default)"},
	{"--no-redact", NULL, NULL, FLAG(redact), true, ETW_RECORD, "keep them"},
	{"--all-events", NULL, NULL, FLAG(all_events), false, ETW_RECORD,
	 "also events that no agent handles"},
	{"--flows", "open|all", set_flows, 0, false, ETW_RECORD,
	 "read the packet driver's tables; all takes the agent's rows"},
	{"--flows-every", "TIME", set_flows_every, 0, false, ETW_RECORD, "how often (default 30s)"},
	{"--agent-limits", "OPEN,CLOSED,N", set_limits, 0, false, ETW_RECORD,
	 "limits the agent gave the driver, for the replay"},
	{"--buffer-size", "SIZE", set_buffer_size, 0, false, ETW_RECORD,
	 "size of a session buffer (default 256KiB)"},
	{"--buffers", "MIN..MAX", set_buffers, 0, false, ETW_RECORD, "number of buffers (default 64..128)"},
	{"--session", "NAME", set_session, 0, false, ETW_RECORD,
	 "name of the session (default flowproof-etw)"},
	{"--max-size", "SIZE", set_max_size, 0, false, ETW_RECORD,
	 "stop recording when the trace reaches this size"},
	{"--strict", NULL, NULL, FLAG(strict), false, ETW_RECORD, "exit 15 when the session lost an event"},
	{"--quiet", NULL, NULL, FLAG(quiet), false, ETW_RECORD, "only warnings and errors"},
	{"--json", NULL, NULL, FLAG(json), false, ETW_VERSION, "print JSON"},
	{"--help", NULL, NULL, FLAG(help), false, ETW_HELP, "this text"},
};

enum { SPECS = sizeof(specs) / sizeof(specs[0]) };

static bool is_for(const struct option_spec *spec, enum etw_command command)
{
	return spec->command == command || spec->command == ETW_HELP;
}

static int unknown_option(const char *text, enum etw_command command)
{
	const char *names[SPECS + 1];
	char remedy[128];
	int count = 0;

	for (int i = 0; i < SPECS; i++)
		if (is_for(&specs[i], command))
			names[count++] = specs[i].name;
	names[count] = NULL;
	snprintf(remedy, sizeof(remedy), "did you mean %s? Otherwise " USAGE_REMEDY, nearest(text, names));
	return fail(EXIT_USAGE, remedy, "unknown option %s", text);
}

static int parse_option(struct etw_options *o, int argc, char **argv, int *at)
{
	const char *text = argv[*at];
	const char *equals = strncmp(text, "--", 2) == 0 ? strchr(text, '=') : NULL;
	size_t len = equals ? (size_t)(equals - text) : strlen(text);

	for (int i = 0; i < SPECS; i++) {
		const struct option_spec *spec = &specs[i];
		const char *value = NULL;

		if (!is_for(spec, o->command) || strlen(spec->name) != len ||
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
		if (spec->set)
			return spec->set(o, value);
		*(bool *)((char *)o + spec->flag) = !spec->is_unset;
		return 0;
	}
	return unknown_option(text, o->command);
}

static int check(const struct etw_options *o)
{
	if (o->command != ETW_RECORD)
		return 0;
	if (!o->output)
		return fail(EXIT_USAGE, "etw-recorder record -o trace.msgpack --duration 30s",
			    "record needs -o FILE or -o -");
	if (o->etl && (o->flows != FLOWS_NONE || o->pid_count > 0 || o->duration_ns))
		return fail(EXIT_USAGE, "leave them out: they are for a live recording",
			    "--etl goes with neither --flows nor --pid nor --duration");
	return 0;
}

int etw_options_parse(struct etw_options *o, int argc, char **argv)
{
	static const char *const commands[] = {"record", "version", NULL};
	int at = 1, code;

	*o = (struct etw_options){
		.session = "flowproof-etw",
		.redact = true,
		.flows_every_ns = 30000000000,
		.buffer_kib = 256,
		.buffers_min = 64,
		.buffers_max = 128,
	};
	if (argc < 2)
		return fail(EXIT_USAGE, USAGE_REMEDY, "no command: record or version");
	if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "version") == 0) {
		o->command = ETW_VERSION;
		at = 2;
	} else if (strcmp(argv[1], "record") == 0) {
		at = 2;
	} else if (argv[1][0] != '-') {
		char remedy[96];

		snprintf(remedy, sizeof(remedy), "did you mean %s? Otherwise " USAGE_REMEDY,
			 nearest(argv[1], commands));
		return fail(EXIT_USAGE, remedy, "unknown command %s", argv[1]);
	}
	for (; at < argc; at++) {
		if (argv[at][0] != '-' || argv[at][1] == '\0')
			return fail(EXIT_USAGE, USAGE_REMEDY, "unexpected argument %s", argv[at]);
		code = parse_option(o, argc, argv, &at);
		if (code || o->help) {
			o->command = o->help ? ETW_HELP : o->command;
			return code;
		}
	}
	message_quiet = o->quiet;
	return check(o);
}

void etw_options_help(void)
{
	puts("usage: etw-recorder record [options] -o FILE|-\n"
	     "       etw-recorder version [--json]\n"
	     "`record` may be left out. Options of record:");
	for (int i = 0; i < SPECS; i++) {
		char name[48];

		if (!is_for(&specs[i], ETW_RECORD))
			continue;
		snprintf(name, sizeof(name), "%s %s", specs[i].name, specs[i].value ? specs[i].value : "");
		printf("  %-30s %s\n", name, specs[i].help);
	}
	puts("Ctrl-C or Ctrl-Break stops cleanly. A live recording needs administrator rights.\n"
	     "Exit codes: 0 good, 2 usage, 10 no administrator rights, 13 Windows refuses the session or "
	     "the\n"
	     "driver, 14 output failed, 15 events lost with --strict, 17 the .etl file cannot be read.");
}
