// SPDX-License-Identifier: Apache-2.0
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(char **argv, const sigset_t *mask, bool stdout_to_stderr, int gate, int verdict)
{
	char go;
	int error;

	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, mask, NULL);
	if (stdout_to_stderr)
		dup2(STDERR_FILENO, STDOUT_FILENO);
	/* End of file instead of a byte: the recorder gave up. */
	if (read(gate, &go, 1) != 1)
		_exit(0);
	execvp(argv[0], argv);
	error = errno;
	if (write(verdict, &error, sizeof(error)) < 0)
		_exit(127);
	_exit(127);
}

int child_fork(struct child *child, char **argv, const sigset_t *mask, bool stdout_to_stderr)
{
	int gate[2], verdict[2];

	*child = (struct child){0};
	if (pipe2(gate, O_CLOEXEC))
		return errno;
	if (pipe2(verdict, O_CLOEXEC)) {
		int error = errno;

		close(gate[0]);
		close(gate[1]);
		return error;
	}
	child->pid = fork();
	if (child->pid < 0) {
		child->pid = 0;
		return errno;
	}
	if (child->pid == 0) {
		close(gate[1]);
		close(verdict[0]);
		run(argv, mask, stdout_to_stderr, gate[0], verdict[1]);
	}
	close(gate[0]);
	close(verdict[1]);
	child->gate = gate[1];
	child->verdict = verdict[0];
	child->running = true;
	return 0;
}

int child_release(struct child *child)
{
	int error = 0;
	ssize_t n;

	if (write(child->gate, "g", 1) != 1)
		return errno;
	close(child->gate);
	do {
		n = read(child->verdict, &error, sizeof(error));
	} while (n < 0 && errno == EINTR);
	close(child->verdict);
	return n == sizeof(error) ? error : 0;
}

bool child_reap(struct child *child)
{
	if (child->running && waitpid(child->pid, &child->status, WNOHANG) == child->pid)
		child->running = false;
	return !child->running;
}

void child_cancel(struct child *child)
{
	if (!child->pid || !child->running)
		return;
	close(child->gate);
	close(child->verdict);
	waitpid(child->pid, &child->status, 0);
	child->running = false;
}

int child_exit_code(const struct child *child)
{
	return WIFSIGNALED(child->status) ? 128 + WTERMSIG(child->status) : WEXITSTATUS(child->status);
}
