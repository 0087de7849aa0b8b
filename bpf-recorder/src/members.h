/* SPDX-License-Identifier: Apache-2.0 */
/* The processes of a cgroup and of those below it. */
#ifndef RECORDER_MEMBERS_H
#define RECORDER_MEMBERS_H

/* Calls `found` for each, in the order of the kernel. */
void members_each(int cgroup_fd, void (*found)(void *context, int pid), void *context);

#endif
