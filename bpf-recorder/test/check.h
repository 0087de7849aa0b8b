/* SPDX-License-Identifier: Apache-2.0 */
/* The smallest test frame that still says what went wrong, and where. */
#ifndef RECORDER_TEST_CHECK_H
#define RECORDER_TEST_CHECK_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stddef.h>
#include <string.h>

struct test {
	const char *title; /* a sentence */
	void (*run)(void);
};

extern int checks_failed;

#define CHECK(condition)                                                                                     \
	do {                                                                                                 \
		if (!(condition)) {                                                                          \
			checks_failed++;                                                                     \
			printf("    %s:%d: not true: %s\n", __FILE__, __LINE__, #condition);                 \
		}                                                                                            \
	} while (0)

#define CHECK_EQUAL(actual, expected)                                                                        \
	do {                                                                                                 \
		uint64_t got_ = (uint64_t)(actual), want_ = (uint64_t)(expected);                            \
		if (got_ != want_) {                                                                         \
			checks_failed++;                                                                     \
			printf("    %s:%d: %s is %" PRIu64 ", wanted %" PRIu64 "\n", __FILE__, __LINE__,     \
			       #actual, got_, want_);                                                        \
		}                                                                                            \
	} while (0)

#define CHECK_TEXT(actual, expected)                                                                         \
	do {                                                                                                 \
		const char *got_ = (actual), *want_ = (expected);                                            \
		if (strcmp(got_, want_) != 0) {                                                              \
			checks_failed++;                                                                     \
			printf("    %s:%d: %s is \"%s\", wanted \"%s\"\n", __FILE__, __LINE__, #actual,      \
			       got_, want_);                                                                 \
		}                                                                                            \
	} while (0)

/* Each file's tests, ended by an entry without title. */
extern const struct test pack_tests[];
extern const struct test redact_tests[];
extern const struct test options_tests[];
extern const struct test parse_tests[];
extern const struct test libraries_tests[];
extern const struct test numbering_tests[];
extern const struct test loss_tests[];
extern const struct test writer_tests[];
extern const struct test gzip_tests[];
extern const struct test info_tests[];
extern const struct test records_tests[];
extern const struct test unix_tests[];
extern const struct test tcp_packet_tests[];
extern const struct test conntrack_tests[];
extern const struct test refusal_tests[];
extern const struct test providers_tests[];

#endif
