// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>

#include "etw_options.h"
#include "etw_record.h"
#include "message.h"
#include "system.h"

static int print_version(const struct etw_options *options)
{
	if (options->json)
		printf("{\"version\":\"%s\",\"format\":[1,0],\"backends\":[\"etw\"]}\n", RECORDER_VERSION);
	else
		printf("etw-recorder %s, trace format 1.0\n", RECORDER_VERSION);
	return 0;
}

int main(void)
{
	struct etw_options options;
	int argc = 0, code;
	char **argv = system_arguments(&argc);

	message_program = "etw-recorder";
	if (!argv)
		return fail(EXIT_BUG, "report this", "cannot read the command line");
	code = etw_options_parse(&options, argc, argv);
	if (code)
		return code;
	switch (options.command) {
	case ETW_RECORD:
		return etw_record(&options, argc, argv);
	case ETW_VERSION:
		return print_version(&options);
	case ETW_HELP:
		etw_options_help();
		return 0;
	}
	return EXIT_BUG;
}
