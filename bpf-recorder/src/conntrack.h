/* SPDX-License-Identifier: Apache-2.0 */
/* One message of the kernel's connection tracking, as nfnetlink writes it. */
#ifndef RECORDER_CONNTRACK_H
#define RECORDER_CONNTRACK_H

#include <stdbool.h>
#include <stdint.h>

#include "event.h"

struct nlmsghdr;

enum conntrack_what { CONNTRACK_NEW, CONNTRACK_UPDATE, CONNTRACK_DESTROY, CONNTRACK_DUMP, CONNTRACK_WHATS };

/* One direction of an entry. */
struct conntrack_way {
	uint8_t src[16];
	uint8_t dst[16];
	uint16_t sport;
	uint16_t dport;
	uint16_t family; /* 0: not told */
	uint8_t proto;
};

struct conntrack {
	enum conntrack_what what;
	uint32_t id;
	uint32_t status; /* bits of enum ip_conntrack_status */
	bool has_status;
	struct conntrack_way original;
	struct conntrack_way reply;
};

/* False for a message that tells of no TCP or UDP entry, or is not whole. */
bool conntrack_parse(const struct nlmsghdr *head, struct conntrack *entry);

#endif
