/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a whole flow table through calls that each return as many rows as fit. */
#ifndef ETW_FLOW_READER_H
#define ETW_FLOW_READER_H

#include "etw_trace.h"

/* Windows error codes that are part of a normal read. */
enum { ERROR_CODE_MORE_DATA = 234, ERROR_CODE_NO_MORE_ITEMS = 259 };
/* A trace holds at most this in one field (8 MiB); a longer read is told in several records. */
enum { FLOW_RECORD_BYTES_MAX = 8 << 20 };

struct flow_reader {
	/* One call: fills `rows`, sets `got`, returns a Windows error code. */
	uint32_t (*call)(void *context, uint8_t *rows, size_t cap, size_t *got);
	void *context;
	uint8_t *rows; /* all rows of the read so far */
	size_t cap;
};

/*
 * Reads a table and writes it. Rows that came before an error are told too: the driver has given the
 * closed ones away. Returns the error that ended the read, 0 when it was read to its end.
 */
uint32_t flow_reader_read(struct flow_reader *reader, struct etw_trace *trace, const char *table,
			  uint16_t api, uint64_t now_ns);
void flow_reader_free(struct flow_reader *reader);

#endif
