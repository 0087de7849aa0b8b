// SPDX-License-Identifier: Apache-2.0
/* etw-sample FILE [--no-redact] [--all-events] [--etl]: the sample as a file, for flowproof to read. */
#include <stdio.h>
#include <string.h>

#include "etw_sample.h"

int main(int argc, char **argv)
{
	static struct etw_trace trace;

	trace.redact = true;
	trace.redactor.key = (struct hash_key){1, 2};
	trace.t0_ns = 0;
	for (int i = 2; i < argc; i++) {
		if (strcmp(argv[i], "--no-redact") == 0)
			trace.redact = false;
		else if (strcmp(argv[i], "--all-events") == 0)
			trace.all_events = true;
		else if (strcmp(argv[i], "--etl") == 0)
			trace.is_file = true;
	}
	if (argc < 2 || writer_open(&trace.writer, argv[1], 0600)) {
		fputs("etw-sample: cannot write\n", stderr);
		return 1;
	}
	sample_write(&trace);
	return writer_close(&trace.writer) ? 1 : 0;
}
