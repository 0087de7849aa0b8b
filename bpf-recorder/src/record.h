/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORDER_RECORD_H
#define RECORDER_RECORD_H

#include "options.h"

/* Makes one recording; returns the exit code. */
int record(const struct options *options, int argc, char **argv);

#endif
