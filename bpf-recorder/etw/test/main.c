// SPDX-License-Identifier: Apache-2.0
#include "etw_tests.h"

#include <stdlib.h>

int checks_failed;

uint8_t *bytes_of_hex(const char *hex, size_t *len)
{
	uint8_t *bytes = malloc(strlen(hex) / 2 + 1);
	uint8_t *exact;

	for (*len = 0; hex[2 * *len]; (*len)++) {
		char digits[3] = {hex[2 * *len], hex[2 * *len + 1], 0};

		bytes[*len] = strtoul(digits, NULL, 16);
	}
	exact = malloc(*len);
	memcpy(exact, bytes, *len);
	free(bytes);
	return exact;
}

int main(void)
{
	const struct test *const suites[] = {event_tests,	payload_tests,	  flow_row_tests,
					     flow_reader_tests, etw_redact_tests, etw_trace_tests,
					     etw_options_tests};
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
	printf("ETW recorder unit tests: %d passed, %d failed\n", passed, failed);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
