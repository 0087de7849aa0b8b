/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes whole records to the output. Records collect in a buffer that is flushed at 64 KiB and by
 * time, so a killed recorder loses only the last moment. After a failed write nothing more is
 * written, but records go on being counted as dropped.
 *
 * With rotate_bytes the output goes on in FILE.0001, FILE.0002 and so on before it would become larger.
 * The parts hold whole records, and one after the other they are the trace that one file would be.
 *
 * With a packer each write-out is packed so that it can be read without the next one. Sizes are those of the
 * files; near a limit the records that wait are written early, because only then it is known how small they become.
 */
#ifndef RECORDER_WRITER_H
#define RECORDER_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "event.h"
#include "pack.h"
#include "packer.h"

struct writer {
	int fd;
	const char *path; /* "-" for standard output */
	struct pack buf;
	struct packer *packer; /* NULL: records are written as they are; freed by writer_close */
	size_t mark;	  /* where the record being built begins */
	uint64_t written; /* bytes */
	uint64_t records;
	uint64_t dropped; /* records not written after an error or at the size limit */
	uint64_t counts[KIND_MAX];
	uint64_t max_bytes;  /* of all parts; 0: no limit */
	uint64_t rotate_bytes; /* of one part; 0: there is only one */
	uint64_t part_bytes;   /* written to this part */
	int part;	       /* from 0 */
	int mode;	       /* of the files, as of open */
	uint64_t flushed_ns; /* clock of the last flush */
	int error;	     /* errno of the failed write, 0 while all is well */
	bool full;	     /* max_bytes reached */
};

/* Returns 0 or an errno. */
int writer_open(struct writer *w, const char *path, int mode);
/* Begins a record: array header and kind are written, the caller packs the fields. */
struct pack *writer_begin(struct writer *w, int kind);
void writer_end(struct writer *w, int kind);
/* Ends a record that is written even at the size limit (the footer). */
void writer_end_forced(struct writer *w, int kind);
void writer_flush(struct writer *w);
/* Flushes when the last flush is older than 200 ms. */
void writer_flush_due(struct writer *w, uint64_t now_ns);
/* Flushes, syncs and closes; returns 0 or the errno of the first failure. */
int writer_close(struct writer *w);

#endif
