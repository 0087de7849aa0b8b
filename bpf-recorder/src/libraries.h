/* SPDX-License-Identifier: Apache-2.0 */
/* Finds TLS libraries in what /proc and the loader say: bytes and lines only, no files. */
#ifndef RECORDER_LIBRARIES_H
#define RECORDER_LIBRARIES_H

#include <stddef.h>
#include <stdint.h>

enum library_kind {
	LIBRARY_OTHER,	  /* no TLS library that we know by name */
	LIBRARY_OPENSSL,  /* libssl of OpenSSL and what keeps its names (LibreSSL, BoringSSL as a library) */
	LIBRARY_UNHOOKED, /* a TLS library with other functions: GnuTLS, NSS, mbed TLS, wolfSSL */
};

/* By the name of the file; directories before it are left out. */
enum library_kind library_kind_of(const char *path);

/* The file of one line of /proc/PID/maps, or NULL. Cuts the line at its end. */
const char *library_in_maps_line(char *line);

/*
 * Calls `found` for each path in the bytes of /etc/ld.so.cache (the format of glibc 2.2 and newer, also
 * where the older one stands before it). Returns how many there were; 0 for bytes that are no such cache.
 */
size_t libraries_in_cache(const uint8_t *bytes, size_t len, void (*found)(void *context, const char *path),
			  void *context);

#endif
