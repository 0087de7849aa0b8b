// SPDX-License-Identifier: Apache-2.0
#include "functions.h"

#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <stdio.h>
#include <string.h>

/* Number of arguments, or -1 for a function that the kernel has not. */
static int argument_count(const struct btf *kernel, const char *name)
{
	int id = btf__find_by_name_kind(kernel, name, BTF_KIND_FUNC);

	if (id < 0)
		return -1;
	return btf_vlen(btf__type_by_id(kernel, btf__type_by_id(kernel, id)->type));
}

/* What a program is hooked to the entry or the end of, or NULL for another kind of program. */
static const char *hooked_function(const struct bpf_program *program)
{
	static const char *const kinds[] = {"fentry/", "fexit/", "kprobe/", "kretprobe/"};
	const char *section = bpf_program__section_name(program);

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strncmp(section, kinds[i], strlen(kinds[i])) == 0)
			return section + strlen(kinds[i]);
	return NULL;
}

const char *function_without_fit(const struct btf *kernel, const struct bpf_object *object,
				 const struct bpf_program *program)
{
	const char *function = hooked_function(program), *section = bpf_program__section_name(program);
	struct bpf_program *other;

	if (!function || argument_count(kernel, function) < 0)
		return NULL;
	bpf_object__for_each_program(other, object)
		if (strcmp(bpf_program__section_name(other), section) == 0 && function_fits(kernel, other))
			return NULL;
	return function;
}

bool function_fits(const struct btf *kernel, const struct bpf_program *program)
{
	const char *section = bpf_program__section_name(program);
	const char *suffix = strrchr(bpf_program__name(program), '_');
	int have, wanted;

	/* A program of each kind: see bpf/reach.h. */
	if (suffix && strcmp(suffix, "_cast") == 0)
		return argument_count(kernel, "bpf_rdonly_cast") >= 0;
	if (suffix && strcmp(suffix, "_plain") == 0)
		return argument_count(kernel, "bpf_rdonly_cast") < 0;
	/* Of the same release as the hook, which is no function itself. */
	if (strcmp(section, "cgroup/connect_unix") == 0)
		return argument_count(kernel, "bpf_sock_addr_set_sun_path") >= 0;
	if (!hooked_function(program))
		return true;
	have = argument_count(kernel, hooked_function(program));
	if (suffix && sscanf(suffix, "_%dargs", &wanted) == 1)
		return have == wanted;
	return have >= 0;
}
