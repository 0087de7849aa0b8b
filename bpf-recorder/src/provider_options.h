/* SPDX-License-Identifier: Apache-2.0 */
/* --backend and --provider. */
#ifndef RECORDER_PROVIDER_OPTIONS_H
#define RECORDER_PROVIDER_OPTIONS_H

#include "options.h"

bool backend_parse(const char *text, enum backend *backend);
/* "SIGNAL=NAME"; returns 0, or EXIT_USAGE after saying what is wrong. */
int provider_force(struct options *options, const char *text);

#endif
