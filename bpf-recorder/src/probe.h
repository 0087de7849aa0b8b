/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORDER_PROBE_H
#define RECORDER_PROBE_H

#include "options.h"

/* Prints what this host allows, by loading and attaching for real; returns the exit code. */
int probe(const struct options *options);

#endif
