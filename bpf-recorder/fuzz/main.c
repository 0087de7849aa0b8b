// SPDX-License-Identifier: Apache-2.0
/*
 * recorder-fuzz ROUNDS SEED: text that is changed, cut, or nothing but noise, through everything that reads
 * text: arguments, mountinfo, /proc, the loader's cache, heads and command lines. Each lies in memory of
 * exactly its size, so that the sanitizers see any read beyond. The same rounds and seed give the same text.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "readers.h"

enum { TEXT_MAX = 1024, TEXTS_IN_A_SAMPLE_MAX = 4 };

static uint64_t state;

/* SplitMix64 */
static uint64_t draw(void)
{
	uint64_t z = state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

/* Half of it is what the readers look for. */
static char noise(void)
{
	static const char likely[] = "  --==,:/\\\\00112289aKMGsm()[]?@%\r\n\t\0\0\xff";
	uint64_t number = draw();

	return number & 1 ? (char)(number >> 8) : likely[(number >> 8) % (sizeof(likely) - 1)];
}

static size_t splice(char *to, const struct reader *reader)
{
	const struct sample *sample = &reader->samples[draw() % reader->sample_count];
	size_t from = draw() % (sample->len + 1), len = draw() % (sample->len - from + 1);

	memcpy(to, sample->bytes + from, len);
	return len;
}

static size_t make(char *text, const struct reader *reader)
{
	const struct sample *sample = &reader->samples[draw() % reader->sample_count];
	uint64_t way = draw();
	size_t len = sample->len;

	memcpy(text, sample->bytes, len);
	switch (way & 3) {
	case 0: /* changed in a few places */
		for (uint64_t changes = 1 + (way >> 2) % 4; len && changes > 0; changes--)
			text[draw() % len] = noise();
		break;
	case 1: /* pieces of samples, one after the other */
		len = 0;
		for (uint64_t pieces = 1 + (way >> 2) % TEXTS_IN_A_SAMPLE_MAX; pieces > 0; pieces--)
			len += splice(text + len, reader);
		break;
	case 2: /* changed and longer */
		for (; len < TEXT_MAX && draw() % 64; len++)
			text[len] = noise();
		break;
	default:
		for (len = 0; len < TEXT_MAX && draw() % 32; len++)
			text[len] = noise();
	}
	return way >> 8 & 1 ? draw() % (len + 1) : len;
}

int main(int argc, char **argv)
{
	uint64_t rounds = argc == 3 ? strtoull(argv[1], NULL, 10) : 0;
	char text[TEXT_MAX * TEXTS_IN_A_SAMPLE_MAX];

	if (!rounds) {
		fprintf(stderr, "usage: recorder-fuzz ROUNDS SEED\n");
		return 2;
	}
	state = strtoull(argv[2], NULL, 10);
	/* What the recorder says to a person is of no interest; the sanitizers write to the descriptor. */
	stderr = fopen("/dev/null", "we");
	for (uint64_t round = 0; round < rounds; round++) {
		const struct reader *reader = &readers[round % READERS];
		size_t len = make(text, reader);
		char *exact = malloc(len + 1);
		const char *fault;

		memcpy(exact, text, len);
		exact[len] = '\0';
		/* Bytes have no end of their own. */
		fault = reader->read(reader->is_text ? exact : memcpy(malloc(len ? len : 1), text, len), len);
		if (fault) {
			printf("recorder-fuzz: %s: %s in round %" PRIu64 " of seed %s\n", reader->name, fault, round,
			       argv[2]);
			return 1;
		}
		free(exact);
	}
	printf("recorder-fuzz: %" PRIu64 " texts of seed %s through %d readers, no fault\n", rounds, argv[2], READERS);
	return 0;
}
