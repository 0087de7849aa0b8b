// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include "counters.h"
#include "loss.h"

static struct loss loss;

static void attempts_are_delivered_or_lost_on_every_cpu(void)
{
	memset(&loss, 0, sizeof(loss));
	loss.cpus = 2;
	loss.kernel[RING_DATA][0] = (struct ring_count){.attempts = 10, .lost = 4};
	loss.delivered[RING_DATA][0] = 6;
	loss.kernel[RING_LIFE][1] = (struct ring_count){.attempts = 3};
	loss.delivered[RING_LIFE][1] = 3;
	CHECK(loss_is_conserved(&loss));
	CHECK_EQUAL(loss_attempts(&loss, RING_DATA), 10);
	CHECK_EQUAL(loss_delivered(&loss, RING_DATA), 6);
	CHECK_EQUAL(loss_lost(&loss, RING_DATA), 4);
	CHECK_EQUAL(loss_lost(&loss, RING_LIFE), 0);
}

static void sums_that_agree_only_over_all_cpus_do_not_count(void)
{
	memset(&loss, 0, sizeof(loss));
	loss.cpus = 2;
	loss.kernel[RING_LIFE][0].attempts = 2;
	loss.kernel[RING_LIFE][1].attempts = 2;
	loss.delivered[RING_LIFE][0] = 1;
	loss.delivered[RING_LIFE][1] = 3;
	CHECK_EQUAL(loss_attempts(&loss, RING_LIFE), loss_delivered(&loss, RING_LIFE));
	CHECK(!loss_is_conserved(&loss));
}

static void only_cpus_with_attempts_are_written(void)
{
	struct pack p = {0};

	memset(&loss, 0, sizeof(loss));
	loss.cpus = 4;
	loss.kernel[RING_LIFE][2] = (struct ring_count){.attempts = 5, .lost = 1};
	loss.delivered[RING_LIFE][2] = 4;
	pack_per_cpu(&p, &loss, RING_LIFE);
	CHECK(p.len == 6 && memcmp(p.data, "\x91\x94\x02\x05\x04\x01", 6) == 0);
	pack_free(&p);
}

/* An 82-byte request and its 898-byte answer, as a client's and a server's kernel count them. */
static void syn_and_fin_are_taken_out_of_the_byte_counts(void)
{
	struct counters client = {
		.raw_acked = 84, .raw_received = 899, .syn_counted = 1, .fin_acked = 1, .fin_received = 1};
	struct counters server = {.raw_acked = 899, .raw_received = 83, .fin_acked = 1, .fin_received = 1};
	struct counters refused = {.syn_counted = 1};

	CHECK_EQUAL(counters_sent(&client), 82);
	CHECK_EQUAL(counters_received(&client), 898);
	CHECK_EQUAL(counters_sent(&server), 898);
	CHECK_EQUAL(counters_received(&server), 82);
	CHECK_EQUAL(counters_sent(&refused), 0);
}

static void unknown_counters_are_nil(void)
{
	struct counters unknown = {0};
	struct pack p = {0};

	pack_counters(&p, &unknown);
	CHECK(p.len == 1 && p.data[0] == 0xc0);
	pack_free(&p);
}

const struct test loss_tests[] = {
	{"attempts are delivered or lost on every CPU", attempts_are_delivered_or_lost_on_every_cpu},
	{"sums that agree only over all CPUs do not count", sums_that_agree_only_over_all_cpus_do_not_count},
	{"only CPUs with attempts are written", only_cpus_with_attempts_are_written},
	{"SYN and FIN are taken out of the byte counts", syn_and_fin_are_taken_out_of_the_byte_counts},
	{"unknown counters are nil", unknown_counters_are_nil},
	{NULL, NULL},
};
