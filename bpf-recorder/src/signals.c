// SPDX-License-Identifier: Apache-2.0
#include "signals.h"

#include <string.h>

const char *signal_name(enum signal_id id)
{
	static const char *const names[SIGNALS] = {
		[SIGNAL_BIRTH] = "birth",	  [SIGNAL_OLDER] = "older",
	  [SIGNAL_LISTEN] = "listen",
		[SIGNAL_CONNECT] = "connect",	  [SIGNAL_ACCEPT] = "accept",
		[SIGNAL_ESTABLISHED] = "established", [SIGNAL_STATE] = "state",
		[SIGNAL_RETRANSMIT] = "retransmit", [SIGNAL_CLOSE] = "close",
		[SIGNAL_IO] = "io",		  [SIGNAL_PROGRESS] = "progress",
		[SIGNAL_UDP] = "udp",
		[SIGNAL_HTTP] = "http",		  [SIGNAL_SEGMENT] = "segment",
		[SIGNAL_TLS] = "tls",		  [SIGNAL_PROCESS] = "process",
		[SIGNAL_NAT] = "nat",		  [SIGNAL_AGENT_VIEW] = "agent_view",
		[SIGNAL_DESCRIPTORS] = "descriptors",
		[SIGNAL_LOCAL] = "local",	  [SIGNAL_LOCAL_CONNECT] = "local_connect",
	};

	return names[id];
}

int signal_find(const char *name, unsigned long len)
{
	for (int id = 0; id < SIGNALS; id++)
		if (strlen(signal_name(id)) == len && strncmp(signal_name(id), name, len) == 0)
			return id;
	return -1;
}
