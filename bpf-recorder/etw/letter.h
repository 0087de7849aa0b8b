/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Replaces a letter by another of its class: digits by digits, capitals by capitals. A text so
 * replaced keeps its length in UTF-16 and in UTF-8, and its bytes stay as printable as they were:
 * the agent refuses paths with the bytes 0x80 to 0xa0 and 0xad.
 */
#ifndef ETW_LETTER_H
#define ETW_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/* Whether a UTF-16 unit is ever replaced: punctuation and controls are not. */
bool letter_is(uint16_t unit);
/* Moves the letter on by this number within its class; every number is a permutation of the class. */
uint16_t letter_turn(uint16_t unit, uint64_t number);
/* The same for the second hexadecimal digit of an escape (%41), whose first is given and stays. */
uint16_t hex_digit_turn(uint16_t first, uint16_t unit, uint64_t number);

#endif
