/* SPDX-License-Identifier: Apache-2.0 */
/* What the recorder says to a person: one line, and for an error one more with the remedy. */
#ifndef RECORDER_MESSAGE_H
#define RECORDER_MESSAGE_H

#include <stdbool.h>

/* Exit codes; a recorded command's own status is passed through otherwise. */
enum exit_code {
	EXIT_USAGE = 2,
	EXIT_NO_CAPABILITY = 10,
	EXIT_NO_BTF = 11,
	EXIT_NO_CGROUP = 12,
	EXIT_NO_BACKEND = 13,
	EXIT_OUTPUT = 14,
	EXIT_LOSS = 15,
	EXIT_COMMAND = 16,
	EXIT_TRACE = 17,
	EXIT_BUG = 70,
};

/* Stands before every line. */
extern const char *message_program;
extern bool message_quiet;
extern bool message_verbose;

/* Information: hidden by --quiet. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Something is off but the recording goes on; never hidden. */
void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Prints the problem and its remedy, returns the code. */
int fail(int code, const char *remedy, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
