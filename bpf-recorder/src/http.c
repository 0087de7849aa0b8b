// SPDX-License-Identifier: Apache-2.0
#include "http.h"

#include <ctype.h>
#include <string.h>

bool http_begins(const uint8_t *payload, size_t len)
{
	static const char words[][5] = {"GET ", "POST", "PUT ", "HEAD", "DELE",
					"OPTI", "PATC", "TRAC", "HTTP", "PRI "};

	for (size_t i = 0; len >= 4 && i < sizeof(words) / sizeof(words[0]); i++)
		if (memcmp(payload, words[i], 4) == 0)
			return true;
	return false;
}

static int parse_status(const char *line, size_t len)
{
	const char *space = memchr(line, ' ', len);

	if (!space || line + len - space < 4)
		return 0;
	for (int i = 1; i <= 3; i++)
		if (!isdigit((unsigned char)space[i]))
			return 0;
	return (space[1] - '0') * 100 + (space[2] - '0') * 10 + (space[3] - '0');
}

struct http_line http_parse(const uint8_t *head, size_t len)
{
	const char *text = (const char *)head;
	const char *newline = memchr(text, '\n', len);
	struct http_line line = {.size = newline ? (size_t)(newline - text) + 1 : len};
	size_t text_len = newline ? (size_t)(newline - text) : len;
	const char *space, *end;

	if (text_len && text[text_len - 1] == '\r')
		text_len--;
	if (text_len >= 4 && memcmp(text, "HTTP", 4) == 0) {
		line.status = parse_status(text, text_len);
		return line;
	}
	space = memchr(text, ' ', text_len);
	if (!space)
		return line;
	line.method = text;
	line.method_len = space - text;
	line.path = space + 1;
	end = memchr(line.path, ' ', text + text_len - line.path);
	line.path_len = (end ? end : text + text_len) - line.path;
	end = memchr(line.path, '?', line.path_len);
	if (end)
		line.path_len = end - line.path;
	return line;
}
