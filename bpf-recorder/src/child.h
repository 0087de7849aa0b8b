/* SPDX-License-Identifier: Apache-2.0 */
/* The recorded command: forked early, held back until every hook is on. */
#ifndef RECORDER_CHILD_H
#define RECORDER_CHILD_H

#include <signal.h>
#include <stdbool.h>

struct child {
	int pid;     /* 0: none */
	int gate;    /* write end: lets it go */
	int verdict; /* read end: errno of a failed exec */
	bool running;
	int status; /* as waitpid gives it, once it ended */
};

/* mask: the signal mask the command shall see. Returns 0 or an errno. */
int child_fork(struct child *child, char **argv, const sigset_t *mask, bool stdout_to_stderr);
/* Returns 0, or the errno with which the command could not be started. */
int child_release(struct child *child);
/* Collects the status if it ended. */
bool child_reap(struct child *child);
/* Ends one that was never released. */
void child_cancel(struct child *child);
/* What a shell would report: the exit code, or 128 + signal. */
int child_exit_code(const struct child *child);

#endif
