/* SPDX-License-Identifier: Apache-2.0 */
/* What a person is told of the providers that this host refused. */
#ifndef RECORDER_REFUSALS_H
#define RECORDER_REFUSALS_H

#include "hooks.h"

/* The recording goes on with other providers: one line when that loses something. */
void refusals_warn(const struct hooks *hooks, const struct options *options);
/* There can be no recording: every refusal, and what would still work. Returns EXIT_NO_BACKEND. */
int refusals_fail(const struct hooks *hooks, const struct options *options);

#endif
