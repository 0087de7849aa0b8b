// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include <unistd.h>

#include "message.h"
#include "nearest.h"
#include "options.h"
#include "values.h"

/* Parses one command line; what it says goes to err when asked for. */
static int parse(struct options *options, char *err, size_t cap, char **argv)
{
	FILE *capture = tmpfile();
	int saved = dup(STDERR_FILENO), argc = 0, code;
	size_t len;

	while (argv[argc])
		argc++;
	fflush(stderr);
	dup2(fileno(capture), STDERR_FILENO);
	code = options_parse(options, argc, argv);
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	rewind(capture);
	len = fread(err, 1, cap - 1, capture);
	err[len] = '\0';
	fclose(capture);
	message_quiet = message_verbose = false;
	return code;
}

#define ARGS(...) ((char *[]){"bpf-recorder", __VA_ARGS__, NULL})

static char err[4096];
static struct options o;

static void all_options_of_a_recording_are_read(void)
{
	char **argv = ARGS("record", "-o", "t.msgpack", "--port", "80", "--port=8085", "--http", "line",
			   "--no-redact", "--segments", "--ring", "data=4KiB,life=8KiB", "--progress", "0",
			   "--settle=1.5s", "--fds", "250ms", "--max-size", "2MiB", "--strict", "--marker-fd", "9",
			   "--duration", "30s", "--", "ls", "-l");

	CHECK_EQUAL(parse(&o, err, sizeof(err), argv), 0);
	CHECK_TEXT(o.output, "t.msgpack");
	CHECK_EQUAL(o.port_count, 2);
	CHECK_EQUAL(o.ports[1], 8085);
	CHECK_EQUAL(o.http_mode, HTTP_LINE);
	CHECK(!o.redact && o.segments && o.strict);
	CHECK_EQUAL(o.ring_bytes[RING_LIFE], 8192);
	CHECK_EQUAL(o.ring_bytes[RING_DATA], 4096);
	CHECK_EQUAL(o.progress_ns, 0);
	CHECK_EQUAL(o.settle_ns, 1500000000);
	CHECK_EQUAL(o.fds_ns, 250000000);
	CHECK(!options_want_local_sockets(&o));
	CHECK_EQUAL(o.max_bytes, 2 << 20);
	CHECK_EQUAL(o.duration_ns, 30000000000);
	CHECK_EQUAL(o.marker_fd, 9);
	CHECK_TEXT(o.child[0], "ls");
}

static void record_may_be_left_out(void)
{
	CHECK_EQUAL(parse(&o, err, sizeof(err), ARGS("-o", "t", "--", "true")), 0);
	CHECK_EQUAL(o.command, COMMAND_RECORD);
	CHECK(o.redact);
	CHECK(options_want_local_sockets(&o));
	CHECK_EQUAL(parse(&o, err, sizeof(err), ARGS("-o", "t", "--fds=0", "--", "true")), 0);
	CHECK(!options_want_local_sockets(&o));
}

static void backends_and_providers_are_chosen(void)
{
	CHECK_EQUAL(parse(&o, err, sizeof(err),
			  ARGS("record", "-o", "t", "--io", "--backend=tracing", "--provider", "close=fentry/tcp_close")),
		    0);
	CHECK(o.io && o.backend == BACKEND_TRACING);
	CHECK(o.forced[SIGNAL_CLOSE] && o.forced[SIGNAL_CLOSE]->object == OBJECT_TRACING);
	CHECK(!o.forced[SIGNAL_CONNECT]);
	CHECK_EQUAL(parse(&o, err, sizeof(err), ARGS("probe", "--provider", "close=none")), EXIT_USAGE);
	CHECK(strstr(err, "its providers are: fentry/tcp_close cgroup/sock_release"));
}

static void an_unknown_option_names_the_nearest_one(void)
{
	CHECK_EQUAL(parse(&o, err, sizeof(err), ARGS("record", "-o", "t", "--prot", "80")), EXIT_USAGE);
	CHECK(strstr(err, "unknown option --prot") && strstr(err, "did you mean --port?"));
	CHECK_EQUAL(parse(&o, err, sizeof(err), ARGS("recrod")), EXIT_USAGE);
	CHECK(strstr(err, "did you mean record?"));
	CHECK_EQUAL(parse(&o, err, sizeof(err), ARGS("probe", "--segments")), EXIT_USAGE);
	CHECK_TEXT(nearest("--setle", (const char *const[]){"--ring", "--settle", NULL}), "--settle");
}

static void wrong_values_are_usage_errors(void)
{
	char *const *const lines[] = {
		ARGS("record"),
		ARGS("record", "-o"),
		ARGS("record", "-o", "t", "--port", "0"),
		ARGS("record", "-o", "t", "--port", "65536"),
		ARGS("record", "-o", "t", "--port", "80x"),
		ARGS("record", "-o", "t", "--http", "all"),
		ARGS("record", "-o", "t", "--backend", "kprobe"),
		ARGS("record", "-o", "t", "--provider", "close"),
		ARGS("record", "-o", "t", "--provider", "closed=sockops"),
		ARGS("record", "-o", "t", "--provider", "close=sockops"),
		ARGS("record", "-o", "t", "--ring", "life=5000"),
		ARGS("record", "-o", "t", "--ring", "4KiB"),
		ARGS("record", "-o", "t", "--duration", "30"),
		ARGS("record", "-o", "t", "--duration", "0s"),
		ARGS("record", "-o", "t", "--settle", "soon"),
		ARGS("record", "-o", "t", "--fds", "1ms"),
		ARGS("record", "-o", "t", "--strict=yes"),
		ARGS("record", "-o", "t", "ls"),
		ARGS("record", "-o", "t", "--"),
		ARGS("info"),
		ARGS("info", "a", "b"),
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		CHECK_EQUAL(parse(&o, err, sizeof(err), (char **)lines[i]), EXIT_USAGE);
		CHECK(strstr(err, "error: ") && strstr(err, "remedy: "));
	}
}

static void times_and_sizes_need_units_that_are_known(void)
{
	uint64_t value;

	CHECK(parse_duration("500ms", &value) && value == 500000000);
	CHECK(parse_duration("2m", &value) && value == 120000000000);
	CHECK(parse_duration("0", &value) && value == 0);
	CHECK(!parse_duration("5", &value) && !parse_duration("-1s", &value) &&
	      !parse_duration("1h", &value));
	CHECK(parse_size("4096", &value) && value == 4096);
	CHECK(parse_size("1GiB", &value) && value == 1 << 30);
	CHECK(!parse_size("1GB", &value) && !parse_size("x", &value) && !parse_size("", &value));
}

const struct test options_tests[] = {
	{"all options of a recording are read", all_options_of_a_recording_are_read},
	{"record may be left out", record_may_be_left_out},
	{"a backend, and a provider for a signal, can be chosen", backends_and_providers_are_chosen},
	{"an unknown option names the nearest one", an_unknown_option_names_the_nearest_one},
	{"wrong values are usage errors", wrong_values_are_usage_errors},
	{"times and sizes need units that are known", times_and_sizes_need_units_that_are_known},
	{NULL, NULL},
};
