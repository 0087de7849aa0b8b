/* SPDX-License-Identifier: Apache-2.0 */
/* The packet driver ddnpm, where the Datadog agent has installed it. */
#ifndef ETW_DRIVER_H
#define ETW_DRIVER_H

#include <stdint.h>
#include <windows.h>

enum { DRIVER_STATS_BYTES = 0x118 };

struct driver {
	HANDLE flows;
	HANDLE stats;
	uint16_t api; /* what the driver speaks, found by asking */
	const char *failed;
};

/* Opens the flow handle and finds out which API the driver speaks; a Windows error code. */
uint32_t driver_open(struct driver *driver);
uint32_t driver_read_stats(const struct driver *driver, uint8_t stats[DRIVER_STATS_BYTES]);
/* Calls for struct flow_reader; the context is the driver. The closed table is emptied by reading. */
uint32_t driver_read_open(void *driver, uint8_t *rows, size_t cap, size_t *got);
uint32_t driver_read_closed(void *driver, uint8_t *rows, size_t cap, size_t *got);
void driver_close(struct driver *driver);

#endif
