/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/* How an HTTP/1 message, or the preface of HTTP/2, begins. */
#ifndef RECORDER_HTTP_WORDS_H
#define RECORDER_HTTP_WORDS_H

/* The words the agent's own classifier looks for, as they lie in memory. */
#define WORD(a, b, c, d) ((__u32)(a) | (__u32)(b) << 8 | (__u32)(c) << 16 | (__u32)(d) << 24)

static __always_inline bool starts_http(__u32 word)
{
	switch (word) {
	case WORD('G', 'E', 'T', ' '):
	case WORD('P', 'O', 'S', 'T'):
	case WORD('P', 'U', 'T', ' '):
	case WORD('H', 'E', 'A', 'D'):
	case WORD('D', 'E', 'L', 'E'):
	case WORD('O', 'P', 'T', 'I'):
	case WORD('P', 'A', 'T', 'C'):
	case WORD('T', 'R', 'A', 'C'):
	case WORD('H', 'T', 'T', 'P'):
	case WORD('P', 'R', 'I', ' '):
		return true;
	}
	return false;
}

#endif
