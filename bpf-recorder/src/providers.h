/* SPDX-License-Identifier: Apache-2.0 */
/* Which programs can tell which signal, the best one first. */
#ifndef RECORDER_PROVIDERS_H
#define RECORDER_PROVIDERS_H

#include <stdbool.h>
#include <stddef.h>

#include "signals.h"

/* --backend: which providers may be chosen. */
enum backend { BACKEND_AUTO, BACKEND_TRACING, BACKEND_CGROUP };

/* The BPF objects, in the order in which they are loaded. */
enum object_id {
	OBJECT_DATA,
	OBJECT_TRACEPOINT,
	OBJECT_TRACING,
	OBJECT_SNAPSHOT,
	OBJECT_IO_TRACING,
	OBJECT_IO_LENGTH,
	OBJECT_KPROBE,
	OBJECT_IO_KPROBE,
	OBJECT_TLS_TRACING,
	OBJECT_TLS_LENGTH,
	OBJECT_EXEC,
	OBJECT_EXEC_LITE,
	OBJECT_UNIX,
	OBJECT_LIFE,
	OBJECTS,
	OBJECT_NONE = OBJECTS, /* user space itself */
};

struct provider {
	enum signal_id signal;
	const char *name; /* as headers, `probe` and --provider call it */
	bool is_tracing;  /* refused by --backend cgroup; by --backend tracing all others for its signal are */
	enum object_id object;
	const char *program; /* how its name begins; NULL: it needs none of its own */
	/* Asked before it is tried: whether this host allows it; if not, text says why. NULL: always. */
	bool (*works)(char *text, size_t cap);
};

enum { PROVIDERS = 34 };

/* Per signal in order of preference. */
extern const struct provider providers[PROVIDERS];

const char *backend_name(enum backend backend);
/* Index of a signal's provider by name, or -1. */
int provider_find(enum signal_id signal, const char *name);
/* True when the backend lets this provider be chosen for its signal. */
bool provider_allowed(const struct provider *provider, enum backend backend);

#endif
