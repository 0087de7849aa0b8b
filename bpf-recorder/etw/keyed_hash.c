// SPDX-License-Identifier: Apache-2.0
#include "keyed_hash.h"

struct state {
	uint64_t a, b, c, d;
};

static uint64_t rotate(uint64_t value, int bits)
{
	return value << bits | value >> (64 - bits);
}

static void mix(struct state *s, int rounds)
{
	while (rounds-- > 0) {
		s->a += s->b;
		s->c += s->d;
		s->b = rotate(s->b, 13) ^ s->a;
		s->d = rotate(s->d, 16) ^ s->c;
		s->a = rotate(s->a, 32) + s->d;
		s->c += s->b;
		s->d = rotate(s->d, 21) ^ s->a;
		s->b = rotate(s->b, 17) ^ s->c;
		s->c = rotate(s->c, 32);
	}
}

static void absorb(struct state *s, uint64_t word)
{
	s->d ^= word;
	mix(s, 2);
	s->a ^= word;
}

uint64_t keyed_hash(const struct hash_key *key, const void *data, size_t len)
{
	const uint8_t *bytes = data;
	struct state s = {.a = key->low ^ 0x736f6d6570736575,
			  .b = key->high ^ 0x646f72616e646f6d,
			  .c = key->low ^ 0x6c7967656e657261,
			  .d = key->high ^ 0x7465646279746573};
	uint64_t word = 0;

	for (size_t i = 0; i < len; i++) {
		word |= (uint64_t)bytes[i] << (8 * (i % 8));
		if (i % 8 == 7) {
			absorb(&s, word);
			word = 0;
		}
	}
	absorb(&s, word | (uint64_t)len << 56);
	s.c ^= 0xff;
	mix(&s, 4);
	return s.a ^ s.b ^ s.c ^ s.d;
}
