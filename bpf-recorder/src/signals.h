/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * What a recording can tell, each by the first provider that this host allows. Shared with the BPF
 * programs: an object is told by bit which signals are its own.
 */
#ifndef RECORDER_SIGNALS_H
#define RECORDER_SIGNALS_H

enum signal_id {
	SIGNAL_BIRTH,
	SIGNAL_OLDER, /* sockets from before the recording */
	SIGNAL_LISTEN,
	SIGNAL_CONNECT,
	SIGNAL_ACCEPT,
	SIGNAL_ESTABLISHED,
	SIGNAL_STATE,
	SIGNAL_RETRANSMIT,
	SIGNAL_CLOSE,
	SIGNAL_IO,
	SIGNAL_PROGRESS,
	SIGNAL_UDP, /* peers, counts and ends of UDP sockets */
	SIGNAL_HTTP,
	SIGNAL_SEGMENT,
	SIGNAL_TLS,
	SIGNAL_PROCESS,
	SIGNAL_NAT,
	SIGNAL_AGENT_VIEW, /* packets of the host's namespace */
	SIGNAL_DESCRIPTORS,   /* what each process has open */
	SIGNAL_LOCAL,	       /* local sockets, as they are found open */
	SIGNAL_LOCAL_CONNECT, /* their connects, as they happen */
	SIGNALS,
};

/* As headers, `probe` and --provider call it. */
const char *signal_name(enum signal_id id);
/* The signal of that name, or -1; the name need not end where len does. */
int signal_find(const char *name, unsigned long len);

#endif
