// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "info.h"
#include "message.h"
#include "options.h"
#include "probe.h"
#include "record.h"

static int print_version(const struct options *options)
{
	if (options->json)
		printf("{\"version\":\"%s\",\"format\":[1,0],\"backends\":[\"tracing\",\"cgroup\"]}\n", RECORDER_VERSION);
	else
		printf("bpf-recorder %s, trace format 1.0\n", RECORDER_VERSION);
	return 0;
}

int main(int argc, char **argv)
{
	struct options options;
	int code = options_parse(&options, argc, argv);

	if (code)
		return code;
	switch (options.command) {
	case COMMAND_RECORD:
		return record(&options, argc, argv);
	case COMMAND_PROBE:
		return probe(&options);
	case COMMAND_INFO:
		return info(options.file);
	case COMMAND_VERSION:
		return print_version(&options);
	case COMMAND_HELP:
		options_help();
		return 0;
	}
	return EXIT_BUG;
}
