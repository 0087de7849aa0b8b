/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORDER_NEAREST_H
#define RECORDER_NEAREST_H

/* The name that takes the fewest edits to reach; names end with NULL and hold at least one. */
const char *nearest(const char *text, const char *const *names);

#endif
