/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of events whose programs could take none: kernels before 5.12. */
#ifndef RECORDER_NUMBERING_H
#define RECORDER_NUMBERING_H

#include <stddef.h>

#include "loss.h"

/*
 * The event with the number that it gets by its arrival: how many of its CPU and ring were delivered before,
 * and how many lost, which its program has put in the place of the number. To be called before the
 * event is counted as delivered. The result is good until the next call; an event that is too long to be
 * one of ours is returned as it is.
 */
const struct event *numbering_apply(struct loss *loss, const struct event *ev, size_t size);

#endif
