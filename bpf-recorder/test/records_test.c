// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include <stdlib.h>

#include "kinds.h"
#include "sample.h"
#include "unpack.h"

static void every_record_has_as_many_fields_as_the_header_says(void)
{
	size_t len, at = 0;
	uint8_t *data = sample_trace(&len);
	int seen = 0;

	while (at < len) {
		const struct kind_info *kind = kind_by_number(unpack_record_kind(data + at, len - at));
		struct value array;
		size_t head = at;

		CHECK(kind != NULL);
		if (!kind || !unpack_next(data, len, &head, &array) || !unpack_skip(data, len, &at))
			break;
		CHECK_EQUAL(array.count, 1 + kind_field_count(kind));
		/* Exactly that many values lie between this record's head and the next record. */
		for (uint32_t i = 0; i < array.count; i++)
			CHECK(unpack_skip(data, len, &head));
		CHECK_EQUAL(head, at);
		seen++;
	}
	CHECK_EQUAL(at, len);
	CHECK_EQUAL(seen, 1 + 17 + 1 + 1);
	free(data);
}

static void private_bytes_stay_out_of_a_redacted_trace(void)
{
	size_t len;
	uint8_t *data = sample_trace(&len);

	CHECK(memmem(data, len, "Host: x", 7) != NULL);
	CHECK(memmem(data, len, "Host: h", 7) == NULL);
	CHECK(memmem(data, len, "a.sock", 6) == NULL || memmem(data, len, "/home/daniel", 12) == NULL);
	free(data);
}

const struct test records_tests[] = {
	{"every record has as many fields as the header says",
	 every_record_has_as_many_fields_as_the_header_says},
	{"private bytes stay out of a redacted trace", private_bytes_stay_out_of_a_redacted_trace},
	{NULL, NULL},
};
