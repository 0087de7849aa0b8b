// SPDX-License-Identifier: Apache-2.0
#include "nearest.h"

#include <limits.h>
#include <string.h>

enum { LENGTH_MAX = 63 };

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int edits(const char *a, const char *b)
{
	int row[LENGTH_MAX + 1];
	size_t a_len = strnlen(a, LENGTH_MAX), b_len = strnlen(b, LENGTH_MAX);

	for (size_t j = 0; j <= b_len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_len; i++) {
		int diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b_len; j++) {
			int above = row[j];

			row[j] = least(least(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
		}
	}
	return row[b_len];
}

const char *nearest(const char *text, const char *const *names)
{
	const char *best = names[0];
	int best_edits = INT_MAX;

	for (; *names; names++) {
		int count = edits(text, *names);

		if (count < best_edits) {
			best_edits = count;
			best = *names;
		}
	}
	return best;
}
