// SPDX-License-Identifier: Apache-2.0
#include "libbpf_words.h"

#include <bpf/libbpf.h>
#include <stdio.h>
#include <string.h>

#include "message.h"

/* libbpf reports through a callback without a context; one line of it is kept for our own message. */
static char last_words[256];

static void keep_line(const char *text)
{
	size_t len = strcspn(text, "\n");

	if (len == 0 || strncmp(text, "processed ", 10) == 0 || strncmp(text, "-- ", 3) == 0)
		return;
	if (len >= sizeof(last_words))
		len = sizeof(last_words) - 1;
	memcpy(last_words, text, len);
	last_words[len] = '\0';
}

static int on_libbpf(enum libbpf_print_level level, const char *format, va_list args)
{
	static char text[1 << 16];
	char *verdict;

	if (level == LIBBPF_DEBUG)
		return 0;
	vsnprintf(text, sizeof(text), format, args);
	if (message_verbose)
		fputs(text, stderr);
	/* The line before the verifier's summary is what it objects to. */
	verdict = strstr(text, "\nprocessed ");
	if (verdict) {
		*verdict = '\0';
		keep_line(strrchr(text, '\n') ? strrchr(text, '\n') + 1 : text);
	} else if (!last_words[0]) {
		keep_line(text);
	}
	return 0;
}

void libbpf_listen(void)
{
	libbpf_set_print(on_libbpf);
}

void libbpf_forget(void)
{
	last_words[0] = '\0';
}

void libbpf_say(const char *text)
{
	libbpf_forget();
	keep_line(text);
}

const char *libbpf_words(void)
{
	return last_words;
}
