// SPDX-License-Identifier: Apache-2.0
#include "abilities.h"

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Far from the number of any helper. */
enum { NO_HELPER = 0xbadca11 };

static bool is_fetch(const struct bpf_insn *insn)
{
	bool is_atomic = BPF_CLASS(insn->code) == BPF_STX && BPF_MODE(insn->code) == BPF_ATOMIC;

	/* The plain addition has the code 0, and is as old as the instruction. */
	return is_atomic && insn->imm != BPF_ADD;
}

static bool takes_fetches(void)
{
	const struct bpf_insn program[] = {
		{.code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = BPF_REG_0},
		{.code = BPF_STX | BPF_MEM | BPF_DW, .dst_reg = BPF_REG_10, .src_reg = BPF_REG_0, .off = -8},
		{.code = BPF_STX | BPF_ATOMIC | BPF_DW,
		 .dst_reg = BPF_REG_10,
		 .src_reg = BPF_REG_0,
		 .off = -8,
		 .imm = BPF_ADD | BPF_FETCH},
		{.code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = BPF_REG_0},
		{.code = BPF_JMP | BPF_EXIT},
	};
	int fd = bpf_prog_load(BPF_PROG_TYPE_SOCKET_FILTER, "can_fetch", "GPL", program,
			       sizeof(program) / sizeof(program[0]), NULL);

	if (fd < 0)
		return false;
	close(fd);
	return true;
}

/* Sockops programs are as restricted as any of ours. */
static bool has_helper(enum bpf_func_id helper)
{
	return libbpf_probe_bpf_helper(BPF_PROG_TYPE_SOCK_OPS, helper, NULL) == 1;
}

static enum task_access find_task_access(void)
{
	if (has_helper(BPF_FUNC_get_current_task_btf))
		return TASK_TYPED;
	return has_helper(BPF_FUNC_get_current_task) && has_helper(BPF_FUNC_probe_read_kernel) ? TASK_READ
											      : TASK_HIDDEN;
}

struct abilities abilities_find(void)
{
	return (struct abilities){.can_fetch = takes_fetches(), .task = find_task_access()};
}

static bool cut_program(struct bpf_program *program)
{
	size_t count = bpf_program__insn_cnt(program);
	struct bpf_insn *insns = malloc(count * sizeof(*insns));
	int error;

	if (!insns)
		return false;
	memcpy(insns, bpf_program__insns(program), count * sizeof(*insns));
	for (size_t i = 0; i < count; i++) {
		/* The second half of a load of 64 bits is data. */
		if (insns[i].code == (BPF_LD | BPF_IMM | BPF_DW))
			i++;
		else if (is_fetch(&insns[i]))
			insns[i] = (struct bpf_insn){.code = BPF_JMP | BPF_CALL, .imm = NO_HELPER};
	}
	error = bpf_program__set_insns(program, insns, count);
	free(insns);
	errno = -error;
	return error == 0;
}

bool abilities_cut_fetches(const struct abilities *can, struct bpf_object *object)
{
	struct bpf_program *program;

	if (can->can_fetch)
		return true;
	bpf_object__for_each_program(program, object)
		if (!cut_program(program))
			return false;
	return true;
}
