// SPDX-License-Identifier: Apache-2.0
#include "etw_tests.h"

#include <unistd.h>

#include "etw_options.h"
#include "message.h"

static char err[4096];
static struct etw_options o;

/* Parses one command line; what it says goes to err. */
static int parse(char **argv)
{
	FILE *capture = tmpfile();
	int saved = dup(STDERR_FILENO), argc = 0, code;
	size_t len;

	while (argv[argc])
		argc++;
	fflush(stderr);
	dup2(fileno(capture), STDERR_FILENO);
	code = etw_options_parse(&o, argc, argv);
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	rewind(capture);
	len = fread(err, 1, sizeof(err) - 1, capture);
	err[len] = '\0';
	fclose(capture);
	message_quiet = false;
	return code;
}

#define ARGS(...) ((char *[]){"etw-recorder", __VA_ARGS__, NULL})

static void all_options_of_a_recording_are_read(void)
{
	CHECK_EQUAL(parse(ARGS("record", "-o", "t", "--duration", "30s", "--pid", "4", "--pid=8",
			       "--no-redact", "--all-events", "--flows", "all", "--flows-every", "5s",
			       "--agent-limits", "32767,65535,1024", "--buffer-size", "1MiB", "--buffers",
			       "8..16", "--session", "mine", "--max-size", "2MiB", "--strict", "--quiet")),
		    0);
	CHECK_EQUAL(o.duration_ns, 30000000000);
	CHECK_EQUAL(o.pid_count, 2);
	CHECK_EQUAL(o.pids[1], 8);
	CHECK(!o.redact && o.all_events && o.strict && o.has_limits);
	CHECK_EQUAL(o.flows, FLOWS_ALL);
	CHECK_EQUAL(o.flows_every_ns, 5000000000);
	CHECK_EQUAL(o.limits[2], 1024);
	CHECK_EQUAL(o.buffer_kib, 1024);
	CHECK_EQUAL(o.buffers_min, 8);
	CHECK_EQUAL(o.buffers_max, 16);
	CHECK_TEXT(o.session, "mine");
	CHECK_EQUAL(o.max_bytes, 2 << 20);
}

static void what_is_not_said_has_its_default(void)
{
	CHECK_EQUAL(parse(ARGS("-o", "t")), 0);
	CHECK_EQUAL(o.command, ETW_RECORD);
	CHECK(o.redact && !o.all_events && !o.etl);
	CHECK_EQUAL(o.buffer_kib, 256);
	CHECK_EQUAL(o.buffers_min, 64);
	CHECK_EQUAL(o.buffers_max, 128);
	CHECK_EQUAL(parse(ARGS("--version")), 0);
	CHECK_EQUAL(o.command, ETW_VERSION);
	CHECK_EQUAL(parse(ARGS("version", "--json")), 0);
	CHECK(o.json);
	CHECK_EQUAL(parse(ARGS("--help")), 0);
	CHECK_EQUAL(o.command, ETW_HELP);
	CHECK_EQUAL(parse(ARGS("record", "--help")), 0);
	CHECK_EQUAL(o.command, ETW_HELP);
}

static void wrong_lines_are_usage_errors(void)
{
	char *const *const lines[] = {
		ARGS("record"),
		ARGS("rekord", "-o", "t"),
		ARGS("-o"),
		ARGS("-o", "t.msgpack.gz"),
		ARGS("-o", "t", "--duration", "30"),
		ARGS("-o", "t", "--pid", "x"),
		ARGS("-o", "t", "--flows", "some"),
		ARGS("-o", "t", "--agent-limits", "1,2"),
		ARGS("-o", "t", "--agent-limits", "1,2,-3"),
		ARGS("-o", "t", "--agent-limits", "1,2,3,4"),
		ARGS("-o", "t", "--buffer-size", "1KiB"),
		ARGS("-o", "t", "--buffer-size", "32MiB"),
		ARGS("-o", "t", "--buffers", "64"),
		ARGS("-o", "t", "--buffers", "64..32"),
		ARGS("-o", "t", "--etl", "a.etl", "--pid", "1"),
		ARGS("-o", "t", "--strict=yes"),
		ARGS("-o", "t", "extra"),
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		CHECK_EQUAL(parse((char **)lines[i]), EXIT_USAGE);
		CHECK(strstr(err, "error: ") && strstr(err, "remedy: "));
	}
	CHECK_EQUAL(parse(ARGS("-o", "t", "--al-events")), EXIT_USAGE);
	CHECK(strstr(err, "did you mean --all-events?"));
}

const struct test etw_options_tests[] = {
	{"all options of a recording are read", all_options_of_a_recording_are_read},
	{"what is not said has its default", what_is_not_said_has_its_default},
	{"wrong lines are usage errors", wrong_lines_are_usage_errors},
	{NULL, NULL},
};
