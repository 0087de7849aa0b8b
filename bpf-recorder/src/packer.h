/* SPDX-License-Identifier: Apache-2.0 */
/* How records become the bytes of a file, where that is not what they are already. */
#ifndef RECORDER_PACKER_H
#define RECORDER_PACKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct packer {
	/*
	 * Packs so that all that was given can be unpacked from what has been returned; with is_last the file
	 * ends here and the next call begins another. The bytes are valid until the next call; NULL: no memory.
	 */
	const uint8_t *(*pack)(struct packer *packer, const uint8_t *data, size_t len, bool is_last, size_t *packed_len);
	/* The most that so many bytes and the end of the file can become. */
	size_t (*bound)(struct packer *packer, size_t len);
	void (*free)(struct packer *packer);
};

#endif
