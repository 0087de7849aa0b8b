// SPDX-License-Identifier: Apache-2.0
#include "etw_tests.h"

#include <stdlib.h>

#include "fixtures.h"
#include "url_redact.h"

static struct url_redactor redactor = {.key = {1, 2}};

/* Redacts text of ASCII; the result is in one static place. */
static const char *redacted(const char *url)
{
	static char text[512];
	size_t len = strlen(url);
	uint8_t *wide = calloc(len ? len : 1, 2);

	for (size_t i = 0; i < len; i++)
		wide[2 * i] = url[i];
	url_redact(&redactor, wide, 2 * len);
	for (size_t i = 0; i < len; i++) {
		CHECK_EQUAL(wide[2 * i + 1], 0);
		text[i] = wide[2 * i];
	}
	text[len] = '\0';
	free(wide);
	return text;
}

static int class_of(char c)
{
	return c >= '0' && c <= '9' ? 1 : c >= 'a' && c <= 'z' ? 2 : c >= 'A' && c <= 'Z' ? 3 : c;
}

static void what_the_agent_looks_at_stays(void)
{
	static const char url[] = "http://shop.example:8080/Orders/4711/./a-b?token=s3cret&x=%2Fy#z";
	const char *after = redacted(url);

	CHECK(strncmp(after, "http://", 7) == 0);
	CHECK(strstr(after, ":8080/") != NULL);
	CHECK(strstr(after, "%2F") != NULL);
	for (size_t i = 0; url[i]; i++)
		CHECK_EQUAL(class_of(after[i]), class_of(url[i]));
	CHECK(!strstr(after, "shop") && !strstr(after, "Orders") && !strstr(after, "token") &&
	      !strstr(after, "s3cret"));
}

static void addresses_and_odd_targets_stay(void)
{
	CHECK_TEXT(redacted("http://192.0.2.10:80/"), "http://192.0.2.10:80/");
	CHECK_TEXT(redacted("http://[2001:db8::1]:80/"), "http://[2001:db8::1]:80/");
	CHECK_TEXT(redacted("*"), "*");
	CHECK_TEXT(redacted(""), "");
	CHECK_TEXT(redacted("//"), "//");
	/* What cannot be unescaped stays so. */
	CHECK_TEXT(redacted("/%zz"), "/%zz");
	CHECK_TEXT(redacted("/%4"), "/%4");
	CHECK_TEXT(redacted("/%2f%3A%2e"), "/%2f%3A%2e");
}

static void the_same_part_gives_the_same_replacement(void)
{
	char first[512], second[512];

	strcpy(first, redacted("http://h1:80/api/users?id=1"));
	strcpy(second, redacted("http://h1:80/api/items?id=1"));
	CHECK(strncmp(first, second, strlen("http://h1:80/api/")) == 0);
	CHECK_TEXT(strchr(first, '?'), strchr(second, '?'));
	CHECK(strcmp(first, second) != 0);
	CHECK_TEXT(redacted("http://h1:80/api/users?id=1"), first);
	redactor.key.low = 3;
	CHECK(strcmp(redacted("http://h1:80/api/users?id=1"), first) != 0);
	redactor.key.low = 1;
}

/* All texts of three letters go to different texts, and so do long ones that differ in one place. */
static void different_texts_stay_different(void)
{
	static bool seen[26 * 26 * 26];
	char long_url[] = "/0123456789abcdefghijklmnopqrstuvwxyzabcdefghij";
	char before[sizeof(long_url)];

	for (int i = 0; i < 26 * 26 * 26; i++) {
		const char letters[] = {'a' + i / 676, 'a' + i / 26 % 26, 'a' + i % 26, 0};
		const char *after = redacted(letters);
		int number = (after[0] - 'a') * 676 + (after[1] - 'a') * 26 + after[2] - 'a';

		CHECK(!seen[number]);
		seen[number] = true;
	}
	strcpy(before, redacted(long_url));
	for (size_t i = 1; i < sizeof(long_url) - 1; i++) {
		char kept = long_url[i];

		long_url[i] = i < 11 ? '0' + (kept - '0' + 1) % 10 : 'a' + (kept - 'a' + 1) % 26;
		CHECK(strcmp(redacted(long_url), before) != 0);
		long_url[i] = kept;
	}
}

static void escapes_of_letters_become_escapes_of_letters(void)
{
	for (int byte = 0; byte < 256; byte++) {
		char url[8];
		unsigned after;

		snprintf(url, sizeof(url), "/%%%02X", byte);
		CHECK(sscanf(redacted(url), "/%%%2X", &after) == 1);
		if (byte < 0x80)
			CHECK_EQUAL(class_of(after), class_of(byte));
		else
			CHECK_EQUAL(after >> 4, byte >> 4);
		/* 0x80 to 0xa0 and 0xad are not printable for the agent. */
		CHECK_EQUAL(after <= 0xa0 || after == 0xad, byte <= 0xa0 || byte == 0xad);
	}
}

static size_t utf8_bytes(uint16_t unit)
{
	return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}

