/* SPDX-License-Identifier: Apache-2.0 */
/* Each file's tests, ended by an entry without title. */
#ifndef ETW_TESTS_H
#define ETW_TESTS_H

#include "check.h"

extern const struct test event_tests[];
extern const struct test payload_tests[];
extern const struct test flow_row_tests[];
extern const struct test flow_reader_tests[];
extern const struct test etw_redact_tests[];
extern const struct test etw_trace_tests[];
extern const struct test etw_options_tests[];

/* Bytes of hexadecimal digits, in memory of exactly that size, so that the sanitizer sees a read beyond. */
uint8_t *bytes_of_hex(const char *hex, size_t *len);

#endif
