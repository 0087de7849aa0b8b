// SPDX-License-Identifier: Apache-2.0
#include "probe.h"

#include <stdio.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "caps.h"
#include "hooks.h"
#include "host.h"
#include "message.h"
#include "objects.h"
#include "scope.h"

struct findings {
	struct hooks hooks;
	bool works;
	char refused[REASON_BYTES]; /* why there can be no recording, "" when there can */
	char lockdown[32];
};

static void look(struct findings *f, const struct options *o)
{
	struct scope scope = {.fd = -1};

	/* A child cgroup without processes: attaching there watches nobody. */
	if (scope_open(&scope, NULL, true) != 0) {
		snprintf(f->refused, sizeof(f->refused), "no writable cgroup2 mount");
		return;
	}
	f->works = hooks_start(&f->hooks, o, scope.fd);
	snprintf(f->refused, sizeof(f->refused), "%s", f->hooks.failed);
	hooks_detach(&f->hooks);
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

/* Which provider a recording would take, "" when it would take none. */
static const char *chosen(const struct findings *f, int signal)
{
	return f->works && f->hooks.told_by[signal] ? f->hooks.told_by[signal]->name : "";
}

static void print_refusals_json(const struct findings *f, int signal)
{
	const char *separator = "";

	printf(",\"refused\":{");
	for (int i = 0; i < PROVIDERS; i++) {
		if ((int)providers[i].signal != signal || !f->hooks.refused[i][0])
			continue;
		printf("%s", separator);
		print_json_string(providers[i].name);
		printf(":");
		print_json_string(f->hooks.refused[i]);
		separator = ",";
	}
	printf("}");
}

static void print_signal_json(const struct findings *f, int signal)
{
	printf("\"%s\":{\"provider\":", signal_name(signal));
	if (chosen(f, signal)[0]) {
		print_json_string(chosen(f, signal));
	} else {
		printf("null");
		if (f->refused[0]) {
			printf(",\"reason\":");
			print_json_string(f->refused);
		}
	}
	print_refusals_json(f, signal);
	printf("}");
}

static void print_json(const struct findings *f, const char *kernel)
{
	printf("{\"kernel\":");
	print_json_string(kernel);
	printf(",\"lockdown\":");
	if (f->lockdown[0])
		print_json_string(f->lockdown);
	else
		printf("null");
	printf(",\"backend\":");
	if (f->works)
		print_json_string(hooks_backend(&f->hooks));
	else
		printf("null");
	printf(",\"signals\":{");
	for (int signal = 0; signal < SIGNALS; signal++) {
		printf("%s", signal ? "," : "");
		print_signal_json(f, signal);
	}
	printf("}}\n");
}

static void print_table(const struct findings *f, const char *kernel)
{
	printf("kernel %s, lockdown %s\n", kernel,
	       f->lockdown[0] ? f->lockdown : "unknown (securityfs is not mounted)");
	if (!f->works)
		printf("no recording is possible: %s\n", f->refused);
	for (int signal = 0; signal < SIGNALS; signal++) {
		printf("%-13s %s\n", signal_name(signal), chosen(f, signal)[0] ? chosen(f, signal) : "-");
		for (int i = 0; i < PROVIDERS; i++)
			if ((int)providers[i].signal == signal && f->hooks.refused[i][0])
				printf("%-13s   not %s: %s\n", "", providers[i].name, f->hooks.refused[i]);
	}
}

/* An object that the host refuses is told of; one that the verifier objects to is a bug of ours. */
static int try_each(struct findings *f, const struct options *o)
{
	bool is_whole = true;
	char reason[REASON_BYTES];

	for (int id = 0; id < OBJECTS; id++) {
		bool loads = hooks_try(&f->hooks, id, o, reason, sizeof(reason));

		printf("%s %s%s\n", object_name(id), loads ? "loads" : "refused: ", loads ? "" : reason);
		if (!loads && (id == OBJECT_DATA || id == OBJECT_LIFE))
			is_whole = false;
		if (!f->hooks.objects[OBJECT_DATA])
			break;
	}
	return is_whole && !f->hooks.is_our_fault ? 0 : EXIT_NO_BACKEND;
}

static int print_findings(struct findings *f, const struct options *o)
{
	struct utsname uts;

	uname(&uts);
	if (o->load_only)
		return try_each(f, o);
	look(f, o);
	if (o->json)
		print_json(f, uts.release);
	else
		print_table(f, uts.release);
	return f->works ? 0 : EXIT_NO_BACKEND;
}

int probe(const struct options *options)
{
	static struct findings f;
	struct options o = *options;
	int code;

	/* All that could be told is looked at. */
	o.io = true;
	o.tls = true;
	o.nat = true;
	o.agent_view = true;
	if (!o.fds_ns)
		o.fds_ns = 1;
	o.port_count = 0;
	if (o.load_only && caps_missing()) {
		printf("skipped: %s is missing, so nothing can be loaded\n", caps_missing());
		return 0;
	}
	code = caps_check();
	if (code)
		return code;
	if (access(BTF_PATH, R_OK))
		return fail(EXIT_NO_BTF, "use a kernel built with CONFIG_DEBUG_INFO_BTF=y", "no %s",
			    BTF_PATH);
	host_lockdown(f.lockdown, sizeof(f.lockdown));
	code = print_findings(&f, &o);
	hooks_free(&f.hooks);
	return code;
}
