/* SPDX-License-Identifier: Apache-2.0 */
/* Where a text stands in a payload. */
#ifndef ETW_TEXT_SPAN_H
#define ETW_TEXT_SPAN_H

#include <stdbool.h>
#include <stddef.h>

#include "bytes.h"

struct text_span {
	size_t at;	    /* first byte */
	size_t len;	    /* bytes without terminator, the odd last byte of a cut text included */
	bool is_terminated; /* false: the payload ends first */
};

/* UTF-16 up to a zero unit, which is passed too. Without one the rest of the payload is the text. */
struct text_span utf16_take(struct bytes *bytes);
/* The same for text of one byte per character. */
struct text_span ascii_take(struct bytes *bytes);

#endif
