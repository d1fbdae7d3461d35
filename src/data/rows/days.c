// SPDX-License-Identifier: MIT
#include "data/rows/days.h"

#include "data/rows/time.h"

_Static_assert(EXOS_DAYS_SLOTS == 8 * 32, "a place for each day of eight months");

const ExosDay *
exos_days_add (ExosDays *self, const char *text, uint32_t value)
{
  ExosDay day = { .value = value };
  ExosDay *slot;

  if (!exos_time_parse_plain (text, 10, &day.start))
    return NULL;
  exos_days_text (text, day.text);
  slot = &self->slots[exos_days_slot (text)];
  *slot = day;
  return slot;
}
