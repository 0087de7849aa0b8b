// SPDX-License-Identifier: Apache-2.0
/*
 * etw-fuzz ROUNDS SEED: whole payloads that are cut, changed, or nothing but noise, through everything
 * that reads them. Each lies in memory of exactly its size, so that the sanitizers see any read beyond.
 * The same rounds and seed give the same payloads.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "event_ids.h"
#include "etw_trace.h"
#include "fixtures.h"
#include "flow_row.h"
#include "payload.h"

enum { PAYLOAD_MAX = 512 };

static const struct {
	uint16_t id;
	const char *hex;
} whole[] = {{21, CONNECT_V4}, {21, CONNECT_V6}, {1, REQUEST},	   {1, REQUEST_2022}, {2, PARSE},
	     {3, DELIVER},     {4, RESPONSE},	 {8, RESPONSE},	   {10, SEND},	      {11, SEND},
	     {12, SEND},       {13, SEND},	 {14, SEND},	   {16, CACHE_HIT},   {17, CACHE_HIT},
	     {23, CONNECTION}, {24, CONNECTION}, {34, CONNECTION}, {25, CACHE_ENTRY}, {27, CACHE_ENTRY},
	     {64, REJECTED},   {0, FLOW_ROW}};

enum { WHOLE = sizeof(whole) / sizeof(whole[0]) };

static uint8_t samples[WHOLE][PAYLOAD_MAX];
static size_t sample_lens[WHOLE];
static uint64_t state;

/* SplitMix64 */
static uint64_t draw(void)
{
	uint64_t z = state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static void read_samples(void)
{
	for (int i = 0; i < WHOLE; i++) {
		sample_lens[i] = strlen(whole[i].hex) / 2;
		for (size_t at = 0; at < sample_lens[i]; at++) {
			char digits[3] = {whole[i].hex[2 * at], whole[i].hex[2 * at + 1], 0};

			samples[i][at] = strtoul(digits, NULL, 16);
		}
	}
}

/* Noise in words of a URL, so that the redactor has something to look at. */
static uint8_t noise(void)
{
	static const char likely[] = "%%%%//::?#\\[]a0fFzZ.\0\0\0\0\0\0\0\0";
	uint64_t number = draw();

	return number & 1 ? (uint8_t)(number >> 8) : (uint8_t)likely[(number >> 8) % (sizeof(likely) - 1)];
}

/* Makes one payload; returns its id. */
static uint16_t make(uint8_t *data, size_t *len)
{
	uint64_t way = draw();
	size_t which = way % WHOLE;

	memcpy(data, samples[which], sample_lens[which]);
	*len = sample_lens[which];
	switch (way >> 8 & 3) {
	case 0: /* cut */
		*len = draw() % (*len + 1);
		break;
	case 1: /* changed, then cut */
		for (uint64_t changes = 1 + (way >> 16) % 4; changes > 0; changes--)
			data[draw() % sample_lens[which]] = noise();
		*len = draw() % (*len + 1);
		break;
	case 2: /* changed and longer */
		for (; *len < PAYLOAD_MAX && draw() % 32; (*len)++)
			data[*len] = noise();
		data[draw() % sample_lens[which]] = noise();
		break;
	default:
		*len = draw() % 128;
		for (size_t i = 0; i < *len; i++)
			data[i] = noise();
	}
	return way >> 24 & 7 ? whole[which].id : (uint16_t)(way >> 32);
}

static void fault(const char *what, uint64_t round)
{
	printf("etw-fuzz: %s in round %" PRIu64 "\n", what, round);
	exit(1);
}

static bool fits(struct text_span span, size_t len)
{
	return span.at <= len && span.len <= len - span.at;
}

static bool same_span(struct text_span a, struct text_span b)
{
	return a.at == b.at && a.len == b.len && a.is_terminated == b.is_terminated;
}

/* Not memcmp: the padding of a structure may hold anything. */
static bool same_payload(const struct payload *a, const struct payload *b)
{
	return a->end == b->end && a->object == b->object && a->request_id == b->request_id &&
	       a->verb == b->verb && a->site_id == b->site_id && a->status == b->status &&
	       a->header_bytes == b->header_bytes && same_span(a->url, b->url) &&
	       same_span(a->queue, b->queue) && same_span(a->method, b->method) &&
	       same_span(a->reason, b->reason);
}

static void check(struct etw_trace *trace, uint16_t id, const uint8_t *data, size_t len, uint64_t round)
{
	struct etw_event event = {.id = id, .data = data, .len = len, .file_time = round};
	struct payload before, after;
	struct flow_row row;
	uint8_t *copy = malloc(len ? len : 1);
	bool is_whole = payload_decode(id, data, len, &before);

	if (before.end > len || !fits(before.url, len) || !fits(before.queue, len) ||
	    !fits(before.method, len) || !fits(before.reason, len))
		fault("a text beyond the payload", round);
	if (len)
		memcpy(copy, data, len);
	payload_redact(&trace->redactor, id, copy, len);
	/* A redacted payload decodes to the same places, numbers and ends. */
	if (event_is_handled(id) &&
	    (payload_decode(id, copy, len, &after) != is_whole || !same_payload(&before, &after)))
		fault("a payload that redaction changes in more than letters", round);
	free(copy);
	flow_row_decode(data, len, FLOW_API_17, &row);
	flow_rows_strange(data, len, FLOW_API_18);
	memcpy(event.provider, http_service_provider, ACTIVITY_BYTES);
	etw_trace_event(trace, &event, round);
}

int main(int argc, char **argv)
{
	static struct etw_trace trace;
	uint64_t rounds = argc > 1 ? strtoull(argv[1], NULL, 10) : 1000000;
	uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	uint8_t data[PAYLOAD_MAX];

	state = seed;
	trace.redact = true;
	trace.all_events = true;
	printf("etw-fuzz: %" PRIu64 " payloads, seed %" PRIu64 "\n", rounds, seed);
	fflush(stdout);
	read_samples();
	if (writer_open(&trace.writer, "/dev/null", 0600))
		return 1;
	for (uint64_t round = 0; round < rounds; round++) {
		size_t len;
		uint16_t id = make(data, &len);
		uint8_t *exact = malloc(len ? len : 1);

		memcpy(exact, data, len);
		/* malloc gives at least one byte: an empty payload must not touch it either. */
		check(&trace, id, len ? exact : NULL, len, round);
		free(exact);
	}
	printf("etw-fuzz: %" PRIu64 " whole, %" PRIu64 " cut, no fault\n",
	       trace.sums.recorded - trace.sums.cut_payloads, trace.sums.cut_payloads);
	return writer_close(&trace.writer) ? 1 : 0;
}
