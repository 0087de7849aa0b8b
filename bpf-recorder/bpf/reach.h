/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
#ifndef RECORDER_REACH_H
#define RECORDER_REACH_H

/*
 * Whether a program may turn its context into the kernel's own: 6.2. It does so by calls into the
 * kernel that older verifiers refuse even where they never run, so there is a program of each kind, named
 * _cast and _plain, and user space loads the one that fits.
 */
enum reach { REACH_CONTEXT, REACH_KERNEL };

#endif
