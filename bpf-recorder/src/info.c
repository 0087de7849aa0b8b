// SPDX-License-Identifier: Apache-2.0
#include "info.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "event.h"
#include "kinds.h"
#include "message.h"
#include "unpack.h"

struct summary {
	uint64_t records;
	uint64_t counts[KIND_MAX];
	uint64_t estab_in, estab_out;
	uint64_t requests_tx, requests_rx, responses_tx, responses_rx;
	uint64_t last_t;
	bool has_footer;
	size_t footer_at; /* of the footer's map */
};

struct bytes {
	const uint8_t *data;
	size_t len;
};

/* Position of a map's value; false when the key is not there. */
static bool find_key(struct bytes b, size_t at, const char *key, size_t *found)
{
	struct value map, name;

	if (!unpack_next(b.data, b.len, &at, &map) || map.type != VALUE_MAP)
		return false;
	for (uint32_t i = 0; i < map.count; i++) {
		if (!unpack_next(b.data, b.len, &at, &name))
			return false;
		if (name.type == VALUE_STR && name.count == strlen(key) &&
		    memcmp(name.bytes, key, name.count) == 0) {
			*found = at;
			return true;
		}
		if (!unpack_skip(b.data, b.len, &at))
			return false;
	}
	return false;
}

static bool find_path(struct bytes b, size_t at, const char *const *keys, struct value *value)
{
	for (; *keys; keys++)
		if (!find_key(b, at, *keys, &at))
			return false;
	return unpack_next(b.data, b.len, &at, value);
}

#define KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void print_value(struct bytes b, size_t at, const char *const *keys, FILE *out)
{
	struct value value;

	if (!find_path(b, at, keys, &value))
		fputs("?", out);
	else if (value.type == VALUE_STR)
		fprintf(out, "%.*s", (int)value.count, (const char *)value.bytes);
	else if (value.type == VALUE_UINT)
		fprintf(out, "%" PRIu64, value.number);
	else if (value.type == VALUE_BOOL)
		fputs(value.number ? "yes" : "no", out);
	else
		fputs("-", out);
}

/* Position of the n-th field after the kind. */
static bool find_field(struct bytes b, size_t record, uint32_t n, struct value *value)
{
	struct value array;
	size_t at = record;

	if (!unpack_next(b.data, b.len, &at, &array) || array.count < n + 2)
		return false;
	for (uint32_t i = 0; i < n + 1; i++)
		if (!unpack_skip(b.data, b.len, &at))
			return false;
	return unpack_next(b.data, b.len, &at, value);
}

static int field_index(int kind, const char *name)
{
	const char *at = kind_by_number(kind)->fields;
	size_t len = strlen(name);

	for (int index = 0;; index++) {
		size_t field = strcspn(at, " ");

		if (field == len && memcmp(at, name, len) == 0)
			return index;
		if (!at[field])
			return -1;
		at += field + 1;
	}
}

static bool field_is(struct bytes b, size_t record, int kind, const char *name, const char *text)
{
	struct value value;

	return find_field(b, record, field_index(kind, name), &value) && value.type == VALUE_STR &&
	       value.count == strlen(text) && memcmp(value.bytes, text, value.count) == 0;
}

static void count_record(struct summary *s, struct bytes b, size_t at, int kind)
{
	struct value value;

	s->records++;
	if (kind >= 0 && kind < KIND_MAX)
		s->counts[kind]++;
	if (kind == KIND_FOOTER) {
		s->has_footer = true;
		s->footer_at = at + 2; /* array head, kind */
		return;
	}
	if (kind != KIND_HEADER && find_field(b, at, 0, &value) && value.type == VALUE_UINT &&
	    value.number > s->last_t)
		s->last_t = value.number;
	if (kind == KIND_ESTAB) {
		s->estab_in += field_is(b, at, kind, "dir", "in");
		s->estab_out += field_is(b, at, kind, "dir", "out");
	}
	if (kind == KIND_HTTP) {
		bool tx = field_is(b, at, kind, "dir", "tx");
		bool request =
			find_field(b, at, field_index(kind, "method"), &value) && value.type == VALUE_STR;

		s->requests_tx += request && tx;
		s->requests_rx += request && !tx;
		s->responses_tx += !request && tx;
		s->responses_rx += !request && !tx;
	}
}

/* Offset of the header's map, 0 when the bytes are no trace of a version we know. */
static size_t find_header(struct bytes b)
{
	struct value magic, major;
	size_t format;

	if (b.len < 3 || unpack_record_kind(b.data, b.len) != KIND_HEADER)
		return 0;
	if (!find_path(b, 2, KEYS("magic"), &magic) || magic.type != VALUE_STR || magic.count != 15 ||
	    memcmp(magic.bytes, "flowproof-trace", 15) != 0)
		return 0;
	if (!find_key(b, 2, "format", &format) || !unpack_next(b.data, b.len, &format, &major) ||
	    !unpack_next(b.data, b.len, &format, &major) || major.number != 1)
		return 0;
	return 2;
}

