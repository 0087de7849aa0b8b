// SPDX-License-Identifier: Apache-2.0
#include "probe.h"

#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "caps.h"
#include "hooks.h"
#include "host.h"
#include "message.h"
#include "open_probe.h"
#include "scope.h"

struct findings {
	struct open_findings open;
	bool loaded;
	bool attached;
	bool has_exec;
	char refused[512]; /* why not, empty when all is well */
	char exec_refused[384];
	char lockdown[32];
};

static void look(struct findings *f, const struct options *o)
{
	struct hooks hooks = {0};
	struct scope scope = {.fd = -1};

	f->loaded = hooks_load(&hooks, o);
	f->has_exec = hooks.exec != NULL;
	if (!f->loaded) {
		snprintf(f->refused, sizeof(f->refused), "%s: %s (%s)", hooks.failed, strerror(hooks.error),
			 hooks.reason);
	} else if (!o->load_only) {
		/* A child cgroup without processes: attaching there watches nobody. */
		if (scope_open(&scope, NULL, true) != 0)
			snprintf(f->refused, sizeof(f->refused), "no writable cgroup2 mount");
		else if (!hooks_attach(&hooks, scope.fd))
			snprintf(f->refused, sizeof(f->refused), "%s: %s (%s)", hooks.failed,
				 strerror(hooks.error), hooks.reason);
		else
			f->attached = true;
		f->has_exec = hooks.exec != NULL;
	}
	snprintf(f->exec_refused, sizeof(f->exec_refused), "%s", hooks.exec_reason);
	hooks_free(&hooks);
	scope_close(&scope);
}

static void print_json_string(const char *text)
{
	putchar('"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putchar('\\');
		if ((unsigned char)*text >= ' ')
			putchar(*text);
	}
	putchar('"');
}

static const struct {
	const char *signal;
	const char *provider;
} rows[] = {
	{"birth", "cgroup/sock_create"},  {"listen", "sockops"},     {"connect", "sockops"},
	{"established", "sockops"},	  {"state", "sockops"},	     {"failure", "sockops"},
	{"close", "cgroup/sock_release"}, {"retransmit", "sockops"}, {"progress", "cgroup_skb"},
	{"http", "cgroup_skb"},		  {"segment", "cgroup_skb"},
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static void print_json(const struct findings *f, const char *kernel)
{
	printf("{\"kernel\":");
	print_json_string(kernel);
	printf(",\"lockdown\":");
	if (f->lockdown[0])
		print_json_string(f->lockdown);
	else
		printf("null");
	printf(",\"backend\":%s,\"signals\":{", f->attached ? "\"cgroup\"" : "null");
	for (int i = 0; i < ROWS; i++) {
		printf("%s\"%s\":{\"provider\":", i ? "," : "", rows[i].signal);
		if (f->attached) {
			print_json_string(rows[i].provider);
			printf("}");
		} else {
			printf("null,\"reason\":");
			print_json_string(f->refused);
			printf("}");
		}
	}
	printf(",\"process\":{\"provider\":\"%s\"", f->has_exec ? "tp_btf" : "proc");
	if (!f->has_exec) {
		printf(",\"reason\":");
		print_json_string(f->exec_refused);
	}
	putchar('}');
	open_probe_print_json(&f->open);
	printf("}}\n");
}

static void print_table(const struct findings *f, const char *kernel)
{
	printf("kernel %s, lockdown %s\n", kernel,
	       f->lockdown[0] ? f->lockdown : "unknown (securityfs is not mounted)");
	for (int i = 0; i < ROWS; i++)
		printf("%-13s %s\n", rows[i].signal, f->attached ? rows[i].provider : f->refused);
	if (f->has_exec)
		printf("%-13s tp_btf\n", "process");
	else
		printf("%-13s proc (tp_btf refused: %s)\n", "process", f->exec_refused);
	open_probe_print(&f->open);
}

static int print_load(const struct findings *f)
{
	if (!f->loaded) {
		printf("refused: %s\n", f->refused);
		return EXIT_NO_BACKEND;
	}
	printf("life-cgroup loads\ndata-cgroup loads\n");
	if (f->has_exec)
		printf("exec loads\n");
	else
		printf("exec refused: %s\n", f->exec_refused);
	if (f->open.connect_refused[0])
		printf("unix-cgroup refused: %s\n", f->open.connect_refused);
	else
		printf("unix-cgroup loads\n");
	return f->has_exec ? 0 : EXIT_NO_BACKEND;
}

int probe(const struct options *o)
{
	struct findings f = {0};
	struct utsname uts;
	int code;

	if (o->load_only && caps_missing()) {
		printf("skipped: %s is missing, so nothing can be loaded\n", caps_missing());
		return 0;
	}
	code = caps_check();
	if (code)
		return code;
	if (access(BTF_PATH, R_OK))
		return fail(EXIT_NO_BTF, "use a kernel built with CONFIG_DEBUG_INFO_BTF=y", "no %s",
			    BTF_PATH);
	uname(&uts);
	host_lockdown(f.lockdown, sizeof(f.lockdown));
	look(&f, o);
	open_probe_look(&f.open, o);
	if (o->load_only)
		return print_load(&f);
	if (o->json)
		print_json(&f, uts.release);
	else
		print_table(&f, uts.release);
	return f.attached ? 0 : EXIT_NO_BACKEND;
}
