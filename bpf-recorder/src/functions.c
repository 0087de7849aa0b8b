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

static bool is_function_hook(const char *section)
{
	static const char *const kinds[] = {"fentry/", "fexit/", "kprobe/", "kretprobe/"};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strncmp(section, kinds[i], strlen(kinds[i])) == 0)
			return true;
	return false;
}

bool function_fits(const struct btf *kernel, const struct bpf_program *program)
{
	const char *section = bpf_program__section_name(program);
	const char *suffix = strrchr(bpf_program__name(program), '_');
	int have, wanted;

	/* Of the same release as the hook, which is no function itself. */
	if (strcmp(section, "cgroup/connect_unix") == 0)
		return argument_count(kernel, "bpf_sock_addr_set_sun_path") >= 0;
	if (!is_function_hook(section))
		return true;
	have = argument_count(kernel, strchr(section, '/') + 1);
	if (suffix && sscanf(suffix, "_%dargs", &wanted) == 1)
		return have == wanted;
	return have >= 0;
}
