// SPDX-License-Identifier: Apache-2.0
/* The kinds of a Windows trace; src/trace/recordedKinds.ts has the same numbers and names. */
#include "event.h"
#include "kinds.h"

const struct kind_info kinds[] = {
	{KIND_HEADER, "header", "header"},
	{KIND_FOOTER, "footer", "footer"},
	{KIND_ETW, "etw",
	 PREFIX_FIELDS " file_time id version level keyword act rel pid tid processor provider data"},
	{KIND_ETW_LOSS, "etw_loss", PREFIX_FIELDS " events_lost log_buffers_lost rt_buffers_lost"},
	{KIND_FLOW_ROWS, "flow_rows", PREFIX_FIELDS " reader table api rows rounds error"},
	{KIND_DRIVER_LIMITS, "driver_limits", PREFIX_FIELDS " max_open max_closed closed_threshold"},
	{KIND_DRIVER_STATS, "driver_stats", PREFIX_FIELDS " stats"},
	{0, NULL, NULL},
};
