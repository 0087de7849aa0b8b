/* SPDX-License-Identifier: Apache-2.0 */
/* What the recorder asks Windows about itself. */
#ifndef ETW_SYSTEM_H
#define ETW_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <windows.h>

struct system_facts {
	char name[256];
	char version[32];
	uint32_t build;
	uint32_t cpus;
};

void system_facts_read(struct system_facts *facts);
/* False when Windows has no random bytes to give. */
bool system_random(void *bytes, size_t len);
/* UTF-8 as Windows wants it; false when it does not fit. */
bool system_wide(const char *text, wchar_t *wide, size_t cap);
/* The command line as UTF-8, or NULL; lives as long as the program. */
char **system_arguments(int *argc);
/* A Windows error code in words, without line end. */
const char *system_error_text(uint32_t code, char *text, size_t cap);

#endif
