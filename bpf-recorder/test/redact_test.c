// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include "http.h"
#include "redact.h"

static void head(const char *before, const char *after)
{
	char text[512];

	snprintf(text, sizeof(text), "%s", before);
	redact_head((uint8_t *)text, strlen(text));
	CHECK_TEXT(text, after);
	CHECK_EQUAL(strlen(after), strlen(before));
}

static void header_values_and_queries_are_overwritten(void)
{
	head("GET /a/b?user=me&x=1 HTTP/1.1\r\nHost: h.example\r\nCookie:id=7\r\n\r\n",
	     "GET /a/b?xxxxxxxxxxx HTTP/1.1\r\nHost: xxxxxxxxx\r\nCookie:xxxx\r\n\r\n");
	head("HTTP/1.1 200 OK?\r\nServer: nginx\r\n\r\n", "HTTP/1.1 200 OK?\r\nServer: xxxxx\r\n\r\n");
}

static void a_body_after_the_head_is_overwritten(void)
{
	head("POST /p HTTP/1.1\r\nA: b\r\n\r\nsecret\r\nX: y",
	     "POST /p HTTP/1.1\r\nA: x\r\n\r\nxxxxxxxxxxxx");
}

static void a_head_cut_anywhere_shows_no_value(void)
{
	static const char whole[] =
		"GET /p?token=SECRET HTTP/1.1\r\nAuth: SECRET\r\n folded SECRET\r\n\r\nSECRET";

	for (size_t len = 0; len < sizeof(whole); len++) {
		char text[sizeof(whole)] = {0};

		memcpy(text, whole, len);
		redact_head((uint8_t *)text, len);
		CHECK(!strstr(text, "SE") && !strstr(text, "RET"));
		CHECK_EQUAL(strnlen(text, sizeof(text)), len == sizeof(whole) ? len - 1 : len);
	}
}

static void userinfo_in_an_absolute_target_is_overwritten(void)
{
	head("GET http://me:pw@h.example/p?q HTTP/1.1\r\n\r\n",
	     "GET http://xxxxx@h.example/p?x HTTP/1.1\r\n\r\n");
}

static void any_bytes_keep_their_length(void)
{
	uint32_t state = 1;

	for (int round = 0; round < 20000; round++) {
		uint8_t bytes[64];
		size_t len = state % sizeof(bytes);
		static const char alphabet[] = "GE /?:\r\n@a\xff";

		for (size_t i = 0; i < len; i++) {
			state = state * 1664525 + 1013904223;
			bytes[i] = alphabet[(state >> 16) % (sizeof(alphabet) - 1)];
		}
		redact_head(bytes, len); /* the sanitizers watch the bounds */
		http_parse(bytes, len);
		state = state * 1664525 + 1013904223;
	}
}

static void arg(const char *previous, const char *before, const char *after)
{
	char text[256];

	snprintf(text, sizeof(text), "%s", before);
	redact_secret(text, previous);
	CHECK_TEXT(text, after);
}

static void secrets_in_arguments_are_overwritten(void)
{
	arg(NULL, "--password=hunter2", "--password=xxxxxxx");
	arg("--token", "abc", "xxx");
	arg("-u", "me:pw", "xxxxx");
	arg("-H", "Authorization: Bearer t", "Authorization:xxxxxxxxx");
	arg(NULL, "http://me:pw@h/p?k=v", "http://xxxxx@h/p?xxx");
	arg(NULL, "API_KEY=abc", "API_KEY=xxx");
}

static void what_the_proxy_filter_reads_is_kept(void)
{
	arg("-proto", "tcp", "tcp");
	arg("-host-ip", "127.0.0.1", "127.0.0.1");
	arg("-container-ip", "172.17.0.2", "172.17.0.2");
	arg(NULL, "http://127.0.0.1:8085/daniel", "http://127.0.0.1:8085/daniel");
}

static void path(const char *before, const char *after)
{
	char text[256];

	redact_paths(before, text, sizeof(text));
	CHECK_TEXT(text, after);
}

static void machine_paths_are_shortened(void)
{
	path("/home/me/bin/docker-proxy", "/redacted/docker-proxy");
	path("--net=/home/me/ns", "--net=/redacted/ns");
	path("cd /srv/www/x; ls", "cd /redacted/x; ls");
	path("/usr/bin/python3", "/usr/bin/python3");
	path("/daniel", "/daniel");
	path("http://127.0.0.1:8085/a/b", "http://127.0.0.1:8085/a/b");
	path("a/b/c", "a/b/c");
	path("", "");
}

static void start_lines_are_read(void)
{
	const char *request = "GET /daniel?q=1 HTTP/1.1\r\nHost: h\r\n\r\n";
	struct http_line line = http_parse((const uint8_t *)request, strlen(request));

	CHECK_EQUAL(line.method_len, 3);
	CHECK(line.path_len == 7 && memcmp(line.path, "/daniel", 7) == 0);
	CHECK_EQUAL(line.size, 26);
	line = http_parse((const uint8_t *)"HTTP/1.0 404 Not Found\r\n", 24);
	CHECK(line.method == NULL);
	CHECK_EQUAL(line.status, 404);
	line = http_parse((const uint8_t *)"HTTP/1.0 4", 10);
	CHECK_EQUAL(line.status, 0);
}

const struct test redact_tests[] = {
	{"header values and queries are overwritten", header_values_and_queries_are_overwritten},
	{"a body after the head is overwritten", a_body_after_the_head_is_overwritten},
	{"a head cut anywhere shows no value", a_head_cut_anywhere_shows_no_value},
	{"userinfo in an absolute target is overwritten", userinfo_in_an_absolute_target_is_overwritten},
	{"any bytes keep their length", any_bytes_keep_their_length},
	{"secrets in arguments are overwritten", secrets_in_arguments_are_overwritten},
	{"what the proxy filter reads is kept", what_the_proxy_filter_reads_is_kept},
	{"machine paths are shortened", machine_paths_are_shortened},
	{"start lines are read", start_lines_are_read},
	{NULL, NULL},
};