static bool has_unprintable(uint16_t unit)
{
	uint16_t low = unit & 0x3f, middle = unit >> 6 & 0x3f;

	return low <= 0x20 || low == 0x2d || (unit >= 0x800 && (middle <= 0x20 || middle == 0x2d));
}

static void every_unit_keeps_its_bytes_and_no_two_become_one(void)
{
	static uint8_t seen[65536];

	for (unsigned unit = 1; unit <= UINT16_MAX; unit++) {
		uint8_t text[2] = {unit & 0xff, unit >> 8};
		uint16_t after;

		url_redact(&redactor, text, 2);
		after = text[0] | text[1] << 8;
		CHECK(after != 0 && !seen[after]);
		seen[after] = 1;
		CHECK_EQUAL(utf8_bytes(after), utf8_bytes(unit));
		CHECK_EQUAL(after >> 10 == 0x36, unit >> 10 == 0x36);
		CHECK_EQUAL(after >> 10 == 0x37, unit >> 10 == 0x37);
		if (unit >= 0x80)
			CHECK_EQUAL(has_unprintable(after), has_unprintable(unit));
	}
}

static bool holds(const uint8_t *data, size_t len, const char *text)
{
	size_t units = strlen(text);

	for (size_t at = 0; at + 2 * units <= len; at++) {
		size_t i = 0;

		while (i < units && data[at + 2 * i] == text[i] && data[at + 2 * i + 1] == 0)
			i++;
		if (i == units)
			return true;
	}
	return false;
}

#define SECRET_HEX "2f007300650063007200650074000000"

static void urls_of_all_events_are_replaced_alike(void)
{
	static const struct {
		uint16_t id;
		const char *hex;
		size_t at;
	} events[] = {{2, "070000000000000004000000" SECRET_HEX, 12},
		      {3,
		       "0700000000000000010000000000000001000000"
		       "61000000" SECRET_HEX "00000000",
		       24},
		      {25, SECRET_HEX "c80047455400c8000000e80300000000000000000000", 0},
		      {27, SECRET_HEX "c80047455400c8000000e80300000000000000000000", 0}};
	uint8_t first[14];

	for (size_t i = 0; i < 4; i++) {
		size_t len;
		uint8_t *before = bytes_of_hex(events[i].hex, &len);
		uint8_t *after = bytes_of_hex(events[i].hex, &len);

		payload_redact(&redactor, events[i].id, after, len);
		CHECK(!holds(after, len, "secret"));
		if (i == 0)
			memcpy(first, after + 12, sizeof(first));
		CHECK(memcmp(first, after + events[i].at, sizeof(first)) == 0);
		CHECK(memcmp(before, after, events[i].at) == 0);
		CHECK(memcmp(before + events[i].at + 14, after + events[i].at + 14,
			     len - events[i].at - 14) == 0);
		free(before);
		free(after);
	}
}

static void a_payload_cut_anywhere_shows_no_url(void)
{
	size_t len;
	uint8_t *whole = bytes_of_hex("0700000000000000010000000000000001000000"
				      "61000000" SECRET_HEX "00000000",
				      &len);

	for (size_t cut = 0; cut <= len; cut++) {
		uint8_t *part = malloc(cut ? cut : 1);

		memcpy(part, whole, cut);
		payload_redact(&redactor, 3, part, cut);
		CHECK(!holds(part, cut, "sec") && !holds(part, cut, "ret"));
		if (cut % 2 && cut > 24 && cut < 39)
			CHECK_EQUAL(part[cut - 1], 'x');
		free(part);
	}
	free(whole);
}

static void unknown_bytes_are_not_kept(void)
{
	uint8_t other[] = {'s', 0, 'e', 0, 'c', 0};
	size_t len;
	uint8_t *longer = bytes_of_hex(SEND "7300650063007200", &len);

	payload_redact(&redactor, 5, other, sizeof(other));
	CHECK(memcmp(other, "\0\0\0\0\0\0", sizeof(other)) == 0);
	payload_redact(&redactor, 12, longer, len);
	CHECK_EQUAL(longer[8], 0xc8);
	for (size_t i = 10; i < len; i++)
		CHECK_EQUAL(longer[i], 0);
	free(longer);
}

const struct test etw_redact_tests[] = {
	{"what the agent looks at stays", what_the_agent_looks_at_stays},
	{"addresses and odd targets stay", addresses_and_odd_targets_stay},
	{"the same part gives the same replacement", the_same_part_gives_the_same_replacement},
	{"different texts stay different", different_texts_stay_different},
	{"escapes of letters become escapes of letters", escapes_of_letters_become_escapes_of_letters},
	{"every unit keeps its bytes, and no two become one",
	 every_unit_keeps_its_bytes_and_no_two_become_one},
	{"URLs of all events are replaced alike", urls_of_all_events_are_replaced_alike},
	{"a payload cut anywhere shows no URL", a_payload_cut_anywhere_shows_no_url},
	{"unknown bytes are not kept", unknown_bytes_are_not_kept},
	{NULL, NULL},
};
