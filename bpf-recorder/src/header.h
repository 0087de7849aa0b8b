/* SPDX-License-Identifier: Apache-2.0 */
/* First and last value of a trace. */
#ifndef RECORDER_HEADER_H
#define RECORDER_HEADER_H

#include "abilities.h"
#include "options.h"
#include "trace.h"

struct header_facts {
	const struct options *options;
	int argc;
	char **argv;
	const char *backend;		       /* what tells, as a whole */
	const struct provider *const *told_by; /* by signal */
	struct abilities can;
	int cpus_possible;
};

struct footer_facts {
	const char *ended; /* duration, command, signal, max-size, error */
	bool has_exit_status;
	int exit_status;
};

void header_write(struct trace *trace, const struct header_facts *facts);
void footer_write(struct trace *trace, const struct footer_facts *facts);

#endif
