/* SPDX-License-Identifier: Apache-2.0 */
/* Values of options as people write them. */
#ifndef RECORDER_VALUES_H
#define RECORDER_VALUES_H

#include <stdbool.h>
#include <stdint.h>

/* "30s", "500ms", "2m", "0"; plain numbers are refused because their unit would be a guess. */
bool parse_duration(const char *text, uint64_t *ns);
/* "4096", "64KiB", "16MiB", "1GiB" */
bool parse_size(const char *text, uint64_t *bytes);
bool parse_number(const char *text, long least, long most, long *number);
/* life=SIZE and data=SIZE, in any order, one or both; bytes is indexed by ring */
bool parse_rings(const char *text, uint64_t *bytes);

#endif
