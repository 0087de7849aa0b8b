// SPDX-License-Identifier: Apache-2.0
#include "message.h"

#include <stdarg.h>
#include <stdio.h>

const char *message_program = "bpf-recorder";
bool message_quiet;
bool message_verbose;

static void line(const char *label, const char *format, va_list args)
{
	/* One write per line: the command's own output goes to the same terminal. */
	char text[2048];
	int at = snprintf(text, sizeof(text), "%s: %s", message_program, label);

	vsnprintf(text + at, sizeof(text) - at, format, args);
	fprintf(stderr, "%s\n", text);
}

void say(const char *format, ...)
{
	va_list args;

	if (message_quiet)
		return;
	va_start(args, format);
	line("", format, args);
	va_end(args);
}

void warn(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	line("warning: ", format, args);
	va_end(args);
}

int fail(int code, const char *remedy, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	line("error: ", format, args);
	va_end(args);
	fprintf(stderr, "  remedy: %s\n", remedy);
	return code;
}
