// SPDX-License-Identifier: MIT
/* When an event was, and on which day. */
#include "data/rows/events-part.h"

#include "data/rows/time.h"
#include "data/text.h"

/* These bytes follow each other from the dash to the 9. */
static inline gboolean
starts_with_day (const char *text)
{
  gboolean is_day = text[10] == 'T' || text[10] == ' ';

  for (int i = 0; i < 10; i++)
    is_day &= (unsigned char) (text[i] - '-') <= '9' - '-';
  return is_day;
}

/* Of a time in numbers the day is the one in UTC, of any other what stands before its hours. */
ExosEventsCell
exos_events_part_day (const ExosEventsPart *self,
                      ExosEventsCell cell,
                      gint64 time,
                      char day[EXOS_EVENTS_MARGIN])
{
  exos_trim (&cell.text, &cell.length);
  if (cell.length > 10 && starts_with_day (cell.text))
    return (ExosEventsCell) { cell.text, 10 };
  if (cell.length <= 8 || !self->has_day_of_time || time == EXOS_USERS_NO_TIME ||
      exos_time_day_length (cell.text, cell.length) != 0)
    return cell;
  exos_time_print_day (time, day);
  return (ExosEventsCell) { day, 10 };
}

gint64
exos_events_part_time (ExosEventsPart *self, ExosEventsCell cell, gboolean is_escaped)
{
  gint64 time;

  if (exos_time_parse_plain (cell.text, cell.length, &time))
    return time;

  const ExosEventsCell cleaned = exos_events_part_clean (self, cell, is_escaped);

  return exos_time_parse_any (cleaned.text, cleaned.length, self->events->plan.date_order, &time)
             ? time
             : EXOS_USERS_NO_TIME;
}
