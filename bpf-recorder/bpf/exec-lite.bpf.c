// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/*
 * Programs started and ended, without a read of their memory: for kernels that are locked down to
 * confidentiality. User space takes the command line from /proc.
 */
#define WITHOUT_USER_READ
#include "exec.bpf.c"
