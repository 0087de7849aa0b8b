// SPDX-License-Identifier: Apache-2.0
#include "counters.h"

uint64_t counters_sent(const struct counters *c)
{
	uint64_t control = (uint64_t)c->syn_counted + c->fin_acked;

	return c->raw_acked > control ? c->raw_acked - control : 0;
}

uint64_t counters_received(const struct counters *c)
{
	return c->raw_received > c->fin_received ? c->raw_received - c->fin_received : 0;
}

void pack_counters(struct pack *p, const struct counters *c)
{
	if (!c->known) {
		pack_nil(p);
		return;
	}
	pack_array(p, 9);
	pack_uint(p, counters_sent(c));
	pack_uint(p, counters_received(c));
	pack_uint(p, c->raw_acked);
	pack_uint(p, c->raw_received);
	pack_uint(p, c->segs_in);
	pack_uint(p, c->segs_out);
	pack_uint(p, c->retrans);
	pack_uint(p, c->rtt_us);
	pack_uint(p, c->rttvar_us);
}
