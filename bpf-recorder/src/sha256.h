/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORDER_SHA256_H
#define RECORDER_SHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sha256 {
	uint32_t state[8];
	uint64_t bytes;
	uint8_t block[64];
};

void sha256_init(struct sha256 *sum);
void sha256_add(struct sha256 *sum, const void *data, size_t len);
void sha256_hex(struct sha256 *sum, char hex[65]);
/* False when the file cannot be read. */
bool sha256_file(const char *path, char hex[65]);

#endif
