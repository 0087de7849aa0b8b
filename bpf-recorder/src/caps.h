/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORDER_CAPS_H
#define RECORDER_CAPS_H

/* Checked before loading, because libbpf's own complaint about it misleads. 0, or an exit code after saying
 * so. */
int caps_check(void);
/* The first capability that is missing, NULL when none is. */
const char *caps_missing(void);

#endif
