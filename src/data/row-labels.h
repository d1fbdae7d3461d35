// SPDX-License-Identifier: MIT
#pragma once

#include "data/row-places.h"

G_BEGIN_DECLS

/* The column whose label says that the row is a total of others, or a subtotal; EXOS_NO_COLUMN:
 * none does. */
gsize exos_places_find_total_column (const ExosPlaces *self, gsize row);

/* The dimension that tells a row from a part of it, -1 without one. */
int exos_places_find_difference (const ExosPlaces *self, gsize row, gsize part);

/* Whether a row is told from its part by a day that is written like that of the part. */
gboolean exos_places_is_day_of (const ExosPlaces *self, gsize row, gsize part);

G_END_DECLS
