// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include <stdlib.h>

int checks_failed;

int main(void)
{
	const struct test *const suites[] = {pack_tests, redact_tests, options_tests, parse_tests,
					     loss_tests, writer_tests, info_tests,    records_tests,
					     unix_tests, conntrack_tests, tcp_packet_tests, refusal_tests,
					     providers_tests, libraries_tests, gzip_tests,    numbering_tests};
	int passed = 0, failed = 0;

	for (size_t i = 0; i < sizeof(suites) / sizeof(suites[0]); i++) {
		for (const struct test *test = suites[i]; test->title; test++) {
			int before = checks_failed;

			test->run();
			if (checks_failed == before) {
				passed++;
			} else {
				failed++;
				printf("  FAILED: %s\n", test->title);
			}
		}
	}
	printf("recorder unit tests: %d passed, %d failed\n", passed, failed);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
