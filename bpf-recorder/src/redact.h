/* SPDX-License-Identifier: Apache-2.0 */
/* Overwrites what may be private, before it is written. Lengths stay, so replay sees the same sizes. */
#ifndef RECORDER_REDACT_H
#define RECORDER_REDACT_H

#include <stddef.h>
#include <stdint.h>

enum { REDACT_FILLER = 'x' };

/* An HTTP head: query string and userinfo of the target, header values, and whatever follows the head. */
void redact_head(uint8_t *head, size_t len);

/*
 * One argument of a command line, in place. `previous` is the (already redacted) argument before it
 * or NULL. Covers secrets after well-known option names, header values, and queries and userinfo of URLs.
 */
void redact_secret(char *arg, const char *previous);

/*
 * Copies an argument and shortens machine paths to /redacted/NAME; system directories stay readable.
 * Returns the length written (at most cap - 1).
 */
size_t redact_paths(const char *arg, char *out, size_t cap);

#endif