static void print_rings(struct bytes b, size_t footer, FILE *out)
{
	for (int ring = 0; ring < RINGS; ring++) {
		const char *name = ring == RING_LIFE ? "life" : "data";

		fprintf(out, "ring %s: attempts ", name);
		print_value(b, footer, KEYS("rings", name, "attempts"), out);
		fputs(", delivered ", out);
		print_value(b, footer, KEYS("rings", name, "delivered"), out);
		fputs(", lost ", out);
		print_value(b, footer, KEYS("rings", name, "lost"), out);
		fputs("\n", out);
	}
	fputs("conserved: ", out);
	print_value(b, footer, KEYS("conserved"), out);
	fputs("\nended: ", out);
	print_value(b, footer, KEYS("ended"), out);
	fputs(", exit status ", out);
	print_value(b, footer, KEYS("exit_status"), out);
	fputs("\n", out);
}

static void print_summary(const struct summary *s, struct bytes b, size_t header, FILE *out)
{
	fputs("recorder: ", out);
	print_value(b, header, KEYS("recorder", "version"), out);
	fputs(", backend ", out);
	print_value(b, header, KEYS("recorder", "backend"), out);
	fputs(", kernel ", out);
	print_value(b, header, KEYS("host", "kernel"), out);
	fputs(", redaction ", out);
	print_value(b, header, KEYS("http", "redaction"), out);
	fprintf(out, "\nrecords: %" PRIu64 " in %" PRIu64 ".%03" PRIu64 " s\n", s->records,
		s->last_t / 1000000000, s->last_t / 1000000 % 1000);
	for (const struct kind_info *kind = kinds; kind->name; kind++)
		if (s->counts[kind->number])
			fprintf(out, "  %-12s %" PRIu64 "\n", kind->name, s->counts[kind->number]);
	fprintf(out, "sockets: %" PRIu64 " established (%" PRIu64 " out, %" PRIu64 " in)\n",
		s->counts[KIND_ESTAB], s->estab_out, s->estab_in);
	fprintf(out, "requests: %" PRIu64 " tx, %" PRIu64 " rx\n", s->requests_tx, s->requests_rx);
	fprintf(out, "responses: %" PRIu64 " tx, %" PRIu64 " rx\n", s->responses_tx, s->responses_rx);
	if (s->has_footer)
		print_rings(b, s->footer_at, out);
	else
		fputs("cut: no footer, the recording was ended from outside\n", out);
}

int info_bytes(const char *name, const uint8_t *data, size_t len, FILE *out)
{
	struct bytes b = {data, len};
	struct summary s = {0};
	size_t at = 0, header;

	while (at < len) {
		size_t next = at;

		if (!unpack_skip(data, len, &next))
			break;
		/* Known from the first value on: anything else must not be read as a trace. */
		if (at == 0 && !find_header((struct bytes){data, next}))
			return fail(EXIT_TRACE, "give a file that bpf-recorder wrote",
				    "%s: no flowproof trace of format 1", name);
		count_record(&s, (struct bytes){data, next}, at, unpack_record_kind(data + at, next - at));
		at = next;
	}
	if (s.records == 0)
		return fail(EXIT_TRACE, "record again; not even the header is whole",
			    "%s: not readable at byte 0, no whole record", name);
	header = find_header(b);
	print_summary(&s, b, header, out);
	if (at < len)
		return fail(EXIT_TRACE, "the records before it are whole and can be replayed",
			    "%s: %s at byte %zu, after record %" PRIu64, name,
			    unpack_is_cut(data, len, at) ? "ends inside a record" : "no msgpack", at,
			    s.records);
	return 0;
}

/* gzread passes uncompressed files through as they are. */
static uint8_t *read_whole(const char *path, size_t *len, bool *torn)
{
	gzFile file = gzopen(path, "rb");
	size_t cap = 1 << 20;
	uint8_t *data = file ? malloc(cap) : NULL;
	int n;

	*len = 0;
	while (data && (n = gzread(file, data + *len, cap - *len)) > 0) {
		*len += n;
		if (*len == cap) {
			uint8_t *larger = realloc(data, cap *= 2);

			if (!larger)
				free(data);
			data = larger;
		}
	}
	*torn = data && n < 0;
	if (file)
		gzclose(file);
	return data;
}

int info(const char *path)
{
	size_t len;
	bool torn;
	uint8_t *data = read_whole(path, &len, &torn);
	int code;

	if (!data)
		return fail(EXIT_TRACE, "give the path of a trace", "cannot read %s: %s", path,
			    strerror(errno));
	if (torn)
		warn("%s: the gzip stream is damaged after %zu bytes", path, len);
	code = info_bytes(path, data, len, stdout);
	free(data);
	return code;
}
