/* SPDX-License-Identifier: Apache-2.0 */
/* What libbpf and the verifier say when something is refused. */
#ifndef RECORDER_LIBBPF_WORDS_H
#define RECORDER_LIBBPF_WORDS_H

/* Listens to libbpf from now on; --verbose shows all of it. */
void libbpf_listen(void);
/* Forgets what was said so far. */
void libbpf_forget(void);
/* Puts our own reason in the place of libbpf's words. */
void libbpf_say(const char *text);
/* The line that says most, or "". */
const char *libbpf_words(void);

#endif
