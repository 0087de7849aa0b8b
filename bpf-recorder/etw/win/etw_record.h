/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ETW_RECORD_H
#define ETW_RECORD_H

#include "etw_options.h"

/* Records until the time is over, Ctrl-C, the size limit or the end of the file; returns the exit code. */
int etw_record(const struct etw_options *options, int argc, char **argv);

#endif
