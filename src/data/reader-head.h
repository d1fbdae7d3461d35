// SPDX-License-Identifier: MIT
#pragma once

#include "data/reader-pass.h"

G_BEGIN_DECLS

/* Sums the rows of the first block, of users or of events, into the head of the reading; they stay
 * NULL where that cannot be done. head->table is what the block holds, decoded. */
void exos_pass_sum_head (const ExosPass *self, const ExosRowsHead *rows, ExosReading *head);

G_END_DECLS
