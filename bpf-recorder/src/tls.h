/* SPDX-License-Identifier: Apache-2.0 */
/* Puts the probes of bpf/tls.h on every OpenSSL library that a watched process may use. */
#ifndef RECORDER_TLS_USER_H
#define RECORDER_TLS_USER_H

#include "hooks.h"
#include "late_looks.h"
#include "loss.h"

enum { TLS_LIBRARIES_MAX = 64, TLS_LINKS_MAX = 11 * TLS_LIBRARIES_MAX, MOUNT_NAMESPACES_MAX = 256 };

struct tls {
	struct bpf_object *object; /* NULL: TLS is not told */
	struct loss *loss;	   /* counts libraries */
	struct late_looks looks;
	struct {
		uint64_t device;
		uint64_t inode;
	} files[TLS_LIBRARIES_MAX];
	int file_count;
	uint64_t mounts[MOUNT_NAMESPACES_MAX];
	int mount_count;
	struct bpf_link *links[TLS_LINKS_MAX];
	int link_count;
};

/* Hooks the libraries of this host's loader cache, when TLS is told at all. */
void tls_start(struct tls *tls, const struct hooks *hooks, struct loss *loss);
/* Looks at the processes that are due, and hooks what they use. */
void tls_look(struct tls *tls, uint64_t now_ns);
/* Takes off one probe, which may take a while; false when none is left. */
bool tls_take_off(struct tls *tls);
void tls_free(struct tls *tls);

#endif
