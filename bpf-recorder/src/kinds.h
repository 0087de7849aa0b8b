/* SPDX-License-Identifier: Apache-2.0 */
/* Names and fields of every record kind: written into the header, so that a trace describes itself. */
#ifndef RECORDER_KINDS_H
#define RECORDER_KINDS_H

#include "pack.h"

struct kind_info {
	int number;
	const char *name;
	const char *fields; /* after the kind itself, separated by one space */
};

/* The four fields every record but header and footer begins with. */
#define PREFIX_FIELDS "t cpu cseq ring"

/* Ends with an entry whose name is NULL. */
extern const struct kind_info kinds[];

/* NULL when the number is no kind of ours. */
const struct kind_info *kind_by_number(int number);
int kind_field_count(const struct kind_info *kind);
/* {name: [number, [fields]]} */
void pack_kinds(struct pack *p);

#endif
