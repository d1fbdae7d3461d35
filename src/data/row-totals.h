// SPDX-License-Identifier: MIT
#pragma once

#include "data/row-places.h"

G_BEGIN_DECLS

/* Finds the total among the parts of the only dimension that is not called so ("Grand", "Σ"): the
 * one part that every group has once, and that in every group and every column with a number in all
 * of its cells, two columns at least, is the sum of all others, two parts at least: of two parts
 * that are equal none is the total. Numbers that are all round prove nothing. Its rows become rows
 * of the whole. groups: arrays (GArray of gsize) of the rows of each group and metric. */
void exos_places_find_total (ExosPlaces *self, const GPtrArray *groups);

G_END_DECLS
