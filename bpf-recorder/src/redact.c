// SPDX-License-Identifier: Apache-2.0
#include "redact.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

static void fill(uint8_t *from, uint8_t *to)
{
	for (; from < to; from++)
		*from = REDACT_FILLER;
}

/* The target of a request line, or any URL in an argument: [from, to). */
static void redact_target(uint8_t *from, uint8_t *to)
{
	uint8_t *query = memchr(from, '?', to - from);
	uint8_t *path_end = query ? query : to;
	uint8_t *host = from;

	for (uint8_t *at = from; at + 3 <= path_end; at++) {
		if (memcmp(at, "://", 3) == 0) {
			uint8_t *slash;

			host = at + 3;
			slash = memchr(host, '/', path_end - host);
			for (uint8_t *sign = (slash ? slash : path_end) - 1; sign > host; sign--) {
				if (*sign == '@') {
					fill(host, sign);
					break;
				}
			}
			break;
		}
	}
	if (query)
		fill(query + 1, to);
}

static uint8_t *line_end(uint8_t *from, uint8_t *end)
{
	uint8_t *newline = memchr(from, '\n', end - from);

	return newline ? newline : end;
}

void redact_head(uint8_t *head, size_t len)
{
	uint8_t *end = head + len;
	uint8_t *eol = line_end(head, end);
	uint8_t *at;

	if (len < 5 || memcmp(head, "HTTP/", 5) != 0) {
		uint8_t *target = memchr(head, ' ', eol - head);

		if (target) {
			uint8_t *target_end = memchr(target + 1, ' ', eol - target - 1);

			if (!target_end)
				target_end = eol > head && eol[-1] == '\r' ? eol - 1 : eol;
			redact_target(target + 1, target_end);
		}
	}
	for (at = eol + 1; at < end; at = eol + 1) {
		uint8_t *colon, *stop;

		eol = line_end(at, end);
		stop = eol > at && eol[-1] == '\r' ? eol - 1 : eol;
		if (stop == at && eol < end) {
			/* The empty line: a body may follow. */
			fill(eol + 1, end);
			return;
		}
		/* No colon: a folded value, or a name cut at the end. Keeping neither is the safe side. */
		colon = memchr(at, ':', stop - at);
		for (uint8_t *value = colon ? colon + 1 : at; value < stop; value++)
			if (*value != ' ' || value > colon + 1)
				*value = REDACT_FILLER;
	}
}

static bool names_secret(const char *text, size_t len)
{
	static const char *const words[] = {"password", "passwd",  "secret",	 "token",	"apikey",
					    "api_key",	"api-key", "access_key", "access-key",	"credential",
					    "auth",	"cookie",  "private",	 "private_key", NULL};

	for (size_t i = 0; words[i]; i++) {
		size_t word_len = strlen(words[i]);

		for (size_t at = 0; at + word_len <= len; at++)
			if (strncasecmp(text + at, words[i], word_len) == 0)
				return true;
	}
	return false;
}

static void fill_text(char *from)
{
	fill((uint8_t *)from, (uint8_t *)from + strlen(from));
}

void redact_secret(char *arg, const char *previous)
{
	size_t name = strcspn(arg, "=: ");
	char *url;

	/* --password VALUE, and curl's -u user:password and -H 'Name: value' */
	if (previous && previous[0] == '-' && !strchr(previous, '=') &&
	    (names_secret(previous, strlen(previous)) || strcmp(previous, "-u") == 0 ||
	     strcmp(previous, "--user") == 0)) {
		fill_text(arg);
		return;
	}
	if (previous && (strcmp(previous, "-H") == 0 || strcmp(previous, "--header") == 0) && arg[name]) {
		fill_text(arg + name + 1);
		return;
	}
	/* --password=VALUE, TOKEN=VALUE, Authorization: VALUE */
	if (arg[name] && names_secret(arg, name)) {
		fill_text(arg + name + 1);
		return;
	}
	url = strstr(arg, "://");
	if (url) {
		char *end = url + strcspn(url, " \t\n\"'");

		redact_target((uint8_t *)arg, (uint8_t *)end);
	}
}

static bool is_system_path(const char *path, size_t len)
{
	static const char *const roots[] = {"/usr/", "/bin/", "/sbin/", "/lib/", "/lib64/",
					    "/etc/", "/dev/", "/proc/", "/sys/", NULL};

	for (size_t i = 0; roots[i]; i++)
		if (len > strlen(roots[i]) && strncmp(path, roots[i], strlen(roots[i])) == 0)
			return true;
	return false;
}

static bool ends_path(char c)
{
	return c == '\0' || isspace((unsigned char)c) || strchr("\"';:,|&<>()=", c);
}

size_t redact_paths(const char *arg, char *out, size_t cap)
{
	size_t len = 0, at = 0;

	while (arg[at] && len + 1 < cap) {
		bool starts = arg[at] == '/' && arg[at + 1] != '/' &&
			      (at == 0 || (ends_path(arg[at - 1]) && arg[at - 1] != '/'));
		size_t end = at, slash = at;
		const char *prefix = "/redacted/";

		if (!starts) {
			out[len++] = arg[at++];
			continue;
		}
		for (; !ends_path(arg[end]); end++)
			if (arg[end] == '/')
				slash = end;
		/* A lone name such as "/daniel" says nothing about the machine. */
		if (slash == at || is_system_path(arg + at, end - at)) {
			while (at < end && len + 1 < cap)
				out[len++] = arg[at++];
			continue;
		}
		for (; *prefix && len + 1 < cap; prefix++)
			out[len++] = *prefix;
		for (at = slash + 1; at < end && len + 1 < cap; at++)
			out[len++] = arg[at];
		at = end;
	}
	out[len] = '\0';
	return len;
}
