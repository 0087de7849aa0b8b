/* SPDX-License-Identifier: Apache-2.0 */
/* How verifiers say that they have no such helper, or not for this type of program. */
#ifndef RECORDER_HELPER_WORDS_H
#define RECORDER_HELPER_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* False when the words are about something else. Else text gets the helper as name#number. */
bool helper_words_read(const char *words, char *text, size_t cap);

#endif
