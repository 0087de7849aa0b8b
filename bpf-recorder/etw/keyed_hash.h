/* SPDX-License-Identifier: Apache-2.0 */
/* SipHash-2-4: a hash that nobody can predict without its key. */
#ifndef ETW_KEYED_HASH_H
#define ETW_KEYED_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash_key {
	uint64_t low;
	uint64_t high;
};

uint64_t keyed_hash(const struct hash_key *key, const void *data, size_t len);

#endif
