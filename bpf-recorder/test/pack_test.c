// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include "kinds.h"
#include "pack.h"
#include "unpack.h"

static void check_bytes(struct pack *p, const char *expected, size_t len)
{
	CHECK_EQUAL(p->len, len);
	CHECK(p->len == len && memcmp(p->data, expected, len) == 0);
	pack_free(p);
}

#define BYTES(p, text) check_bytes(p, text, sizeof(text) - 1)

static void integers_take_their_shortest_form(void)
{
	struct pack p = {0};

	pack_uint(&p, 0);
	pack_uint(&p, 127);
	pack_uint(&p, 128);
	pack_uint(&p, 255);
	pack_uint(&p, 256);
	pack_uint(&p, 65535);
	pack_uint(&p, 65536);
	pack_uint(&p, 4294967295u);
	pack_uint(&p, 4294967296u);
	BYTES(&p, "\x00\x7f\xcc\x80\xcc\xff\xcd\x01\x00\xcd\xff\xff\xce\x00\x01\x00\x00\xce\xff\xff\xff\xff"
		  "\xcf\x00\x00\x00\x01\x00\x00\x00\x00");
	pack_int(&p, -1);
	pack_int(&p, -32);
	pack_int(&p, -33);
	pack_int(&p, -129);
	pack_int(&p, -40000);
	pack_int(&p, -5000000000);
	BYTES(&p, "\xff\xe0\xd0\xdf\xd1\xff\x7f\xd2\xff\xff\x63\xc0\xd3\xff\xff\xff\xfe\xd5\xfa\x0e\x00");
}

static void a_cookie_always_has_eight_bytes(void)
{
	struct pack p = {0};

	pack_cookie(&p, 1);
	BYTES(&p, "\xcf\x00\x00\x00\x00\x00\x00\x00\x01");
}

static void strings_and_bytes_carry_their_length(void)
{
	struct pack p = {0};
	char text[300];

	memset(text, 'a', sizeof(text));
	pack_cstr(&p, "curl");
	pack_opt_cstr(&p, NULL);
	pack_bin(&p, "\x7f\x00\x00\x01", 4);
	pack_bool(&p, true);
	pack_bool(&p, false);
	pack_array(&p, 3);
	pack_array(&p, 16);
	pack_map(&p, 2);
	BYTES(&p, "\xa4"
		  "curl\xc0\xc4\x04\x7f\x00\x00\x01\xc3\xc2\x93\xdc\x00\x10\x82");
	pack_str(&p, text, 32);
	CHECK_EQUAL(p.data[0], 0xd9);
	CHECK_EQUAL(p.len, 34);
	pack_str(&p, text, 300);
	CHECK_EQUAL(p.data[34], 0xda);
	CHECK_EQUAL(p.len, 34 + 3 + 300);
	pack_free(&p);
}

static void bytes_that_are_no_utf8_are_replaced(void)
{
	struct pack p = {0};

	pack_str(&p, "a\xff\xc3\xa9\xc3", 5);
	BYTES(&p, "\xa9"
		  "a\xef\xbf\xbd\xc3\xa9\xef\xbf\xbd");
	/* Overlong slash, and half of a surrogate pair. */
	pack_str(&p, "\xc0\xaf", 2);
	pack_str(&p, "\xed\xa0\x80", 3);
	CHECK_EQUAL(p.len, 1 + 6 + 1 + 9);
	pack_free(&p);
}

static void what_is_packed_can_be_unpacked(void)
{
	struct pack p = {0};
	struct value value;
	size_t at = 0;

	pack_array(&p, 4);
	pack_int(&p, -70000);
	pack_cookie(&p, UINT64_MAX);
	pack_cstr(&p, "x");
	pack_nil(&p);
	CHECK(unpack_next(p.data, p.len, &at, &value) && value.type == VALUE_ARRAY && value.count == 4);
	CHECK(unpack_next(p.data, p.len, &at, &value) && value.type == VALUE_INT);
	CHECK_EQUAL((int64_t)value.number, -70000);
	CHECK(unpack_next(p.data, p.len, &at, &value) && value.number == UINT64_MAX);
	CHECK(unpack_next(p.data, p.len, &at, &value) && value.type == VALUE_STR && value.bytes[0] == 'x');
	CHECK(unpack_next(p.data, p.len, &at, &value) && value.type == VALUE_NIL);
	CHECK(!unpack_next(p.data, p.len, &at, &value));
	pack_free(&p);
}

static void deep_nesting_is_refused_not_followed(void)
{
	uint8_t data[100000];
	size_t at = 0;

	memset(data, 0x91, sizeof(data));
	CHECK(!unpack_skip(data, sizeof(data), &at));
	CHECK(!unpack_is_cut(data, sizeof(data), 0));
}

static void kind_numbers_are_the_formats(void)
{
	CHECK_TEXT(kind_by_number(23)->name, "estab");
	CHECK_TEXT(kind_by_number(31)->name, "segment");
	CHECK(kind_by_number(40) == NULL);
	CHECK_EQUAL(kind_field_count(kind_by_number(0)), 1);
	CHECK_EQUAL(kind_field_count(kind_by_number(10)), 4 + 11);
	CHECK_EQUAL(kind_field_count(kind_by_number(23)), 4 + 10);
	CHECK_EQUAL(kind_field_count(kind_by_number(30)), 4 + 12);
}

const struct test pack_tests[] = {
	{"integers take their shortest form", integers_take_their_shortest_form},
	{"a cookie always has eight bytes", a_cookie_always_has_eight_bytes},
	{"strings and bytes carry their length", strings_and_bytes_carry_their_length},
	{"bytes that are no UTF-8 are replaced", bytes_that_are_no_utf8_are_replaced},
	{"what is packed can be unpacked", what_is_packed_can_be_unpacked},
	{"deep nesting is refused, not followed", deep_nesting_is_refused_not_followed},
	{"kind numbers are the format's", kind_numbers_are_the_formats},
	{NULL, NULL},
};
