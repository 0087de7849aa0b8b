// SPDX-License-Identifier: Apache-2.0
#include "flow_reader.h"

#include <stdbool.h>
#include <stdlib.h>

enum { FIRST_BYTES = 256 * 1024, CALLS_MAX = 4096, OUT_OF_MEMORY_CODE = 8 };

static bool reserve(struct flow_reader *reader, size_t wanted)
{
	uint8_t *rows = wanted <= reader->cap ? reader->rows : realloc(reader->rows, wanted);

	if (!rows)
		return false;
	reader->rows = rows;
	reader->cap = wanted <= reader->cap ? reader->cap : wanted;
	return true;
}

uint32_t flow_reader_read(struct flow_reader *reader, struct etw_trace *trace, const char *table,
			  uint16_t api, uint64_t now_ns)
{
	struct flow_read read = {.table = table, .api = api};
	uint32_t code = ERROR_CODE_MORE_DATA;
	size_t room = FIRST_BYTES;

	for (int calls = 0; code == ERROR_CODE_MORE_DATA && calls < CALLS_MAX; calls++) {
		size_t got = 0;

		if (read.len > 0 && read.len + room > FLOW_RECORD_BYTES_MAX) {
			read.rows = reader->rows;
			etw_trace_flows(trace, &read, now_ns);
			read.len = read.rounds = 0;
		}
		read.rounds++;
		if (!reserve(reader, read.len + room)) {
			code = OUT_OF_MEMORY_CODE;
			break;
		}
		code = reader->call(reader->context, reader->rows + read.len, room, &got);
		if (code != 0 && code != ERROR_CODE_MORE_DATA)
			break;
		read.len += got <= room ? got : room;
		/* More data but nothing given: the driver's next piece needs more room. */
		if (code == ERROR_CODE_MORE_DATA && got == 0) {
			if (room == FLOW_RECORD_BYTES_MAX)
				break;
			room *= 2;
		}
	}
	read.rows = reader->rows;
	read.error = code == ERROR_CODE_NO_MORE_ITEMS ? 0 : code;
	etw_trace_flows(trace, &read, now_ns);
	return read.error;
}

void flow_reader_free(struct flow_reader *reader)
{
	free(reader->rows);
	reader->rows = NULL;
	reader->cap = 0;
}
