// SPDX-License-Identifier: Apache-2.0
#include "system.h"

#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* RtlGenRandom, which has no header of its own. */
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG len);

typedef LONG(WINAPI *get_version)(OSVERSIONINFOW *info);

void system_facts_read(struct system_facts *facts)
{
	OSVERSIONINFOW info = {.dwOSVersionInfoSize = sizeof(info)};
	DWORD len = sizeof(facts->name);
	HMODULE ntdll = GetModuleHandleW(L"ntdll.dll");
	FARPROC found = ntdll ? GetProcAddress(ntdll, "RtlGetVersion") : NULL;
	get_version read_version;

	memset(facts, 0, sizeof(*facts));
	/* GetVersionEx lies to programs without a manifest, this one does not. */
	memcpy(&read_version, &found, sizeof(read_version));
	if (read_version)
		read_version(&info);
	facts->build = info.dwBuildNumber;
	snprintf(facts->version, sizeof(facts->version), "%lu.%lu.%lu", info.dwMajorVersion,
		 info.dwMinorVersion, info.dwBuildNumber);
	facts->cpus = GetActiveProcessorCount(ALL_PROCESSOR_GROUPS);
	if (!GetComputerNameExA(ComputerNameDnsHostname, facts->name, &len))
		facts->name[0] = '\0';
}

bool system_random(void *bytes, size_t len)
{
	return SystemFunction036(bytes, (ULONG)len) != 0;
}

bool system_wide(const char *text, wchar_t *wide, size_t cap)
{
	return MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, (int)cap) != 0;
}

char **system_arguments(int *argc)
{
	wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), argc);
	char **argv = wide ? calloc((size_t)*argc + 1, sizeof(*argv)) : NULL;

	for (int i = 0; argv && i < *argc; i++) {
		int len = WideCharToMultiByte(CP_UTF8, 0, wide[i], -1, NULL, 0, NULL, NULL);

		argv[i] = malloc((size_t)len + 1);
		if (!argv[i])
			return NULL;
		WideCharToMultiByte(CP_UTF8, 0, wide[i], -1, argv[i], len, NULL, NULL);
	}
	LocalFree(wide);
	return argv;
}

const char *system_error_text(uint32_t code, char *text, size_t cap)
{
	DWORD len = FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, code, 0,
				   text, (DWORD)cap, NULL);

	while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == '\r' || text[len - 1] == '.'))
		text[--len] = '\0';
	if (len == 0)
		snprintf(text, cap, "no words for it");
	return text;
}
