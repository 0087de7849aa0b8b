// SPDX-License-Identifier: Apache-2.0
#include "constants.h"

#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <string.h>

static struct bpf_map *constants_of(struct bpf_object *object)
{
	struct bpf_map *map;

	bpf_object__for_each_map(map, object)
	{
		const char *name = bpf_map__name(map);
		size_t len = strlen(name);

		if (len >= 7 && strcmp(name + len - 7, ".rodata") == 0)
			return map;
	}
	return NULL;
}

void constant_set(struct bpf_object *object, const char *name, const void *value, size_t size)
{
	const struct btf *btf = bpf_object__btf(object);
	int section = btf__find_by_name_kind(btf, ".rodata", BTF_KIND_DATASEC);
	struct bpf_map *map = constants_of(object);
	const struct btf_var_secinfo *var;
	const struct btf_type *type;
	size_t have;
	char *bytes;

	if (section < 0 || !map)
		return;
	bytes = (char *)bpf_map__initial_value(map, &have);
	type = btf__type_by_id(btf, section);
	var = btf_var_secinfos(type);
	for (int i = 0; bytes && i < btf_vlen(type); i++, var++) {
		const struct btf_type *declared = btf__type_by_id(btf, var->type);

		if (strcmp(btf__name_by_offset(btf, declared->name_off), name) == 0 && var->size == size &&
		    var->offset + size <= have)
			memcpy(bytes + var->offset, value, size);
	}
}
