// SPDX-License-Identifier: Apache-2.0
#include "loading.h"

#include <bpf/libbpf.h>
#include <errno.h>
#include <stdio.h>
#include <sys/utsname.h>

#include "choice.h"
#include "functions.h"
#include "host.h"
#include "libbpf_words.h"
#include "objects.h"
#include "refusal.h"

void load_refusal(struct hooks *hooks, int error, char *text, size_t cap)
{
	char lockdown[32] = "";
	struct utsname uts;
	struct refusal refusal = {.error = error, .words = libbpf_words(), .lockdown = lockdown};

	uname(&uts);
	refusal.kernel = uts.release;
	host_lockdown(lockdown, sizeof(lockdown));
	refusal_decode(&refusal, text, cap);
	hooks->is_our_fault |= !refusal_is_of_host(&refusal);
}

void hooks_share_maps(const struct hooks *hooks, struct bpf_object *object)
{
	struct bpf_map *map;

	bpf_object__for_each_map(map, object)
	{
		struct bpf_map *shared =
			bpf_object__find_map_by_name(hooks->objects[OBJECT_DATA], bpf_map__name(map));

		if (shared && !bpf_map__is_internal(map))
			bpf_map__reuse_fd(map, bpf_map__fd(shared));
	}
}

static bool is_named(const struct bpf_program *program, enum object_id id)
{
	for (int i = 0; i < PROVIDERS; i++)
		if (providers[i].object == id && choice_names(&providers[i], program))
			return true;
	return false;
}

/*
 * A hook that no provider is named after belongs to what the object tells as a whole. When the kernel has that
 * function in a form that we do not know, the object would leave things out without a word.
 */
static bool knows_all_functions(const struct hooks *hooks, struct bpf_object *object, enum object_id id)
{
	struct bpf_program *program;
	const char *function;
	char text[128];

	if (!hooks->kernel)
		return true;
	bpf_object__for_each_program(program, object)
	{
		function = is_named(program, id) ? NULL : function_without_fit(hooks->kernel, object, program);
		if (!function)
			continue;
		snprintf(text, sizeof(text), "%s with arguments that are known here", function);
		libbpf_say(text);
		return false;
	}
	return true;
}

/* A program that only serves providers which are not wanted stays out of the kernel. */
static bool is_program_wanted(const struct bpf_program *program, enum object_id id, __u64 open)
{
	for (int i = 0; i < PROVIDERS; i++) {
		if (providers[i].object != id || !choice_names(&providers[i], program))
			continue;
		if (open >> i & 1)
			return true;
	}
	return !is_named(program, id);
}

struct bpf_object *load_object(struct hooks *hooks, enum object_id id, const struct options *o,
			       __u64 open)
{
	struct bpf_object *object;
	struct bpf_program *program;
	__u32 told = 0;
	int error;

	libbpf_forget();
	for (int i = 0; i < PROVIDERS; i++)
		if (open >> i & 1)
			told |= 1u << providers[i].signal;
	object = object_open(id, o, told, &hooks->can);
	if (!object)
		return NULL;
	if (!knows_all_functions(hooks, object, id)) {
		bpf_object__close(object);
		errno = ENOENT;
		return NULL;
	}
	if (id != OBJECT_DATA)
		hooks_share_maps(hooks, object);
	bpf_object__for_each_program(program, object)
	{
		bool fits = !hooks->kernel || function_fits(hooks->kernel, program);

		bpf_program__set_autoload(program, fits && is_program_wanted(program, id, open));
	}
	error = bpf_object__load(object);
	if (!error)
		return object;
	bpf_object__close(object);
	errno = -error;
	return NULL;
}
