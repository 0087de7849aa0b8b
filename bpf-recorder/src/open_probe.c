// SPDX-License-Identifier: Apache-2.0
#include "open_probe.h"

#include <stdio.h>
#include <string.h>

#include "local_hook.h"
#include "scope.h"
#include "unix_sockets.h"

static void look_at_list(struct open_findings *f)
{
	struct unix_sockets sockets = {0};
	int error = unix_sockets_read(&sockets);

	unix_sockets_free(&sockets);
	if (error)
		snprintf(f->local_refused, sizeof(f->local_refused),
			 "socket diagnostics: %s (CONFIG_UNIX_DIAG or the module unix_diag)", strerror(error));
}

static void look_at_connect(struct open_findings *f, const struct options *o)
{
	struct local_hook hook;
	struct scope scope = {.fd = -1};

	if (local_hook_load(&hook, o, NULL) && !o->load_only) {
		if (scope_open(&scope, NULL, true) != 0)
			snprintf(hook.refused, sizeof(hook.refused), "no writable cgroup2 mount");
		else
			local_hook_attach(&hook, scope.fd);
	}
	snprintf(f->connect_refused, sizeof(f->connect_refused), "%s", hook.refused);
	local_hook_free(&hook);
	scope_close(&scope);
}

void open_probe_look(struct open_findings *f, const struct options *o)
{
	*f = (struct open_findings){0};
	look_at_list(f);
	/* Without the list nobody would notice the end of what a connect began. */
	if (f->local_refused[0])
		snprintf(f->connect_refused, sizeof(f->connect_refused), "%s", f->local_refused);
	else
		look_at_connect(f, o);
}

static void print_row(const char *signal, const char *provider, const char *refused)
{
	if (refused[0])
		printf("%-13s none (%s)\n", signal, refused);
	else
		printf("%-13s %s\n", signal, provider);
}

void open_probe_print(const struct open_findings *f)
{
	print_row("descriptors", "proc", "");
	print_row("local", "unix_diag", f->local_refused);
	print_row("local_connect", "cgroup/connect_unix", f->connect_refused);
}

/* Our own words and those of strerror hold nothing that JSON would have to escape. */
static void print_json_row(const char *signal, const char *provider, const char *refused)
{
	if (refused[0])
		printf(",\"%s\":{\"provider\":null,\"reason\":\"%s\"}", signal, refused);
	else
		printf(",\"%s\":{\"provider\":\"%s\"}", signal, provider);
}

void open_probe_print_json(const struct open_findings *f)
{
	print_json_row("descriptors", "proc", "");
	print_json_row("local", "unix_diag", f->local_refused);
	print_json_row("local_connect", "cgroup/connect_unix", f->connect_refused);
}
