/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the start line of an HTTP/1 head. */
#ifndef RECORDER_HTTP_H
#define RECORDER_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct http_line {
	const char *method; /* NULL for a response; points into the head */
	size_t method_len;
	const char *path; /* without its query */
	size_t path_len;
	int status;  /* 0 for a request, or when it cannot be read */
	size_t size; /* of the start line with its end, or all of the head when no end is in it */
};

/* Whether a payload begins with a word that the agent looks for. */
bool http_begins(const uint8_t *payload, size_t len);
struct http_line http_parse(const uint8_t *head, size_t len);

#endif
