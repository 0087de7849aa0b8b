// SPDX-License-Identifier: Apache-2.0
#include "driver.h"

#include "flow_row.h"

enum { CODE_GET_STATS = 0x122004, CODE_OPEN_FLOWS = 0x122036, CODE_CLOSED_FLOWS = 0x12203a };
#define SIGNATURE 0x0000ddfd00000000ull

static HANDLE open_device(const wchar_t *path)
{
	return CreateFileW(path, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL,
			   OPEN_EXISTING, 0, NULL);
}

static uint32_t call(HANDLE device, DWORD code, const void *in, size_t in_len, void *out, size_t cap,
		     size_t *got)
{
	DWORD bytes = 0;
	BOOL good = DeviceIoControl(device, code, (void *)(uintptr_t)in, (DWORD)in_len, out, (DWORD)cap,
				    &bytes, NULL);

	*got = bytes;
	return good ? ERROR_SUCCESS : GetLastError();
}

static uint32_t get_stats(const struct driver *driver, uint16_t api, uint8_t stats[DRIVER_STATS_BYTES])
{
	uint64_t signature = SIGNATURE | api;
	size_t got;

	return call(driver->stats, CODE_GET_STATS, &signature, sizeof(signature), stats, DRIVER_STATS_BYTES,
		    &got);
}

uint32_t driver_open(struct driver *driver)
{
	uint8_t stats[DRIVER_STATS_BYTES];
	uint32_t code;

	*driver = (struct driver){.flows = INVALID_HANDLE_VALUE, .stats = INVALID_HANDLE_VALUE};
	driver->failed = "\\\\.\\ddnpm\\driverstatshandle";
	driver->stats = open_device(L"\\\\.\\ddnpm\\driverstatshandle");
	if (driver->stats == INVALID_HANDLE_VALUE)
		return GetLastError();
	/* The driver refuses the signature of another API than its own. */
	driver->failed = "GetStats with API 0x17 and 0x18";
	driver->api = FLOW_API_18;
	code = get_stats(driver, FLOW_API_18, stats);
	if (code != ERROR_SUCCESS) {
		driver->api = FLOW_API_17;
		code = get_stats(driver, FLOW_API_17, stats);
	}
	if (code != ERROR_SUCCESS)
		return code;
	driver->failed = "\\\\.\\ddnpm\\flowstatshandle";
	driver->flows = open_device(L"\\\\.\\ddnpm\\flowstatshandle");
	return driver->flows == INVALID_HANDLE_VALUE ? GetLastError() : ERROR_SUCCESS;
}

uint32_t driver_read_stats(const struct driver *driver, uint8_t stats[DRIVER_STATS_BYTES])
{
	return get_stats(driver, driver->api, stats);
}

uint32_t driver_read_open(void *driver, uint8_t *rows, size_t cap, size_t *got)
{
	return call(((const struct driver *)driver)->flows, CODE_OPEN_FLOWS, NULL, 0, rows, cap, got);
}

uint32_t driver_read_closed(void *driver, uint8_t *rows, size_t cap, size_t *got)
{
	return call(((const struct driver *)driver)->flows, CODE_CLOSED_FLOWS, NULL, 0, rows, cap, got);
}

void driver_close(struct driver *driver)
{
	if (driver->flows != INVALID_HANDLE_VALUE)
		CloseHandle(driver->flows);
	if (driver->stats != INVALID_HANDLE_VALUE)
		CloseHandle(driver->stats);
	driver->flows = driver->stats = INVALID_HANDLE_VALUE;
}
