// SPDX-License-Identifier: Apache-2.0
#include "helper_words.h"

#include <linux/bpf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Those that our programs call and that kernel 5.8 may lack in full: it then knows nothing but the number. */
static const struct {
	unsigned long number;
	const char *name;
} newer[] = {
	{BPF_FUNC_skc_to_tcp_sock, "bpf_skc_to_tcp_sock"},
	{BPF_FUNC_get_current_task_btf, "bpf_get_current_task_btf"},
	{BPF_FUNC_sock_from_file, "bpf_sock_from_file"},
};

/* A number that is none of these was not meant to be called. */
static bool read_number(const char *number, char *text, size_t cap)
{
	unsigned long which = strtoul(number, NULL, 10);

	for (size_t i = 0; i < sizeof(newer) / sizeof(newer[0]); i++) {
		if (newer[i].number != which)
			continue;
		snprintf(text, cap, "%s#%lu", newer[i].name, which);
		return true;
	}
	return false;
}

bool helper_words_read(const char *words, char *text, size_t cap)
{
	/* Of kernel 6.1 and older, and of 6.12 and newer. */
	static const char *const before_name[] = {"unknown func ", "cannot use helper "};
	static const char before_number[] = "invalid func unknown#";
	const char *found = strstr(words, before_number);

	if (found)
		return read_number(found + strlen(before_number), text, cap);
	for (size_t i = 0; i < sizeof(before_name) / sizeof(before_name[0]); i++) {
		found = strstr(words, before_name[i]);
		if (!found)
			continue;
		snprintf(text, cap, "%s", found + strlen(before_name[i]));
		return true;
	}
	return false;
}
