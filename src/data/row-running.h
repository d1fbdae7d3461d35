// SPDX-License-Identifier: MIT
#pragma once

#include "data/row-places.h"

G_BEGIN_DECLS

/* Says so when the rows of every group, and of every segment of it, are running totals by the only
 * date: four of them at least, of which each has more users than the one of the day before and no
 * fewer of anything else. A short run whose users come faster and faster is rather one that was
 * opened to more users every day. groups: arrays (GArray of gsize) of the rows of each group and
 * metric that are no totals, in file order. */
void exos_places_refuse_running_totals (const ExosPlaces *self, const GPtrArray *groups);

G_END_DECLS
